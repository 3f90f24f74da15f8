import { expect, it } from "vitest";
import {
  contentSecurityPolicy,
  mediaTypeOf,
  NONCE_PLACEHOLDER,
  PRINTED_PAGE_POLICY,
  pageHeaders,
  pageWithNonce,
} from "../../shared/page-security.ts";

it("forbids everything that is not named, and evaluates nothing", () => {
  const policy = contentSecurityPolicy("abc");
  expect(policy).toMatch(/^default-src 'none'; /);
  expect(policy).toContain("style-src 'self' 'nonce-abc'");
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
});

it("lets a printed report run nothing and load nothing", () => {
  expect(PRINTED_PAGE_POLICY).toMatch(/^default-src 'none'; /);
  expect(PRINTED_PAGE_POLICY).not.toMatch(/script-src|connect-src|https?:|\*|'self'/);
});

it("puts the nonce wherever the page asks for it", () => {
  const page = `<meta nonce="${NONCE_PLACEHOLDER}"><style nonce="${NONCE_PLACEHOLDER}">`;
  expect(pageWithNonce(page, "a+b/$&==")).toBe('<meta nonce="a+b/$&=="><style nonce="a+b/$&==">');
});

it("says what a file is by its ending, and forbids guessing", () => {
  expect(mediaTypeOf("/assets/a.B-1.woff2")).toBe("font/woff2");
  expect(mediaTypeOf("/x.JS")).toBe("text/javascript; charset=utf-8");
  expect(mediaTypeOf("/x")).toBe("application/octet-stream");
  expect(pageHeaders("/a.css", "p")).toMatchObject({
    "content-type": "text/css; charset=utf-8",
    "content-security-policy": "p",
    "x-content-type-options": "nosniff",
  });
});
