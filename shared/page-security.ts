/**
 * What the page is served with, the same on the desktop (`app://`) and from the local server of the browser: the content
 * security policy, the other headers, and the nonce of the one page.
 */

/** Stands in the built page wherever a nonce belongs; every load gets one of its own. */
export const NONCE_PLACEHOLDER = "__CSP_NONCE__";

/**
 * The content security policy of the page. Nothing is loaded from elsewhere, nothing is evaluated; styles made at run
 * time carry the nonce.
 */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** The policy of a report that is being printed: what it needs stands in itself, and nothing runs. */
export const PRINTED_PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The page with its nonce in place. */
export function pageWithNonce(html: string, nonce: string): string {
  return html.replaceAll(NONCE_PLACEHOLDER, () => nonce);
}

/** A built file that carries the digest of its content in its name: under that name it never changes. */
const CARRIES_DIGEST = /^\/assets\/[^/]+-[\w-]{8}\.\w+$/;

/**
 * The headers of a file of the page; `policy` is for pages and workers alike. What carries its digest in its name may
 * be kept, compiled, for the next start; nothing else is.
 */
export function pageHeaders(path: string, policy: string): Readonly<Record<string, string>> {
  return {
    "content-type": mediaTypeOf(path),
    "content-security-policy": policy,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "cache-control": CARRIES_DIGEST.test(path) ? "private, max-age=31536000, immutable" : "no-store",
  };
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/x-icon",
  woff2: "font/woff2",
};

/** What browsers ask for of themselves; the page has no such picture, and that is no error. */
export const SITE_ICON_PATH = "/favicon.ico";

/** The media type of a built file by its ending; bytes without meaning for all others. */
export function mediaTypeOf(path: string): string {
  const ending = path.slice(path.lastIndexOf(".") + 1).toLowerCase();
  return MEDIA_TYPES[ending] ?? "application/octet-stream";
}
