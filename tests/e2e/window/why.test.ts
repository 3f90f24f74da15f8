import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hasFocus, tabTo } from "./support/focus.ts";
import {
  loadSample,
  openCompany,
  startWindowBrowser,
  type WindowBrowser,
  type WindowPage,
} from "./support/window-page.ts";

let browser: WindowBrowser;
/** One page: the sample is loaded once, and what is asked for stays as it was found until the last test answers. */
let opened: WindowPage;
let page: Page;

beforeAll(async () => {
  browser = await startWindowBrowser();
  opened = await browser.open();
  page = opened.page;
  await loadSample(page);
});
afterAll(async () => {
  await opened.close();
  await browser.close();
  const { complaints } = opened;
  if (complaints.length > 0) throw new Error(`the console was not silent: ${complaints.join("; ")}`);
});

const now = () => page.getByRole("region", { name: "Now" });
const panel = () => page.getByRole("complementary");
const heading = (name: string) => panel().getByRole("heading", { name, level: 2 });
const breach = () =>
  now()
    .getByRole("button", { name: /Escalation rate/ })
    .first();
/** With every kind of space as a plain one. */
const words = (text: string): string => text.replaceAll(/\s+/gu, " ");

async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

describe("Brontavia, with nobody having typed anything, by keys alone", () => {
  it("says on Today what fired, which rights it suspended, and the decision that was taken against them", async () => {
    await openCompany(page, "Brontavia");
    await breach().waitFor();
    const text = words(await now().innerText());
    for (const part of [
      "breach Escalation rate 15.4 % (13.2–18.0)",
      "“Roll back the last policy change on this workflow within 48 h, or the converged executive records why not”",
      "VP Claims · 9 h left · week of Mon 9 Nov",
      "finding “10 % volume discount, Motor”: decision in a suspended domain, without its keys",
      "CRO, Fri 20 Nov 10:15",
      "suspended Pricing experiments suspended since Thu 19 Nov 00:00 1 decision taken since",
      "suspended Model substitutions suspended since Thu 19 Nov 00:00",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("leads from the row to the figure, its formula, its rows, and the line of the file, and back", async () => {
    await tabTo(page, breach());
    await press("Enter");
    await heading("Escalation rate").waitFor();
    const why = words(await panel().innerText());
    for (const part of [
      "15.4 % 13.2–18.0 · n 900",
      "breach above 12.0 %, warn 10.0 %",
      "Since the week of Mon 9 Nov",
      "Motor carries it",
      "New policy logic for injury and third-party claims",
      "Sat 21 Nov 00:00 · 9 h left",
      "Pricing experiments",
      "Model substitutions",
      "10 % volume discount, Motor",
    ]) {
      expect(why).toContain(part);
    }

    await press("i");
    const formula = panel().getByRole("region", { name: "Formula" });
    await formula.waitFor();
    expect(words(await formula.innerText())).toContain("escalated 139 / reviewed 900 = 15.4 %");
    const rows = panel().getByRole("region", { name: "Rows of work" });
    const first = rows.getByRole("link", { name: /^Line \d+ of / }).first();
    const [, line = "", file = ""] =
      /^Line (\d+) of (.*)$/u.exec((await first.getAttribute("aria-label")) ?? "") ?? [];
    // The sum at the foot is what the formula divides.
    expect(words(await rows.locator("tfoot").innerText())).toMatch(/ 139\b/u);
    const cells = await rows.locator("tbody tr").first().locator("td").allInnerTexts();
    await tabTo(page, first);
    await press("Enter");
    await page.getByRole("heading", { name: file, level: 2 }).waitFor();
    await expect.poll(() => page.getByLabel("Go to line").inputValue()).toBe(line);
    // The line that the figure named holds the same numbers.
    const named = page.getByRole("row").filter({ has: page.getByText(line, { exact: true }) });
    const counts = cells
      .slice(2)
      .map(words)
      .filter((cell) => /^\d+$/u.test(cell));
    expect(counts.length).toBeGreaterThan(2);
    await expect
      .poll(async () => (await named.first().locator("td, th").allInnerTexts()).map(words))
      .toEqual(expect.arrayContaining(counts));

    await press("Escape");
    await expect.poll(() => hasFocus(breach())).toBe(true);
  });

  it("walks the rows behind the panel, closes one layer at a time, and gives the focus back", async () => {
    await press("Enter");
    await heading("Escalation rate").waitFor();
    await press("ArrowDown");
    await heading("10 % volume discount, Motor").waitFor();
    expect(words(await panel().innerText())).toMatch(
      /Decision in a suspended domain.*Decision without its keys|Decision without its keys.*Decision in a suspended domain/u,
    );
    await press("ArrowDown");
    await heading("Pricing experiments").waitFor();
    await panel().getByRole("link", { name: "10 % volume discount, Motor" }).waitFor();
    await press("ArrowUp", "ArrowUp");
    await heading("Escalation rate").waitFor();
    await press("i");
    await panel().getByRole("region", { name: "Formula" }).waitFor();
    await press("Escape");
    await panel().getByRole("button", { name: /^Obey/ }).waitFor();
    await press("Escape");
    await expect.poll(() => panel().count()).toBe(0);
    await expect.poll(() => hasFocus(breach())).toBe(true);
  });

  it("opens the guardrail and the escalation themselves from the rows that name them", async () => {
    await now()
      .getByRole("link", { name: /^Look: Pricing experiments/ })
      .press("Enter");
    await heading("Pricing experiments").waitFor();
    expect(words(await panel().innerText())).toContain("Escalation rate ≤ 12.0 % does not hold: 15.4 %");
    await press("g", "t");
    await now()
      .getByRole("link", { name: /^Settle: / })
      .press("Enter");
    await expect.poll(() => hasFocus(page.getByRole("button", { name: "Settle…" }))).toBe(true);
  });

  it("is decided in three steps from the red cell of the portfolio: Enter, 3, the lenses and Approve", async () => {
    await press("g", "p");
    const grid = page.getByRole("grid", { name: "Companies" });
    const row = grid.getByRole("row").filter({ hasText: "Brontavia" });
    await tabTo(page, grid.locator('tr[tabindex="0"]'));
    for (let step = 0; step < 8 && !(await hasFocus(row)); step += 1) await press("ArrowDown");
    await press("ArrowRight", "ArrowRight");
    const cell = row.getByRole("button", { name: /Trust/ });
    await expect.poll(() => hasFocus(cell)).toBe(true);
    await press("Enter");
    await heading("Escalation rate").waitFor();
    await panel()
      .getByRole("button", { name: /^Decide…/ })
      .waitFor();
    // It stands over the portfolio: nobody has left it.
    await page.getByRole("heading", { name: "Portfolio" }).waitFor();
    await press("3");

    const lens = (name: string) => page.getByRole("region", { name, exact: true });
    const bar = page.getByRole("region", { name: "Decide", exact: true });
    await bar.waitFor();
    const firstEffect = lens("Customer outcome quality").getByRole("radio").first();
    await expect.poll(() => hasFocus(firstEffect)).toBe(true);
    const draft = words(await page.getByRole("main").innerText());
    for (const part of ["Escalation rate", "15.4 %", "Roll back:", "Keep:"]) expect(draft).toContain(part);
    expect(await bar.getByRole("button", { name: "Approve" }).isDisabled()).toBe(true);
    for (const name of ["Customer outcome quality", "Reliability and cost", "Revenue"]) {
      await tabTo(page, lens(name).getByRole("radio").first());
      await press("Space", "ArrowRight", "ArrowRight", "ArrowRight");
      await tabTo(page, lens(name).getByRole("textbox", { name: /why, in a sentence/ }));
      await page.keyboard.type("The old rules sent half as many to people.");
    }
    await tabTo(page, page.getByRole("radio", { name: /Roll back: New policy logic/ }));
    await press("Space");
    const type = page.getByRole("combobox", { name: "Decision type" });
    await tabTo(page, type);
    await page.keyboard.type("Change a confidence");
    await press("Tab");
    const approve = bar.getByRole("button", { name: /^Approve/ });
    await expect.poll(() => approve.isDisabled()).toBe(false);
    await tabTo(page, approve);
    await press("Enter");
    await bar.getByText(/^Approved by /).waitFor();
    await page.locator("main").focus();
    await press("Escape");
    await page.getByRole("heading", { name: "Portfolio" }).waitFor();
    await expect.poll(() => hasFocus(cell)).toBe(true);
  });

  it("asks for a reason where it is overruled, keeps it in the ledger, and is not undone", async () => {
    await press("Enter");
    await panel()
      .getByRole("button", { name: /^Overrule…/ })
      .waitFor();
    await press("2");
    const reason = panel().getByLabel("Why it is overruled");
    await expect.poll(() => hasFocus(reason)).toBe(true);
    await press("Control+Enter");
    expect(await page.getByText(/^Overruled:/).count()).toBe(0);
    await page.keyboard.type("The storm brought it, not the policy");
    await press("Control+Enter");
    await page.getByText(/^Overruled: Roll back/).waitFor();
    await press("Escape", "g", "m");
    await page.getByRole("tab", { name: "Ledger" }).click();
    const ledger = page.getByRole("grid", { name: "Ledger of obligations" });
    await ledger.waitFor();
    expect(words(await ledger.innerText())).toMatch(/overruled .*The storm brought it, not the policy/u);
    await press("g", "t");
    await now().waitFor();
    const obey = now().getByRole("button", { name: "Obey" });
    await expect.poll(() => obey.count()).toBe(0);
    // What was answered stands: there is another answer, but no way back.
    await press("Control+z");
    await page.getByText("An answer is not undone: answer again to revise it").waitFor();
    expect(await obey.count()).toBe(0);
  });
});
