import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { CONVERGENCE_TESTS } from "../../../shared/domain/title-gate.ts";
import {
  dateOfDay,
  momentOfDay,
  phaseFour,
  phaseOne,
  phaseThree,
  phaseTwo,
  SeventeenCompany,
} from "../../shared/domain/seventeen-company.ts";
import { betterDay, workRows } from "../../shared/domain/test-data.ts";
import { openPilots } from "./support/dropped-packs.ts";
import { setClock } from "./support/window-clock.ts";
import {
  openCompany,
  startWindowBrowser,
  type WindowBrowser,
  type WindowPage,
} from "./support/window-page.ts";

let browser: WindowBrowser;
let opened: WindowPage;

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  const { complaints } = opened;
  await opened.close();
  if (complaints.length > 0) throw new Error(`the console was not silent: ${complaints.join("; ")}`);
});

/** A company whose first weekly review closed on Day 33, two days late; on Day 118 its pilot performs. */
async function onDay118(): Promise<Page> {
  const company = new SeventeenCompany(33);
  for (const phase of [phaseOne, phaseTwo, phaseThree, phaseFour]) phase(company);
  company.pilot.now = momentOfDay(118);
  company.pilot.import(workRows(dateOfDay(63), dateOfDay(117), "Query", ["Small"], betterDay));
  opened = await browser.open({ isAlone: true });
  const { page } = opened;
  await setClock(page, momentOfDay(118));
  await openPilots(page, company.pilot.state);
  await openCompany(page, "Tallowmere");
  return page;
}

describe("the title gate", () => {
  it("opens on Day 123, 90 days after a launch that slipped by two, and not on the day before", async () => {
    const page = await onDay118();
    const dialog = page.getByRole("dialog");
    const goTo = async (place: string, tab: string): Promise<void> => {
      await page.getByRole("navigation").getByRole("link", { name: place, exact: true }).click();
      await page.getByRole("tab", { name: tab, exact: true }).click();
    };
    const choose = async (field: string, name: string): Promise<void> => {
      await page.getByRole("combobox", { name: field }).click();
      await page.getByRole("option", { name }).click();
    };
    const missing = () => dialog.getByRole("listitem").allInnerTexts();
    const change = (title: string) => page.getByRole("listitem").filter({ hasText: title });

    await goTo("Plan", "Gates");
    const gate = page.getByRole("region", { name: "Titles and reporting lines" });
    // Day 121 is Wed 21 Oct: the gate slipped with the launch.
    await gate.getByText("Title changes open Fri 23 Oct at the earliest").waitFor();
    await gate.getByText("no (5 left), launched Sat 25 Jul").waitFor();
    await gate.getByText("0 of 4", { exact: true }).waitFor();
    await gate.getByText("not due before Day 121", { exact: true }).waitFor();
    await goTo("Organisation", "Structure");
    await page.getByRole("button", { name: "Override the gate…" }).click();
    expect(await missing()).toEqual([
      "opens Fri 23 Oct: 5 days left",
      "0 of 4 tests passed: missing integrated planning, shared dashboards, decision rights, escalation paths",
      "the verdict against the pass criteria is not due before Day 121",
    ]);
    await page.keyboard.press("Escape");
    for (const test of CONVERGENCE_TESTS) {
      await gate.getByRole("button", { name: `Record… the test of ${test}` }).click();
      await dialog.getByLabel("How it came out").selectOption("passed");
      await dialog.getByLabel("What showed it").fill("Seen in the review of Day 118");
      await dialog.getByRole("button", { name: "Record" }).click();
      await dialog.waitFor({ state: "detached" });
    }
    await gate.getByText("4 of 4", { exact: true }).waitFor();

    // The last day before: all that was asked for holds, and still only an override with its reason gets through.
    await setClock(page, momentOfDay(122));
    await gate.getByText("no (1 left), launched Sat 25 Jul").waitFor();
    await gate.getByText("performs", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Override the gate…" }).click();
    expect(await missing()).toEqual(["opens Fri 23 Oct: 1 day left"]);
    await choose("Who", "Rita Revenue");
    await dialog.getByLabel("New title").fill("Chief growth officer");
    const override = dialog.getByRole("button", { name: "Override and record" });
    expect(await override.isDisabled()).toBe(true);
    await dialog.getByLabel("Why it cannot wait").fill("She was told in June.");
    await override.click();
    await change("Chief growth officer").getByText("overridden", { exact: true }).waitFor();
    await change("Chief growth officer")
      .getByText("Before the gate opened: “She was told in June.”")
      .waitFor();

    // The day itself: no reason is asked for, and what came before it stays marked, on the board's page too.
    await setClock(page, momentOfDay(123));
    await gate.getByText("Title changes have been open since Fri 23 Oct.").waitFor();
    await page.getByRole("button", { name: "Record a change…" }).click();
    expect(await dialog.getByText("Why it cannot wait").count()).toBe(0);
    await choose("Who", "Lea Lead");
    await dialog.getByLabel("New title").fill("President of Product and Growth");
    await dialog.getByRole("button", { name: "Record", exact: true }).click();
    await change("President of Product and Growth").getByText("carried out").waitFor();
    await change("Chief growth officer").getByText("overridden", { exact: true }).waitFor();
    await goTo("Reviews", "Board");
    await page.getByRole("button", { name: "Begin the narrative" }).click();
    await page.getByText("She was told in June.").waitFor();
    expect(await page.getByRole("main").getByText("President of Product and Growth").count()).toBe(0);
  });
});
