import { once } from "node:events";
import { join } from "node:path";
import process from "node:process";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { ensureBuilt } from "../../../../build/ensure-built.mjs";
import { createPageServer } from "../../../../build/page-server.mjs";
import { findBrowser } from "../../../../electron/services/pdf.ts";
import { projectRoot } from "../../../house/project-files.ts";
import { PATIENCE_MS } from "../../support/page-browser.ts";
import { whereItStood } from "../../support/where-it-stood.ts";

/** The built app as it is served to a browser, in a real one. */
export interface ServedApp {
  readonly address: string;
  /** A browser's profile of its own: its pages share their data. */
  readonly newContext: () => Promise<BrowserContext>;
  readonly close: () => Promise<void>;
}

/** Builds the page, serves it with its policy, and starts a browser. */
export async function serveApp(): Promise<ServedApp> {
  await ensureBuilt({ targets: ["renderer"] });
  const server = createPageServer(join(projectRoot, "dist/renderer"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const executablePath = findBrowser(process.env);
  if (executablePath === null) throw new Error("these tests need a Chromium: set CHROMIUM_PATH");
  const browser: Browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ["--disable-gpu"],
  });
  return {
    address: `http://127.0.0.1:${port}/`,
    newContext: () => browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" }),
    async close() {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

/** Opens the app, with downloads instead of the browser's own dialogs, which no test can answer. */
export async function openApp(app: ServedApp, context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  await page.addInitScript(() => {
    Reflect.deleteProperty(window, "showSaveFilePicker");
    Reflect.deleteProperty(window, "showOpenFilePicker");
  });
  await page.goto(app.address);
  await page.getByRole("main").waitFor();
  return page;
}

/** Ends a profile with its pages; where the test failed, says what they showed. */
export async function closeContext(context: BrowserContext): Promise<void> {
  const stood = await Promise.all(context.pages().map(whereItStood));
  await context.close();
  for (const each of stood) if (each !== null) throw each;
}
