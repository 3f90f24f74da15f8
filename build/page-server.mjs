import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import {
  contentSecurityPolicy,
  pageHeaders,
  pageWithNonce,
  SITE_ICON_PATH,
} from "../shared/page-security.ts";

/**
 * Serves the built page on this machine, as the desktop app does over its own scheme: an exact map of files, the same
 * policy, a nonce for every load. Other names than 127.0.0.1 are refused: a page elsewhere could have its name lead here.
 * @param {string} folder
 */
export function createPageServer(folder) {
  const files = pageFilesIn(folder);
  const server = createServer((request, response) => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    if (request.headers.host !== `127.0.0.1:${port}`) return end(421, "this server is 127.0.0.1 alone");
    if (request.method !== "GET") return end(405, "only GET");
    const asked = (request.url ?? "").replace(/\?.*$/s, "");
    const path = asked === "/" ? "/index.html" : asked;
    if (path === SITE_ICON_PATH) return response.writeHead(204).end();
    const file = files.get(path);
    if (file === undefined) return end(404, "not found");
    try {
      const nonce = randomBytes(16).toString("base64");
      const bytes = readFileSync(file);
      const body = path.endsWith(".html") ? pageWithNonce(bytes.toString("utf8"), nonce) : bytes;
      response.writeHead(200, pageHeaders(path, contentSecurityPolicy(nonce))).end(body);
    } catch {
      // It was built anew meanwhile: its files have other names.
      end(404, "not found");
    }

    /**
     * @param {number} status
     * @param {string} text
     */
    function end(status, text) {
      response.writeHead(status, { "content-type": "text/plain; charset=utf-8" }).end(`${text}\n`);
    }
  });
  return server;
}

/**
 * The built files by their path in an address. Made once: no path is ever made of an address.
 * @param {string} folder
 * @param {string} [inner]
 * @returns {Map<string, string>}
 */
function pageFilesIn(folder, inner = "") {
  const found = new Map();
  for (const entry of readdirSync(join(folder, inner), { withFileTypes: true })) {
    if (entry.name.startsWith(".")) continue;
    const path = `${inner}/${entry.name}`;
    if (entry.isFile()) found.set(path, join(folder, path));
    if (entry.isDirectory()) for (const [each, file] of pageFilesIn(folder, path)) found.set(each, file);
  }
  return found;
}
