import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { benchPacks, COMPANIES } from "./bench-companies.ts";
import type { BenchLine } from "./bench-lines.ts";
import { type BenchPage, timeUntilShown } from "./bench-window.ts";
import { median } from "./median.ts";
import { TODAY_STANDS } from "./start-times.ts";

const REPEATS = 5;
/** The cards stand when every company has its figures. */
const ALL_FIGURES = ".cards";

/** Fifty companies and a million rows: all figures of the portfolio, and opening companies from it. */
export async function portfolioTimes(context: BrowserContext, app: BenchPage): Promise<readonly BenchLine[]> {
  const page = await context.newPage();
  await page.goto(`${app.address}#/portfolio`);
  await openPacks(page);
  const first = await page.evaluate((selector) => window.shownAt(selector), ALL_FIGURES);
  // Layouts are stored when nobody waits for them.
  await page.waitForTimeout(5_000);
  await page.close();
  const all: number[] = [];
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    all.push(await timeUntilShown(context, `${app.address}#/portfolio`, ALL_FIGURES));
  }
  const shown = await context.newPage();
  await shown.goto(`${app.address}#/portfolio`);
  await shown.locator(ALL_FIGURES).waitFor();
  const opened: number[] = [];
  for (let row = 1; row <= 6; row += 1) opened.push(await openCompany(shown, row));
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
      what: "  the first time, before any layout is stored",
      value: first,
      unit: "ms",
      against: null,
      limit: null,
    },
    {
      what: "  one company opens, after the first",
      value: median(opened.slice(1)),
      unit: "ms",
      against: null,
      limit: 150,
    },
    { what: "  tasks over 50 ms meanwhile", value: long, unit: "tasks", against: null, limit: null },
  ];
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
async function openCompany(page: Page, row: number): Promise<number> {
  const cell = page
    .getByRole("grid", { name: "Companies" })
    .locator("tbody tr")
    .nth(row - 1);
  await cell.evaluate((element, selector) => {
    const started = performance.now();
    const holder = window as unknown as { opened?: Promise<number> };
    if (element instanceof HTMLElement) element.click();
    holder.opened = window.shownAt(selector).then((at) => at - started);
  }, TODAY_STANDS);
  const time = await page.evaluate(() => (window as unknown as { opened: Promise<number> }).opened);
  await page.goBack();
  await page.locator(ALL_FIGURES).waitFor();
  return time;
}
