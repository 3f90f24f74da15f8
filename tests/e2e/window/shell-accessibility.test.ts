import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { violationsInBothThemes } from "./support/axe.ts";
import { dragFiles } from "./support/dropped-files.ts";
import { openPilots, sampleCompany } from "./support/dropped-packs.ts";
import { openCompany, startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

let browser: WindowBrowser;
let brontavia: WholePilot;

beforeAll(async () => {
  [browser, brontavia] = await Promise.all([startWindowBrowser(), sampleCompany("Brontavia")]);
});
afterAll(() => browser.close());

describe("what floats over the places, in both themes", { timeout: 300_000 }, () => {
  it("axe finds nothing at WCAG 2.2 AA, and the console stays silent", async () => {
    const { page, complaints, close } = await browser.open();
    await openPilots(page, brontavia);
    await openCompany(page, "Brontavia");
    const found: string[] = [];
    await page.keyboard.press("Control+e");
    await page.getByRole("dialog", { name: "Export" }).getByLabel("Format").waitFor();
    found.push(...(await violationsInBothThemes(page, "export")));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+f");
    await page.getByRole("search").getByLabel("Find", { exact: true }).fill("escalation");
    found.push(...(await violationsInBothThemes(page, "find")));
    await page.keyboard.press("Escape");
    const file = [{ name: "notes.docx", bytes: new Uint8Array(2) }];
    await dragFiles(page, file, "over");
    await page.getByText("Drop to open or import").waitFor();
    found.push(...(await violationsInBothThemes(page, "drop target")));
    await dragFiles(page, file, "drop");
    await page.getByText("1 set aside: neither pack nor table").waitFor();
    found.push(...(await violationsInBothThemes(page, "arrivals notice")));
    await page.getByRole("button", { name: "Review" }).click();
    await page.getByRole("dialog").waitFor();
    found.push(...(await violationsInBothThemes(page, "arrivals")));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+3");
    await page
      .getByRole("grid", { name: "Checklist" })
      .locator("tr[data-index]")
      .first()
      .click({ button: "right" });
    await page.getByRole("menu").waitFor();
    found.push(...(await violationsInBothThemes(page, "row menu", '[role="menu"]')));
    await close();
    expect(found.join("\n")).toBe("");
    expect(complaints).toStrictEqual([]);
  });
});
