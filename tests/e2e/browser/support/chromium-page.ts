import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { build, type Rolldown } from "vite";
import { projectRoot } from "../../../house/project-files.ts";
import { sharedPageBrowser } from "../../support/page-browser.ts";

/** A browser that shows a page with the built modules of a test entry. */
export interface ChromiumPages {
  /** A page with storage of its own; `context` gives further pages that share it. */
  readonly open: (context?: BrowserContext) => Promise<Page>;
  readonly close: () => Promise<void>;
}

const TYPES: { readonly [extension: string]: string } = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
};

/** What each entry was built to: once for all files of a worker. */
const served = new Map<string, Promise<Server>>();

/** Builds `entry` (a path from the checkout's root) as the product is built, in memory, and serves it to a real Chromium. */
export async function startChromium(entry: string): Promise<ChromiumPages> {
  const serving = served.get(entry) ?? buildEntry(entry).then(serve);
  served.set(entry, serving);
  const { port } = (await serving).address() as AddressInfo;
  const contexts: BrowserContext[] = [];
  return {
    async open(context) {
      const own = context ?? (await (await sharedPageBrowser()).newContext());
      contexts.push(own);
      const page = await own.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      await page.waitForFunction(() => "converge180" in globalThis);
      return page;
    },
    async close() {
      for (const context of contexts) await context.close();
    },
  };
}

async function buildEntry(entry: string): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const output = (await build({
    configFile: false,
    root: projectRoot,
    logLevel: "error",
    publicDir: false,
    worker: { format: "es" },
    build: {
      write: false,
      target: "esnext",
      minify: false,
      modulePreload: false,
      rolldownOptions: {
        input: { entry: join(projectRoot, entry) },
        output: { entryFileNames: "[name].js" },
      },
    },
  })) as Rolldown.RolldownOutput;
  const files = new Map<string, string | Uint8Array>();
  for (const file of output.output)
    files.set(`/${file.fileName}`, file.type === "chunk" ? file.code : file.source);
  const page =
    '<!doctype html><meta charset="utf-8"><title>test</title><script type="module" src="/entry.js"></script>';
  files.set("/", page);
  return files;
}

async function serve(files: ReadonlyMap<string, string | Uint8Array>): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url ?? "/";
    const body = files.get(path);
    const type = TYPES[extname(path) || ".html"] ?? "application/octet-stream";
    response.writeHead(body === undefined ? 404 : 200, { "content-type": type });
    response.end(body ?? "");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // It ends with its process, which it does not keep.
  server.unref();
  return server;
}
