import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import type { BenchLine } from "../measure/bench-lines.ts";
import { writeWorkFile } from "../work-file.ts";
import type { BenchPage } from "./bench-window.ts";

/** A file of a million rows through the import of the window: how long each step takes, and whether the page answers. */
export async function millionRows(context: BrowserContext, app: BenchPage): Promise<readonly BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), "converge180-bench-rows-"));
  const file = join(folder, "work.csv");
  writeWorkFile(file);
  const page = await context.newPage();
  await page.goto(`${app.address}#/portfolio`);
  await page
    .getByRole("button", { name: /New pilot…|Start a pilot…/ })
    .first()
    .click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Company").fill("Million rows");
  await dialog.getByLabel("Day 0").fill("2026-06-01");
  await dialog.getByRole("button", { name: "Start pilot" }).click();
  await page.getByRole("grid", { name: "Checklist" }).waitFor();
  await page.getByRole("link", { name: "Data", exact: true }).click();
  await page.evaluate(() => {
    window.longTasks.length = 0;
  });
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files…" }).click();
  const started = performance.now();
  await (await chooser).setFiles(file);
  // The file follows its template: the flow goes to Check by itself.
  await page.getByRole("button", { name: /^Import 1,000,000/ }).click({ timeout: 240_000 });
  const checked = performance.now();
  await page.getByRole("button", { name: "Open the import" }).waitFor({ timeout: 240_000 });
  const saved = performance.now();
  await page.getByRole("button", { name: "Back to Data" }).click();
  await page.getByRole("link", { name: "Today" }).click();
  await page.locator('section[aria-label="Five pillars"] *').first().waitFor({ timeout: 240_000 });
  const shown = performance.now();
  await page.waitForTimeout(3_000);
  const long = await page.evaluate(() => window.longTasks.map(([, duration]) => duration));
  await page.close();
  rmSync(folder, { recursive: true, force: true });
  return [
    {
      what: "1,000,000 rows: tasks of the page over 50 ms",
      value: long.length,
      unit: "tasks",
      against: null,
      limit: 0,
    },
    { what: "  the longest of them", value: Math.max(0, ...long), unit: "ms", against: null, limit: null },
    { what: "  read, checked, assessed", value: checked - started, unit: "ms", against: null, limit: null },
    {
      what: "  imported and saved in both homes",
      value: saved - checked,
      unit: "ms",
      against: null,
      limit: null,
    },
    { what: "  new figures on Today", value: shown - saved, unit: "ms", against: null, limit: null },
  ];
}
