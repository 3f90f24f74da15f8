import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { calendarEntries } from "../support/calendar-reader.ts";
import { countPages } from "./support/count-pages.ts";
import {
  loadCompany,
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

/** The plan of a sample company. */
async function openPlan(company: string): Promise<Page> {
  opened = await browser.open();
  const { page } = opened;
  await loadCompany(page, company);
  await page.getByRole("link", { name: "Plan", exact: true }).click();
  await page.getByRole("grid", { name: "Checklist" }).waitFor();
  return page;
}

const item = (page: Page, words: RegExp) => page.getByRole("grid", { name: "Checklist" }).getByText(words);

describe("the timeline", () => {
  it("says where the pilot is, what was launched when, and how the reviews ended", async () => {
    const page = await openPlan("Tallowmere");
    await page
      .getByRole("img", {
        name: "Timeline: Day 151 of 180; launched Thu 23 Jul, as planned; 14 weekly reviews closed, 11 with a decision; gates closed: P1, P2, P3, P4",
      })
      .waitFor();
    await page.getByText("Titles open since Wed 21 Oct · Day 121").waitFor();
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the dates (.ics)" }).click();
    expect((await download).suggestedFilename()).toBe("Tallowmere-Payroll-calendar.ics");
    const dates = calendarEntries(await readFile(await (await download).path(), "utf8"));
    expect(dates.filter(({ isDay }) => !isDay)).toStrictEqual([]);
    expect(dates.map(({ summary, date }) => `${date} ${summary}`)).toContain(
      "2026-12-19 Tallowmere Payroll: End of P5: gate",
    );
    expect(await page.locator("path.review").count()).toBe(14);
    expect(await page.locator("rect.ghost").count()).toBe(0);
  });

  it("shows a launch that slips as ghosts of the planned phases, day by day", async () => {
    const page = await openPlan("Norrbex");
    await page
      .getByRole("img", { name: /the launch is 15 days late so far; no weekly review closed/ })
      .waitFor();
    await page.getByText("+15 days so far").waitFor();
    expect(await page.locator("rect.ghost").count()).toBe(5);
  });
});

describe("the checklist", () => {
  it("says the rule of an item in words, and leads from what is missing to where it is made", async () => {
    const page = await openPlan("Norrbex");
    await page.getByText("running P2 with P1 open: 2 items").waitFor();
    await item(page, /^Define the shared objective/).click();
    const rule = page.getByRole("complementary").getByRole("list", { name: "Conditions" });
    const texts = await rule.getByRole("listitem").allInnerTexts();
    expect(texts.map((text) => text.replaceAll(/\s+/gu, " "))).toEqual([
      "met: The shared objective is set",
      "met: The weights add up to 1",
      expect.stringMatching(
        /^not met: Each pillar has a baseline\s+revenue has no baseline value\s+loop has/,
      ),
      expect.stringMatching(/^not met: Each pillar has a target\s+cost has no target/),
      "met: No target is its baseline",
    ]);
    await rule.getByRole("link", { name: "cost has no target" }).click();
    await page.getByRole("heading", { name: "Shared objective" }).waitFor();
    await page.goBack();
    await page.getByRole("button", { name: "Close panel" }).click();
    await page.getByRole("link", { name: /: no conflict has rank 3$/ }).click();
    await page.getByRole("grid", { name: "Conflicts" }).waitFor();
  });

  it("keeps a file as evidence, saves a copy of it, and takes it away again", async () => {
    const page = await openPlan("Norrbex");
    await item(page, /^Align one pricing/).click();
    const evidence = page.getByRole("complementary").getByRole("region", { name: "Evidence" });
    await evidence.getByLabel("Kind").selectOption("file");
    const chooser = page.waitForEvent("filechooser");
    await evidence.getByRole("button", { name: "Choose a file…" }).click();
    const bytes = Buffer.from("%PDF-1.7 of a meeting");
    await (await chooser).setFiles({ name: "pricing.pdf", mimeType: "application/pdf", buffer: bytes });
    await page.getByRole("status").getByText("File added: pricing.pdf").waitFor();
    const download = page.waitForEvent("download");
    await evidence.getByRole("button", { name: "Save a copy…" }).click();
    const copy = await download;
    expect(copy.suggestedFilename()).toBe("pricing.pdf");
    expect(await readFile(await copy.path())).toEqual(bytes);
    await evidence.getByLabel("Kind").selectOption("link");
    await evidence.getByLabel("Address").fill("ftp://somewhere");
    await evidence.getByRole("button", { name: "Add" }).click();
    await page
      .getByRole("alert")
      .getByText(/is not a web address/)
      .waitFor();
    await evidence.getByLabel("Address").fill("https://wiki.example/pricing");
    await evidence.getByRole("button", { name: "Add" }).click();
    await evidence.getByText("https://wiki.example/pricing").waitFor();
    await evidence.getByRole("button", { name: "Take away: pricing.pdf" }).click();
    await expect.poll(() => evidence.getByText("pricing.pdf").count()).toBe(0);
  });

  it("refuses a file above 25 MiB without reading it, and changes nothing", async () => {
    const page = await openPlan("Norrbex");
    await item(page, /^Align one pricing/).click();
    const evidence = page.getByRole("complementary").getByRole("region", { name: "Evidence" });
    await evidence.getByLabel("Kind").selectOption("file");
    const chooser = page.waitForEvent("filechooser");
    await evidence.getByRole("button", { name: "Choose a file…" }).click();
    await (await chooser).setFiles({
      name: "film.zip",
      mimeType: "application/zip",
      buffer: Buffer.alloc(26_214_401),
    });
    await page.getByRole("alert").getByText("film.zip has more than 25 MiB (FILE_TOO_LARGE)").waitFor();
    expect(await evidence.getByText("Nothing is attached.").count()).toBe(1);
  });

  it("adds an item of the pilot's own, proves it, and removes it", async () => {
    const page = await openPlan("Brontavia");
    await page.getByRole("button", { name: "Add an item…" }).click();
    const dialog = page.getByRole("dialog", { name: "Add an item" });
    await dialog.getByLabel("What is to be done").fill("Tell the regulator");
    await dialog.getByLabel("Phase").selectOption("P4");
    await dialog.getByRole("button", { name: "Add item" }).click();
    const panel = page.getByRole("complementary");
    await panel.getByText("it is not marked done").waitFor();
    await panel.getByLabel("Status").selectOption("done");
    await panel.getByLabel("Text").fill("Letter of 12 November");
    await panel.getByRole("button", { name: "Add", exact: true }).click();
    await panel.getByText("the data show it").waitFor();
    await panel.getByLabel("Title").fill("Tell the regulator in writing");
    await panel.getByLabel("Title").press("Control+Enter");
    await panel.getByRole("heading", { name: "Tell the regulator in writing" }).waitFor();
    await panel.getByText("Title: Tell the regulator → Tell the regulator in writing").waitFor();
    await panel.getByRole("button", { name: "Remove this item" }).click();
    await expect.poll(() => item(page, /^Tell the regulator/).count()).toBe(0);
    await page.getByRole("button", { name: /^Undo: Removed/ }).click();
    await item(page, /^Tell the regulator in writing/).waitFor();
  });

  it("closes a phase only with a reason for each item that is not proven", async () => {
    const page = await openPlan("Norrbex");
    await page.getByRole("button", { name: "Close P1…" }).click();
    const dialog = page.getByRole("dialog", { name: "Close P1 Establish baseline" });
    const close = dialog.getByRole("button", { name: "Close P1" });
    await dialog.getByLabel(/^Define the shared objective/).fill("Agreed in words");
    expect(await close.isDisabled()).toBe(true);
    await dialog.getByText("1 reason is missing.").waitFor();
    await dialog.getByLabel(/^Identify the top three/).fill("Two are enough here");
    await close.click();
    await page.getByRole("status").getByText("P1 closed").waitFor();
    await page.getByText("overridden: Two are enough here").waitFor();
    expect(await page.getByText("running P2 with P1 open").count()).toBe(0);
    await page.getByRole("tab", { name: "Gates" }).click();
    await page.getByText(/Overridden \(claimed\): Define the shared objective.*“Agreed in words”/).waitFor();
    await page.getByRole("button", { name: "Undo: P1 closed" }).click();
    await page.getByText("running P2 with P1 open: 2 items").waitFor();
  });

  it("filters by words and by who one is", async () => {
    const page = await openPlan("Norrbex");
    const rows = page.getByRole("grid", { name: "Checklist" }).locator("tr[data-index]");
    expect(await rows.count()).toBe(17);
    await page.getByLabel("Filter the checklist").fill("late");
    await expect.poll(() => rows.count()).toBe(4);
    await page.getByText("4 of 17 match").waitFor();
    await page.getByRole("button", { name: "Clear" }).click();
    await page.getByLabel("Mine").check();
    await expect.poll(() => rows.count()).toBe(0);
    await page.getByLabel("Who you are here").selectOption("CRO");
    await expect.poll(() => rows.count()).toBeGreaterThan(0);
    for (const text of await rows.allInnerTexts()) expect(text).toContain("CRO");
  });

  it("fits on one landscape page, white in the dark theme too", async () => {
    opened = await browser.open({ scheme: "dark" });
    const { page } = opened;
    for (const company of ["Norrbex", "Tallowmere"]) {
      await loadCompany(page, company);
      await page.getByRole("link", { name: "Plan", exact: true }).click();
      await page.getByRole("grid", { name: "Checklist" }).waitFor();
      const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
      expect(countPages(pdf)).toEqual({ pages: 1, isLandscape: true });
    }
    // What is printed after it lies as its own place wants it: the minutes stand upright, without the list beside them.
    await page.getByRole("link", { name: "Reviews", exact: true }).click();
    await page.getByRole("tab", { name: "Minutes" }).click();
    await page.getByRole("group", { name: "Copy" }).waitFor();
    const minutes = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    expect(countPages(minutes)).toEqual({ pages: 1, isLandscape: false });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    const paper = await page.locator(".minutes").evaluate((sheet) => getComputedStyle(sheet).color);
    expect(paper).toBe("rgb(23, 27, 33)");
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    // Whoever gets the paper sees that its data are a sample's.
    await page.emulateMedia({ media: "print" });
    expect(await page.getByText("Sample data, a seeded simulation").isVisible()).toBe(true);
    await page.emulateMedia({ media: null });
    await page.getByRole("link", { name: "Plan", exact: true }).click();
    await page.getByRole("grid", { name: "Checklist" }).waitFor();
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    const rail = page.getByRole("region", { name: "Rail" });
    expect(await rail.count()).toBe(0);
    const ink = await page.locator(".planpaperhead").evaluate((head) => getComputedStyle(head).color);
    expect(ink).toBe("rgb(23, 27, 33)");
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  });
});

describe("the gate of titles", () => {
  it("is a checklist with dates, and records the four tests", async () => {
    const page = await openPlan("Brontavia");
    await page.getByRole("tab", { name: "Gates" }).click();
    const gate = page.getByRole("region", { name: "Titles and reporting lines" });
    const text = await gate.innerText();
    expect(text).toMatch(/Title changes open \w{3} \d+ Dec at the earliest/);
    expect(text).toMatch(/no \(\d+ left\), launched/);
    expect(text).toContain("not due before Day 121");
    const passed = Number(/Four things under test have passed\s+(\d) of 4/.exec(text)?.[1]);
    await gate.getByRole("button", { name: "Record… the test of decision rights" }).click();
    const dialog = page.getByRole("dialog");
    const record = dialog.getByRole("button", { name: "Record" });
    await dialog.getByLabel("How it came out").selectOption("passed");
    expect(await record.isDisabled()).toBe(true);
    await dialog.getByLabel("What showed it").fill("The drill of 12 November");
    await record.click();
    await page.getByRole("status").getByText("Test recorded: decision rights").waitFor();
    await gate.getByText("The drill of 12 November").waitFor();
    await expect.poll(() => gate.innerText()).toContain(`${Math.min(4, passed + 1)} of 4`);
  });
});

describe("the plan by the keyboard alone", () => {
  it("walks, peeks, opens, edits by single keys and by the menu of the row", async () => {
    const page = await openPlan("Norrbex");
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    const panel = page.getByRole("complementary");
    const hasFocus = (name: string) => () =>
      panel
        .getByRole("region", { name: /^(Fields|Evidence)$/ })
        .getByLabel(new RegExp(`^${name}( \\*)?$`, "u"))
        .evaluate((field) => field === document.activeElement);
    const row = page.getByRole("grid", { name: "Checklist" }).locator('tr[tabindex="0"]');
    await page.getByRole("main").focus();
    await press("/");
    await page.keyboard.type("P2");
    await expect.poll(() => page.getByText("4 of 17 match").count()).toBe(1);
    for (let step = 0; step < 12; step += 1) {
      if (await row.evaluate((element) => element === document.activeElement)) break;
      await press("Tab");
    }
    // Space peeks: the panel is there, and the list keeps the keys.
    await press("Space");
    await panel.getByRole("heading", { name: "Run one integrated weekly operating review" }).waitFor();
    await press("ArrowDown");
    await panel.getByRole("heading", { name: /^Assign one executive DRI/ }).waitFor();
    await press("s");
    await expect.poll(hasFocus("Status")).toBe(true);
    await press("Escape");
    await expect.poll(() => panel.count()).toBe(0);
    await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true);
    await press("a");
    await expect.poll(hasFocus("Text")).toBe(true);
    await page.keyboard.type("Minutes of 2 November");
    await press("Control+Enter");
    await panel.getByText("Minutes of 2 November").waitFor();
    await press("Escape");
    await press("Shift+F10");
    await page.getByRole("menu").waitFor();
    await press("ArrowUp", "Enter");
    await page.getByText(/^Claimed: Assign one executive DRI/).waitFor();
    await press("e");
    await expect.poll(hasFocus("Title")).toBe(true);
    await press("Escape", "d");
    await expect.poll(hasFocus("Due")).toBe(true);
    await press("Escape", "Enter");
    await expect.poll(() => panel.evaluate((element) => element === document.activeElement)).toBe(true);
    await press("Escape");
    await press("n");
    const adding = page.getByRole("dialog", { name: "Add an item" });
    await expect
      .poll(() => adding.evaluate((element) => element.contains(document.activeElement)))
      .toBe(true);
    await page.keyboard.type("Ask the customer");
    await press("Enter");
    await page.getByText("Item added: Ask the customer").waitFor();
  });
});
