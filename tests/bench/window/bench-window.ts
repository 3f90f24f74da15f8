import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { linksAhead } from "../../../build/links-ahead.mjs";
import { createPageServer } from "../../../build/page-server.mjs";
import { findBrowser } from "../../../electron/services/pdf.ts";
import { projectRoot } from "../../house/project-files.ts";

/** A page that is measured, built and served. */
export interface BenchPage {
  readonly address: string;
  readonly close: () => void;
}

/** Builds a folder with an `index.html` as the product's page is built, and serves it with the product's policy. */
export async function benchPage(folder: string): Promise<BenchPage> {
  const built = mkdtempSync(join(tmpdir(), "converge180-bench-page-"));
  const { default: config } = (await import("../../../vite.config.ts")) as {
    readonly default: {
      readonly environments: { readonly renderer: { readonly build: { readonly rolldownOptions: object } } };
    };
  };
  const root = join(projectRoot, folder);
  await build({
    configFile: false,
    root,
    appType: "custom",
    publicDir: false,
    logLevel: "error",
    mode: "production",
    oxc: { jsx: { runtime: "automatic", development: false } },
    define: { "process.env.NODE_ENV": JSON.stringify("production") },
    worker: { format: "es" },
    // A page with packages of its own has one React all the same.
    resolve: { dedupe: ["react", "react-dom"] },
    plugins: [linksAhead()],
    build: {
      ...config.environments.renderer.build,
      outDir: built,
      rolldownOptions: {
        ...config.environments.renderer.build.rolldownOptions,
        input: { index: join(root, "index.html") },
        onLog: () => undefined,
      },
    },
  });
  const server = createPageServer(built);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  return {
    address: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
      rmSync(built, { recursive: true, force: true });
    },
  };
}

/** A browser with a profile of its own on the disk, started with some arguments more. */
export async function benchBrowser(more: readonly string[] = []): Promise<BrowserContext> {
  const executablePath = findBrowser(process.env);
  if (executablePath === null) throw new Error("no Chromium was found: set CHROMIUM_PATH");
  const profile = mkdtempSync(join(tmpdir(), "converge180-bench-profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    viewport: { width: 1280, height: 800 },
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-gpu", ...more],
  });
  // Files are picked through an input, which a script can fill.
  await context.addInitScript(() => {
    for (const name of ["showOpenFilePicker", "showSaveFilePicker"]) Reflect.deleteProperty(window, name);
  });
  await context.addInitScript(watchPage);
  // Some of the browser’s processes write a little longer than it runs.
  context.on("close", () => rmSync(profile, { recursive: true, force: true, maxRetries: 10 }));
  return context;
}

declare global {
  interface Window {
    /** Milliseconds since the navigation at which a selector first matched and the frame after it was through. */
    shownAt: (selector: string, count?: number) => Promise<number>;
    /** Tasks of the page's thread that took longer than 50 ms: start and length in milliseconds. */
    longTasks: (readonly [number, number])[];
  }
}

/** Runs in every page before anything else. */
function watchPage(): void {
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.longTasks.push([startTime, duration]);
  }).observe({ type: "longtask", buffered: true });
  window.shownAt = (selector, count = 1) =>
    new Promise((resolve) => {
      const look = (): void => {
        if (document.querySelectorAll(selector).length < count) {
          requestAnimationFrame(look);
          return;
        }
        // A message comes after the frame is drawn.
        const { port1, port2 } = new MessageChannel();
        port1.addEventListener("message", () => resolve(performance.now()), { once: true });
        port1.start();
        requestAnimationFrame(() => port2.postMessage(null));
      };
      look();
    });
}

/** Opens an address in a page of its own and gives the milliseconds until something stands there. */
export async function timeUntilShown(
  context: BrowserContext,
  address: string,
  selector: string,
  count = 1,
): Promise<number> {
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "commit" });
  const time = await page.evaluate(([wanted, most]) => window.shownAt(wanted, most), [
    selector,
    count,
  ] as const);
  await page.close();
  return time;
}

/** Loads the sample portfolio into the profile, by its button, and waits for all figures. */
export async function loadSample(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Load the sample portfolio" }).click();
  await page.getByRole("heading", { name: /need you this week/ }).waitFor({ timeout: 120_000 });
}
