import { readFile } from "node:fs/promises";
import { unzipSync } from "fflate";
import type { Download, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { freshPilot } from "../browser/support/pilots.ts";
import { listenAloud } from "../support/heard.ts";
import { violationsInBothThemes } from "./support/axe.ts";
import { openPilots, sampleCompany } from "./support/dropped-packs.ts";
import { hasFocus, tabTo } from "./support/focus.ts";
import {
  openCompany,
  startWindowBrowser,
  type WindowBrowser,
  type WindowPage,
} from "./support/window-page.ts";

/** A picture of one pixel. */
const PIXEL =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

let browser: WindowBrowser;
let opened: WindowPage | null = null;
let tallowmere: WholePilot;

beforeAll(async () => {
  [browser, tallowmere] = await Promise.all([startWindowBrowser(), sampleCompany("Tallowmere")]);
});
afterAll(() => browser.close());
afterEach(async () => {
  const complaints = opened?.complaints ?? [];
  await opened?.close();
  opened = null;
  if (complaints.length > 0) throw new Error(`the console was not silent: ${complaints.join("; ")}`);
});

async function exportOf(page: Page, format: string, report = "Baseline report"): Promise<Buffer> {
  const dialog = page.getByRole("dialog", { name: "Export" });
  const name = report === "Baseline report" ? "baseline-room" : "board-room";
  await dialog.getByLabel("Report").selectOption({ label: report });
  await dialog.getByLabel("Format").selectOption(format);
  // The one who shows it to the room is offered the room's copy.
  const copies = await dialog
    .getByLabel("Copy")
    .evaluateAll((all) => all.map((one) => (one as HTMLSelectElement).value));
  expect(copies).toEqual(["everyone"]);
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export…", exact: true }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe(`Tallowmere-Payroll-${name}.${format}`);
  await dialog.getByText(`Saved Tallowmere-Payroll-${name}.${format}`).waitFor();
  const bytes = await readFile(await file.path());
  await dialog.getByRole("button", { name: "Close" }).last().click();
  return bytes;
}

describe("exporting the baseline report", () => {
  it("makes every format in a worker, from any screen, while the page goes on answering", async () => {
    opened = await browser.open();
    const { page } = opened;
    await openPilots(page, tallowmere);
    await openCompany(page, "Tallowmere");
    const texts = new Map<string, string>();
    for (const [place, format] of [
      ["today", "html"],
      ["plan", "md"],
      ["metrics", "csv"],
      ["data", "xlsx"],
      ["organisation", "docx"],
      ["reviews", "pptx"],
    ] as const) {
      await page.evaluate((place) => {
        location.hash = location.hash.split("/").slice(0, 3).concat(place).join("/");
      }, place);
      await page.getByRole("heading", { level: 1, name: new RegExp(place, "i") }).waitFor();
      await page.keyboard.press("Control+e");
      const report = format === "pptx" ? "Board synthesis" : "Baseline report";
      texts.set(format, (await exportOf(page, format, report)).toString("latin1"));
    }
    expect(texts.get("html")).toMatch(/^<!doctype html>/i);
    expect(texts.get("md")).toContain("Tallowmere Payroll");
    // 1,968 of 4,800: the baseline of the autonomous value rate.
    for (const format of ["html", "md", "csv"]) expect(texts.get(format)).toContain("41.0");
    for (const format of ["xlsx", "docx", "pptx"]) expect(texts.get(format)?.slice(0, 2)).toBe("PK");
    // Made in the worker under the page's policy: the same bytes as the writers give elsewhere, charts and all.
    expect(texts.get("docx")).toContain("word/charts/chart1.xml");
    expect(texts.get("pptx")).toContain("ppt/charts/chart1.xml");
    const workers = page.workers().map((worker) => worker.url());
    expect(workers.filter((url) => url.includes("metrics-worker"))).toHaveLength(1);
  });

  it("says in a browser how to get the PDF, and gives the page to print", async () => {
    opened = await browser.open();
    const { page } = opened;
    await openPilots(page, tallowmere);
    await openCompany(page, "Tallowmere");
    await page.keyboard.press("Control+e");
    const dialog = page.getByRole("dialog", { name: "Export" });
    await dialog.getByLabel("Report").selectOption({ label: "Baseline report" });
    await dialog.getByText("print it with “Save as PDF”").waitFor();
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: "Export HTML to print…" }).click();
    expect((await download).suggestedFilename()).toBe("Tallowmere-Payroll-baseline-room.html");
  });

  it("is stopped by the person, or with the dialog, and starts again", async () => {
    opened = await browser.open();
    const { page } = opened;
    await openPilots(page, tallowmere);
    await openCompany(page, "Tallowmere");
    await page.keyboard.press("Control+e");
    const dialog = page.getByRole("dialog", { name: "Export" });
    await dialog.getByLabel("Report").selectOption({ label: "Baseline report" });
    await dialog.getByLabel("Format").selectOption("xlsx");
    const files: string[] = [];
    page.on("download", (file) => files.push(file.suggestedFilename()));
    await dialog.getByRole("button", { name: "Export…", exact: true }).click();
    await dialog.getByRole("button", { name: "Stop" }).click();
    await dialog.getByRole("button", { name: "Cancel" }).waitFor();
    await expect
      .poll(() => page.workers().filter((worker) => worker.url().includes("report-worker")).length)
      .toBe(0);
    expect(files).toStrictEqual([]);
    await exportOf(page, "csv");
    expect(files).toStrictEqual(["Tallowmere-Payroll-baseline-room.csv"]);
  });

  it("of several companies come as one ZIP, by keyboard, with a folder for each and what was left out", async () => {
    opened = await browser.open();
    const { page } = opened;
    await openPilots(page, tallowmere, freshPilot("Velta", "b1"), freshPilot("Third", "c1"));
    const files: Download[] = [];
    page.on("download", (file) => files.push(file));
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    await press("Control+e");
    const dialog = page.getByRole("dialog", { name: "Export" });
    await tabTo(page, dialog.getByLabel("Report", { exact: true }));
    await press("ArrowDown");
    await dialog.getByText("3 of 3 chosen").waitFor();
    expect(await hasFocus(dialog.getByLabel("Report", { exact: true }))).toBe(true);
    await tabTo(page, dialog.getByRole("checkbox", { name: "Third" }));
    await press("Space");
    await dialog.getByText("2 of 3 chosen").waitFor();
    await tabTo(page, dialog.getByLabel("Format"));
    await press("m");
    expect(await violationsInBothThemes(page, "several companies", "[role=dialog]")).toStrictEqual([]);

    // Stopped, nothing is saved, and it begins again.
    await tabTo(page, dialog.getByRole("button", { name: "Export…" }));
    await press("Enter");
    await dialog.getByRole("progressbar", { name: "Making the reports" }).waitFor();
    await dialog.getByRole("button", { name: "Stop" }).click();
    await dialog.getByRole("button", { name: "Cancel" }).waitFor();
    expect(files).toStrictEqual([]);
    const heard = await listenAloud(page);
    await tabTo(page, dialog.getByRole("button", { name: "Export…" }));
    await press("Enter");
    await dialog.getByText("Saved Portfolio-reports.zip").waitFor();
    // Read aloud are the quarters of the way, each once, and not every report.
    const told = (await heard()).filter((words) => words.startsWith("Making the reports"));
    expect(told).toStrictEqual(
      [0, 25, 50, 75].map((quarter) => `Making the reports, ${quarter} per cent done`),
    );
    expect(await hasFocus(dialog.getByText("Close", { exact: true }).locator("xpath=ancestor::button"))).toBe(
      true,
    );
    const members = unzipSync(await readFile((await files[0]?.path()) ?? ""));
    const folder = (name: string): readonly string[] =>
      Object.keys(members)
        .filter((path) => path.startsWith(`${name}/`))
        .map((path) => path.slice(name.length + 1))
        .toSorted();
    // The same files as those of the command line.
    expect(folder("Tallowmere-Payroll")).toStrictEqual(
      ["baseline", "board", "exit", "minutes", "phase", "reset"].map((kind) => `${kind}.md`),
    );
    expect(folder("Velta")).toStrictEqual(["phase.md"]);
    expect(folder("portfolio")).toStrictEqual(["portfolio.md"]);
    expect(new TextDecoder().decode(members["portfolio/portfolio.md"])).toContain("Tallowmere Payroll");
    await dialog.getByText(/^\d+ reports left out/u).click();
    await dialog.getByText("Minutes · No review was closed in this pilot: Velta").waitFor();
    expect(await violationsInBothThemes(page, "exported", "[role=dialog]")).toStrictEqual([]);
  });

  it("has the company's logo and colour, which are set in Company and checked before", async () => {
    opened = await browser.open();
    const { page } = opened;
    await openPilots(page, tallowmere);
    await openCompany(page, "Tallowmere");
    await page.evaluate(() => {
      location.hash = location.hash.split("/").slice(0, 3).concat("company").join("/");
    });
    const look = page.getByRole("region", { name: "How reports look" });
    const choose = async (name: string, buffer: Buffer): Promise<void> => {
      const asked = page.waitForEvent("filechooser");
      await look.getByRole("button", { name: "Choose a logo…" }).click();
      await (await asked).setFiles({ name, mimeType: "image/png", buffer });
    };
    await choose("plan.png", Buffer.from("no picture"));
    await look
      .getByText("plan.png is no PNG or JPEG picture: choose another. Nothing was changed.")
      .waitFor();
    await choose("mark.png", Buffer.from(PIXEL, "base64"));
    await look.getByText("mark.png", { exact: true }).waitFor();
    const main = look.getByLabel("Main colour");
    await main.fill("purple");
    await look.getByText("a colour as #RRGGBB, such as #2A55C0").waitFor();
    await main.fill("#6A1B9A");
    await main.press("Enter");
    expect(await violationsInBothThemes(page, "company", "main")).toStrictEqual([]);
    await page.keyboard.press("Control+e");
    const html = (await exportOf(page, "html")).toString("utf8");
    expect(html).toContain(`data:image/png;base64,${PIXEL}`);
    expect(html).toContain("--c-accent:#6A1B9A");
  });

  it("says what is missing where no baseline is sealed, with the way there", async () => {
    opened = await browser.open();
    const { page } = opened;
    await openPilots(page, freshPilot("Velta", "b1"));
    await openCompany(page, "Velta");
    await page.keyboard.press("Control+e");
    const dialog = page.getByRole("dialog", { name: "Export" });
    await dialog.getByText("No baseline is sealed yet").waitFor();
    expect(await dialog.getByRole("button", { name: "Export…", exact: true }).isDisabled()).toBe(true);
    await dialog.getByRole("link", { name: "Go to Data › Baseline" }).click();
    await page.getByRole("tab", { name: "Baseline", selected: true }).waitFor();
  });
});
