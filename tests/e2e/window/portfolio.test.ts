import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { after, freshPilot, person } from "../browser/support/pilots.ts";
import { violationsInBothThemes } from "./support/axe.ts";
import { dragFiles } from "./support/dropped-files.ts";
import { openPilots, packOf } from "./support/dropped-packs.ts";
import { hasFocus, tabTo } from "./support/focus.ts";
import { loadSample, startWindowBrowser, type WindowBrowser } from "./support/window-page.ts";

let browser: WindowBrowser;
beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());

const grid = (page: Page) => page.getByRole("grid", { name: "Companies" });
const row = (page: Page, company: string) => grid(page).getByRole("row").filter({ hasText: company });
const names = async (page: Page): Promise<readonly string[]> =>
  (await grid(page).locator("tbody tr[data-index] strong").allInnerTexts()).map(
    (name) => name.split(" ")[0] ?? "",
  );
const words = (text: string): string => text.replace(/\s+/gu, " ");

describe("the portfolio", { timeout: 240_000 }, () => {
  it("shows each company against its own baseline, by keyboard; axe finds nothing in both themes", async () => {
    const { page, complaints, close } = await browser.open();
    await loadSample(page);
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    // Money follows the figures.
    await row(page, "Velquist").getByText("+$9,599").waitFor();
    expect(words(await row(page, "Velquist").innerText())).toMatch(/−\$5,272 ?, worse.*\$1\.18m.*\$116\.6k/u);
    await row(page, "Quillando").getByText("may be a return, not a gain").waitFor();
    expect(await violationsInBothThemes(page, "portfolio")).toStrictEqual([]);

    // A formula: into the row, along its cells, Enter; Escape leads back to the cell.
    await tabTo(page, grid(page).locator('tr[tabindex="0"]'));
    for (let step = 0; step < 8 && !(await hasFocus(row(page, "Velquist"))); step += 1)
      await press("ArrowDown");
    for (let step = 0; step < 6; step += 1) await press("ArrowRight");
    const gained = row(page, "Velquist").getByRole("button", { name: /^Value delivered/ });
    await expect.poll(() => hasFocus(gained)).toBe(true);
    await press("Enter");
    const panel = page.getByRole("complementary", { name: "Gained and at stake" });
    await panel.getByText("Value per day in the baseline", { exact: true }).waitFor();
    const said = words(await panel.innerText());
    expect(said).toMatch(/Value delivered improved \+\$9,599 95 % interval \$2,086 … \$17.1k/u);
    expect(said).toContain("Outcomes since the baseline 15,060");
    expect(said).toContain("Annual revenue behind all promises $1,300,000");
    expect(await violationsInBothThemes(page, "money", ".panel")).toStrictEqual([]);
    await press("Escape");
    await expect.poll(() => hasFocus(gained)).toBe(true);

    // Two are selected, and laid side by side at the last day that both have lived through.
    await press("ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft", "ArrowLeft");
    await expect.poll(() => hasFocus(row(page, "Velquist"))).toBe(true);
    await press("x");
    await row(page, "Tallowmere").focus();
    await press("x");
    const compare = page.getByRole("button", { name: "Compare 2" });
    await compare.focus();
    await press("Enter");
    await page.getByRole("heading", { name: "2 companies side by side at Day 80 of each pilot" }).waitFor();
    const comparison = page.getByRole("table", { name: "Comparison" });
    await comparison.waitFor();
    expect(await comparison.getByRole("columnheader").allInnerTexts()).toStrictEqual([
      "Figure",
      "Tallowmere Payroll",
      "Velquist Field Service",
    ]);
    expect(words(await comparison.getByRole("row", { name: /^Value/ }).innerText())).toMatch(
      /other definition.*confidence from.*as counted at the source/u,
    );
    // No arrows lead along a comparison: each of its cells is reached by Tab.
    const delivered = comparison.getByRole("button", { name: /^Value delivered/ }).first();
    await tabTo(page, delivered);
    await press("Enter");
    await panel.waitFor();
    await press("Escape");
    await expect.poll(() => hasFocus(delivered)).toBe(true);
    const strip = page.getByRole("img", { name: /^System value: Tallowmere/ });
    expect(await strip.getAttribute("aria-label")).not.toContain("quartiles");
    await page.getByText("Quartiles are told from 12 others on.").waitFor();
    expect(await violationsInBothThemes(page, "comparison")).toStrictEqual([]);
    await page.getByRole("group", { name: "Which company is filled" }).getByText("Velquist").click();
    await page.getByRole("img", { name: /^System value: Velquist/ }).waitFor();
    await page.getByRole("button", { name: "All companies" }).click();

    // At one day of all pilots: who has not come that far says so, and nothing that is not proven has a hue.
    await page.getByLabel("Day of the pilots").selectOption("60");
    await row(page, "Norrbex").getByText("Day 46", { exact: true }).waitFor();
    await row(page, "Tallowmere").getByText("+0.5", { exact: true }).waitFor();
    const hues = (company: string) =>
      row(page, company)
        .locator(".heatcell")
        .evaluateAll((cells) =>
          cells.map((cell) => cell.getAttribute("style") ?? "").filter((style) => !style.includes("--h-0")),
        );
    expect((await hues("Ossunela")).filter((style) => style !== "")).toStrictEqual([]);
    expect((await hues("Velquist")).filter((style) => style !== "")).toHaveLength(2);
    await page.getByLabel("Day of the pilots").selectOption("now");

    // Sorted, grouped, filtered.
    expect((await names(page)).slice(0, 3)).toStrictEqual(["Brontavia", "Norrbex", "Kestrova"]);
    await page.getByLabel("Sort by").selectOption("system");
    expect((await names(page)).slice(0, 2)).toStrictEqual(["Tallowmere", "Quillando"]);
    await page.getByLabel("Group by").selectOption("currency");
    expect(await grid(page).locator("tr.group").allInnerTexts()).toStrictEqual(["EUR", "GBP", "SEK", "USD"]);
    await page.getByLabel("Filter companies").fill("freight");
    await expect.poll(() => names(page)).toStrictEqual(["Kestrova"]);
    await page.getByLabel("Filter companies").fill("nothing like it");
    await page.getByText("0 of 7 match.").waitFor();
    await page.getByRole("button", { name: "Show all" }).click();

    // Who sent nothing, and the message that asks for it.
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const silent = page.getByRole("region", { name: "Not sent this cycle" });
    expect(words(await silent.getByRole("listitem").innerText())).toMatch(/^Norrbex Legal 16 days/u);
    await silent.getByRole("button", { name: "Copy message: Norrbex Legal" }).click();
    await silent.getByText("Copied", { exact: true }).waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toContain("please send the pack of Norrbex Legal (Contract intake review).");
    await silent.getByRole("button", { name: "Show message: Norrbex Legal" }).click();
    expect(await silent.getByLabel("Message to Norrbex Legal").inputValue()).toBe(copied);
    await page.getByRole("link", { name: "Ardlune Property" }).waitFor();
    expect(complaints).toStrictEqual([]);
    await close();
  });

  it("says of nine packs at once what each would bring; it follows the time that passes", async () => {
    const { page, complaints, close } = await browser.open();
    const known = Array.from({ length: 7 }, (_, place) => freshPilot(`Company ${place}`, `a${place}`));
    await openPilots(page, ...known);
    const changed = known.slice(0, 6).map((pilot, place) => after(pilot, `b${place}`, person("Ada")));
    const fresh = freshPilot("Newcomer", "f1");
    const broken = packOf(freshPilot("Broken", "g1"));
    const middle = Math.floor(broken.length / 2);
    broken[middle] = (broken[middle] ?? 0) ^ 1;
    const bytes = [
      ...changed.map((pilot) => packOf(pilot)),
      packOf(...known.slice(6)),
      packOf(fresh),
      broken,
    ];
    const files = bytes.map((one, place) => ({ name: `pack-${place}.c180`, bytes: one }));
    const drop = async () => {
      await dragFiles(page, files, "drop");
      const asked = page.getByRole("dialog", { name: "Open 9 packs" });
      await asked.getByText(/6 updates, 1 new, 1 unchanged, 1 set aside: /).waitFor();
      return asked;
    };
    const asked = await drop();
    const lines = await asked.getByRole("listitem").allInnerTexts();
    expect(lines.map((line) => line.split("\n")[0])).toStrictEqual([
      "set aside",
      "new",
      ...Array.from({ length: 6 }, () => "update"),
      "unchanged",
    ]);
    expect(lines[0]).toMatch(/pack-8\.c180[\s\S]*\([A-Z_]+\)/);
    await asked.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Nothing was opened, nothing was changed").waitFor();
    expect(await names(page)).toHaveLength(7);
    await (await drop()).getByRole("button", { name: "Open 7 companies" }).click();
    await page
      .getByRole("status")
      .filter({ hasText: "6 updates, 1 new, 1 unchanged, 1 set aside" })
      .waitFor();
    await expect.poll(async () => (await names(page)).length).toBe(8);

    // Written on 20 November, and looked at twelve days later with the window left open.
    await page.clock.setFixedTime(new Date("2026-11-21T12:00:00Z"));
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    await expect.poll(() => page.getByRole("region", { name: "Not sent this cycle" }).count()).toBe(0);
    await page.clock.setFixedTime(new Date("2026-12-02T16:00:00Z"));
    await page.evaluate(() => window.dispatchEvent(new Event("focus")));
    const silent = page.getByRole("region", { name: "Not sent this cycle" });
    await expect.poll(() => silent.getByRole("listitem").count()).toBe(8);
    expect(words(await silent.getByRole("listitem").first().innerText())).toContain("12 days");
    expect(complaints).toStrictEqual([]);
    await close();
  });
});
