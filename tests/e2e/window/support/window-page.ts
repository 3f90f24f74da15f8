import { once } from "node:events";
import { join } from "node:path";
import type { Browser, ConsoleMessage, Page } from "playwright-core";
import { ensureBuilt } from "../../../../build/ensure-built.mjs";
import { createPageServer } from "../../../../build/page-server.mjs";
import { sampleCompanies } from "../../../../shared/sample/sample-portfolio.ts";
import { projectRoot } from "../../../house/project-files.ts";
import { samplePacks } from "../../../shared/sample/sample-packs.ts";
import { PATIENCE_MS, sharedPageBrowser, startPageBrowser } from "../../support/page-browser.ts";
import { whereItStood } from "../../support/where-it-stood.ts";

const VIEWPORT = { width: 1280, height: 800 };

/** How a page is opened. */
interface PageOptions {
  readonly scheme?: "light" | "dark";
  /** What the page takes its machine for, such as `MacIntel`. */
  readonly platform?: string;
  /** The test sets the page's clock, which stays with a page: nobody gets it afterwards. */
  readonly isAlone?: boolean;
}

/** A browser with the built window; each test opens pages of its own in it. */
export interface WindowBrowser {
  readonly open: (options?: PageOptions) => Promise<WindowPage>;
  readonly close: () => Promise<void>;
}

/** One page, with everything that it complained about. */
export interface WindowPage {
  readonly page: Page;
  /** Errors and warnings of the console, broken promises, violations of the policy. */
  readonly complaints: readonly string[];
  readonly close: () => Promise<void>;
}

let ofThisWorker: Promise<WindowBrowser> | null = null;

/**
 * The window for the tests of a file. All files of a worker share its browser and its pages: what was started, read and
 * compiled for one is there for the next. Closing gives them back.
 */
export async function startWindowBrowser(): Promise<WindowBrowser> {
  ofThisWorker ??= sharedPageBrowser().then(showWindowIn);
  const { open } = await ofThisWorker;
  return { open, close: () => Promise.resolve() };
}

/** The window in a browser of its own, for what is no test. */
export async function startOwnWindowBrowser(): Promise<WindowBrowser> {
  return showWindowIn(await startPageBrowser());
}

/** Builds the page whose workspace lives in memory, and serves it with its policy. */
async function showWindowIn(browser: Browser): Promise<WindowBrowser> {
  await ensureBuilt({ targets: ["development"] });
  const server = createPageServer(join(projectRoot, "dist/development"));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  const port = typeof bound === "object" && bound !== null ? bound.port : 0;
  const address = `http://127.0.0.1:${port}/development.html`;
  // Pages whose test is over. Their workspace lived in memory: it is gone with the document, and what the browser has
  // compiled of the window is still there.
  const idle: Page[] = [];
  return {
    open: async ({ scheme = "light", platform, isAlone = false } = {}) => {
      const isShared = platform === undefined && !isAlone;
      const page = (isShared ? idle.pop() : undefined) ?? (await newPage(browser, platform));
      await page.emulateMedia({ colorScheme: scheme, media: null });
      await page.setViewportSize(VIEWPORT);
      const { complaints, stop } = listen(page);
      await page.goto(address);
      await page.getByRole("heading", { name: "Portfolio" }).waitFor();
      return {
        page,
        complaints,
        close: async () => {
          stop();
          const stood = await whereItStood(page);
          if (!isShared || stood !== null) await page.context().close();
          if (stood !== null) throw stood;
          if (!isShared) return;
          // What a person set on this machine, such as whether single letters are keys.
          await page.evaluate(() => localStorage.clear());
          idle.push(page);
        },
      };
    },
    close: async () => {
      await browser.close();
      server.closeAllConnections();
      server.close();
    },
  };
}

async function newPage(browser: Browser, platform: string | undefined): Promise<Page> {
  const context = await browser.newContext({
    viewport: VIEWPORT,
    reducedMotion: "reduce",
  });
  if (platform !== undefined) {
    await context.addInitScript((name) => {
      Object.defineProperty(navigator, "platform", { get: () => name });
    }, platform);
  }
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  return page;
}

function listen(page: Page): { readonly complaints: readonly string[]; readonly stop: () => void } {
  const complaints: string[] = [];
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  };
  const onError = (error: Error): void => void complaints.push(String(error));
  page.on("console", onConsole);
  page.on("pageerror", onError);
  return {
    complaints,
    stop: () => {
      page.off("console", onConsole);
      page.off("pageerror", onError);
    },
  };
}

/** Opens the sample portfolio and waits until every company has its figures. */
export async function loadSample(page: Page): Promise<void> {
  await openPacks(page, await samplePacks(...sampleCompanies().map(({ name }) => name)));
  await page.getByRole("heading", { name: "3 companies need you this week" }).waitFor({ timeout: 60_000 });
}

/** Opens one company of the sample on its Today. */
export async function loadCompany(page: Page, company: string): Promise<void> {
  const [pilotId = ""] = await openPacks(page, await samplePacks(company));
  await page.evaluate((address) => void (location.hash = address), `#/c/${pilotId}/today`);
  await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
}

/** Opens packs as the page does with files that it was given. Gives the ids of their pilots. */
export function openPacks(page: Page, packs: readonly Uint8Array[]): Promise<readonly string[]> {
  return page.evaluate(
    (given) =>
      (
        globalThis as unknown as { openPacks: (packs: readonly string[]) => Promise<readonly string[]> }
      ).openPacks(given),
    packs.map((pack) => Buffer.from(pack).toString("base64")),
  );
}

/** Opens a company from the portfolio. */
export async function openCompany(page: Page, company: string): Promise<void> {
  await page.getByRole("link", { name: "Portfolio" }).click();
  await page
    .getByRole("grid", { name: "Companies" })
    .getByRole("row")
    .filter({ hasText: company })
    .locator("strong")
    .click();
  await page.getByRole("heading", { name: "Today" }).waitFor();
}
