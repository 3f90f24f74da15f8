import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { hasFocus, tabTo as tabToField } from "./support/focus.ts";
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

/** The place Reviews of a company of the sample, reached by its keys. */
async function reviewsOf(company: string): Promise<Page> {
  opened = await browser.open();
  const { page } = opened;
  await loadCompany(page, company);
  await page.locator("main").focus();
  await page.keyboard.press("g");
  await page.keyboard.press("r");
  await page.getByRole("tab", { name: "Weekly" }).waitFor();
  return page;
}

/** Walks with Tab until the element of that name has the focus. */
async function tabTo(page: Page, name: RegExp | string): Promise<void> {
  for (let steps = 0; steps < 80; steps += 1) {
    await page.keyboard.press("Tab");
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
    });
    if (typeof name === "string" ? focused.includes(name) : name.test(focused)) return;
  }
  throw new Error(`Tab never came to ${String(name)}`);
}

const stage = (page: Page) => page.getByRole("main");
const sections = (page: Page) => page.getByRole("navigation", { name: "Sections" });
const footer = (page: Page) => page.getByRole("contentinfo");

describe("the weekly review", { timeout: 240_000 }, () => {
  it("is held by keys alone, goes on after a break, and ends with a decision, two copies of the minutes and their print", async () => {
    const page = await reviewsOf("Brontavia");
    await page.getByText("Escalation rate, First notice of loss triage").first().waitFor();
    expect(await page.getByText(/metrics: routine variation/u).innerText()).toContain("11 metrics");
    await tabTo(page, "Start weekly review…");
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    // The CRO is not there today.
    await tabToField(page, dialog.getByRole("checkbox", { name: /CRO/ }));
    await page.keyboard.press("Space");
    await tabTo(page, "Start now");
    await page.keyboard.press("Enter");
    await sections(page).waitFor();
    expect(await page.getByRole("group", { name: "Attendance" }).innerText()).toContain("absent");
    // The very words that were committed to stand on stage; overruling them takes a reason.
    await stage(page).getByText("“Roll back the last policy change on this workflow within 48 h").waitFor();
    // Nobody in the room can point at a flag: what its letter is stands below the chart.
    const flags = stage(page).getByRole("list", { name: "Changes on the chart" });
    await expect
      .poll(() => flags.getByRole("listitem").allInnerTexts())
      .toEqual([expect.stringMatching(/^P\s+Policy change$/), expect.stringMatching(/^R\s+Routing change$/)]);
    await page.keyboard.press("2");
    await page.getByLabel("Why it is overruled").waitFor();
    await page.keyboard.type("Two adjusters were added; we look again on Friday.");
    await page.keyboard.press("Control+Enter");
    await stage(page).getByText("Answered: overruled: Two adjusters were added").waitFor();
    await page.keyboard.press("c");
    await page.keyboard.type("The motor lead may leave.");
    await page.keyboard.press("Control+Enter");
    await footer(page).getByText("1 point in the facilitator copy").waitFor();
    expect(await stage(page).innerText()).not.toContain("motor lead");
    // The sheet of the keys is closed by Esc, and the review stays.
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keys" }).waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog", { name: "Keys" }).waitFor({ state: "detached" });
    expect(await sections(page).isVisible()).toBe(true);
    await page.keyboard.press("p");
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Price of the motor discount");
    await page.keyboard.press("Control+Enter");
    await footer(page).getByText("Minutes so far 2").waitFor();
    await page.keyboard.press("Space");
    await page.getByText("paused", { exact: true }).waitFor();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await stage(page).getByText("Regressed").or(stage(page).getByText("worse")).first().waitFor();

    // Left in the middle: what was noted is on the record, and the review goes on.
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Go on with the review" }).waitFor();
    await tabTo(page, "Go on with the review");
    await page.keyboard.press("Enter");
    await sections(page).waitFor();
    await footer(page).getByText("Minutes so far 2").waitFor();

    await page.keyboard.press("d");
    await stage(page).getByText("What do we trade off this week?").waitFor();
    await tabTo(page, "Decide");
    await page.keyboard.press("Enter");
    const tradeOff = page.getByLabel("What we trade for what");
    await tradeOff.waitFor();
    // Esc leaves the form alone, and the focus is where it came from.
    await page.keyboard.press("Escape");
    const decide = stage(page).getByRole("button", { name: "Decide" }).first();
    await decide.waitFor();
    expect(await hasFocus(decide)).toBe(true);
    await page.keyboard.press("Enter");
    await tradeOff.waitFor();
    for (const name of ["Customer outcome quality", "Reliability and cost", "Revenue"]) {
      const lens = page.getByRole("region", { name, exact: true });
      const choices = lens.getByRole("radio");
      // A group of radio buttons is one stop; what is chosen already has the focus there.
      const chosen = lens.getByRole("radio", { checked: true });
      await tabToField(page, (await chosen.count()) === 0 ? choices.first() : chosen);
      await page.keyboard.press("Space");
      await page.keyboard.press("ArrowRight");
      await tabToField(page, lens.getByRole("textbox"));
      await page.keyboard.press("Control+A");
      await page.keyboard.type("As measured before");
    }
    await tabToField(page, tradeOff);
    await page.keyboard.type("Motor volume waits for quality.");
    await page.keyboard.press("Control+Enter");
    await footer(page)
      .getByRole("button", { name: /Close with the decision/ })
      .waitFor();
    await page.keyboard.press("v");
    await stage(page).getByText("Agreed: Motor volume waits for quality.").waitFor();
    await page.keyboard.press("Enter");

    await page.getByRole("heading", { name: "Agreed: Motor volume waits for quality." }).waitFor();
    const minutes = page.getByRole("article");
    expect(await minutes.innerText()).toContain("Two adjusters were added");
    expect(await minutes.innerText()).toContain("Price of the motor discount");
    expect(await minutes.innerText()).not.toContain("The motor lead may leave");
    await tabTo(page, "Facilitator copy");
    await page.keyboard.press("Enter");
    await minutes.getByText("The motor lead may leave.").waitFor();
    const printed = await page.evaluateHandle(() => {
      const calls: string[] = [];
      window.print = () => void calls.push(document.querySelector("article h2")?.textContent ?? "");
      return calls;
    });
    await tabTo(page, "Print…");
    await page.keyboard.press("Enter");
    expect(await printed.jsonValue()).toEqual(["Agreed: Motor volume waits for quality."]);
  });

  it("is found from Today, in the list of what comes and by its name in the palette, and begins at its top", async () => {
    opened = await browser.open();
    const { page } = opened;
    await loadCompany(page, "Brontavia");
    // What comes is answered by a worker: keys that are pressed before it is there find nothing.
    await page
      .locator(".coming")
      .getByText(/^Weekly review/)
      .first()
      .waitFor();
    await page.locator("main").focus();
    await tabTo(page, /^Weekly review/);
    const scrolled = () => page.locator("main").evaluate((main) => main.scrollTop);
    expect(await scrolled()).toBeGreaterThan(0);
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "Weekly" }).waitFor();
    expect(await scrolled()).toBe(0);
    expect(await hasFocus(page.locator("main"))).toBe(true);
    await page.keyboard.press("g");
    await page.keyboard.press("t");
    await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
    await page.keyboard.press("Control+k");
    await page.keyboard.type("minutes");
    await page.keyboard.press("Enter");
    await page.getByRole("tab", { name: "Minutes", selected: true }).waitFor();
  });

  it("ends only with a decision or the verdict that there was none; moved and missed ones are counted", async () => {
    const page = await reviewsOf("Norrbex");
    // Norrbex never held one: its first was due on Day 31.
    await page.getByText(/Of \d+ that were due: 0 held/u).waitFor();
    const rhythm = page.getByRole("region", { name: "Rhythm" });
    await rhythm.getByRole("button", { name: "Say why…" }).last().click();
    await page.getByLabel("Why").fill("Nobody took the lead");
    await page.getByRole("button", { name: "Record as missed" }).click();
    await rhythm.getByText("Nobody took the lead").waitFor();
    await rhythm.getByRole("button", { name: "Move…" }).first().click();
    await page.getByLabel("Why").fill("Board day");
    await page.getByRole("button", { name: "Move review" }).click();
    await rhythm.getByText(/moved from .+ · Board day/u).waitFor();

    await page.getByRole("button", { name: "Start weekly review…" }).click();
    await page.getByRole("button", { name: "Start now" }).click();
    await sections(page).waitFor();
    await page.keyboard.press("v");
    await stage(page).getByText("No trade-off decision.").waitFor();
    await page.getByRole("button", { name: "Back to the review" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Go on with the review" }).click();
    await sections(page).waitFor();
    await page.keyboard.press("v");
    await page.getByRole("button", { name: "Close: no decision today" }).click();
    const heading = page.getByRole("article").getByRole("heading", { level: 2 });
    expect(await heading.innerText()).toBe("No trade-off decision was made.");
  });
});

describe("month and quarter", { timeout: 240_000 }, () => {
  it("judges the cells of the month and publishes a narrative that the data show, and no other", async () => {
    const page = await reviewsOf("Tallowmere");
    await page.getByRole("tab", { name: "Monthly" }).click();
    await page.getByRole("button", { name: "Start the reset" }).click();
    const table = page.getByRole("table").first();
    const first = table.locator("tbody tr").first();
    expect(await first.innerText()).toMatch(/^1\s/u);
    await first.getByRole("combobox").selectOption("continue");
    await first.getByText("given").waitFor();
    const second = table.locator("tbody tr").nth(1);
    await second.getByRole("combobox").selectOption("shift");
    expect(await second.getByRole("button", { name: "Record" }).isDisabled()).toBe(true);
    await second.getByRole("textbox").fill("More days where they give more");
    await second.getByRole("button", { name: "Record" }).click();
    await page.getByText(/It runs: 2 of \d+ cells judged/u).waitFor();
    await page.getByRole("button", { name: "Close the reset" }).click();
    await page.getByRole("tab", { name: "Minutes" }).click();
    await page.getByText("More days where they give more").waitFor();

    await page.getByRole("tab", { name: "Board" }).click();
    await page.getByRole("link", { name: "Board synthesis, fourth quarter 2026" }).click();
    // Without one of the three claims of the method it stays a draft.
    await page.getByRole("button", { name: "Take back: Every answer costs less" }).click();
    await page.getByText("Nothing is claimed yet on margin expansion.").waitFor();
    await page.getByRole("button", { name: "Publish…" }).click();
    await page.getByRole("alert").getByText("CLAIM_EVIDENCE").first().waitFor();
    expect(await page.getByRole("button", { name: "Publish and seal" }).isDisabled()).toBe(true);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Add a claim" }).click();
    expect(await page.getByLabel("On", { exact: true }).inputValue()).toBe("margin");
    await page.getByLabel("We claim").fill("An answer costs less");
    await page.getByLabel("Evidence").selectOption("cost.perOutcome");
    await page.getByRole("button", { name: "Claim it" }).click();
    await page.getByText("An answer costs less", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Add a sentence" }).click();
    await page.getByLabel("Insert a figure").selectOption("avd.rate");
    await page.getByLabel("Sentence").fill("We complete {1} of the work without a person.");
    await page.keyboard.press("Control+Enter");
    await page.getByText(/We complete/u).waitFor();
    expect(await page.locator(".figurechip").first().innerText()).toMatch(/^\d+\.\d.%/u);
    await page.getByRole("button", { name: "Publish…" }).click();
    await page.getByRole("button", { name: "Publish and seal" }).click();
    await page.getByText("sealed").first().waitFor();
    expect(await page.getByRole("button", { name: "Add a sentence" }).count()).toBe(0);
    expect(await page.getByRole("button", { name: "Publish…" }).count()).toBe(0);
  });
});
