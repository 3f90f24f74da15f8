import { readFile } from "node:fs/promises";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  loadCompany,
  loadSample,
  startWindowBrowser,
  type WindowBrowser,
  type WindowPage,
} from "./support/window-page.ts";

let browser: WindowBrowser;
let opened: WindowPage | null = null;

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  const complaints = opened?.complaints ?? [];
  await opened?.close();
  opened = null;
  if (complaints.length > 0) throw new Error(`the console was not silent: ${complaints.join("; ")}`);
});

async function open(): Promise<WindowPage["page"]> {
  opened = await browser.open();
  return opened.page;
}

describe("the sample portfolio", () => {
  it("names the companies that need somebody, in the order of need", async () => {
    const page = await open();
    await loadSample(page);
    const cards = page.getByRole("region", { name: "3 companies need you this week" }).getByRole("listitem");
    await expect.poll(() => cards.allInnerTexts()).toHaveLength(3);
    const texts = await cards.allInnerTexts();
    expect(texts[0]).toMatch(/Escalation rate 15\.4\s%, due in 9 h[\s\S]*Brontavia/);
    expect(texts[1]).toMatch(/P2 with P1 open: 2 items, no sealed baseline[\s\S]*16 days[\s\S]*Norrbex/);
    expect(texts[2]).toMatch(/flat on top, falling in 3 of 3 segments[\s\S]*Kestrova/);
    const companies = page.getByRole("grid", { name: "Companies" }).locator("tbody tr");
    expect(await companies.count()).toBe(7);
  });

  it("shows a company's day, its system value and a metric with its interval", async () => {
    const page = await open();
    await loadCompany(page, "Tallowmere");
    await page.getByRole("heading", { name: "Day 151 of 180 · P5 Formalize structure" }).waitFor();
    expect(await page.getByRole("region", { name: "System value" }).innerText()).toContain("+61");
    await page
      .getByRole("region", { name: "Five pillars" })
      .getByRole("link", { name: /Autonomous value rate/ })
      .click();
    await page.getByRole("img", { name: /^Autonomous value rate \d+ weeks between/ }).waitFor();
    const content = await page.getByRole("main").innerText();
    // 3,248 / 5,600 = 58.0 % against 1,968 / 4,800 = 41.0 %: +17.0 pts.
    expect(content).toContain("58.0");
    expect(content).toContain("n 5,600");
    expect(content).toContain("+17.0");
    expect(content).toContain("Baseline 41.0");
  });
});

describe("the plan", () => {
  it("assigns a DRI, says so, and takes it back", async () => {
    const page = await open();
    await loadCompany(page, "Norrbex");
    await page.getByRole("link", { name: "Plan" }).click();
    await page
      .getByRole("grid", { name: "Checklist" })
      .getByText(/Evaluate pilot outcomes/)
      .click();
    const panel = page.getByRole("complementary");
    const dri = panel.getByRole("combobox", { name: "DRI" });
    const before = await dri.inputValue();
    await dri.click();
    const options = page.getByRole("listbox").getByRole("option");
    const names = await options.allInnerTexts();
    const other = names.find((name) => name !== before) ?? "";
    await options.filter({ hasText: other }).first().click();
    await page.getByText(/DRI assigned: Evaluate/).waitFor();
    await expect.poll(() => dri.inputValue()).toBe(other);
    await page.getByRole("button", { name: /^Undo: DRI assigned: Evaluate/ }).click();
    await expect.poll(() => dri.inputValue()).toBe(before);
    await page.getByRole("button", { name: /^Redo: DRI assigned/ }).click();
    await expect.poll(() => dri.inputValue()).toBe(other);
  });

  it("overrides an item with a reason, so that it no longer holds its gate open", async () => {
    const page = await open();
    await loadCompany(page, "Brontavia");
    await page.getByRole("link", { name: "Plan" }).click();
    await page
      .getByRole("grid", { name: "Checklist" })
      .getByText(/Expand role charters/)
      .click();
    const panel = page.getByRole("complementary");
    await panel.getByRole("button", { name: "Override…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Reason").fill("The charters are written by the group");
    await dialog.getByRole("button", { name: "Override", exact: true }).click();
    await panel.getByText("Overridden: The charters are written by the group").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => panel.count()).toBe(0);
    await page.getByRole("tab", { name: "Gates" }).click();
    await page
      .getByRole("listitem")
      .filter({ hasText: "P4 Scale" })
      .filter({ hasText: "1 of 3 settled" })
      .waitFor();
  });
});

describe("a new pilot", () => {
  it("starts, takes people and data, and is sealed", async () => {
    const page = await open();
    await page.getByRole("button", { name: "Start a pilot…" }).click();
    const dialog = page.getByRole("dialog", { name: "New pilot" });
    await dialog.getByLabel("Company").fill("Velta Logistics");
    await dialog.getByLabel("First customer workflow").fill("Claims intake");
    await dialog.getByLabel("Day 0").fill("2026-01-05");
    await dialog.getByRole("button", { name: "Start pilot" }).click();
    await page.getByRole("grid", { name: "Checklist" }).waitFor();

    await page.getByRole("link", { name: "Organisation" }).click();
    await page.getByRole("button", { name: "Add a person…" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Ada Nowak");
    await page.getByRole("dialog").getByRole("button", { name: "Add" }).click();
    await page.getByRole("row", { name: /Ada Nowak/ }).waitFor();

    await page.getByRole("link", { name: "Data", exact: true }).click();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose files…" }).click();
    await (await chooser).setFiles({ name: "work.csv", mimeType: "text/csv", buffer: Buffer.from(WORK) });
    await page.getByRole("button", { name: "Show the rows" }).click();
    await page
      .getByRole("table", { name: "Refused rows of work.csv" })
      .getByText("2026-02-30", { exact: true })
      .waitFor();
    await page.getByRole("button", { name: "Import 28 good rows" }).click();
    await page.getByRole("button", { name: "Back to Data" }).click();
    await page.getByRole("grid", { name: "Imports" }).getByText("work.csv").waitFor();

    await page.getByRole("tab", { name: "Baseline" }).click();
    const seal = page.getByRole("button", { name: "Seal baseline" });
    await page.getByLabel("As of").fill("2026-02-01");
    await page.getByLabel("Reason for waiving the gaps").fill("The pilot measures one workflow");
    expect(await seal.isDisabled()).toBe(true);
    await page.getByLabel(/Type “Velta Logistics” to seal/).fill("Velta Logistics");
    await seal.click();
    await page.getByText("verified: nothing of it differs from its seal").waitFor();
    for (const [format, start] of [
      ["html", "<!doctype html>"],
      ["xlsx", "PK"],
    ] as const) {
      await page.getByRole("button", { name: "Export report…" }).click();
      const exporting = page.getByRole("dialog", { name: "Export" });
      await exporting.getByLabel("Format").selectOption(format);
      const download = page.waitForEvent("download");
      await exporting.getByRole("button", { name: "Export…", exact: true }).click();
      const file = await download;
      expect(file.suggestedFilename()).toBe(`Velta-Logistics-baseline-room.${format}`);
      const text = (await readFile(await file.path())).toString("latin1");
      expect(text.slice(0, start.length).toLowerCase()).toBe(start.toLowerCase());
      await exporting.getByRole("button", { name: "Close" }).last().click();
    }
    await page.getByRole("link", { name: "Metrics", exact: true }).click();
    // 28 days of 60 qualified of 100 eligible units: 1,680 / 2,800 = 60.0 %.
    await page.getByRole("main").getByText("n 2,800").first().waitFor();

    await page.getByRole("link", { name: "Autonomous value rate" }).first().click();
    await page.getByRole("button", { name: "Set threshold…" }).click();
    const threshold = page.getByRole("dialog");
    await threshold.getByLabel("Breach, %").fill("33");
    await threshold.getByLabel("Action, in the exact words").fill("Stop widening the scope");
    await threshold.getByLabel("Owner").selectOption("Ada Nowak");
    await threshold.getByRole("button", { name: "Set threshold" }).click();
    await page.getByText("below 33.0").waitFor();
    await page.getByText("“Stop widening the scope”").waitFor();
  });
});

describe("the keyboard alone", () => {
  it("loads the sample, opens a company, walks the places, assigns a DRI and undoes it", async () => {
    const page = await open();
    await page.keyboard.press("F6");
    await page.keyboard.press("F6");
    await page.keyboard.press("F6");
    const sample = page.getByRole("button", { name: "Load the sample portfolio" });
    for (let step = 0; step < 6; step += 1) {
      if (await sample.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "3 companies need you this week" }).waitFor({ timeout: 60_000 });
    await page.keyboard.press("Control+k");
    await page.keyboard.type("kestrova");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /Day 116 of 180/ }).waitFor();
    await page.keyboard.press("g");
    await page.keyboard.press("l");
    await page.getByRole("grid", { name: "Checklist" }).waitFor();
    const row = page.getByRole("grid", { name: "Checklist" }).locator('tr[tabindex="0"]');
    for (let step = 0; step < 30; step += 1) {
      if (await row.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("End");
    await page.keyboard.press("o");
    const dri = page.getByRole("combobox", { name: "DRI" });
    await expect.poll(() => dri.evaluate((element) => element === document.activeElement)).toBe(true);
    const before = await dri.inputValue();
    await page.keyboard.press("Control+a");
    await page.keyboard.type(before === "CRO" ? "CTO" : "CRO");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByText(/DRI assigned: Publish/).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("complementary").count()).toBe(0);
    await page.keyboard.press("Control+z");
    await page.getByText(/Undone: DRI assigned/).waitFor();
    await page.keyboard.press("Control+4");
    await page.getByRole("tab", { name: "Dashboard" }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
  });
});

it("an address at which nothing stands says so, and leads back", async () => {
  const page = await open();
  await loadCompany(page, "Norrbex");
  const company = await page.evaluate(() => location.hash.split("/").slice(0, 3).join("/"));
  for (const address of ["#/nowhere", `${company}/nowhere`, `${company}/organisation/charters/old`]) {
    await page.evaluate((hash) => location.assign(hash), address);
    await page.getByText("Nothing stands at this address.").waitFor();
  }
  await page.getByRole("link", { name: "Go to the portfolio" }).click();
  await page.getByRole("grid", { name: "Companies" }).waitFor();
  expect(await page.getByText("Nothing stands at this address.").count()).toBe(0);
});

/** Four whole weeks, 60 qualified of 100 eligible units a day, and one row with a date that does not exist. */
const WORK = [
  "date,workflow,segment,eligible,autonomous,qualified,accepted,overridden,escalated",
  ...Array.from({ length: 28 }, (_, day) => {
    const date = new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10);
    return `${date},Claims intake,Retail,100,70,60,40,8,2`;
  }),
  "2026-02-30,Claims intake,Retail,100,70,60,40,8,2",
].join("\n");
