import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsInBothThemes } from "./support/axe.ts";
import { loadSample, openCompany, startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

/** The screens of one company, each with something that shows it is there. */
const SCREENS: readonly (readonly [string, string])[] = [
  ["today", "System value"],
  ["plan", "Checklist"],
  ["plan?tab=Gates", "Titles and reporting lines"],
  ["metrics", "Autonomous value rate"],
  ["metrics?tab=All+metrics", "Revenue quality index"],
  ["metrics?tab=Ownership", "Committed action"],
  ["metrics?tab=Customers", "meets falling trust"],
  ["metrics/trust.escalation", "Rate and mix since the baseline"],
  ["decisions", "Coordination delay"],
  ["changes", "Ships next"],
  ["reviews", "Rhythm"],
  ["organisation", "Items as DRI"],
  ["organisation?tab=Forums", "Here will be the forums"],
  ["data", "Imports"],
  ["data?tab=Baseline", "Seal a second baseline"],
  ["data?tab=Packs", "Open packs…"],
  ["data?tab=Journal", "Fingerprint"],
];

let browser: WindowBrowser;

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

describe("in both themes", { timeout: 300_000 }, () => {
  it("axe finds nothing at WCAG 2.2 AA on any screen, and the console stays silent", async () => {
    const { page, complaints, close } = await browser.open();
    const found: string[] = [...(await violationsInBothThemes(page, "start"))];
    await loadSample(page);
    found.push(...(await violationsInBothThemes(page, "portfolio")));
    await openCompany(page, "Brontavia");
    const company = await page.evaluate(() => location.hash.split("/").slice(0, 3).join("/"));
    for (const [path, sign] of SCREENS) {
      await goTo(page, `${company}/${path}`);
      await page.getByRole("main").getByText(sign).first().waitFor();
      found.push(...(await violationsInBothThemes(page, path)));
    }
    await goTo(page, `${company}/metrics/avd.rate`);
    await page.getByRole("button", { name: "Revise threshold…" }).click();
    await page.getByRole("dialog").waitFor();
    found.push(...(await violationsInBothThemes(page, "threshold dialog")));
    await page.keyboard.press("Escape");
    await goTo(page, `${company}/organisation`);
    await page.getByRole("button", { name: "Add a person…" }).click();
    await page.getByRole("dialog").waitFor();
    found.push(...(await violationsInBothThemes(page, "person dialog")));
    await page.keyboard.press("Escape");
    await goTo(page, `${company}/plan`);
    await page
      .getByRole("grid", { name: "Checklist" })
      .getByText(/Expand role charters/)
      .click();
    await page.getByRole("complementary").waitFor();
    found.push(...(await violationsInBothThemes(page, "item panel")));
    await page.getByRole("button", { name: "Override…" }).click();
    await page.getByRole("dialog").waitFor();
    found.push(...(await violationsInBothThemes(page, "override dialog")));
    await page.keyboard.press("Escape");
    for (const [keys, name] of [
      ["Control+k", "palette"],
      ["Control+n", "new pilot"],
      ["?", "keys"],
    ] as const) {
      await page.locator("main").focus();
      await page.keyboard.press(keys);
      await page.getByRole("dialog").waitFor();
      found.push(...(await violationsInBothThemes(page, name)));
      await page.keyboard.press("Escape");
      await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    }
    for (const path of ["#/settings", "#/gallery"]) {
      await goTo(page, path);
      await page.getByRole("heading", { name: path === "#/settings" ? "Keyboard" : "Parts" }).waitFor();
      found.push(...(await violationsInBothThemes(page, path)));
    }
    await close();
    expect(found.join("\n")).toBe("");
    expect(complaints).toStrictEqual([]);
  });
});

async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((target) => {
    location.hash = target;
  }, hash);
}
