import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import type { Protocol } from "electron";
import {
  contentSecurityPolicy,
  PRINTED_PAGE_POLICY,
  pageHeaders,
  pageWithNonce,
  SITE_ICON_PATH,
} from "../../shared/page-security.ts";
import { productNames } from "../../shared/product-names.ts";
import { originOf } from "../security/trusted-sender.ts";
import type { PrintedPages } from "../services/printed-pages.ts";

const SCHEME = "app";
/** Where reports stand while they are printed: another origin than the app's page. */
export const PRINT_ORIGIN = `${SCHEME}://print`;

/** Must run before the app is ready. */
export function registerPageScheme(protocol: Protocol): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true };
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges }]);
}

/** A file of the page by its path in an address. */
export type PageFiles = (path: string) => Promise<Response>;

/** Serves the page, and the reports that are being printed; everything else is not found. */
export function servePage(protocol: Protocol, page: PageFiles, printedPages: PrintedPages): void {
  protocol.handle(SCHEME, async (request) => {
    if (request.method !== "GET") return new Response(null, { status: 405 });
    const { pathname, search } = new URL(request.url);
    if (originOf(request.url) === PRINT_ORIGIN) return printedPage(printedPages, pathname);
    if (originOf(request.url) !== productNames.origin) return notFound();
    return page(pathname === "/" ? "/index.html" : `${pathname}${search}`);
  });
}

/** The page as it was built. */
export function builtPage(files: ReadonlyMap<string, string>): PageFiles {
  return (path) => builtFile(files, path.replace(/\?.*$/s, ""));
}

async function builtFile(files: ReadonlyMap<string, string>, pathname: string): Promise<Response> {
  if (pathname === SITE_ICON_PATH) return new Response(null, { status: 204 });
  const file = files.get(pathname);
  if (file === undefined) return notFound();
  const nonce = randomBytes(16).toString("base64");
  const headers = pageHeaders(pathname, contentSecurityPolicy(nonce));
  if (!pathname.endsWith(".html")) return new Response(new Uint8Array(await readFile(file)), { headers });
  return new Response(pageWithNonce(await readFile(file, "utf8"), nonce), { headers });
}

function printedPage(printedPages: PrintedPages, pathname: string): Response {
  const html = printedPages.take(pathname.slice(1));
  if (html === null) return notFound();
  return new Response(html, { headers: pageHeaders("report.html", PRINTED_PAGE_POLICY) });
}

function notFound(): Response {
  return new Response("not found", { status: 404, headers: { "content-type": "text/plain" } });
}
