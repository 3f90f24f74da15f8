import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  loadSample,
  openCompany,
  startWindowBrowser,
  type WindowBrowser,
  type WindowPage,
} from "./support/window-page.ts";

let browser: WindowBrowser;
let opened: WindowPage;

// The sample is loaded once; every test works on records that no other one counts on.
beforeAll(async () => {
  browser = await startWindowBrowser();
  opened = await browser.open();
  await loadSample(opened.page);
});
afterAll(() => browser.close());
afterEach(() => {
  const { complaints } = opened;
  if (complaints.length > 0) throw new Error(`the console was not silent: ${complaints.join("; ")}`);
});

/** The place Changes of a company of the sample. */
async function changesOf(company: string, tab?: string): Promise<Page> {
  const { page } = opened;
  await openCompany(page, company);
  await page.getByRole("link", { name: "Changes", exact: true }).click();
  await page.getByRole("grid", { name: "Changes" }).waitFor();
  if (tab !== undefined) await page.getByRole("tab", { name: tab }).click();
  return page;
}

const panelOf = (page: Page): Locator => page.getByRole("complementary");
const rowOf = (page: Page, grid: string, text: string | RegExp): Locator =>
  page.getByRole("grid", { name: grid }).locator("tbody tr").filter({ hasText: text });

/** The five effects of the panel as text, one line each. */
async function effectsOf(page: Page): Promise<readonly string[]> {
  const effects = panelOf(page).getByRole("list", { name: "Five effects" }).getByRole("listitem");
  await expect.poll(() => effects.count()).toBe(5);
  return (await effects.allInnerTexts()).map((text) => text.replaceAll(/\s+/gu, " "));
}

describe("the keyboard alone", () => {
  it("goes to the changes, peeks, renames, plans, filters and adds one", async () => {
    const { page } = opened;
    await openCompany(page, "Tallowmere");
    await page.locator("main").focus();
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    const grid = page.getByRole("grid", { name: "Changes" });
    await grid.waitFor();
    const row = grid.locator('tr[tabindex="0"]');
    for (let step = 0; step < 40; step += 1) {
      if (await row.evaluate((element) => element === document.activeElement)) break;
      await page.keyboard.press("Tab");
    }
    const panel = panelOf(page);
    await page.keyboard.press("Space");
    await panel.getByRole("heading", { name: "Year-end questions get a queue of their own" }).waitFor();
    // Space looks without leaving the list, and the arrows walk the list behind the panel.
    await page.keyboard.press("ArrowDown");
    await panel.getByRole("heading", { name: "Answer quota shown in the customer portal" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => panel.count()).toBe(0);

    await page.keyboard.press("e");
    await page.keyboard.type("Quota of answers in the portal");
    await page.keyboard.press("Enter");
    await rowOf(page, "Changes", "Quota of answers in the portal").waitFor();
    await page.keyboard.press("d");
    await page.keyboard.type("12012026");
    await page.keyboard.press("Enter");
    await rowOf(page, "Changes", "Quota of answers in the portal").getByText("planned 1 Dec").waitFor();

    await page.keyboard.press("Enter");
    await expect.poll(() => panel.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await expect.poll(() => panel.count()).toBe(0);

    await page.locator("main").focus();
    await page.keyboard.press("/");
    await page.keyboard.type("threshold tax");
    await expect.poll(() => grid.locator("tbody tr").count()).toBe(1);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await panel.getByRole("heading", { name: "Confidence threshold for tax codes" }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("/");
    await page.keyboard.press("Delete");
    await expect.poll(() => grid.locator("tbody tr").count()).toBe(7);

    await page.locator("main").focus();
    await page.keyboard.press("n");
    await panel.getByRole("heading", { name: "New change" }).waitFor();
    await page.keyboard.type("Greeting by first name");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    await page.keyboard.press("Enter");
    await panel.getByRole("heading", { name: "Greeting by first name" }).waitFor();
    await page.keyboard.press("Control+z");
    await page.getByText("Undone: Change added: Greeting by first name").waitFor();
    await expect.poll(() => grid.locator("tbody tr").count()).toBe(7);
  });
});

describe("the five effects of a change", () => {
  it("are shown together with their intervals: Tallowmere's routing change", async () => {
    const page = await changesOf("Tallowmere");
    await rowOf(page, "Changes", "Queries go by topic").click();
    const effects = await effectsOf(page);
    expect(effects[0]).toMatch(/^Cycle time improved 34\.0 → 24\.4 min −9\.6 min \(−10\.9 to −8\.2\)/);
    expect(effects[1]).toMatch(/^Acceptance improved 81\.4 → 86\.5 % \+5\.0 pts/);
    expect(effects[2]).toMatch(/^Escalation improved/);
    expect(effects[3]).toMatch(/^Expansion propensity no detectable change.*company: Jul 2026 → Sep 2026/);
    expect(effects[4]).toMatch(/^Margin improved/);
    await panelOf(page).getByText("Nothing else changed on this workflow within the window.").waitFor();
    // 28 days reach to the change of 29 July and to that of 14 September: both are named.
    await panelOf(page).getByLabel("Days on either side").selectOption("28");
    await panelOf(page).getByText("Customers see why a query went to a person").waitFor();
  });

  it("say what the roll-up hides and what is due when: Kestrova's threshold, Brontavia's policy", async () => {
    const page = await changesOf("Kestrova");
    await rowOf(page, "Changes", "Confidence threshold for automatic release").click();
    const kestrova = await effectsOf(page);
    expect(kestrova[1]).toMatch(
      /no detectable change.*worse in 2 of 3 segments rates −2\.7 pts, mix \+1\.5 pts/,
    );
    expect(kestrova[3]).toMatch(
      /due.*company: Sep 2026 → Nov 2026 due Fri 4 Dec: first whole month after the change/,
    );
    await openCompany(page, "Brontavia");
    await page.getByRole("link", { name: "Changes", exact: true }).click();
    await rowOf(page, "Changes", "New policy logic").click();
    const brontavia = await effectsOf(page);
    expect(brontavia[1]).toMatch(/Acceptance due 84\.9 → 78\.9 % so far.*due Fri 27 Nov/);
  });
});

describe("the way of a change", () => {
  it("is planned, approved, authorised, made live, validated, rolled back; every step can be undone", async () => {
    const page = await changesOf("Tallowmere");
    const panel = panelOf(page);
    await page.getByRole("button", { name: "New change" }).click();
    await panel.getByLabel("Title").fill("Answers name the clerk");
    expect(await panel.getByRole("button", { name: "Add change" }).isDisabled()).toBe(true);
    await panel.getByLabel("Experience").check();
    await panel.getByLabel("Planned day").fill("2026-11-27");
    await panel.getByRole("button", { name: "Add change" }).click();

    await panel.getByRole("combobox", { name: "Ask for approval" }).click();
    await page.getByRole("option", { name: "CRO", exact: true }).click();
    await panel.getByRole("button", { name: "Ask", exact: true }).click();
    await panel.getByRole("region", { name: "Approvals" }).getByText("waiting").waitFor();
    const ships = page.getByRole("region", { name: "Ships next" }).getByRole("listitem");
    await ships.filter({ hasText: "Answers name the clerk" }).getByText("waits on CRO").waitFor();

    await panel.getByRole("button", { name: "Authorise…" }).click();
    await panel.getByLabel("It goes live at once").check();
    await panel.getByRole("button", { name: "Authorise", exact: true }).click();
    await panel.getByRole("region", { name: "State" }).getByText("deployed").waitFor();
    await panel.getByRole("region", { name: "Approvals" }).getByText("passed over").waitFor();

    await panel.getByRole("button", { name: "Validate…" }).click();
    expect(await panel.getByRole("button", { name: "Validate", exact: true }).isDisabled()).toBe(true);
    await panel.getByLabel("What the validation found").selectOption("regressed");
    await panel.getByRole("button", { name: "Validate", exact: true }).click();
    await panel.getByRole("region", { name: "State" }).getByText("regressed").waitFor();

    await panel.getByRole("button", { name: "Roll back…" }).click();
    await panel.getByLabel("Why").fill("Customers asked for the clerk by name");
    await panel.getByRole("button", { name: "Roll back", exact: true }).click();
    await panel.getByText("“Customers asked for the clerk by name”").waitFor();
    await rowOf(page, "Changes", "Answers name the clerk").getByText("rolled back").waitFor();

    await page.getByRole("button", { name: /^Undo: Rolled back: Answers name the clerk/ }).click();
    await panel.getByRole("region", { name: "State" }).getByText("regressed").waitFor();
  });

  it("refuses a time that contradicts the others, says so, and leaves everything as it was", async () => {
    const page = await changesOf("Tallowmere");
    const panel = panelOf(page);
    await rowOf(page, "Changes", "Confidence threshold for tax codes").click();
    await panel.getByRole("button", { name: "Validate…" }).click();
    await panel.getByLabel("What the validation found").selectOption("improved");
    await panel.getByLabel("When").fill("2026-10-01T12:00");
    await panel.getByRole("button", { name: "Validate", exact: true }).click();
    await page.getByText(/lies before an earlier state of the change \(TIME_ORDER\)/).waitFor();
    await panel.getByLabel("When").fill("2027-10-01T12:00");
    await panel.getByRole("button", { name: "Validate", exact: true }).click();
    await page.getByText(/has not come yet: say when it happened \(RULE\)/).waitFor();
    expect(await panel.getByRole("region", { name: "State" }).innerText()).toContain("deployed");
    await panel.getByLabel("When").fill("2026-11-02T12:00");
    await panel.getByRole("button", { name: "Validate", exact: true }).click();
    await panel.getByText("Mon 2 Nov 12:00").first().waitFor();
  });

  it("shows who waits on whom, and what an approval that is given does to it", async () => {
    const page = await changesOf("Tallowmere");
    const waits = page.getByRole("region", { name: "Who waits on whom" });
    expect(await waits.innerText()).toContain("1.1");
    const pair = waits.getByRole("listitem").filter({ hasText: /VP Support.*CTO/ });
    expect(await pair.innerText()).toContain("2 asked, 1 waiting");
    await rowOf(page, "Changes", "Year-end questions").click();
    await panelOf(page).getByRole("button", { name: "Given" }).click();
    await expect.poll(() => pair.innerText()).not.toContain("waiting");
  });
});

describe("incidents and loops", () => {
  it("follow one record from the incident to the validation, with the change that answers it", async () => {
    const page = await changesOf("Brontavia", "Incidents and loops");
    const panel = panelOf(page);
    const speed = page.getByRole("region", { name: "From signal to validated change" });
    await speed.getByText("The longest stage is authorised to deployed: median 4.5 days.").waitFor();
    expect(await speed.innerText()).toContain("1 without loop");
    await page.getByRole("button", { name: /^Incident without loop 1/ }).click();
    await rowOf(page, "Incidents and loops", "Injury reports waited").click();
    await panel.getByRole("button", { name: "Open a loop" }).click();
    await panel.getByText("Learning loop ·").waitFor();
    await panel.getByRole("button", { name: "Record triage…" }).click();
    await panel.getByRole("button", { name: "Record triage", exact: true }).click();
    await panel.getByRole("region", { name: "State" }).getByText("triaged", { exact: true }).waitFor();
    // Of the changes of this workflow only the planned one can answer it: the others were live before the signal.
    await panel
      .getByLabel("Answered by the change")
      .selectOption({ label: "Photos are checked before a report is triaged" });
    await panel.getByRole("link", { name: "Open the change" }).click();
    await panel.getByRole("button", { name: "Authorise…" }).click();
    await panel.getByLabel("It goes live at once").check();
    await panel.getByRole("button", { name: "Authorise", exact: true }).click();
    await panel.getByRole("button", { name: "Validate…" }).click();
    await panel.getByLabel("What the validation found").selectOption("improved");
    await panel.getByRole("button", { name: "Validate", exact: true }).click();
    await panel.getByRole("link", { name: "Injury reports waited for a code list" }).click();
    const steps = panel.getByRole("region", { name: "State" });
    await steps.getByText("Validated: improved").waitFor();
    for (const step of ["Incident I-03", "Detected", "Triaged", "Authorised", "Deployed"]) {
      expect(await steps.innerText()).toContain(step);
    }
  });

  it("take an incident down and let it end with a reason", async () => {
    const page = await changesOf("Kestrova", "Incidents and loops");
    const panel = panelOf(page);
    const speed = page.getByRole("region", { name: "From signal to validated change" });
    await speed.getByText("nothing waits").waitFor();
    await page.getByRole("button", { name: "New signal" }).click();
    await panel.getByLabel("Title").fill("Port closed for a day");
    await panel.getByLabel("What it is").selectOption("incident");
    expect(await panel.getByRole("button", { name: "Add signal" }).isDisabled()).toBe(true);
    await panel.getByLabel("Started").fill("2026-11-18T06:30");
    await panel.getByRole("button", { name: "Add signal" }).click();
    // It is not resolved, so that it runs; and nothing follows it yet.
    await panel.getByRole("region", { name: "State" }).getByText("running").waitFor();
    await expect.poll(() => speed.innerText()).toContain("1 without loop");
    await panel.getByLabel("Resolved").fill("2026-11-18T16:30");
    await panel.getByLabel("Resolved").press("Enter");
    await panel.getByText("resolved after 600 min").waitFor();
    await panel.getByRole("button", { name: "Nothing follows…" }).click();
    await panel.getByLabel("Why nothing follows from it").fill("A strike; nothing of ours could have helped");
    await panel.getByRole("button", { name: "Nothing follows", exact: true }).click();
    await panel.getByText("“A strike; nothing of ours could have helped”").waitFor();
    await expect.poll(() => speed.innerText()).toContain("nothing waits");
  });
});

describe("customers", () => {
  it("stand in the order of what is at stake, and a promise can be corrected", async () => {
    const { page } = opened;
    await openCompany(page, "Velquist");
    await page.getByRole("link", { name: "Metrics", exact: true }).click();
    await page.getByRole("tab", { name: "Customers" }).click();
    await page
      .getByText("$520k of yearly revenue at stake with 3 of 16 customers", { exact: false })
      .waitFor();
    const names = page.getByRole("grid", { name: "Customers" }).locator("tbody tr");
    expect((await names.allInnerTexts()).slice(0, 4).map((text) => /[NRF]-\d+/.exec(text)?.[0])).toEqual([
      "N-101",
      "R-101",
      "F-101",
      "N-102",
    ]);
    await names.first().click();
    const panel = panelOf(page);
    await panel.getByText("23.9 points above what can be promised").waitFor();
    await panel.getByLabel("Promised autonomy, %").fill("240");
    await panel.getByText("a percentage from 0 to 100").waitFor();
    await panel.getByLabel("Promised autonomy, %").fill("55");
    await panel.getByLabel("Promised autonomy, %").press("Enter");
    await panel.getByText("covered by the low end").waitFor();
    await page
      .getByText("$280k of yearly revenue at stake with 2 of 16 customers", { exact: false })
      .waitFor();
    await page.getByRole("button", { name: /^At stake 2/ }).click();
    await expect.poll(() => names.count()).toBe(2);
  });
});
