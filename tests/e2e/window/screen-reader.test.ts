import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listenAloud } from "../support/heard.ts";
import { dragFiles } from "./support/dropped-files.ts";
import { openPilots, packOf } from "./support/dropped-packs.ts";
import { twoWeeks } from "./support/merge-story.ts";
import { spoken } from "./support/spoken.ts";
import { chooseFiles, startPilot } from "./support/window-import.ts";
import {
  loadCompany,
  startWindowBrowser,
  type WindowBrowser,
  type WindowPage,
} from "./support/window-page.ts";

const WORK = [
  "date,workflow,segment,eligible,autonomous,qualified,accepted,overridden,escalated",
  "2026-01-05,Claims intake,Retail,100,70,60,40,8,2",
  "2026-02-30,Claims intake,Retail,100,70,60,40,8,2",
].join("\n");

let browser: WindowBrowser;
let opened: WindowPage;
let page: Page;

beforeAll(async () => {
  browser = await startWindowBrowser();
  opened = await browser.open();
  page = opened.page;
});
afterAll(async () => {
  await opened.close();
  await browser.close();
});

const panel = () => page.getByRole("complementary");

/** Everything on the page has a name, and its headings stand in order. */
async function isWellSpoken(): Promise<string> {
  await expect.poll(async () => (await spoken(page)).faults, { timeout: 5_000 }).toStrictEqual([]);
  return (await spoken(page)).words;
}

/** What the page says of itself, without being asked. */
function said(words: RegExp): Promise<void> {
  return page.locator("[role=status], [role=alert], [aria-live=polite]").getByText(words).first().waitFor();
}

describe("read aloud", { timeout: 120_000 }, () => {
  it("Meeting Zero says its steps, how far it is, and what is missing before it goes on", async () => {
    await page.getByRole("button", { name: "Hold Meeting Zero" }).click();
    await page.getByRole("heading", { name: "Pick one customer workflow" }).waitFor();
    const words = await isWellSpoken();
    expect(words).toMatch(/list "Steps"/u);
    expect(words).toMatch(/progressbar "Progress"/u);
    await page.getByLabel("Company").fill("Velta");
    await said(/Name one customer workflow\./u);
    await page.getByRole("button", { name: "Leave" }).click();
    await page.getByRole("heading", { name: "Portfolio" }).waitFor();
  });

  it("a pilot starts from a dialog with a name, and lands in a grid with one", async () => {
    await startPilot(page);
    expect(await isWellSpoken()).toMatch(/grid "Checklist"/u);
  });

  it("an import says what was read and refused, and names the table of the refused rows", async () => {
    await chooseFiles(page, { name: "work.csv", text: WORK });
    await page.getByRole("button", { name: /^Import 1 /u }).waitFor();
    await isWellSpoken();
    await said(/refused\s+1/u);
    await page.getByRole("button", { name: "Show the rows" }).click();
    await page.getByRole("table", { name: "Refused rows of work.csv" }).waitFor();
    await page.getByRole("button", { name: /^Import 1 /u }).click();
    await page.getByRole("button", { name: "Back to Data" }).click();
    await page.getByRole("grid", { name: "Imports" }).waitFor();
    expect(await isWellSpoken()).toMatch(/grid "Imports"/u);
  });

  it("a DRI that is assigned is said, and so is that it was taken back", async () => {
    await loadCompany(page, "Brontavia");
    await isWellSpoken();
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    await page
      .getByRole("grid", { name: "Checklist" })
      .getByText(/Expand role charters/u)
      .click();
    await panel().waitFor();
    await isWellSpoken();
    const dri = panel().getByRole("combobox", { name: "DRI" });
    const before = await dri.inputValue();
    await dri.click();
    const options = page.getByRole("listbox").getByRole("option");
    await options.first().waitFor();
    const names = await options.allInnerTexts();
    await options.nth(names.findIndex((name) => name !== before)).click();
    await said(/DRI assigned: Expand role charters/u);
    await page.getByRole("button", { name: /^Undo: DRI assigned/u }).click();
    await expect.poll(() => dri.inputValue()).toBe(before);
    await page.keyboard.press("Escape");
  });

  it("a breach leads to why and to the answer, each under its heading", async () => {
    await page.getByRole("link", { name: "Today", exact: true }).click();
    await page
      .getByRole("region", { name: "Now" })
      .getByRole("button", { name: /Escalation rate/u })
      .first()
      .click();
    await panel().getByRole("heading", { name: "Escalation rate", level: 2 }).waitFor();
    await isWellSpoken();
    expect(await panel().ariaSnapshot()).toMatch(/button "[^"]*Overrule/u);
    await page.keyboard.press("Escape");
  });

  it("a chart says its title and its sentence, and each week under the arrow keys", async () => {
    await page.getByRole("link", { name: "Metrics", exact: true }).click();
    const chart = page.locator("[aria-roledescription=chart]").first();
    await chart.waitFor();
    await isWellSpoken();
    expect((await chart.getAttribute("aria-label"))?.length).toBeGreaterThan(20);
    await chart.focus();
    await page.keyboard.press("ArrowLeft");
    const readout = chart.locator("[aria-live=polite]");
    await expect.poll(() => readout.innerText()).toMatch(/\d/u);
    const week = await readout.innerText();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => readout.innerText()).not.toBe(week);
  });

  it("an export and a weekly review have named fields, and the review its sections", async () => {
    await page.keyboard.press("Control+e");
    const dialog = page.getByRole("dialog", { name: "Export" });
    await dialog.getByLabel("Report").waitFor();
    await isWellSpoken();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Reviews", exact: true }).click();
    await page.getByRole("button", { name: "Start weekly review…" }).first().click();
    await page.getByRole("button", { name: "Start now" }).click();
    await page.getByRole("navigation", { name: "Sections" }).waitFor();
    const words = await isWellSpoken();
    expect(words).toMatch(/group "Attendance"/u);
  });

  it("a review that ends without a decision says so, and its minutes stand under headings", async () => {
    await page.keyboard.press("v");
    await page
      .getByRole("main")
      .getByRole("heading", { name: /^No trade-off decision/u })
      .waitFor();
    await isWellSpoken();
    await page.getByRole("button", { name: "Close: no decision today" }).click();
    await page.getByRole("group", { name: "Copy" }).waitFor();
    expect(await isWellSpoken()).toMatch(/navigation "Closed reviews"/u);
  });

  it("an export says what was saved", async () => {
    await page.keyboard.press("Control+e");
    const dialog = page.getByRole("dialog", { name: "Export" });
    await dialog.getByLabel("Format").selectOption("md");
    const download = page.waitForEvent("download");
    await dialog.getByRole("button", { name: /^Export/u }).click();
    await download;
    await said(/\.md/u);
    expect(await isWellSpoken()).toMatch(/dialog "Export"/u);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  });

  it("an item that is marked done says what is still missing until it is proven", async () => {
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    await page
      .getByRole("grid", { name: "Checklist" })
      .getByText(/Expand role charters/u)
      .click();
    await panel().waitFor();
    await isWellSpoken();
    const evidence = panel().getByRole("region", { name: "Evidence" });
    await evidence.getByLabel("Kind").selectOption("text");
    await evidence.getByLabel("Text").fill("Both charters were read aloud in the review.");
    await evidence.getByRole("button", { name: "Add" }).click();
    await said(/Evidence added: Expand role charters/u);
    expect(await isWellSpoken()).toMatch(/grid "Checklist"/u);
    await page.keyboard.press("Escape");
  });

  it("a file that cannot be opened is said to be set aside", async () => {
    await dragFiles(page, [{ name: "no.c180", bytes: new TextEncoder().encode("no pack") }], "drop");
    await said(/set aside/u);
    expect(await isWellSpoken()).toMatch(/set aside/u);
  });

  it("says once each what is wrong with a field, and that a file is refused", async () => {
    await page.getByRole("link", { name: "Decisions", exact: true }).click();
    await page.getByRole("tab", { name: "Guardrails" }).click();
    await page.getByRole("button", { name: "New guardrail…" }).click();
    const dialog = page.getByRole("dialog", { name: "New guardrail" });
    const bound = dialog.getByLabel("Band 1: bound, %");
    await bound.waitFor();
    const heard = await listenAloud(page);
    const times = async (words: RegExp) => (await heard()).filter((one) => words.test(one)).length;
    await bound.fill("1,234.5");
    await expect.poll(() => times(/write nothing between thousands/u)).toBe(1);
    await dialog.getByLabel("Domain").fill("wording of answers");
    expect(await times(/write nothing between thousands/u)).toBe(1);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await chooseFiles(page, { name: "book.xlsx", text: "PK\u0003\u0004 cut off" });
    await page.getByText("the file is no readable XLSX workbook").waitFor();
    await expect.poll(() => times(/no readable XLSX workbook/u)).toBe(1);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("grid", { name: "Imports" }).waitFor();
  });

  it("a merge says how many conflicts are settled, and each of its choices has a name", async () => {
    const { mine, theirs } = twoWeeks();
    await openPilots(page, mine);
    await dragFiles(page, [{ name: "from Bea.c180", bytes: packOf(theirs) }], "drop");
    await page.getByRole("dialog", { name: "Open this pack" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "33 changes come, 4 conflicts to settle" }).waitFor();
    await isWellSpoken();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("heading", { name: "0 of 4 conflicts settled" }).waitFor();
    expect(await isWellSpoken()).toMatch(/grid "Conflicts"/u);
    await page.keyboard.press("1");
    await said(/1 of 4/u);
    expect(opened.complaints).toStrictEqual([]);
  });
});
