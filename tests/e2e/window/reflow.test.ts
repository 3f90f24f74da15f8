import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sidewaysFaults } from "./support/sideways.ts";
import { smallTargets } from "./support/small-targets.ts";
import {
  loadCompany,
  startWindowBrowser,
  type WindowBrowser,
  type WindowPage,
} from "./support/window-page.ts";

const NARROW = { width: 320, height: 640 };
const USUAL = { width: 1280, height: 800 };
/** The places of a company, each with words that show that it is there, and no other. */
const PLACES = [
  ["today", "System value"],
  ["plan", "Day 95 of 180; launched"],
  ["metrics", "All metrics"],
  ["metrics/trust.escalation", "keeper: Finance partner"],
  ["decisions", "Coordination delay"],
  ["changes", "Ships next"],
  ["reviews", "Next weekly review"],
  ["organisation", "Items as DRI"],
  ["data", "paste cells that you copied"],
  ["company", "How reports look"],
  ["meeting", "The question"],
  ["data/import", "Drop CSV or XLSX files"],
] as const;

let browser: WindowBrowser;
let opened: WindowPage;
let page: Page;
let company: string;

beforeAll(async () => {
  browser = await startWindowBrowser();
  opened = await browser.open();
  page = opened.page;
  await loadCompany(page, "Brontavia");
  company = await page.evaluate(() => location.hash.split("/").slice(0, 3).join("/"));
});
afterAll(async () => {
  await page.emulateMedia({ forcedColors: "none" });
  await page.setViewportSize(USUAL);
  await opened.close();
  await browser.close();
});

async function goTo(place: string): Promise<void> {
  await page.evaluate((hash) => void (location.hash = hash), place);
  await page.getByRole("main").waitFor();
  await arrived();
}

/** Everything that was asked for stands. */
async function arrived(): Promise<void> {
  await page.getByRole("main").locator("h1, h2, h3, table, button").first().waitFor();
  await expect.poll(() => page.locator("[aria-busy=true]").count()).toBe(0);
}

async function resized(size: { readonly width: number; readonly height: number }): Promise<void> {
  await page.setViewportSize(size);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset["narrow"] !== undefined))
    .toBe(size.width <= 800);
  // Its styles are there too.
  const padding = () => page.getByRole("main").evaluate((main) => getComputedStyle(main).paddingLeft);
  await expect.poll(padding).toBe(size.width <= 800 ? "12px" : "24px");
}

/** Goes through every place and each of its tabs. */
async function throughPlaces(visit: (where: string) => Promise<void>): Promise<void> {
  for (const [place, sign] of PLACES) {
    await goTo(`${company}/${place}`);
    await page.getByRole("main").getByText(sign).first().waitFor();
    const tabs = page.getByRole("main").getByRole("tab");
    const count = await tabs.count();
    await visit(place);
    for (let index = 1; index < count; index++) {
      await tabs.nth(index).click();
      await arrived();
      await visit(`${place}, tab ${index + 1}`);
    }
  }
  for (const place of ["#/portfolio", "#/settings"]) {
    await goTo(place);
    await visit(place);
  }
}

describe("Brontavia at 320 px, which is 200 % zoom and more", { timeout: 120_000 }, () => {
  it("shows every place and tab in one column, without scrolling sideways", async () => {
    await resized(NARROW);
    const faults: string[] = [];
    await throughPlaces(async (where) => {
      faults.push(...(await sidewaysFaults(page)).map((fault) => `${where}: ${fault}`));
    });
    expect(faults).toStrictEqual([]);
  });

  it("shows a list and its panel one above the other, the row that has the focus in sight", async () => {
    await resized(NARROW);
    await goTo(`${company}/plan`);
    await page
      .getByRole("grid", { name: "Checklist" })
      .getByText(/Expand role charters/u)
      .click();
    const panel = page.getByRole("complementary");
    await panel.waitFor();
    await expect.poll(() => sidewaysFaults(page), { timeout: 5_000 }).toStrictEqual([]);
    const [list, beside] = await Promise.all([page.getByRole("main").boundingBox(), panel.boundingBox()]);
    expect(beside?.y).toBeGreaterThanOrEqual((list?.y ?? 0) + (list?.height ?? 0));
    await page.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
  });

  it.each([
    ["Control+k", "the palette"],
    ["Control+n", "a new pilot"],
    ["?", "the keys"],
    ["Control+e", "the export"],
  ])("fits the dialog behind %s: %s", async (keys) => {
    await resized(NARROW);
    await goTo(`${company}/today`);
    await page.getByRole("main").focus();
    await page.keyboard.press(keys);
    await page.getByRole("dialog").waitFor();
    await expect.poll(() => sidewaysFaults(page), { timeout: 5_000 }).toStrictEqual([]);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
  });

  it("goes back to the wide window as it was", async () => {
    await resized(USUAL);
    await goTo(`${company}/today`);
    await expect.poll(() => page.getByRole("button", { name: "Narrow" }).count()).toBe(1);
  });
});

describe("what can be pressed", { timeout: 120_000 }, () => {
  it("is 24 px each way, or has that room, on every place and tab", async () => {
    await resized(USUAL);
    const small: string[] = [];
    await throughPlaces(async (where) => {
      small.push(...(await smallTargets(page)).map((target) => `${where}: ${target}`));
    });
    expect(small).toStrictEqual([]);
  });

  it("includes the edge of a panel, which also moves by arrow keys", async () => {
    await goTo(`${company}/plan`);
    await page
      .getByRole("grid", { name: "Checklist" })
      .getByText(/Expand role charters/u)
      .click();
    const edge = page.getByRole("separator", { name: "Width of the panel" });
    await edge.waitFor();
    expect((await edge.boundingBox())?.width).toBeGreaterThanOrEqual(24);
    const before = Number(await edge.getAttribute("aria-valuenow"));
    await edge.focus();
    await page.keyboard.press("ArrowLeft");
    await expect.poll(() => edge.getAttribute("aria-valuenow")).toBe(String(before + 20));
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => edge.getAttribute("aria-valuenow")).toBe(String(before));
    await page.keyboard.press("Escape");
  });
});

describe("where the system sets the colours", () => {
  it("tells rows, tabs, bars and verdicts apart without backgrounds", async () => {
    await page.emulateMedia({ forcedColors: "active" });
    await goTo(`${company}/plan`);
    const canvas = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page
      .getByRole("grid", { name: "Checklist" })
      .getByText(/Expand role charters/u)
      .click();
    const marked = page.locator("tr[aria-selected=true] > :first-child");
    await expect.poll(() => marked.evaluate((cell) => getComputedStyle(cell).borderLeftWidth)).toBe("4px");
    await page.keyboard.press("Escape");
    const tab = (isSelected: boolean) =>
      page
        .locator(`[role=tab][aria-selected=${isSelected}]`)
        .first()
        .evaluate((element) => getComputedStyle(element).borderBottomColor);
    await expect.poll(() => tab(false)).toBe(canvas);
    await expect.poll(() => tab(true)).not.toBe(canvas);
    await goTo(`${company}/metrics`);
    const cell = page.locator(".heatcell:not(.plain, .none)").first();
    await cell.waitFor();
    await expect
      .poll(() => cell.evaluate((element) => getComputedStyle(element).backgroundColor))
      .not.toBe(canvas);
    expect(opened.complaints).toStrictEqual([]);
  });
});
