import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SMALLEST_WINDOW } from "../../../electron/services/window-state.ts";
import {
  loadCompany,
  startWindowBrowser,
  type WindowBrowser,
  type WindowPage,
} from "./support/window-page.ts";

let browser: WindowBrowser;
let opened: WindowPage;
let page: Page;

beforeAll(async () => {
  browser = await startWindowBrowser();
  opened = await browser.open();
  page = opened.page;
  await page.setViewportSize(SMALLEST_WINDOW);
  await loadCompany(page, "Brontavia");
});
afterAll(async () => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await opened.close();
  await browser.close();
});

const main = () => page.getByRole("main");
/** Every place with something of it that stands once it has its figures. */
const PLACES: readonly (readonly [string, () => ReturnType<typeof main>])[] = [
  ["today", () => main().getByRole("region", { name: "Five pillars" })],
  ["plan", () => main().getByRole("grid", { name: "Checklist" })],
  ["metrics", () => main().getByText("By segment")],
  ["metrics/trust.escalation", () => main().getByRole("heading", { name: "Threshold" })],
  ["decisions", () => main().getByRole("grid", { name: "Decisions" })],
  ["changes", () => main().getByRole("heading", { name: "Ships next" })],
  ["reviews", () => main().getByRole("heading", { name: /^Due first/u })],
  ["organisation", () => main().getByRole("grid", { name: "People" })],
  ["data", () => main().getByRole("grid", { name: "Imports" })],
  ["company?tab=Objective", () => main().getByRole("heading", { name: "Shared objective" })],
];

async function goTo(place: string): Promise<void> {
  await page.evaluate((where) => {
    const [, , pilotId = ""] = location.hash.split("/");
    location.hash = `#/c/${pilotId}/${where}`;
  }, place);
}

describe("Brontavia in the smallest window", () => {
  it.each(PLACES)("shows %s without scrolling sideways", async (place, whatStands) => {
    await goTo(place);
    await whatStands().waitFor();
    await expect
      .poll(() => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth))
      .toBeLessThanOrEqual(0);
    await expect
      .poll(() => main().evaluate((element) => element.scrollWidth - element.clientWidth))
      .toBeLessThanOrEqual(0);
  });

  it("gives the day of the pilot a line to stand on", async () => {
    await goTo("today");
    const title = main().getByRole("heading", { name: /^Day 95 of 180/u });
    await title.waitFor();
    // Two lines of it at most: it is not squeezed to a word a line.
    await expect.poll(() => title.evaluate((element) => element.clientHeight)).toBeLessThanOrEqual(56);
  });

  it("writes numbers and dates as the region has them, from the moment it is chosen", async () => {
    await goTo("today");
    const now = main().getByRole("region", { name: "Now" });
    await now.getByText("15.4 % (13.2–18.0)").first().waitFor();
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByLabel("Region").selectOption("de-DE");
    await page.getByText("1.234.567,8").waitFor();
    await page.getByRole("link", { name: "Today" }).click();
    await now.getByText("15,4 % (13,2–18,0)").first().waitFor();
    await page.getByText("Mo., 23. Nov. 09:00").waitFor();
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByLabel("Region").selectOption("en-GB");
    await page.getByText("1,234,567.8").waitFor();
    expect(opened.complaints).toStrictEqual([]);
  });

  it("keeps names from right to left together in German notation, and says what is wrong with a number", async () => {
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByLabel("Region").selectOption("de-DE");
    await page.getByText("1.234.567,8").waitFor();
    await page.getByRole("link", { name: "Organisation" }).click();
    await page.getByRole("button", { name: "Add a person…" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("רות כהן");
    await page.keyboard.press("Enter");
    // The message, what Undo is called, and the title of a dialog are sentences around the name.
    await page.getByRole("status").getByText("\u2068רות כהן\u2069").waitFor();
    await page.getByRole("button", { name: /Undo: .*\u2068רות כהן\u2069/u }).waitFor();
    const cell = page.getByRole("grid", { name: "People" }).getByText("רות כהן");
    expect(await cell.innerText()).toBe("רות כהן");
    await goTo("company?tab=Workflows");
    await main().getByText("First notice of loss triage").first().click();
    const value = page.getByLabel(/^Value of one qualified unit/u);
    await value.fill("1,234.5");
    await page.getByText("write nothing between thousands: 1234,5").waitFor();
    await value.fill("12,5");
    await value.press("Enter");
    await expect.poll(() => value.inputValue()).toBe("12,5");
    await page.keyboard.press("Escape");
    await goTo("company");
    await page.getByText("Mo., 17. Aug. 2026").waitFor();
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByLabel("Region").selectOption("en-GB");
    await page.getByText("1,234,567.8").waitFor();
    expect(opened.complaints).toStrictEqual([]);
  });
});
