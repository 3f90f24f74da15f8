import { afterAll, beforeAll, expect, it } from "vitest";
import { startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

let browser: WindowBrowser;
beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

it("makes the sample portfolio in the background: it says how far it is, and the page answers keys meanwhile", async () => {
  const { page, complaints, close } = await browser.open();
  await page.getByRole("button", { name: "Load the sample portfolio" }).focus();
  await page.keyboard.press("Enter");
  await page.getByText(/^Making company \d of 8…$/).waitFor();
  // The list of keys opens and closes while companies are still being made.
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "hidden" });
  expect(await page.getByRole("progressbar", { name: "Loading the sample portfolio" }).count()).toBe(1);
  await page.getByRole("heading", { name: "3 companies need you this week" }).waitFor({ timeout: 60_000 });
  await page.getByText("Sample portfolio: 8 companies").waitFor();
  // The button that was pressed is gone: the keys go on in the place.
  await expect
    .poll(() => page.getByRole("main").evaluate((main) => main === document.activeElement))
    .toBe(true);
  expect(await page.getByRole("grid", { name: "Companies" }).locator("tbody tr").count()).toBe(7);
  expect(complaints).toStrictEqual([]);
  await close();
});
