import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsInBothThemes } from "./support/axe.ts";
import { loadCompany, startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

let browser: WindowBrowser;

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser?.close());

describe("in both themes", { timeout: 300_000 }, () => {
  it("axe finds nothing in ownership, ledger and shadow metrics, and the console stays silent", async () => {
    const { page, complaints, close } = await browser.open();
    const found: string[] = [];
    await loadCompany(page, "Norrbex");
    await page.getByRole("link", { name: "Metrics", exact: true }).click();
    await page.getByRole("tab", { name: "Ownership" }).click();
    await page.getByRole("row", { name: /^decorative Cost per outcome/ }).waitFor();
    found.push(...(await violationsInBothThemes(page, "ownership, decorative")));
    await page.getByRole("tab", { name: "Ledger" }).click();
    await page.getByText("Here will be every obligation").waitFor();
    found.push(...(await violationsInBothThemes(page, "ledger, empty")));
    await page.getByRole("tab", { name: "Shadow metrics" }).click();
    await page.getByText("Here will be the metrics that functions").waitFor();
    found.push(...(await violationsInBothThemes(page, "shadow metrics, empty")));
    await page.getByRole("button", { name: "Declare one…" }).click();
    await page.getByRole("complementary").waitFor();
    found.push(...(await violationsInBothThemes(page, "declaration")));
    await page.keyboard.press("Escape");

    await loadCompany(page, "Brontavia");
    await page.getByRole("link", { name: "Metrics", exact: true }).click();
    await page.getByRole("tab", { name: "Ownership" }).click();
    await page.getByRole("row", { name: /^breach Escalation rate/ }).click();
    const panel = page.getByRole("complementary");
    await panel.getByRole("button", { name: "Revise threshold…" }).click();
    await panel.getByLabel("Breach, %").fill("14");
    await panel.getByLabel("Reason").waitFor();
    await panel.getByText(/With these terms/).waitFor();
    found.push(...(await violationsInBothThemes(page, "panel with an overrule")));
    await panel.getByRole("radio", { name: /^now/ }).check();
    await panel.getByLabel("Reason").fill("Storm week");
    await panel.getByRole("button", { name: "Overrule this week’s line" }).click();
    await panel.getByRole("button", { name: "End it…" }).click();
    found.push(...(await violationsInBothThemes(page, "panel, ending")));
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Add a metric or scope…" }).click();
    await panel.getByLabel("Metric").waitFor();
    found.push(...(await violationsInBothThemes(page, "new row")));
    await page.keyboard.press("Escape");
    await page.getByRole("tab", { name: "Ledger" }).click();
    await page.getByRole("row", { name: /running/ }).click();
    await panel.getByText("What happened").waitFor();
    found.push(...(await violationsInBothThemes(page, "ledger with its panel")));

    await loadCompany(page, "Velquist");
    await page.getByRole("link", { name: "Metrics", exact: true }).click();
    await page.getByRole("tab", { name: "Shadow metrics" }).click();
    await page.getByRole("grid", { name: "Shadow metrics" }).getByRole("row").nth(2).click();
    await panel.getByText("History").waitFor();
    found.push(...(await violationsInBothThemes(page, "shadow metric")));
    await page.getByRole("button", { name: "Paste months…" }).click();
    await panel.getByLabel(/Four columns/).fill("demo count\t2026-10\t40\t35\nNothing\t2026-10\t1\t1");
    await panel.getByRole("alert").waitFor();
    found.push(...(await violationsInBothThemes(page, "pasted months")));
    expect(found.join("\n")).toBe("");
    expect(complaints).toEqual([]);
    await close();
  });
});
