import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { COMING_CACHE } from "../../../renderer/data/coming-cache.ts";
import { PORTFOLIO_CACHE } from "../../../renderer/data/portfolio-cache.ts";
import type { BenchLine } from "../measure/bench-lines.ts";
import { median } from "../measure/median.ts";
import { benchPacks, COMPANIES } from "./bench-companies.ts";
import { type BenchPage, timeUntilShown } from "./bench-window.ts";
import { TODAY_STANDS } from "./start-times.ts";

const REPEATS = 5;
const COLD_REPEATS = 2;
const DAYS_TO_COME = 3;
/** Nothing new was stored for so long: the last company is through. */
const SETTLED_MS = 4_000;
/** The cards stand when every company has its figures. */
const ALL_FIGURES = ".cards";
/** What Today asks the workers for beside the overview. */
const WHOLE_TODAY = "#ready";

/** Fifty companies and a million rows: all figures of the portfolio, and opening companies from it. */
export async function portfolioTimes(context: BrowserContext, app: BenchPage): Promise<readonly BenchLine[]> {
  const importing = await context.newPage();
  await importing.goto(`${app.address}#/portfolio`);
  await openPacks(importing);
  await importing.locator(ALL_FIGURES).waitFor({ timeout: 120_000 });
  await importing.close();
  // A page of the same origin that holds nothing: the data are free for those that are timed.
  const page = await context.newPage();
  await page.goto(`${app.address}robots.txt`);
  await lookedAhead(context, page, app);
  await page.evaluate(forget, COMING_CACHE.database);
  const foreseen = await lookedAhead(context, page, app);
  const cold: number[] = [];
  const all: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    if (repeat < COLD_REPEATS) {
      await page.evaluate(forget, PORTFOLIO_CACHE.database);
      cold.push(await timeUntilShown(context, `${app.address}#/portfolio`, ALL_FIGURES));
      await lookedAhead(context, page, app);
    }
    all.push(await timeUntilShown(context, `${app.address}#/portfolio`, ALL_FIGURES));
  }
  const nextDay: number[] = [];
  for (let repeat = 1; repeat <= DAYS_TO_COME; repeat += 1)
    nextDay.push(await onADayToCome(context, app, repeat));
  await page.close();
  const shown = await context.newPage();
  await shown.goto(`${app.address}#/portfolio`);
  await shown.locator(ALL_FIGURES).waitFor();
  const opened: number[] = [];
  const whole: number[] = [];
  for (let row = 1; row <= 6; row += 1) {
    opened.push(await openCompany(shown, row, TODAY_STANDS));
    whole.push(await openCompany(shown, row + 6, WHOLE_TODAY));
  }
  const returned: number[] = [];
  for (let repeat = 1; repeat <= 3; repeat += 1) returned.push(await returnAfterChange(shown, repeat));
  const long = await shown.evaluate(() => window.longTasks.length);
  await shown.close();
  return [
    {
      what: `${COMPANIES} companies, 1,000,000 rows: from the address to all figures`,
      value: median(all),
      unit: "ms",
      against: null,
      limit: 1000,
    },
    {
      what: "  the first look at each of the next days",
      value: median(nextDay),
      unit: "ms",
      against: null,
      limit: 1000,
    },
    {
      what: "  working these days out ahead, while nobody waits",
      value: foreseen,
      unit: "ms",
      against: null,
      limit: null,
    },
    { what: "  with no answer kept", value: median(cold), unit: "ms", against: null, limit: null },
    {
      what: "  back on the portfolio after one company changed",
      value: median(returned),
      unit: "ms",
      against: null,
      limit: 1000,
    },
    {
      what: "  one company opens, after the first",
      value: median(opened.slice(1)),
      unit: "ms",
      against: null,
      limit: 150,
    },
    {
      what: "  the same until everything that is due stands",
      value: median(whole.slice(1)),
      unit: "ms",
      against: null,
      limit: null,
    },
    { what: "  tasks over 50 ms meanwhile", value: long, unit: "tasks", against: null, limit: null },
  ];
}

/**
 * Milliseconds of the portfolio being looked at until nothing is left to be stored or worked out ahead; where all was known
 * before, what it takes to see that.
 */
async function lookedAhead(context: BrowserContext, page: Page, app: BenchPage): Promise<number> {
  const looking = await context.newPage();
  const began = performance.now();
  await looking.goto(`${app.address}#/portfolio`);
  let known = "";
  let ended = began;
  while (performance.now() - ended < SETTLED_MS) {
    await page.waitForTimeout(200);
    const rows = [PORTFOLIO_CACHE, COMING_CACHE].map(({ database }) => page.evaluate(countRows, database));
    const now = (await Promise.all(rows)).join();
    if (now !== known) ended = performance.now();
    known = now;
  }
  await looking.close();
  return ended - began;
}

/** All figures on a day to come, with the clock of the page set forward by so many days. */
async function onADayToCome(context: BrowserContext, app: BenchPage, days: number): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript((ms) => {
    const now = Date.now;
    Date.now = () => now() + ms;
  }, days * 86_400_000);
  await page.goto(`${app.address}#/portfolio`, { waitUntil: "commit" });
  const time = await page.evaluate((selector) => window.shownAt(selector), ALL_FIGURES);
  await page.close();
  return time;
}

function countRows(database: string): Promise<number> {
  return new Promise((resolve) => {
    const request = indexedDB.open(database);
    request.addEventListener("upgradeneeded", () => request.transaction?.abort());
    request.addEventListener("error", () => resolve(0));
    request.addEventListener("success", () => {
      const rows = request.result.transaction("answers").objectStore("answers").count();
      rows.addEventListener("success", () => {
        request.result.close();
        resolve(rows.result);
      });
    });
  });
}

async function forget(database: string): Promise<void> {
  await new Promise<unknown>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(database);
    request.addEventListener("success", resolve);
    request.addEventListener("error", reject);
  });
}

/** A person is added to a company; then from the click on Portfolio to all figures. */
async function returnAfterChange(page: Page, row: number): Promise<number> {
  const rows = page.getByRole("grid", { name: "Companies" }).locator("tbody tr");
  await rows.nth(row).evaluate((element) => element instanceof HTMLElement && element.click());
  await page.locator(TODAY_STANDS).first().waitFor();
  const rail = page.getByRole("navigation");
  await rail.getByRole("link", { name: "Organisation" }).click();
  await page.getByRole("button", { name: "Add a person…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Somebody New");
  await page.getByRole("dialog").getByRole("button", { name: "Add" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  return page.evaluate((selector) => {
    const began = performance.now();
    const link = [...document.querySelectorAll("nav a")].find((one) =>
      one.textContent?.includes("Portfolio"),
    );
    if (link instanceof HTMLElement) link.click();
    return window.shownAt(selector).then((at) => at - began);
  }, ALL_FIGURES);
}

async function openPacks(page: Page): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "converge180-bench-packs-"));
  const files = (await benchPacks()).map((pack, place) => {
    const file = join(folder, `${place}.c180`);
    writeFileSync(file, pack);
    return file;
  });
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /Open (a pack|packs)…/ }).click();
  await (await chooser).setFiles(files);
  const yes = page.getByRole("dialog").getByRole("button", { name: /^Open / });
  await yes.click({ timeout: 600_000 });
  await page.waitForFunction(
    (count) => document.querySelectorAll('[aria-label="Companies"] tbody tr').length >= count,
    COMPANIES - 8,
    { timeout: 600_000 },
  );
  rmSync(folder, { recursive: true, force: true });
}

/** From the click to Today of the company. */
async function openCompany(page: Page, row: number, stands: string): Promise<number> {
  const cell = page
    .getByRole("grid", { name: "Companies" })
    .locator("tbody tr")
    .nth(row - 1);
  await cell.evaluate((element, selector) => {
    const started = performance.now();
    const holder = window as unknown as { opened?: Promise<number> };
    if (element instanceof HTMLElement) element.click();
    holder.opened = window.shownAt(selector).then((at) => at - started);
  }, stands);
  const time = await page.evaluate(() => (window as unknown as { opened: Promise<number> }).opened);
  await page.goBack();
  await page.locator(ALL_FIGURES).waitFor();
  return time;
}
