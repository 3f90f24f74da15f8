import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { freshPilot } from "../browser/support/pilots.ts";
import { violationsInBothThemes } from "./support/axe.ts";
import { dragFiles } from "./support/dropped-files.ts";
import { openPilots, packOf, sampleCompany } from "./support/dropped-packs.ts";
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
    await page.keyboard.press("Control+Shift+S");
    const share = page.getByRole("dialog", { name: "Share a copy" });
    await share
      .getByText(/^(?:Withheld|Nothing is withheld)/)
      .first()
      .waitFor();
    // By keys alone: the circle by its arrows, the passphrase by what is offered.
    await share.getByRole("radio", { name: /Everyone/ }).focus();
    await page.keyboard.press("ArrowDown");
    expect(await share.getByRole("radio", { name: /Leadership/ }).isChecked()).toBe(true);
    await share.getByRole("button", { name: "Suggest one" }).focus();
    await page.keyboard.press("Enter");
    await share.getByText(/^(?:good|strong) · /).waitFor();
    found.push(...(await violationsInBothThemes(page, "share")));
    const saved = page.waitForEvent("download");
    await share.getByRole("button", { name: "Save the copy…" }).focus();
    const passphrase = await share.getByLabel("Passphrase", { exact: true }).inputValue();
    await page.keyboard.press("Enter");
    const copy = await readFile(await (await saved).path());
    await share
      .getByText(/^Saved Brontavia-Insurance-leadership\.c180 for leadership, encrypted\.$/)
      .waitFor();
    found.push(...(await violationsInBothThemes(page, "shared")));
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    await dragFiles(page, [{ name: "copy.c180", bytes: new Uint8Array(copy) }], "drop");
    const asked = page.getByRole("dialog", { name: "This pack is encrypted" });
    await asked.getByLabel("Passphrase").waitFor();
    await page.keyboard.type("not this one");
    await page.keyboard.press("Enter");
    await asked.getByText(/PACK_AUTH/).waitFor();
    found.push(...(await violationsInBothThemes(page, "passphrase")));
    await asked.getByLabel("Passphrase").fill(passphrase);
    await page.keyboard.press("Enter");
    await page.getByText("1 unchanged: Brontavia Insurance").waitFor();
    await dragFiles(page, [{ name: "velta.c180", bytes: packOf(freshPilot("Velta", "b1")) }], "drop");
    await page.getByRole("dialog", { name: "Open this pack" }).getByText("It is not here yet.").waitFor();
    found.push(...(await violationsInBothThemes(page, "preview")));
    await page.keyboard.press("Enter");
    await page.getByText("1 new: Velta").waitFor();
    await page.keyboard.press("Control+,");
    await page.getByRole("button", { name: "Download a backup…" }).waitFor();
    found.push(...(await violationsInBothThemes(page, "settings")));
    await openCompany(page, "Brontavia");
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
