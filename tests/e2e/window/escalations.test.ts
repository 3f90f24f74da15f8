import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { after, freshPilot } from "../browser/support/pilots.ts";
import { dragFiles } from "./support/dropped-files.ts";
import { openPilots, takeIn } from "./support/dropped-packs.ts";
import { hasFocus, tabTo } from "./support/focus.ts";
import { setClock } from "./support/window-clock.ts";
import { savePack } from "./support/window-import.ts";
import {
  loadCompany,
  startWindowBrowser,
  type WindowBrowser,
  type WindowPage,
} from "./support/window-page.ts";

let browser: WindowBrowser;
let opened: WindowPage | null = null;

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  const complaints = opened?.complaints ?? [];
  await opened?.close();
  opened = null;
  if (complaints.length > 0) throw new Error(`the console was not silent: ${complaints.join("; ")}`);
});

/** A page whose clock stands at a moment. */
async function openAt(moment: string): Promise<Page> {
  opened = await browser.open({ isAlone: true });
  await setClock(opened.page, moment);
  return opened.page;
}

/** With every kind of space as a plain one. */
const words = (text: string): string => text.replaceAll(/\s+/gu, " ");
const main = async (page: Page): Promise<string> => words(await page.getByRole("main").innerText());

const people = (
  [
    ["CPO", "CPO"],
    ["CRO", "CRO"],
    ["CEO", "CEO"],
  ] as const
).map(([name, role]) => ({ command: "person.add", input: { name, role } }));

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

async function escalationsTab(page: Page): Promise<void> {
  await page.getByRole("link", { name: "Portfolio" }).click();
  await page.getByRole("row", { name: /Velta/ }).getByText("Velta").first().click();
  await page.getByRole("navigation").getByRole("link", { name: "Decisions", exact: true }).click();
  await page.getByRole("tab", { name: "Escalations" }).click();
}

describe("a conflict that was thought through", () => {
  it("is declared and drilled by keys alone, runs, moves up over days closed, and is told as it went", async () => {
    // Friday 17:00 in Berlin.
    let page = await openAt("2026-11-20T16:00:00Z");
    await openPilots(page, after(freshPilot("Velta"), "a2", ...people));
    await escalationsTab(page);
    await page.getByText("Here will be the conflicts that were thought through").waitFor();
    await page.locator("main").focus();
    await press(page, "n");
    const dialog = page.getByRole("dialog", { name: "New scenario" });
    await expect.poll(() => hasFocus(dialog.getByLabel("Conflict"))).toBe(true);
    await press(page, "Enter");
    expect(await dialog.count()).toBe(1);
    await page.keyboard.type("Volume against quality");
    await press(page, "Enter");

    const panel = () => page.getByRole("complementary");
    await panel().getByRole("heading", { name: "Volume against quality" }).waitFor();
    const start = () => panel().getByRole("button", { name: "Start an escalation" });
    expect(await start().isDisabled()).toBe(true);
    await panel().getByText("It needs a level with people and hours first.").waitFor();
    const type = async (label: string, text: string, key = "Tab"): Promise<void> => {
      await tabTo(page, panel().getByLabel(label, { exact: true }));
      await page.keyboard.type(text);
      await press(page, key);
    };
    const check = async (group: string, name: string): Promise<void> => {
      const box = panel().getByRole("group", { name: group }).getByRole("checkbox", { name, exact: true });
      await tabTo(page, box);
      await press(page, "Space");
      await expect.poll(() => box.isChecked()).toBe(true);
    };
    await type("What sets it off", "A deal asks for volume while the acceptance rate is unproven");
    await check("Parties, at least two", "CPO");
    await check("Parties, at least two", "CRO");
    for (const [level, person] of [
      ["Level 1", "CPO"],
      ["Level 2", "CEO"],
    ] as const) {
      await tabTo(page, panel().getByRole("button", { name: "Add a level" }));
      await press(page, "Enter");
      await panel().getByLabel(`${level}: called`).waitFor();
      await page.locator("main").focus();
      await check(`${level}: answered by`, person);
    }
    // Hours that are no hours are told at the field, and nothing is stored.
    const hours = panel().getByRole("group", { name: "Level 2", exact: true }).getByLabel("Hours");
    await page.locator("main").focus();
    await tabTo(page, hours);
    await press(page, "Control+a");
    await page.keyboard.type("a day");
    await press(page, "Enter");
    await panel().getByText("write a number, such as 12.5").waitFor();
    await press(page, "Control+a");
    await page.keyboard.type("9000");
    await press(page, "Enter");
    await panel().getByText("more than 0, at most 8,784").waitFor();
    await press(page, "Control+a");
    await page.keyboard.type("12");
    await press(page, "Enter");
    await tabTo(page, panel().getByLabel("Decides on the last level"));
    await page.keyboard.type("CEO");
    await type("What holds if the time runs out", "The offer is withdrawn.");
    await panel()
      .getByText(/partial\s*·?\s*not drilled/)
      .waitFor();
    await panel().getByLabel("Drill held on").fill("2026-11-18");
    await press(page, "Enter");
    await panel().getByText("complete", { exact: true }).waitFor();
    await page.locator("main").focus();
    await tabTo(page, start());
    await press(page, "Enter");
    await page.getByText(/^Escalation started: Volume against quality/).waitFor();
    await page.getByText("Level 1 of 2").first().waitFor();
    expect(await main(page)).toContain("0 of 24 h used · 24 h left, then it moves up to level 2");

    // The window stays open until Saturday night: the clock moves on by itself.
    await setClock(page, "2026-11-21T22:30:00Z");
    await page.getByText("Level 2 of 2").first().waitFor();
    expect(await main(page)).toContain("6 of 12 h used");
    expect(await main(page)).toContain("level 1 ran out");

    // It is closed, carried on in a file, and opened on Tuesday.
    await page.getByRole("navigation").getByRole("link", { name: "Data", exact: true }).click();
    const bytes = await readFile(await savePack(page));
    await opened?.close();
    page = await openAt("2026-11-24T08:00:00Z");
    await dragFiles(page, [{ name: "velta.c180", bytes }], "drop");
    await takeIn(page);
    await page.getByText(/^1 new: /).waitFor();
    await page.getByRole("button", { name: "Close notice" }).click();
    await page.getByRole("link", { name: "Portfolio" }).click();
    await page.getByRole("row", { name: /Velta/ }).getByText("Velta").first().click();
    const row = page
      .getByRole("region", { name: "Now" })
      .getByRole("listitem")
      .filter({ hasText: "ran out" });
    await row.getByRole("link", { name: /^Look/ }).click();
    await page.getByText("The default holds: The offer is withdrawn.").waitFor();
    // Today says the same words: the place that was opened says when.
    await expect.poll(() => main(page)).toContain("ran out Sun 22 Nov 05:00");
    await page.getByRole("button", { name: "Record what was done…" }).click();
    const late = page.getByRole("dialog", { name: "Record what was done" });
    await late.getByText("it does not undo it").waitFor();
    expect(await late.getByRole("button", { name: "Record", exact: true }).isDisabled()).toBe(true);
    await late.getByLabel("What was settled").fill("The offer went out with a lower volume.");
    await late.getByRole("button", { name: "Record", exact: true }).click();
    const ended = page.getByRole("list", { name: "Ended escalations" });
    await ended.getByText("Recorded afterwards: The offer went out with a lower volume.").waitFor();

    // The next one is handed up early and settled in time.
    await page.getByRole("row", { name: /Volume against quality/ }).click();
    await start().click();
    await page.getByRole("button", { name: "Hand up to level 2…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Hand up", exact: true }).click();
    await page.getByText("Level 2 of 2").first().waitFor();
    expect(await page.getByRole("button", { name: /^Hand up to/ }).count()).toBe(0);
    await page.getByRole("button", { name: "Settle…" }).click();
    await page.getByRole("dialog").getByLabel("What was settled").fill("No volume before the proof.");
    await page.getByRole("dialog").getByRole("button", { name: "Settle", exact: true }).click();
    await ended.getByText("No volume before the proof.").waitFor();
    expect(words(await ended.innerText())).toContain("settled Tue 24 Nov 09:00, level 2 of 2, by CEO");
    await page.getByText("None is running.").waitFor();
  });
});

describe("what may be promised", () => {
  it("is told before the contract, printed for the deal desk, and held against the contracts there are", async () => {
    const page = await openAt("2026-11-20T16:00:00Z");
    await loadCompany(page, "Velquist");
    await page.getByRole("navigation").getByRole("link", { name: "Decisions", exact: true }).click();
    await page.getByRole("tab", { name: "Promises" }).click();
    const box = page.getByRole("region", { name: "Promise check" });
    const answer = box.getByRole("status");
    await answer.getByText(/You can promise up to 55/).waitFor();
    expect(words(await answer.innerText())).toContain("lower bound 55.5 %, 4 weeks, n 4,200");
    await box.getByLabel("Asked for, %").fill("80");
    await answer.getByText("breach").waitFor();
    expect(words(await answer.innerText())).toContain("80 % was asked: 24.5 points short.");
    for (const [wrong, fault] of [
      ["120", "from 0 to 100"],
      ["-1", "from 0 to 100"],
      ["eighty", "write a number, such as 12.5"],
    ] as const) {
      await box.getByLabel("Asked for, %").fill(wrong);
      await box.getByText(fault).waitFor();
      expect(words(await answer.innerText())).not.toContain("was asked");
    }
    await box.getByLabel("Asked for, %").fill("50");
    await answer.getByText(/50.% was asked: covered/).waitFor();

    const ledger = page.getByRole("region", { name: "Promised against delivered" });
    expect(words(await ledger.innerText())).toContain("6 customers have no promise on record");
    const rows = await ledger.locator("tbody tr").allInnerTexts();
    expect(rows.filter((row) => row.trim().startsWith("breach")).length).toBe(8);
    expect(words(await ledger.innerText())).toMatch(/\$1,180,000 of \$1,300,000 a year/u);

    // On paper: the answer with company and date, nothing of the window, and nothing of other customers.
    await page.emulateMedia({ media: "print" });
    await box.getByText(/Velquist .* as of Fri 20 Nov 2026/).waitFor();
    for (const hidden of [
      box.getByLabel("Asked for, %"),
      page.getByRole("tab", { name: "Register" }),
      page.getByText("Promised against delivered"),
    ]) {
      expect(await hidden.isVisible()).toBe(false);
    }
    expect(await box.getByText(/50.% was asked: covered/).isVisible()).toBe(true);
  });
});
