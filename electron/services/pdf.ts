import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import type { Browser, Page } from "playwright-core";
import type { Result } from "../../shared/errors/problem.ts";
import { failure, success } from "../../shared/errors/problem.ts";
import type { Paper } from "../../shared/report/html/page-css.ts";

/** Prints reports to PDF with an installed browser; all reports of a run share one browser, and where they can one page. */
export interface PdfPrinter {
  /** The PDF of a self-contained HTML report, tagged, with an outline. NO_BROWSER where none is installed. */
  print(html: string, options: { readonly paper: Paper }): Promise<Result<Uint8Array>>;
  close(): Promise<void>;
}

/** A browser, and the pages in it that print nothing now. */
interface Press {
  readonly browser: Browser;
  readonly idle: Page[];
}

type Environment = Readonly<Record<string, string | undefined>>;

/** How long one report may take to print. */
const TIMEOUT_MS = 60_000;

/** A printer that starts its browser with the first report and keeps it until `close`. */
export function createPdfPrinter(environment: Environment): PdfPrinter {
  let started: Promise<Result<Press>> | null = null;
  return {
    async print(html, { paper }) {
      started ??= startBrowser(environment);
      const press = await started;
      return press.ok ? printWith(press.value, html, paper) : press;
    },
    async close() {
      const press = await started;
      started = null;
      if (press?.ok === true) await press.value.browser.close();
    },
  };
}

/** The browser to print with: CHROMIUM_PATH, then the PATH, then the usual places; null where there is none. */
export function findBrowser(environment: Environment): string | null {
  const asked = environment["CHROMIUM_PATH"];
  if (asked !== undefined && asked !== "") return isExecutable(asked) ? asked : null;
  const folders = (environment["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = BROWSER_NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...usualPlaces(environment)].find(isExecutable) ?? null;
}

async function startBrowser(environment: Environment): Promise<Result<Press>> {
  const executablePath = findBrowser(environment);
  if (executablePath === null) {
    return failure("NO_BROWSER", "No Chromium, Chrome or Edge was found to print the PDF with");
  }
  try {
    // Loaded only when a PDF is asked for: the other formats do without it.
    const { chromium } = await import("playwright-core");
    // Chromium refuses to run its sandbox as root, and only then.
    const isRoot = process.getuid?.() === 0;
    const browser = await chromium.launch({
      executablePath,
      headless: true,
      chromiumSandbox: !isRoot,
      args: ["--disable-gpu", "--disable-extensions", "--no-first-run", "--disable-background-networking"],
      timeout: TIMEOUT_MS,
    });
    return success({ browser, idle: [] });
  } catch {
    return failure("NO_BROWSER", "The browser that was found could not be started", {
      remedy: "Set CHROMIUM_PATH to a working Chromium, Chrome or Edge, or choose another format.",
    });
  }
}

async function printWith(press: Press, html: string, paper: Paper): Promise<Result<Uint8Array>> {
  try {
    const page = press.idle.pop() ?? (await openPage(press.browser));
    await page.setContent(html, { waitUntil: "load" });
    const pdf = await page.pdf({
      format: paper,
      preferCSSPageSize: true,
      printBackground: true,
      displayHeaderFooter: false,
      tagged: true,
      outline: true,
    });
    // The next report takes the place of this one as a whole. A page that failed does not come back.
    press.idle.push(page);
    return success(new Uint8Array(pdf));
  } catch {
    return failure("NO_BROWSER", "The browser could not print the report", {
      remedy: "Try again, update the browser, or choose another format.",
    });
  }
}

/**
 * A page that runs no script and loads nothing. It is laid out as for print from the start, so that it is not laid out for a
 * screen that nobody looks at. It is kept: its process has read the fonts when the next report comes.
 */
async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    offline: true,
    acceptDownloads: false,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT_MS);
  await page.route("**/*", (route) => route.abort());
  await page.emulateMedia({ media: "print" });
  return page;
}

const BROWSER_NAMES: readonly string[] =
  process.platform === "win32"
    ? ["chrome.exe", "msedge.exe", "chromium.exe"]
    : [
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "microsoft-edge",
        "microsoft-edge-stable",
      ];

function usualPlaces(environment: Environment): readonly string[] {
  switch (process.platform) {
    case "darwin":
      return [
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
      ];
    case "win32":
      return ["PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"].flatMap((name) => {
        const folder = environment[name];
        if (folder === undefined) return [];
        return [
          join(folder, "Google", "Chrome", "Application", "chrome.exe"),
          join(folder, "Microsoft", "Edge", "Application", "msedge.exe"),
        ];
      });
    default:
      return [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/snap/bin/chromium",
      ];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
