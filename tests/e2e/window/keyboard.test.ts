import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { keyGroups } from "../../../renderer/app/keys.ts";
import { after, freshPilot, person } from "../browser/support/pilots.ts";
import { openPilots } from "./support/dropped-packs.ts";
import { hasFocus } from "./support/focus.ts";
import {
  openCompany,
  startWindowBrowser,
  type WindowBrowser,
  type WindowPage,
} from "./support/window-page.ts";

const PILOTS = [
  after(freshPilot("Norrbex", "a1"), "a1", person("Ada Nowak"), person("Ben Osei")),
  freshPilot("Kestrova", "b1"),
  freshPilot("Brontavia", "c1"),
];

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

/** A page with three companies, at the plan of Norrbex, by keys alone. */
async function planByKeys(): Promise<Page> {
  opened = await browser.open();
  const { page } = opened;
  await openPilots(page, ...PILOTS);
  await page.keyboard.press("Control+k");
  await page.getByRole("dialog", { name: "Palette" }).waitFor();
  await page.keyboard.type("norrbex");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  await page.keyboard.press("Control+3");
  await page.getByRole("grid", { name: "Checklist" }).waitFor();
  return page;
}

const activeRow = (page: Page) => page.getByRole("grid").locator('tr[tabindex="0"]');

async function focusGrid(page: Page): Promise<void> {
  await page.locator("main").focus();
  for (let step = 0; step < 30; step += 1) {
    if (await hasFocus(activeRow(page))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the grid has no tab stop");
}

describe("a list", () => {
  it("moves by arrows, Home, End and pages, and is one tab stop", async () => {
    const page = await planByKeys();
    await focusGrid(page);
    const index = () => page.evaluate(() => Number(document.activeElement?.getAttribute("data-index")));
    const count = await page.getByRole("grid").locator("tr[data-index]").count();
    const seen: number[] = [];
    for (const key of ["ArrowDown", "ArrowDown", "ArrowUp", "End", "ArrowDown", "Home", "PageDown"]) {
      await page.keyboard.press(key);
      seen.push(await index());
    }
    expect(seen.slice(0, 6)).toStrictEqual([1, 2, 1, count - 1, count - 1, 0]);
    expect(seen[6]).toBeGreaterThan(1);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.closest("tr") === null)).toBe(true);
  });

  it("peeks with Space and stays; opens with Enter and goes there; the panel follows the arrows", async () => {
    const page = await planByKeys();
    await focusGrid(page);
    const panel = page.getByRole("complementary");
    await page.keyboard.press("Space");
    await panel.waitFor();
    expect(await hasFocus(activeRow(page))).toBe(true);
    const first = await panel.getByRole("heading").first().innerText();
    await page.keyboard.press("ArrowDown");
    await expect.poll(() => panel.getByRole("heading").first().innerText()).not.toBe(first);
    expect(await hasFocus(activeRow(page))).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => panel.count()).toBe(0);
    expect(await hasFocus(activeRow(page))).toBe(true);

    await page.keyboard.press("Enter");
    await expect.poll(() => hasFocus(panel)).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => panel.count()).toBe(0);
    await expect.poll(() => hasFocus(activeRow(page))).toBe(true);
  });

  it("has a menu on every row, whose letters work on the row too", async () => {
    const page = await planByKeys();
    await focusGrid(page);
    await page.keyboard.press("Shift+F10");
    const menu = page.getByRole("menu");
    expect(await menu.getByRole("menuitem").allInnerTexts()).toEqual(
      expect.arrayContaining(["Open\n↵", "DRI…\nO", "Due date…\nD"]),
    );
    await page.keyboard.press("ArrowDown");
    expect(await hasFocus(menu.getByRole("menuitem").nth(1))).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => menu.count()).toBe(0);
    expect(await hasFocus(activeRow(page))).toBe(true);

    await page.keyboard.press("Shift+F10");
    await page.keyboard.press("d");
    await expect.poll(() => hasFocus(page.getByRole("complementary").getByLabel("Due"))).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => hasFocus(activeRow(page))).toBe(true);
    await page.keyboard.press("o");
    await expect.poll(() => hasFocus(page.getByRole("combobox", { name: "DRI" }))).toBe(true);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("complementary").count()).toBe(0);

    await activeRow(page).click({ button: "right" });
    await menu.getByRole("menuitem", { name: "Open" }).click();
    await page.getByRole("complementary").waitFor();
    expect(await menu.count()).toBe(0);
  });
});

describe("layers", () => {
  it("close one by one, and each gives the focus back to where it was", async () => {
    const page = await planByKeys();
    await focusGrid(page);
    await page.keyboard.press("Enter");
    const panel = page.getByRole("complementary");
    await expect.poll(() => hasFocus(panel)).toBe(true);
    const override = panel.getByRole("button", { name: "Override…" });
    for (let step = 0; step < 30 && !(await hasFocus(override)); step += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
    expect(await panel.count()).toBe(1);
    await expect.poll(() => hasFocus(override)).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => panel.count()).toBe(0);
    await expect.poll(() => hasFocus(activeRow(page))).toBe(true);
  });

  it.each([
    ["Control+k", "Palette"],
    ["Control+n", "New pilot"],
    ["Control+e", "Export"],
    ["?", "Keys"],
  ])("%s opens %s and Esc comes back to the row", async (keys, name) => {
    const page = await planByKeys();
    await focusGrid(page);
    await page.keyboard.press(keys);
    const dialog = page.getByRole("dialog", { name });
    await dialog.waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => dialog.count()).toBe(0);
    await expect.poll(() => hasFocus(activeRow(page))).toBe(true);
  });

  it("keep all other commands away while a dialog is open", async () => {
    const page = await planByKeys();
    await page.keyboard.press("Control+n");
    await page.getByRole("dialog", { name: "New pilot" }).getByLabel("Company").fill("Velta");
    for (const keys of ["Control+e", "Control+2", "Control+,", "F6"]) await page.keyboard.press(keys);
    expect(await page.getByRole("dialog").count()).toBe(1);
    expect(await page.getByRole("textbox", { name: "Company" }).inputValue()).toBe("Velta");
    expect(await page.evaluate(() => location.hash)).toContain("/plan");
  });
});

describe("regions", () => {
  it("F6 walks them both ways and comes back to the same row", async () => {
    const page = await planByKeys();
    await focusGrid(page);
    await page.keyboard.press("ArrowDown");
    const region = () =>
      page.evaluate(() => document.activeElement?.closest("[data-region]")?.getAttribute("data-region"));
    const seen: unknown[] = [];
    for (let step = 0; step < 3; step += 1) {
      await page.keyboard.press("F6");
      seen.push(await region());
    }
    expect(seen).toStrictEqual(["rail", "bar", "content"]);
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-index"))).toBe("1");
    await page.keyboard.press("Shift+F6");
    expect(await region()).toBe("bar");
  });
});

describe("finding", () => {
  it("/ goes to the filter of the list and Esc comes back to the row", async () => {
    const page = await planByKeys();
    await page.keyboard.press("Control+1");
    await page.getByRole("grid", { name: "Companies" }).waitFor();
    await focusGrid(page);
    await page.keyboard.press("/");
    const filter = page.getByLabel("Filter companies");
    expect(await hasFocus(filter)).toBe(true);
    await page.keyboard.type("kest");
    await expect.poll(() => page.getByRole("heading", { name: "1 of 3 pilots" }).count()).toBe(1);
    await page.keyboard.press("Escape");
    await expect.poll(() => hasFocus(activeRow(page))).toBe(true);
  });

  it("Ctrl+F has its field ready within the very key press, the first time too", async () => {
    const page = await planByKeys();
    const focused = await page.evaluate(() => {
      const key = { key: "f", ctrlKey: true, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", key));
      // Nothing was waited for: what is typed next is for whatever has the focus now.
      return document.activeElement?.getAttribute("aria-label");
    });
    expect(focused).toBe("Find");
    await page.keyboard.type("pilot");
    await expect.poll(() => page.getByRole("textbox", { name: "Find" }).inputValue()).toBe("pilot");
  });

  it("Ctrl+F marks words on the screen, counts them, walks them, and leaves the focus where the last one stands", async () => {
    const page = await planByKeys();
    await page.keyboard.press("Control+f");
    const field = page.getByRole("textbox", { name: "Find" });
    await expect.poll(() => hasFocus(field)).toBe(true);
    await page.keyboard.type("pilot");
    const bar = page.getByRole("search");
    await expect.poll(() => bar.getByRole("status").innerText()).toMatch(/^1 of \d+$/);
    const marked = () =>
      page.evaluate(() =>
        [...(CSS.highlights.get("found-here") ?? [])].map((range) => (range as Range).toString()),
      );
    expect((await marked()).join().toLowerCase()).toBe("pilot");
    await page.keyboard.press("Enter");
    await expect.poll(() => bar.getByRole("status").innerText()).toMatch(/^2 of /);
    await page.keyboard.press("Shift+Enter");
    await expect.poll(() => bar.getByRole("status").innerText()).toMatch(/^1 of /);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("no such words");
    await expect.poll(() => bar.getByRole("status").innerText()).toBe("Not on this screen");
    await page.keyboard.press("Control+a");
    await page.keyboard.type("evaluate pilot");
    await expect.poll(() => bar.getByRole("status").innerText()).toMatch(/^1 of /);
    await page.keyboard.press("Escape");
    await expect.poll(() => bar.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Evaluate pilot");
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
  });
});

describe("single letters", () => {
  it("do nothing in a field, and nothing at all where they are switched off", async () => {
    const page = await planByKeys();
    await page.keyboard.press("Control+1");
    const filter = page.getByLabel("Filter companies");
    await filter.fill("");
    await filter.press("g");
    await filter.press("t");
    expect(await filter.inputValue()).toBe("gt");
    expect(await page.evaluate(() => location.hash)).toContain("/portfolio");
    await page.keyboard.press("Control+,");
    await page.getByLabel("Single letters and g chords").uncheck();
    await page.locator("main").focus();
    await page.keyboard.press("g");
    await page.keyboard.press("t");
    await page.keyboard.press("?");
    expect(await page.evaluate(() => location.hash)).toContain("/settings");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.keyboard.press("Control+3");
    await focusGrid(page);
    await page.keyboard.press("o");
    expect(await page.getByRole("complementary").count()).toBe(0);
    await page.keyboard.press("Shift+F10");
    expect(await page.getByRole("menu").count()).toBe(1);
  });

  it("B switches the baseline of the dashboard while the content has the focus", async () => {
    const page = await planByKeys();
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    const baseline = page.getByLabel("Baseline", { exact: true });
    await baseline.waitFor();
    expect(await baseline.isChecked()).toBe(true);
    await page.locator("main").focus();
    await page.keyboard.press("b");
    await expect.poll(() => baseline.isChecked()).toBe(false);
  });
});

describe("the sheet of keys", () => {
  it("has every line of the table, and the palette has the same keys beside its commands", async () => {
    const page = await planByKeys();
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Keys" });
    await sheet.waitFor();
    const said = await sheet.locator("dd").allInnerTexts();
    expect(said).toStrictEqual(keyGroups(false).flatMap(({ keys }) => keys.map(({ what }) => what)));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.keyboard.type(">export");
    expect(await page.getByRole("option").allInnerTexts()).toStrictEqual([
      "Export report…\ncommand\nCtrl\nE",
    ]);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Export" }).waitFor();
  });

  it("shows the signs of a Mac on a Mac, where ⌘ is the key and Ctrl is not", async () => {
    opened = await browser.open({ platform: "MacIntel" });
    const { page } = opened;
    await page.getByText("⌘K").waitFor();
    await page.locator("main").focus();
    await page.keyboard.press("Control+k");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.keyboard.press("Meta+k");
    await page.getByRole("dialog", { name: "Palette" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("main").focus();
    await page.keyboard.press("?");
    const sheet = page.getByRole("dialog", { name: "Keys" });
    await sheet.waitFor();
    const caps = (await sheet.locator("kbd").allInnerTexts()).join(" ");
    expect(caps).toContain("⌘");
    expect(caps).not.toMatch(/Ctrl|Shift|Alt/);
  });
});

describe("places", () => {
  it("every key of the table goes to its place", async () => {
    const page = await planByKeys();
    const places = [
      "portfolio",
      "today",
      "plan",
      "metrics",
      "decisions",
      "changes",
      "reviews",
      "organisation",
      "data",
    ];
    for (const [index, place] of places.entries()) {
      await page.keyboard.press(`Control+${index + 1}`);
      await expect.poll(() => page.evaluate(() => location.hash)).toContain(`/${place}`);
    }
    await page.keyboard.press("Alt+ArrowLeft");
    await expect.poll(() => page.evaluate(() => location.hash)).toContain("/organisation");
    await page.keyboard.press("Alt+ArrowRight");
    await expect.poll(() => page.evaluate(() => location.hash)).toContain("/data");
    await openCompany(page, "Brontavia");
  });
});
