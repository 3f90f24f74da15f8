import { readFile } from "node:fs/promises";
import type { Download, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { after, freshPilot, person, work } from "../browser/support/pilots.ts";
import { violationsInBothThemes } from "./support/axe.ts";
import { openPilots } from "./support/dropped-packs.ts";
import { hasFocus, tabTo } from "./support/focus.ts";
import { startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

let browser: WindowBrowser;
beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

const norrbex = after(freshPilot("Norrbex", "a1"), "a2", person("Ada"), work([1, 10, 7], [2, 12, 9]));
const velta = after(freshPilot("Velta", "b1"), "b2", person("Ben"));
const row = (page: Page, company: string) =>
  page.getByRole("grid", { name: "Companies" }).getByRole("row").filter({ hasText: company });

/** The last entry of each pilot in a pack that was saved: everything before hangs on it. */
async function savedHeads(download: Download): Promise<readonly (string | undefined)[]> {
  const pack = readPack(new Uint8Array(await readFile(await download.path())));
  if (!pack.ok) throw new Error(pack.problem.message);
  return pack.value.pilots.map(({ entries }) => entries.at(-1)?.hash);
}

it("a company is removed by keyboard from its row, once a pack is saved, and Undo brings all of it back", async () => {
  const { page, complaints, close } = await browser.open();
  await openPilots(page, norrbex, velta);
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const ask = async (): Promise<void> => {
    await tabTo(page, page.locator('[aria-label="Companies"] tr[tabindex="0"]'));
    for (let step = 0; step < 3 && !(await hasFocus(row(page, "Norrbex"))); step += 1)
      await press("ArrowDown");
    await press("Shift+F10", "End");
    const item = page.getByRole("menuitem", { name: "Remove company…" });
    await expect.poll(() => hasFocus(item)).toBe(true);
    await press("Enter");
  };
  await row(page, "Norrbex").waitFor();
  await ask();
  const dialog = page.getByRole("dialog", { name: "Remove Norrbex" });
  const cancel = dialog.getByRole("button", { name: "Cancel" });
  await expect.poll(() => hasFocus(cancel)).toBe(true);
  const going = dialog.locator("dl");
  await expect
    .poll(async () => (await going.innerText()).replaceAll(/\s+/gu, " "))
    .toMatch(/^Changes in its journal 3 Imports 1, 2 rows Last change /u);
  // A page keeps no backups: without a pack, or a word that none is wanted, nothing can be removed.
  await dialog.getByText("A page in a browser keeps no backups.").waitFor();
  const remove = dialog.getByRole("button", { name: "Remove", exact: true });
  expect(await remove.isDisabled()).toBe(true);
  expect(await violationsInBothThemes(page, "removal", '[role="dialog"]')).toStrictEqual([]);
  await press("Escape");
  await expect.poll(() => dialog.count()).toBe(0);
  await row(page, "Norrbex").waitFor();

  await ask();
  await expect.poll(() => hasFocus(cancel)).toBe(true);
  const download = page.waitForEvent("download");
  await press("Shift+Tab", "Enter");
  expect(await savedHeads(await download)).toStrictEqual([norrbex.entries.at(-1)?.hash]);
  await dialog.getByText("Saved Norrbex.c180.").waitFor();
  await tabTo(page, remove);
  await press("Enter");
  await page.getByText("Removed Norrbex", { exact: true }).waitFor();
  await expect.poll(() => row(page, "Norrbex").count()).toBe(0);
  await row(page, "Velta").waitFor();
  await tabTo(page, page.getByRole("button", { name: "Undo", exact: true }));
  await press("Enter");
  await page.getByText("Undone: Norrbex is back").waitFor();
  await row(page, "Norrbex").waitFor();
  const again = page.waitForEvent("download");
  await row(page, "Norrbex").click({ button: "right" });
  await page.getByRole("menuitem", { name: "Save pack…" }).click();
  expect(await savedHeads(await again)).toStrictEqual([norrbex.entries.at(-1)?.hash]);
  expect(complaints).toStrictEqual([]);
  await close();
});

it("the palette removes the company that one is in; the last one leaves the empty portfolio", async () => {
  const { page, complaints, close } = await browser.open();
  await openPilots(page, velta);
  await row(page, "Velta").locator("strong").click();
  await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
  await page.keyboard.press("Control+k");
  await page.getByLabel("Go to or do").fill(">remove");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Remove Velta" });
  await dialog.getByLabel("Remove it without a saved pack").check();
  await dialog.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByText("Removed Velta", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Start a pilot" }).waitFor();
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await row(page, "Velta").waitFor();
  // On the portfolio it is asked which company, even where there is one alone.
  await page.keyboard.press("Control+k");
  await page.getByLabel("Go to or do").fill(">remove");
  await page.keyboard.press("Enter");
  await page.getByRole("option", { name: /^Velta/ }).click();
  await dialog.getByRole("button", { name: "Cancel" }).click();
  await row(page, "Velta").waitFor();
  expect(complaints).toStrictEqual([]);
  await close();
});
