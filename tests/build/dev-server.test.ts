import { expect, it } from "vitest";
import { developmentPolicy } from "../../build/dev-server.mjs";
import { contentSecurityPolicy } from "../../shared/page-security.ts";

it("allows a page in development what the product allows, and the socket by which it hears of changes", () => {
  const product = contentSecurityPolicy("abc").split("; ");
  const development = developmentPolicy("abc", 4181).split("; ");
  expect(development.filter((rule) => !product.includes(rule))).toStrictEqual([
    "connect-src 'self' ws://127.0.0.1:4181",
  ]);
  expect(product.filter((rule) => !development.includes(rule))).toStrictEqual(["connect-src 'self'"]);
});
