import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { readFileSync, realpathSync } from "node:fs";
import { createServer as createSocketServer } from "node:net";
import { join } from "node:path";
import { createServer } from "vite";
import {
  contentSecurityPolicy,
  pageHeaders,
  pageWithNonce,
  SITE_ICON_PATH,
} from "../shared/page-security.ts";
import { projectRoot } from "./project-root.mjs";

/** Another port than the app's own: what is tried out stays apart from the data that somebody works with. */
export const DEV_PORT = 4181;

/** The pages that can be asked for; the second keeps its data in memory and shows the gallery of parts. */
const PAGES = ["/index.html", "/development.html"];
/** What the page's policy says of connections, and says of nothing else. */
const CONNECTIONS = "connect-src 'self'";

/**
 * Serves the window from its sources on this machine, and tells open pages of changes. The policy is that of the product;
 * the one thing more that a page may do is hear of changes.
 * @param {number} port 0: any
 * @returns {Promise<{ address: string, watcher: import("vite").ViteDevServer["watcher"], close: () => Promise<void> }>}
 */
export async function startDevServer(port) {
  const own = port === 0 ? await freePort() : port;
  const server = await createServer({
    configFile: false,
    root: join(projectRoot, "renderer"),
    cacheDir: join(projectRoot, "dist/.vite"),
    appType: "custom",
    publicDir: false,
    logLevel: "warn",
    clearScreen: false,
    oxc: { jsx: { runtime: "automatic" } },
    worker: { format: "es" },
    // All of them beforehand: one that is found later would load the page anew.
    optimizeDeps: { entries: ["*.html", "workers/*-worker.ts"] },
    server: {
      host: "127.0.0.1",
      port: own,
      strictPort: true,
      cors: false,
      fs: { allow: [projectRoot, realpathSync(join(projectRoot, "node_modules"))] },
      // Said in full, because the desktop's page has an address without a port.
      hmr: { protocol: "ws", host: "127.0.0.1", clientPort: own },
    },
    plugins: [
      {
        name: "converge180-page",
        configureServer(running) {
          running.middlewares.use((request, response, next) => {
            servePage(running, own, request, response, next).catch(next);
          });
        },
      },
    ],
  });
  try {
    await server.listen();
  } catch (error) {
    await server.close();
    throw error;
  }
  return { address: `http://127.0.0.1:${own}`, watcher: server.watcher, close: () => server.close() };
}

/**
 * What the product's own servers do before a file: the name, the headers, the nonce of the page.
 * @param {import("vite").ViteDevServer} server
 * @param {number} port
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 * @param {(error?: unknown) => void} next
 */
async function servePage(server, port, request, response, next) {
  if (request.headers.host !== `127.0.0.1:${port}`) {
    response.writeHead(421, { "content-type": "text/plain; charset=utf-8" });
    return response.end("this server is 127.0.0.1 alone\n");
  }
  const asked = (request.url ?? "").replace(/\?.*$/s, "");
  const path = asked === "/" ? "/index.html" : asked;
  if (path === SITE_ICON_PATH) return response.writeHead(204).end();
  const nonce = randomBytes(16).toString("base64");
  const headers = pageHeaders(path, developmentPolicy(nonce, port));
  if (PAGES.includes(path)) {
    const source = readFileSync(join(projectRoot, "renderer", path), "utf8");
    const html = await server.transformIndexHtml(path, source);
    return response.writeHead(200, headers).end(pageWithNonce(html, nonce));
  }
  const { "content-type": _type, "cache-control": _cache, ...others } = headers;
  for (const [name, value] of Object.entries(others)) response.setHeader(name, value);
  return next();
}

/**
 * @param {string} nonce
 * @param {number} port
 */
export function developmentPolicy(nonce, port) {
  const policy = contentSecurityPolicy(nonce);
  if (!policy.includes(`${CONNECTIONS};`)) throw new Error("the policy speaks of connections in another way");
  return policy.replace(`${CONNECTIONS};`, `${CONNECTIONS} ws://127.0.0.1:${port};`);
}

async function freePort() {
  const server = createSocketServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("no port is free");
  return address.port;
}
