import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { calendarEntries } from "../support/calendar-reader.ts";
import { hasFocus } from "./support/focus.ts";
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

/** The place Organisation of a company of the sample, at a tab. */
async function organisationOf(company: string, tab: string): Promise<Page> {
  opened = await browser.open();
  const { page } = opened;
  await loadCompany(page, company);
  await openTab(page, tab);
  return page;
}

async function openTab(page: Page, tab: string): Promise<void> {
  await page.evaluate((name) => {
    location.hash = `${location.hash.split("/").slice(0, 3).join("/")}/organisation?tab=${name}`;
  }, tab);
  await page.getByRole("tab", { name: tab, selected: true }).waitFor();
}

const panel = (page: Page) => page.getByRole("complementary");
const dialog = (page: Page) => page.getByRole("dialog");

describe("organisation", { timeout: 180_000 }, () => {
  it("mends the plan that was paid on bookings alone, and sees a retired forum come back", async () => {
    const page = await organisationOf("Velquist", "Incentives");
    const alert = page.getByRole("alert").filter({ hasText: "P3 cannot close" });
    await alert.waitFor();
    await page.getByRole("row", { name: /^CRO/ }).click();
    await panel(page).getByText("CRO is paid on bookings alone: P3 stays open").waitFor();
    const addPart = async (weight: string): Promise<void> => {
      await panel(page).getByRole("button", { name: "Add a part…" }).click();
      await panel(page).getByLabel("Weight, %").fill(weight);
      await panel(page).getByRole("button", { name: "Add part" }).click();
      await panel(page).getByRole("button", { name: "Add a part…" }).waitFor();
    };
    // What is offered first are the outcomes that the others share.
    await addPart("30");
    await expect.poll(() => alert.count()).toBe(0);
    await panel(page).getByText("add up to 130 %, not 100 %").waitFor();
    await addPart("30");
    await panel(page).getByLabel("Weight of Bookings, %").fill("140");
    await panel(page).getByLabel("Weight of Bookings, %").press("Enter");
    await panel(page).getByText("0 to 100").waitFor();
    await panel(page).getByLabel("Weight of Bookings, %").fill("40");
    await panel(page).getByLabel("Weight of Bookings, %").press("Enter");
    await panel(page).getByText("every check of the method").waitFor();
    expect(await page.getByRole("row", { name: /^CRO/ }).textContent()).toContain("60");
    await page.keyboard.press("Escape");

    await openTab(page, "Forums");
    const add = async (name: string): Promise<void> => {
      await page.getByRole("button", { name: "Add a forum or gate…" }).click();
      await dialog(page).getByLabel("Name").fill(name);
      await dialog(page).getByLabel("Hours a month").fill("6");
      await dialog(page).getByLabel("People").fill("8");
      await dialog(page).getByRole("button", { name: "Add", exact: true }).click();
      await panel(page).getByRole("heading", { name }).waitFor();
    };
    await add("Change board");
    await panel(page).getByLabel("Keep, merge or retire").selectOption("retire");
    await panel(page).getByText("48 person-hours a month before, 0 now: 48 freed.").waitFor();
    await page
      .getByRole("row", { name: /Change board/ })
      .getByText("carried out")
      .waitFor();
    await add("change board");
    const first = page.getByRole("row", { name: /^Change board/ });
    await first.getByText("a forum of the same name was registered again").waitFor();
    await first.click();
    await panel(page).getByText("48 now: 0 freed.").waitFor();
  });

  it("gives a person their slip, shows what its table changes before it is taken, and refuses one that does not fit", async () => {
    const page = await organisationOf("Brontavia", "People");
    await page.getByRole("row", { name: /^CEO/ }).click();
    const slip = panel(page).getByRole("region", { name: "Owner slip" });
    await slip.getByText("Start reducing redundant forums and legacy approval gates").waitFor();
    const download = page.waitForEvent("download");
    await slip.getByRole("button", { name: "Save the table" }).click();
    const lines = (await readFile(await (await download).path(), "utf8")).split("\r\n");
    const calendar = page.waitForEvent("download");
    await slip.getByRole("button", { name: "Save the dates (.ics)" }).click();
    expect((await calendar).suggestedFilename()).toBe("CEO-calendar.ics");
    const dates = calendarEntries(await readFile(await (await calendar).path(), "utf8"));
    expect(dates.some(({ summary }) => summary.includes("Weekly review"))).toBe(true);
    expect(dates.some(({ summary }) => summary.includes("Due: Start reducing redundant forums"))).toBe(true);
    const filled = lines.map((line) => {
      if (line.includes("Start reducing")) return line.replace(/,,,,$/u, ",2026-11-19,Two are gone,,");
      return line.startsWith("ask,") ? `${line}He does; it stands.` : line;
    });
    const give = async (name: string, text: string): Promise<void> => {
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Take the table back…" }).click();
      await (await chooser).setFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) });
    };
    await give("ceo.csv", filled.join("\r\n").replace("2026-11-19", "2026-11-31"));
    const alert = dialog(page).getByRole("alert");
    await alert.getByText(/line 2, column done_on/).waitFor();
    expect(await alert.innerText()).toContain("Nothing was changed.");
    await page.keyboard.press("Escape");

    await give("ceo.csv", filled.join("\r\n"));
    const changes = dialog(page).getByRole("table", { name: "What the slip changes" });
    expect((await changes.innerText()).replaceAll(/\s+/gu, " ")).toMatch(
      /2 Start reducing .* note: Two are gone claimed as done on 2026-11-19 6 Who decides .* answer: He does; it stands\./,
    );
    await dialog(page).getByRole("button", { name: "Take 3 answers" }).click();
    await page.getByText("Slip taken: CEO").waitFor();
    await slip.getByText("claimed").waitFor();
    await expect.poll(() => slip.getByText("Who decides").count()).toBe(0);
    await give("ceo.csv", filled.join("\r\n"));
    await dialog(page).getByText("says nothing that is not on the record already").waitFor();
    await dialog(page).getByRole("button", { name: "Close" }).last().click();

    // The same table is nobody else's.
    await page.getByRole("row", { name: /^CPO/ }).click();
    await panel(page).getByRole("heading", { name: "CPO" }).waitFor();
    await give("ceo.csv", filled.join("\r\n"));
    await alert.getByText(/has another DRI \(RULE\)/).waitFor();
    await page.keyboard.press("Escape");
    await panel(page).getByRole("button", { name: "Export the page…" }).click();
    expect(await dialog(page).getByLabel("Report").inputValue()).toBe("slip");
    expect(
      await dialog(page)
        .getByLabel("Of", { exact: true })
        .evaluate((field: HTMLSelectElement) => field.selectedOptions[0]?.label),
    ).toBe("CPO");
  });

  it("writes a charter from the method's text, approves it, and shows what the next version changes", async () => {
    const page = await organisationOf("Velquist", "Charters");
    await page.getByRole("button", { name: "Begin AI Product Ops" }).click();
    const sheet = page.getByRole("article", { name: "AI Product Ops" });
    await sheet.getByText("Keeps one list of experiments").waitFor();
    await sheet.getByRole("button", { name: "Approve…" }).click();
    await dialog(page).getByText("name its holder first").waitFor();
    expect(await dialog(page).getByRole("button", { name: "Approve" }).isDisabled()).toBe(true);
    await page.keyboard.press("Escape");
    await sheet.getByRole("button", { name: "Edit" }).click();
    await sheet.getByLabel("Held by").click();
    await page.getByRole("option", { name: "CTO" }).click();
    await sheet.getByRole("button", { name: "Done" }).click();
    await sheet.getByText("Held by CTO").waitFor();
    await sheet.getByRole("button", { name: "Approve…" }).click();
    await dialog(page).getByRole("button", { name: "Approve" }).click();
    await sheet.getByText("approved").waitFor();
    await sheet.getByRole("button", { name: "Draft version 2" }).click();
    await sheet.getByLabel("What the role is there for").fill("Keeps two loops turning.");
    await sheet.getByLabel("Does").focus();
    await sheet.getByRole("button", { name: "Done" }).click();
    await sheet.getByLabel("Compare with").selectOption({ index: 1 });
    const difference = sheet.getByRole("table", { name: "Difference between two versions" });
    await difference.getByText("Keeps two loops turning.").waitFor();
    await sheet.getByRole("button", { name: "Approve…" }).click();
    await dialog(page).getByLabel("Why it follows the version before").fill("A second workflow.");
    await dialog(page).getByRole("button", { name: "Approve" }).click();
    await sheet.getByText("because: A second workflow.").waitFor();
  });

  it("says when titles open, takes an override with its reason alone, and decides on a structure", async () => {
    const page = await organisationOf("Kestrova", "Structure");
    await page.getByText("Title changes open Wed 25 Nov at the earliest").waitFor();
    await page.getByRole("button", { name: "Override the gate…" }).click();
    await dialog(page).getByText("5 days left").waitFor();
    await dialog(page).getByLabel("Who").click();
    await page.getByRole("option", { name: "CTO" }).click();
    await dialog(page).getByLabel("New title").fill("Chief product and technology officer");
    const override = dialog(page).getByRole("button", { name: "Override and record" });
    expect(await override.isDisabled()).toBe(true);
    await dialog(page).getByLabel("Why it cannot wait").fill("The CPO leaves on Monday.");
    await override.click();
    await page.getByText("Before the gate opened: “The CPO leaves on Monday.”").waitFor();
    await page.getByRole("button", { name: /^Decide on it: Merge CPO and CTO first/ }).click();
    await dialog(page).getByText("Before Day 121 there is no verdict to rest it on").waitFor();
    await dialog(page).getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: /^Open: Merge CPO and CTO first/ }).waitFor();
  });

  it("publishes the operating model once, sealed, and scales to a workflow that needs its own baseline", async () => {
    const page = await organisationOf("Tallowmere", "Structure");
    await page.getByText("Title changes have been open since Wed 21 Oct.").waitFor();
    await page
      .getByRole("region", { name: "Evaluation against the baseline" })
      .getByText("the pilot performs")
      .waitFor();
    await page.getByRole("button", { name: "Publish version 1…" }).click();
    await dialog(page).getByRole("button", { name: "Publish" }).click();
    const model = page.getByRole("region", { name: "Operating model" });
    await model.getByText("sealed").waitFor();
    await model.getByRole("row", { name: /^AI Product Ops/ }).waitFor();
    await page.getByRole("button", { name: "Publish version 2…" }).click();
    expect(await dialog(page).getByRole("button", { name: "Publish" }).isDisabled()).toBe(true);
    await page.keyboard.press("Escape");
    await openTab(page, "Scale");
    const own = page.getByRole("region", { name: "Tax code correction" });
    await own.getByText("its own baseline of").waitFor();
    await page.getByRole("button", { name: "Scale to a workflow…" }).click();
    await dialog(page).getByLabel("Workflow").fill("Pension questions");
    await dialog(page).getByRole("button", { name: "Clone" }).click();
    const added = page.getByRole("region", { name: "Pension questions" });
    await added.getByText("its figures do not count yet").waitFor();
    expect(await added.getByText("cloned").count()).toBeGreaterThan(8);
    await added.getByRole("button", { name: /^Seal its baseline/ }).click();
    await dialog(page).getByRole("button", { name: "Seal" }).click();
    await page.getByText("there is no whole week of data of Pension questions", { exact: false }).waitFor();
  });

  it("takes a target from its questionnaire to Day 0, its plan with it", async () => {
    const page = await organisationOf("Ardlune", "Readiness");
    await page.getByText("low confidence in 2 of 5 sections").waitFor();
    const numbers = (label: string) => page.locator(".factcard").filter({ hasText: label });
    expect(await numbers("Readiness").textContent()).toContain("38");
    expect(await numbers("Plan from day one").textContent()).toContain("9");
    await page.getByRole("row", { name: /^Slow feedback loop/ }).click();
    const question = page.getByRole("group", { name: /Is it looked at afterwards/ });
    await question.getByRole("radio", { name: /Always, before against after/ }).check();
    await expect.poll(() => numbers("Readiness").textContent()).toContain("40");
    await page.getByRole("button", { name: "Make it a pilot…" }).click();
    await dialog(page)
      .getByRole("checkbox", { name: /Name one executive who answers/ })
      .uncheck();
    await dialog(page).getByRole("checkbox", { name: "Go on with Meeting Zero" }).uncheck();
    await dialog(page).getByRole("button", { name: "Make it a pilot" }).click();
    const checklist = page.getByRole("grid", { name: "Checklist" });
    await checklist.getByText("Hold one weekly review of the three leaders on one page").waitFor();
    expect(await checklist.getByText("Name one executive who answers").count()).toBe(0);
    await openTab(page, "Readiness");
    await page.getByRole("heading", { name: "Readiness for convergence", exact: true }).waitFor();
    expect(await page.getByRole("button", { name: "Make it a pilot…" }).count()).toBe(0);
  });

  it("by keys alone: to the place, along its tabs, into a forum and back, and a note on a leader", async () => {
    opened = await browser.open();
    const { page } = opened;
    await loadCompany(page, "Tallowmere");
    await page.locator("main").focus();
    await page.keyboard.press("Control+8");
    await page.getByRole("grid", { name: "People" }).waitFor();
    const tabTo = async (name: string): Promise<void> => {
      const wanted = page.getByRole("tab", { name });
      for (
        let step = 0;
        step < 20 && !(await hasFocus(page.getByRole("tab", { selected: true })));
        step += 1
      ) {
        await page.keyboard.press("Tab");
      }
      for (let step = 0; step < 10 && !(await hasFocus(wanted)); step += 1) {
        await page.keyboard.press("ArrowRight");
      }
      await page.getByRole("tab", { name, selected: true }).waitFor();
    };
    await page.locator("main").focus();
    await tabTo("Forums");
    const row = page.getByRole("grid").locator('tr[tabindex="0"]');
    for (let step = 0; step < 10 && !(await hasFocus(row)); step += 1) await page.keyboard.press("Tab");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await panel(page).getByRole("heading", { name: "Release readiness call" }).waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => panel(page).count()).toBe(0);
    expect(await hasFocus(row)).toBe(true);
    await page.locator("main").focus();
    await openTab(page, "Leaders");
    const note = page.getByLabel("Add a note");
    await note.waitFor();
    for (let step = 0; step < 30 && !(await hasFocus(note)); step += 1) await page.keyboard.press("Tab");
    await page.keyboard.type("Brings three views together.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("listitem").filter({ hasText: "Brings three views together." }).waitFor();
  });
});
