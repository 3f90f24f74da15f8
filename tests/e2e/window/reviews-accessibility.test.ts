import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsInBothThemes } from "./support/axe.ts";
import { loadCompany, startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

let browser: WindowBrowser;
beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

describe("Reviews in both themes", { timeout: 300_000 }, () => {
  it("axe finds nothing at WCAG 2.2 AA on the place and in review mode, and the console stays silent", async () => {
    const { page, complaints, close } = await browser.open();
    const found: string[] = [];
    const look = async (state: string): Promise<void> => {
      found.push(...(await violationsInBothThemes(page, state)));
    };
    await loadCompany(page, "Brontavia");
    await page.getByRole("link", { name: "Reviews" }).click();
    await page.getByText("Ships next").waitFor();
    await look("weekly");
    await page.getByRole("button", { name: "Move…" }).first().click();
    await page.getByRole("dialog").waitFor();
    await look("move");
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Monthly" }).click();
    await page.getByRole("button", { name: "Start the reset" }).click();
    await page.getByRole("combobox").first().selectOption("shift");
    await look("monthly");
    await page.getByRole("tab", { name: "Minutes" }).click();
    await page.getByRole("article").waitFor();
    await look("minutes");
    await page.getByRole("tab", { name: "Board" }).click();
    await look("board");
    await page.getByRole("button", { name: "Begin the narrative" }).click();
    await page.getByRole("button", { name: "Add a claim" }).click();
    await page.getByRole("button", { name: "Add a sentence" }).click();
    await page.getByLabel("Insert a figure").selectOption("avd.rate");
    await look("narrative, writing");
    await page.getByRole("button", { name: "Write sentence" }).click();
    await page.getByRole("button", { name: "Publish…" }).click();
    await page.getByRole("dialog").waitFor();
    await look("publish");
    await page.keyboard.press("Escape");
    await page.getByRole("link", { name: "Reviews" }).click();
    await page.getByRole("button", { name: "Start weekly review…" }).click();
    await page.getByRole("dialog").waitFor();
    await look("start");
    await page.getByRole("button", { name: "Start now" }).click();
    await page.getByRole("navigation", { name: "Sections" }).waitFor();
    // Light is forced for the projector; in the dark theme its own colours are looked at as well.
    await page.getByRole("button", { name: "Own colours" }).click();
    await page.getByRole("img").first().waitFor();
    await look("due first");
    await page.keyboard.press("2");
    await look("overrule");
    await page.keyboard.press("Escape");
    for (const section of ["moved", "regressed"]) {
      await page.keyboard.press("ArrowRight");
      await page.getByRole("img").first().waitFor();
      await look(section);
    }
    await page.keyboard.press("d");
    await page.getByRole("button", { name: "New decision" }).click();
    await look("decide");
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowRight");
    await look("ships next");
    await page.keyboard.press("v");
    await look("verdict");
    await close();
    expect([...found, ...complaints]).toStrictEqual([]);
  });
});
