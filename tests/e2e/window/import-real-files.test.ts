import { copyFileSync, existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type FigureRow, makeWorkbench, type Workbench } from "../support/workbench.ts";
import { chooseFiles, importChecked, savePack, startPilot } from "./support/window-import.ts";
import { startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

// Real exports lie beside the checkout, not in it; without them these tests are counted as skipped.
const DATA = fileURLToPath(new URL("../../../../shared/data/", import.meta.url));
const MAPPINGS = fileURLToPath(new URL("../../fixtures/mappings/", import.meta.url));

/** One way through the window with a mapping's file beside the table, and what the button must say. */
const WITH_MAPPING = [
  {
    name: "agent runs",
    file: "agents/aider_polyglot_leaderboard.csv",
    start: "2024-12-02",
    maps: [["polyglot", "69"]],
  },
  {
    name: "agent lines",
    file: "agents/aider_blame.csv",
    start: "2023-05-01",
    maps: [["blame-qualified", ""]],
  },
  { name: "cloud bills", file: "cost/focus_sample.csv", start: "2026-01-05", maps: [["focus", "1,000"]] },
  {
    name: "subscriptions",
    file: "revenue/Telco-Customer-Churn.csv",
    start: "2026-01-05",
    maps: [
      ["telco-churned", "1,869"],
      ["telco-kept", "5,174"],
    ],
  },
] as const;

let browser: WindowBrowser;

describe.skipIf(!existsSync(`${DATA}SOURCES.md`))("real files through the window", () => {
  beforeAll(async () => {
    browser = await startWindowBrowser();
  });
  afterAll(() => browser.close());

  it("incident log: mapped by hand, the figures are those of the command line", async () => {
    const { page, complaints, close } = await browser.open();
    const file = `${DATA}tickets/uci_incident_events_a.csv`;
    await startPilot(page, { start: "2016-02-29", zone: "UTC" });
    await chooseFiles(page, file);
    await page.getByRole("group", { name: "mode", exact: true }).waitFor();
    await mapIncidents(page);
    await page.getByRole("button", { name: "Continue to check" }).click();
    await importChecked(page, "2,000");
    const bench = makeWorkbench();
    await bench.pack({}, { tz: "UTC", start: "2016-02-29" });
    await bench.done("import", "p.c180", file, "--map", `${MAPPINGS}incidents.json`);
    await expectSameFigures(bench, await savePack(page));
    await close();
    expect(complaints).toStrictEqual([]);
  });

  it.each(WITH_MAPPING)("$name: with the mapping's file beside the table", async ({ file, start, maps }) => {
    const { page, complaints, close } = await browser.open();
    const bench = makeWorkbench();
    await startPilot(page, { start, zone: "UTC" });
    await bench.pack({}, { start, tz: "UTC" });
    for (const [mapping, count] of maps) {
      const map = `${MAPPINGS}${mapping}.json`;
      await chooseFiles(page, DATA + file, map);
      const next = page.getByRole("button", { name: "Continue to check" });
      const ready = page.getByRole("button", { name: /^Import [\d,]+ / });
      await next.or(ready).first().waitFor();
      if (await next.isVisible()) await next.click();
      await importChecked(page, count === "" ? String.raw`[\d,]+` : count);
      await bench.done("import", "p.c180", DATA + file, "--map", map);
    }
    await expectSameFigures(bench, await savePack(page));
    await close();
    expect(complaints).toStrictEqual([]);
  });

  it("messy files all at once: each is read or refused by name, and nothing breaks", async () => {
    const { page, complaints, close } = await browser.open();
    const files = ["csv-spectrum", "papaparse", "frictionless"].flatMap((folder) =>
      readdirSync(`${DATA}messy/${folder}`)
        .filter((name) => /\.(csv|xlsx)$/.test(name))
        .map((name) => `${DATA}messy/${folder}/${name}`),
    );
    await startPilot(page);
    await chooseFiles(page, ...files);
    await page.getByRole("button", { name: "1 File" }).click();
    const listed = page.getByRole("button", { name: /^Leave out / });
    await expect.poll(() => listed.count(), { timeout: 30_000 }).toBe(files.length);
    expect(await page.getByText(/INTERNAL/).count()).toBe(0);
    await close();
    expect(complaints).toStrictEqual([]);
  });
});

/** What tests/fixtures/mappings/incidents.json says, said by hand. */
async function mapIncidents(page: Page): Promise<void> {
  const source = (field: string) => page.getByLabel(`${field}: from the file`);
  const how = (field: string) => page.getByRole("button", { name: new RegExp(`^How ${field} is read`) });
  await source("workflow").selectOption({ label: "category" });
  await source("segment").selectOption({ label: "priority" });
  await source("mode").selectOption("const");
  await page.getByLabel("Always, in every row").selectOption("autonomous");
  await source("disposition").selectOption({ label: "reassignment_count" });
  await how("disposition").click();
  const values = page.getByRole("table", { name: "What the values mean for disposition" });
  await values.getByLabel("0 means", { exact: true }).selectOption("accepted");
  await values.getByLabel("All others mean").selectOption("escalated");
  await how("disposition").click();
  await source("success").selectOption("cases");
  await page.getByLabel("Column of condition 1").selectOption("reopen_count");
  await page.getByRole("group", { name: "Values of reopen_count" }).getByLabel("0").first().check();
  await page.getByLabel("it is", { exact: true }).selectOption("true");
  await page.getByLabel("All other rows have a value too").check();
  await page.getByLabel("In all other rows it is").selectOption("false");
  await page.getByRole("button", { name: "Keep the last row of each key" }).click();
}

/** Every figure of the window's pack is that of the bench's, by workflow and segment too. */
async function expectSameFigures(bench: Workbench, pack: string): Promise<void> {
  copyFileSync(pack, bench.path("window.c180"));
  for (const by of ["", "workflow", "segment"]) {
    const ask = (name: string) => bench.ask<FigureRow[]>("metrics", name, "--by", by);
    const expected = await ask("p.c180");
    expect(expected.some(({ value }) => value !== null)).toBe(true);
    expect(await ask("window.c180")).toStrictEqual(expected);
  }
}
