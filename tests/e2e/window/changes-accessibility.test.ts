import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsInBothThemes } from "./support/axe.ts";
import { loadCompany, startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

let browser: WindowBrowser;

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

describe("in both themes", { timeout: 300_000 }, () => {
  it("axe finds nothing on changes, loops and customers, their panels, forms and menus", async () => {
    const { page, complaints, close } = await browser.open();
    await loadCompany(page, "Tallowmere");
    const company = await page.evaluate(() => location.hash.split("/").slice(0, 3).join("/"));
    const found: string[] = [];
    const look = async (screen: string): Promise<void> => {
      found.push(...(await violationsInBothThemes(page, screen)));
    };
    const panel = page.getByRole("complementary");
    const open = async (hash: string, grid: string): Promise<void> => {
      await page.evaluate((target) => {
        location.hash = target;
      }, `${company}/${hash}`);
      await page.getByRole("grid", { name: grid }).waitFor();
    };
    const row = (grid: string, text: string) =>
      page.getByRole("grid", { name: grid }).locator("tbody tr").filter({ hasText: text }).first();

    await open("changes", "Changes");
    await page.getByText("due 4 Dec", { exact: true }).waitFor();
    await look("changes");
    await row("Changes", "Queries go by topic").click();
    await panel.getByText("Nothing else changed").waitFor();
    await look("change panel, live");
    await row("Changes", "Year-end questions").click();
    await panel.getByRole("button", { name: "Authorise…" }).click();
    await look("change panel, authorising");
    await panel.getByRole("button", { name: "Close panel" }).click();
    await row("Changes", "Year-end questions").focus();
    await page.keyboard.press("e");
    await look("inline title");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Shift+F10");
    await page.getByRole("menu").waitFor();
    await look("row menu");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "New change" }).click();
    await panel.getByRole("heading", { name: "New change" }).waitFor();
    await look("new change");

    await open("changes?tab=Incidents and loops", "Incidents and loops");
    await page.getByText("The longest stage is").waitFor();
    await look("loops");
    await row("Incidents and loops", "Pension opt-out").click();
    await panel.getByRole("button", { name: "Validate…" }).click();
    await look("loop panel, validating");
    await page.getByRole("button", { name: "New signal" }).click();
    await panel.getByRole("heading", { name: "New signal" }).waitFor();
    await look("new signal");

    await open("metrics?tab=Customers", "Customers");
    await look("customers");
    await page.getByRole("grid", { name: "Customers" }).locator("tbody tr").first().click();
    await panel.getByRole("table", { name: "Months" }).waitFor();
    await look("customer panel");
    await close();
    expect(found.join("\n")).toBe("");
    expect(complaints).toStrictEqual([]);
  });
});
