import { Buffer } from "node:buffer";
import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
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
afterAll(() => browser?.close());
afterEach(async () => {
  const complaints = opened?.complaints ?? [];
  await opened?.close();
  opened = null;
  if (complaints.length > 0) throw new Error(`the console was not silent: ${complaints.join("; ")}`);
});

async function open(): Promise<Page> {
  opened = await browser.open({ isAlone: true });
  return opened.page;
}

const WORDS = "Roll back the last policy change within 48 h";

/** 100 reviewed units a day from Monday 17 August to Sunday 15 November: 9 are escalated, in the last week 20. */
const WORK = [
  "date,workflow,segment,eligible,accepted,overridden,escalated",
  ...Array.from({ length: 91 }, (_, day) => {
    const date = new Date(Date.UTC(2026, 7, 17 + day)).toISOString().slice(0, 10);
    const escalated = day >= 84 ? 20 : 9;
    return `${date},Triage,Home,120,${100 - escalated},0,${escalated}`;
  }),
].join("\n");

async function startPilot(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Start a pilot…" }).click();
  const dialog = page.getByRole("dialog", { name: "New pilot" });
  await dialog.getByLabel("Company").fill("Velta Insurance");
  await dialog.getByLabel("First customer workflow").fill("Triage");
  await dialog.getByLabel("Day 0").fill("2026-08-17");
  await dialog.getByRole("button", { name: "Start pilot" }).click();
  await page.getByRole("grid", { name: "Checklist" }).waitFor();
  await page.getByRole("link", { name: "Organisation" }).click();
  await page.getByRole("button", { name: "Add a person…" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Ada Nowak");
  await page.getByRole("dialog").getByRole("button", { name: "Add" }).click();
  await page.getByRole("row", { name: /Ada Nowak/ }).waitFor();
}

async function metricsTab(page: Page, tab: string): Promise<void> {
  await page.getByRole("link", { name: "Metrics", exact: true }).click();
  await page.getByRole("tab", { name: tab }).click();
}

async function importWork(page: Page, content: string): Promise<void> {
  await page.getByRole("link", { name: "Data", exact: true }).click();
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Choose files…" }).click();
  await (await chooser).setFiles({ name: "work.csv", mimeType: "text/csv", buffer: Buffer.from(content) });
  await page.getByRole("button", { name: /^Import \d+ rows$/ }).click();
  await page.getByRole("heading", { name: "Imported" }).waitFor();
}

describe("a line with words committed to", () => {
  it("is set, fires on data that come later, is answered, and is taken back with the data", async () => {
    const page = await open();
    await page.clock.setFixedTime(new Date("2026-08-12T09:00:00Z"));
    await startPilot(page);
    await metricsTab(page, "Ownership");
    await page.getByText("operational share 0 %").waitFor();
    await page.getByRole("button", { name: "Add a metric or scope…" }).click();
    const panel = page.getByRole("complementary");
    await panel.getByLabel("Metric").selectOption("Escalation rate");
    await panel.getByRole("button", { name: "Add" }).click();
    await panel.getByText(/^decorative\s*· no owner/).waitFor();
    await panel.getByRole("button", { name: "Set a threshold…" }).click();
    await panel.getByLabel("Breach, %").fill("112");
    await panel.getByText(/takes values from 0 to 1/).waitFor();
    expect(await panel.getByRole("button", { name: "Set threshold", exact: true }).isDisabled()).toBe(true);
    await panel.getByLabel("Breach, %").fill("12");
    await panel.getByText("There is no whole week of data yet").waitFor();
    await panel.getByLabel("Action, in the exact words").fill(WORDS);
    await panel.getByLabel("Owner", { exact: true }).selectOption("Ada Nowak");
    await panel.getByLabel("Deadline, hours").fill("48");
    await panel.getByText("It applies from Mon 17 Aug on").waitFor();
    await panel.getByRole("button", { name: "Set threshold", exact: true }).click();
    await panel.getByText(`“${WORDS}”`).waitFor();
    await expect.poll(() => panel.getByText("decorative").count()).toBe(0);

    await page.clock.setFixedTime(new Date("2026-11-20T09:00:00Z"));
    await importWork(page, WORK);
    await page
      .getByText(new RegExp(`^Fired: ${WORDS} \\(trust\\.escalation; 2026-W46; Ada Nowak`))
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Back to Data" }).click();
    await metricsTab(page, "Ledger");
    const row = page
      .getByRole("grid", { name: "Ledger of obligations" })
      .getByRole("row", { name: /2026-W46/ });
    await row.getByText("running").waitFor();
    // 140 of 700 reviewed units.
    expect(await row.innerText()).toContain("20.0");

    await page.getByRole("link", { name: "Today" }).click();
    await page.getByRole("button", { name: /^Obey/ }).first().click();
    await page.getByRole("button", { name: /^Record as obeyed/ }).click();
    await page.getByText(`Obeyed: ${WORDS}`).first().waitFor();
    await metricsTab(page, "Ledger");
    await row.getByText("obeyed").waitFor();
    await row.click();
    await panel.getByText("As it was answered").waitFor();
    expect(await panel.innerText()).toMatch(/seen for 2026-W46\s+20\.0/);

    // The data are taken back: nothing fires it any more, the answer stays.
    await page.getByRole("link", { name: "Data", exact: true }).click();
    await page.getByRole("button", { name: "Take back… work.csv" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Take back", exact: true }).click();
    await page
      .getByText(new RegExp(`^Restated: ${WORDS}`))
      .first()
      .waitFor();
    await metricsTab(page, "Ledger");
    await row.getByText("· restated").waitFor();
  });

  it("is revised in the panel with what it would have fired, and ended with a reason", async () => {
    const page = await open();
    await loadCompany(page, "Brontavia");
    await metricsTab(page, "Ownership");
    await page.getByRole("row", { name: /^breach Escalation rate/ }).click();
    const panel = page.getByRole("complementary");
    await panel.getByText("locked until Sun 22 Nov; loosening now is an overrule").waitFor();
    await panel.getByRole("button", { name: "Revise threshold…" }).click();
    await panel.getByText("With these terms it would have fired in 1 of the last 12 weeks.").waitFor();
    await panel.getByLabel("Breach, %").fill("10");
    await panel.getByText("With these terms it would have fired in 4 of the last 12 weeks.").waitFor();
    await panel.getByLabel("Warn, %").fill("9");
    await panel.getByRole("button", { name: "Revise threshold", exact: true }).click();
    await panel.getByText("Breach above 10.0 %, warn 9.0 %").waitFor();
    await panel.getByText("applies from Mon 23 Nov").waitFor();
    await panel.getByRole("button", { name: "End it…" }).click();
    const end = panel.getByRole("button", { name: "End threshold" });
    expect(await end.isDisabled()).toBe(true);
    await panel.getByLabel("Reason").fill("Replaced by a line for each segment");
    await end.click();
    await expect.poll(() => panel.getByRole("button", { name: "Revise threshold…" }).count()).toBe(0);
    await metricsTab(page, "Ledger");
    const loosened = page.getByRole("region", { name: "Loosened terms" });
    expect(await loosened.innerText()).toContain("ended from Mon 23 Nov");
    // What it had fired is still there to be answered.
    await page.getByRole("row", { name: /running/ }).waitFor();
  });

  it("comes with the sheet of metrics that somebody filled in: shown first, refused or taken as a whole", async () => {
    const page = await open();
    await startPilot(page);
    await metricsTab(page, "Ownership");
    const give = async (name: string, rows: readonly string[]): Promise<Locator> => {
      const asked = page.waitForEvent("filechooser");
      const again = page.getByRole("button", { name: "Choose another file…" });
      await ((await again.isVisible())
        ? again
        : page.getByRole("button", { name: "Take a KPI sheet back…" })
      ).click();
      const header = "id,metric,workflow,segment,owner,direction,breach,action,deadline_hours";
      const buffer = Buffer.from([header, ...rows].join("\n"));
      await (await asked).setFiles({ name, mimeType: "text/csv", buffer });
      return page.getByRole("dialog", { name: "KPI sheet" });
    };
    const wrong = await give("kpis.csv", [`,trust.escalation,*,*,Zoe,above,0.12,"${WORDS}",48`]);
    await wrong.getByText(/kpis\.csv, line 2, column owner: there is no one person "Zoe"/u).waitFor();
    const right = await give("kpis.csv", [`,trust.escalation,*,*,Ada Nowak,above,0.12,"${WORDS}",48`]);
    await right
      .getByRole("row", { name: /Escalation rate above 12\.0.% · Ada Nowak · “Roll back/u })
      .waitFor();
    await right.getByRole("button", { name: "Take 1 row" }).click();
    await right.waitFor({ state: "hidden" });
    const owned = page.getByRole("row", { name: /Escalation rate.*Ada Nowak/u });
    await expect.poll(() => owned.count()).toBeGreaterThan(0);
  });
});

describe("by the keyboard alone", () => {
  it("loosens a line inside its week as an overrule with old and new, and answers what had fired", async () => {
    const page = await open();
    await loadCompany(page, "Brontavia");
    await page.keyboard.press("g");
    await page.keyboard.press("m");
    await page.getByRole("tab", { name: "Dashboard" }).waitFor();
    await tabTo(page, page.getByRole("tab", { name: "Dashboard" }));
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const grid = page.getByRole("grid", { name: "Ownership" });
    await grid.waitFor();
    await tabTo(page, grid.locator('tr[tabindex="0"]'));
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("e");
    const panel = page.getByRole("complementary");
    const breach = panel.getByLabel("Breach, %");
    await expect.poll(() => isFocused(breach)).toBe(true);
    await page.keyboard.press("Control+a");
    await page.keyboard.type("16");
    await panel.getByText("With these terms it would have fired in none of the last 12 weeks.").waitFor();
    const next = panel.getByRole("radio", { name: /from Mon 23 Nov, the next week/ });
    await tabTo(page, next);
    await page.keyboard.press("ArrowDown");
    const reason = panel.getByLabel("Reason");
    await tabTo(page, reason);
    await page.keyboard.type("Storm week: every carrier is late");
    await tabTo(page, panel.getByRole("button", { name: "Overrule this week’s line" }));
    await page.keyboard.press("Enter");
    await panel.getByText("Breach above 16.0 %, warn 10.0 %").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => panel.count()).toBe(0);

    await tabTo(page, page.getByRole("tab", { name: "Ownership" }));
    await page.keyboard.press("ArrowRight");
    const loosened = page.getByRole("region", { name: "Loosened terms" });
    await loosened.waitFor();
    const text = (await loosened.innerText()).replaceAll(/\s+/gu, " ");
    expect(text).toContain("Breach above: 12.0 % → 16.0 %");
    expect(text).toContain("“Storm week: every carrier is late”");
    expect(text).toContain("inside its period, from Mon 16 Nov");

    // The week before had fired by the old line; that is still to be answered.
    await page.keyboard.press("g");
    await page.keyboard.press("t");
    const obey = page.getByRole("button", { name: /^Obey/ }).first();
    await obey.waitFor();
    await tabTo(page, obey);
    await page.keyboard.press("Enter");
    const record = page.getByRole("button", { name: /^Record as obeyed/ });
    await record.waitFor();
    await tabTo(page, record);
    await page.keyboard.press("Enter");
    await page.getByText(/^Obeyed: Roll back/).waitFor();
    const now = page.getByRole("region", { name: "Now" });
    await expect.poll(() => now.getByRole("button", { name: /^Overrule…/ }).count()).toBe(0);
  });
});

describe("shadow metrics", () => {
  it("are declared, take months from a spreadsheet with its bad rows named, and show what they hid", async () => {
    const page = await open();
    await loadCompany(page, "Tallowmere");
    await metricsTab(page, "Shadow metrics");
    await page.getByRole("button", { name: "Declare one…" }).click();
    const panel = page.getByRole("complementary");
    await panel.getByLabel("Function", { exact: true }).selectOption("Marketing");
    await panel.getByLabel("Metric, as the function calls it").fill("Leads");
    await panel.getByLabel("Decision").selectOption("Retire");
    await panel.getByLabel("By").fill("2026-11-01");
    await panel.getByRole("button", { name: "Declare", exact: true }).click();
    await panel.getByText("past its date").waitFor();
    // Values of a narrower circle stand in the journal as digests; the history opens them.
    const history = await panel.getByRole("region", { name: "History" }).innerText();
    expect(history).toContain("Function: marketing");
    expect(history).not.toMatch(/[0-9a-f]{64}/u);
    await page.getByRole("button", { name: "Paste months…" }).click();
    const text = panel.getByLabel("Four columns: metric, month, value, target");
    await text.fill(
      [
        "Metric\tMonth\tValue\tTarget",
        "Leads\t2026-07\t120\t100",
        "Leads\tAug 2026\t130\t100",
        "Deals\t2026-08\t1\t1",
        "Leads\t2026-09\t1.234\t100",
      ].join("\n"),
    );
    const alerts = panel.getByRole("alert");
    expect((await alerts.innerText()).split("\n")).toEqual([
      "Line 4, metric “Deals”: is not declared: add the shadow metric first",
      "Line 5, value “1.234”: can be read as 1234 or 1.234: write it without a separator",
    ]);
    await panel.getByRole("button", { name: "Record the 2 good rows" }).click();
    const months = page.getByRole("table", { name: "Functions and system by month" });
    await months
      .getByRole("row", { name: /Aug 2026/ })
      .getByText("1 of 1")
      .waitFor();
    await page.getByText(/In no month was every function on target|Local green, system red in/).waitFor();
  });
});

async function isFocused(locator: Locator): Promise<boolean> {
  return (
    (await locator.count()) > 0 && locator.first().evaluate((element) => element === document.activeElement)
  );
}

/** Presses Tab until something has the focus; fails where it cannot be reached. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error("the keyboard does not reach it");
}
