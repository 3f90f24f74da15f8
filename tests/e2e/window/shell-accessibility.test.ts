import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { dragFiles } from "./support/dropped-files.ts";
import { openPilots, sampleCompany } from "./support/dropped-packs.ts";
import { openCompany, startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

let browser: WindowBrowser;
let brontavia: WholePilot;

beforeAll(async () => {
  [browser, brontavia] = await Promise.all([startWindowBrowser(), sampleCompany("Brontavia")]);
});
afterAll(() => browser.close());

async function violations(page: Page, screen: string, part = "body"): Promise<readonly string[]> {
  const { violations: found } = await new AxeBuilder({ page }).include(part).withTags(TAGS).analyze();
  return found.map(
    ({ id, nodes }) => `${screen}: ${id}: ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary ?? ""}`,
  );
}

describe.each(["light", "dark"] as const)("what floats over the places, in the %s theme", (scheme) => {
  it("axe finds nothing at WCAG 2.2 AA, and the console stays silent", async () => {
    const { page, complaints, close } = await browser.open({ scheme });
    await openPilots(page, brontavia);
    await openCompany(page, "Brontavia");
    const found: string[] = [];
    await page.keyboard.press("Control+e");
    await page.getByRole("dialog", { name: "Export" }).getByLabel("Format").waitFor();
    found.push(...(await violations(page, "export")));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+f");
    await page.getByRole("search").getByLabel("Find", { exact: true }).fill("escalation");
    found.push(...(await violations(page, "find")));
    await page.keyboard.press("Escape");
    const file = [{ name: "notes.docx", bytes: new Uint8Array(2) }];
    await dragFiles(page, file, "over");
    await page.getByText("Drop to open or import").waitFor();
    found.push(...(await violations(page, "drop target")));
    await dragFiles(page, file, "drop");
    await page.getByText("1 set aside: neither pack nor table").waitFor();
    found.push(...(await violations(page, "arrivals notice")));
    await page.getByRole("button", { name: "Review" }).click();
    await page.getByRole("dialog").waitFor();
    found.push(...(await violations(page, "arrivals")));
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+3");
    await page
      .getByRole("grid", { name: "Checklist" })
      .locator("tr[data-index]")
      .first()
      .click({ button: "right" });
    await page.getByRole("menu").waitFor();
    found.push(...(await violations(page, "row menu", '[role="menu"]')));
    await close();
    expect(found).toStrictEqual([]);
    expect(complaints).toStrictEqual([]);
  });
});
