import type { Locator, Page } from "playwright-core";
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
import { betterDay, plainDay, type TestDay, workRows } from "../../shared/domain/test-data.ts";
import { openPilots } from "./support/dropped-packs.ts";
import { importFiles } from "./support/import-files.ts";
import { fillLenses } from "./support/meeting.ts";
import { follow, goToPlan, isProven } from "./support/plan-items.ts";
import { setClock } from "./support/window-clock.ts";
import {
  openCompany,
  startWindowBrowser,
  type WindowBrowser,
  type WindowPage,
} from "./support/window-page.ts";

let browser: WindowBrowser;
let opened: WindowPage;
let page: Page;

beforeAll(async () => {
  browser = await startWindowBrowser();
});
afterAll(() => browser.close());
afterEach(async () => {
  const { complaints } = opened;
  await opened.close();
  if (complaints.length > 0) throw new Error(`the console was not silent: ${complaints.join("; ")}`);
});

/** A company whose first weekly review closed on Day 33, on a day of its pilot, after the work of some phases. */
async function companyAt(number: number, ...phases: readonly ((company: SeventeenCompany) => void)[]) {
  const company = new SeventeenCompany(33);
  for (const phase of phases) phase(company);
  opened = await browser.open({ isAlone: true });
  page = opened.page;
  await day(number);
  await openPilots(page, company.pilot.state);
  await openCompany(page, "Tallowmere");
}

const WORKFLOWS = ["Refunds", "Onboarding"];

const panel = () => page.getByRole("complementary");
const dialog = () => page.getByRole("dialog");
const said = (words: RegExp | string) => page.getByRole("status").getByText(words).first().waitFor();
const day = (number: number): Promise<void> => setClock(page, momentOfDay(number));

async function choose(field: string, name: string): Promise<void> {
  await page.getByRole("combobox", { name: field }).click();
  await page.getByRole("option", { name }).click();
}

/** Ticks a box whose state is that of the record: the command is waited for. */
async function tick(box: Locator): Promise<void> {
  await box.click();
  await expect.poll(() => box.isChecked()).toBe(true);
}

async function openTab(place: string, tab: string): Promise<void> {
  await page.getByRole("link", { name: place, exact: true }).click();
  await page.getByRole("tab", { name: tab, exact: true }).click();
}

/** A file of daily work from one day of the pilot to another, both inclusive. */
function workFile(workflows: readonly string[], from: number, to: number, dayOf: (index: number) => TestDay) {
  const parts = workflows.map((name) => workRows(dateOfDay(from), dateOfDay(to), name, ["Small"], dayOf));
  const lines = [parts[0]?.columns ?? [], ...parts.flatMap(({ rows }) => rows)];
  return { name: "work.csv", text: lines.map((cells) => cells.join(",")).join("\n") };
}

async function importWork(...file: Parameters<typeof workFile>): Promise<void> {
  await page.getByRole("link", { name: "Data", exact: true }).click();
  await importFiles(page, [workFile(...file)]);
}

describe("the plan from Day 31 on", { timeout: 120_000 }, () => {
  it("phase 2: a review, one executive, an incident followed through, a price", async () => {
    await companyAt(33, phaseOne);

    await follow(page, /Assign one executive DRI/);
    await page.getByRole("grid", { name: "Workflows" }).getByText("Query").click();
    await choose("Executive DRI", "Lea Lead");
    await said("Executive DRI set: Query");
    await isProven(page, /Assign one executive DRI/);

    await follow(page, /Run one integrated weekly/);
    await page.getByRole("button", { name: "Start weekly review…" }).click();
    await dialog().getByRole("button", { name: "Start now" }).click();
    await page.getByRole("navigation", { name: "Sections" }).waitFor();
    await page.keyboard.press("v");
    await page.getByRole("button", { name: "Close: no decision today" }).click();
    await page.getByRole("heading", { name: "No trade-off decision was made." }).waitFor();
    await isProven(page, /Run one integrated weekly/);

    await day(52);
    await follow(page, /Implement a unified incident/);
    await page.getByRole("button", { name: "New signal" }).click();
    await panel().getByLabel("Title").fill("Queue stuck");
    await panel().getByLabel("What it is").selectOption("incident");
    await panel()
      .getByLabel("Started")
      .fill(`${dateOfDay(50)}T09:00`);
    await panel().getByRole("button", { name: "Add signal" }).click();
    await panel().getByRole("button", { name: "Open a loop" }).click();
    await panel().getByText("Learning loop ·").waitFor();
    await page.getByRole("tab", { name: "Changes", exact: true }).click();
    await page.getByRole("button", { name: "New change" }).click();
    await panel().getByLabel("Title").fill("Restart it");
    await panel().getByLabel("Experience").check();
    await panel().getByRole("button", { name: "Add change" }).click();
    await page.getByRole("tab", { name: "Incidents and loops" }).click();
    await page
      .getByRole("row", { name: /Queue stuck/ })
      .first()
      .click();
    await panel().getByLabel("Answered by the change").selectOption({ label: "Restart it" });
    await panel().getByRole("link", { name: "Open the change" }).click();
    await panel().getByRole("button", { name: "Authorise…" }).click();
    await panel().getByLabel("It goes live at once").check();
    await panel().getByRole("button", { name: "Authorise", exact: true }).click();
    await panel().getByRole("button", { name: "Validate…" }).click();
    await panel().getByLabel("What the validation found").selectOption("improved");
    await panel().getByRole("button", { name: "Validate", exact: true }).click();
    await panel().getByRole("region", { name: "State" }).locator(".good").getByText("validated").waitFor();
    await isProven(page, /Implement a unified incident/);

    await day(55);
    await follow(page, /Align one pricing or packaging/);
    await page.getByRole("button", { name: "New decision…" }).click();
    await dialog().getByLabel("What is to be decided?").fill("Price by outcome");
    await dialog().getByLabel("Decision type").selectOption({ label: "Type 4" });
    await dialog().getByLabel("About the figure").selectOption({ label: "Autonomous value rate" });
    await dialog().getByRole("button", { name: "Raise decision" }).click();
    await page.getByRole("heading", { name: "Price by outcome" }).waitFor();
    await fillLenses(page);
    const outcome = page.getByRole("region", { name: "Customer outcome quality", exact: true });
    await outcome
      .getByRole("combobox", { name: /metric that is expected to change/ })
      .selectOption({ label: "Autonomous value rate" });
    await outcome.getByRole("textbox", { name: /^Change/ }).fill("5");
    await outcome.getByLabel("Compared on").fill(dateOfDay(90));
    await page.getByRole("textbox", { name: "Another option" }).focus();
    await said(/Lenses written/);
    for (const key of ["Product key", "Revenue key"]) {
      await page.getByRole("button", { name: `Turn key: ${key}` }).click();
      await said(new RegExp(`^${key} turned`));
    }
    await page.getByRole("button", { name: "Approve", exact: true }).click();
    await page.getByText(/^Approved by/).waitFor();
    await isProven(page, /Align one pricing or packaging/);
    await isClosed(/^P2 Launch/);
  });

  it("phase 3: a guardrail on evidence, a published matrix, a drilled escalation, plans of the leaders", async () => {
    await companyAt(66, phaseOne, phaseTwo);
    await importWork(["Query"], 28, 62, plainDay);
    await follow(page, /Add clear policy guardrails/);
    await page.getByRole("button", { name: "New guardrail…" }).click();
    await dialog().getByLabel("Domain").fill("Prompt tuning");
    await dialog().getByRole("button", { name: "Add a band" }).click();
    for (const [number, metric] of [
      [1, "avd.rate"],
      [2, "trust.acceptance"],
    ] as const) {
      await dialog().getByLabel(`Band ${number}: metric`).selectOption(metric);
      await dialog().getByLabel(`Band ${number}: side`).selectOption("atLeast");
      await dialog().getByLabel(`Band ${number}: bound, %`).fill("30");
      await dialog().getByLabel(`Band ${number}: held against`).selectOption("value");
    }
    await dialog().getByLabel("Changes a week").fill("2");
    await dialog().getByRole("checkbox", { name: "Tom Tech" }).check();
    await dialog().getByRole("button", { name: "Add guardrail" }).click();
    await panel().getByRole("button", { name: "Grant" }).click();
    await panel().getByText("active").waitFor();
    await isProven(page, /Add clear policy guardrails/);

    await publishMatrix();

    await day(75);
    await follow(page, /Introduce a cross-functional escalation/);
    await page.getByRole("button", { name: "New scenario…" }).click();
    await dialog().getByLabel("Conflict").fill("Quality against revenue");
    await dialog().getByLabel("What sets it off").fill("Escalation above 12 %");
    await dialog().getByRole("button", { name: "Add scenario" }).click();
    await panel().getByRole("heading", { name: "Quality against revenue" }).waitFor();
    const parties = panel().getByRole("group", { name: "Parties, at least two" });
    for (const name of ["Pia Product", "Rita Revenue"]) await tick(parties.getByRole("checkbox", { name }));
    await panel().getByRole("button", { name: "Add a level" }).click();
    const first = panel().getByRole("group", { name: "Level 1: answered by" });
    await tick(first.getByRole("checkbox", { name: "Pia Product" }));
    await panel()
      .getByLabel("Decides on the last level")
      .selectOption({ label: "Lea Lead · converged executive" });
    await panel().getByLabel("What holds if the time runs out").fill("Quality wins");
    await panel().getByLabel("Drill held on").fill(dateOfDay(74));
    await panel().getByLabel("Drill held on").press("Enter");
    await panel().getByText("complete", { exact: true }).waitFor();
    await isProven(page, /Introduce a cross-functional escalation/);

    await day(85);
    await follow(page, /Tie short-term incentives/);
    for (const name of ["Lea Lead", "Pia Product", "Tom Tech", "Rita Revenue"]) {
      await page.getByRole("row", { name: new RegExp(`^${name}`) }).click();
      await panel().getByRole("heading", { name }).waitFor();
      for (const weight of ["60", "40"]) {
        await panel().getByRole("button", { name: "Add a part…" }).click();
        if (weight === "60") await choose("What it hangs on", "Autonomous value rate");
        else await panel().getByLabel("Name").fill("Objectives of the own field");
        await panel().getByLabel("Weight, %").fill(weight);
        await panel().getByRole("button", { name: "Add part" }).click();
        await panel().getByRole("button", { name: "Add a part…" }).waitFor();
      }
    }
    await isProven(page, /Tie short-term incentives/);
    await isClosed(/^P3 Instrument/);
  });

  it("phase 4: two more workflows with their own baselines, two charters, a forum less", async () => {
    await companyAt(112, phaseOne, phaseTwo, phaseThree);
    await follow(page, /Replicate governance/);
    await openTab("Organisation", "Scale");
    for (const name of WORKFLOWS) {
      await page.getByRole("button", { name: "Scale to a workflow…" }).click();
      await dialog().getByLabel("Workflow").fill(name);
      await dialog().getByRole("button", { name: "Clone" }).click();
      await page.getByRole("region", { name }).waitFor();
    }
    await importWork(["Query"], 63, 111, betterDay);
    await importWork(WORKFLOWS, 84, 111, plainDay);
    await openTab("Organisation", "Scale");
    for (const name of WORKFLOWS) {
      await page.getByRole("button", { name: `Seal its baseline: ${name}` }).click();
      await dialog().getByLabel("As of").fill(dateOfDay(111));
      await dialog().getByRole("button", { name: "Seal" }).click();
      await page.getByRole("region", { name }).getByText("its own baseline of").waitFor();
    }
    await isProven(page, /Replicate governance/);

    await follow(page, /Expand role charters/);
    for (const [role, holder] of [
      ["AI Product Ops", "Tom Tech"],
      ["Revenue Engineering", "Pia Product"],
    ] as const) {
      await page.getByRole("button", { name: `Begin ${role}` }).click();
      const sheet = page.getByRole("article", { name: role });
      await sheet.getByRole("button", { name: "Edit" }).click();
      await sheet.getByLabel("Held by").click();
      await page.getByRole("option", { name: holder }).click();
      await sheet.getByRole("checkbox", { name: "Type 3" }).check();
      await sheet.getByRole("button", { name: "Done" }).click();
      await sheet.getByRole("button", { name: "Approve…" }).click();
      await dialog().getByRole("button", { name: "Approve" }).click();
      await sheet.getByText("approved").waitFor();
    }
    await isProven(page, /Expand role charters/);

    await follow(page, /Start reducing redundant forums/);
    await page.getByRole("button", { name: "Add a forum or gate…" }).click();
    await dialog().getByLabel("Name").fill("Change board");
    await dialog().getByLabel("Hours a month").fill("6");
    await dialog().getByLabel("People").fill("8");
    await dialog().getByRole("button", { name: "Add", exact: true }).click();
    await panel().getByLabel("Keep, merge or retire").selectOption("retire");
    await panel().getByText("48 freed").waitFor();
    await isProven(page, /Start reducing redundant forums/);
    await isClosed(/^P4 Scale/);
  });

  it("phase 5: titles open on Day 123 and not before; evaluated, decided, published: 17 of 17", async () => {
    await companyAt(118, phaseOne, phaseTwo, phaseThree, phaseFour);
    await goToPlan(page);
    await page.getByRole("tab", { name: "Gates" }).click();
    // The launch was two days late, and so is the gate: Day 121 is Wed 21 Oct.
    await page.getByText("Title changes open Fri 23 Oct at the earliest").waitFor();
    await page.getByText("no (5 left), launched Sat 25 Jul").waitFor();
    await page.getByText("not due before Day 121").waitFor();
    for (const test of CONVERGENCE_TESTS) {
      await page.getByRole("button", { name: `Record… the test of ${test}` }).click();
      await dialog().getByLabel("How it came out").selectOption("passed");
      await dialog().getByLabel("What showed it").fill("Seen in the review of Day 118");
      await dialog().getByRole("button", { name: "Record" }).click();
      await expect.poll(() => dialog().count()).toBe(0);
    }
    await page.getByText("4 of 4").waitFor();

    await day(122);
    await page.getByText("no (1 left), launched Sat 25 Jul").waitFor();
    await openTab("Organisation", "Structure");
    await page.getByRole("button", { name: "Override the gate…" }).click();
    expect(await dialog().getByRole("listitem").allInnerTexts()).toEqual(["opens 2026-10-23: 1 day left"]);
    await page.keyboard.press("Escape");

    await day(123);
    await page.getByText("Title changes have been open since Fri 23 Oct.").waitFor();
    await page.getByRole("button", { name: "Record a change…" }).click();
    await choose("Who", "Lea Lead");
    await dialog().getByLabel("New title").fill("President of Product and Growth");
    await dialog().getByRole("button", { name: "Record", exact: true }).click();
    await page.getByText("carried out").waitFor();

    await follow(page, /Evaluate pilot outcomes/);
    await page.getByRole("tab", { name: "Board" }).click();
    await page.getByRole("button", { name: "Start the synthesis" }).click();
    await page.getByRole("button", { name: "Begin the narrative" }).click();
    await writeNarrative();
    await page.getByRole("link", { name: "Board", exact: true }).click();
    await page.getByRole("button", { name: "Close the synthesis" }).click();
    await isProven(page, /Evaluate pilot outcomes/);

    await follow(page, /Decide role and title changes/);
    await page.getByRole("button", { name: /^Decide on it: Keep the three titles/ }).click();
    for (const condition of await dialog().getByRole("group").getByRole("combobox").all()) {
      await condition.selectOption("met");
    }
    await dialog().getByLabel("Why").fill("It performs, and the three leaders decide together.");
    await choose("Decided by", "Lea Lead");
    await dialog().getByRole("button", { name: "Decided today" }).click();
    await dialog().getByRole("button", { name: "Save" }).click();
    await page.getByText("Decided Fri 23 Oct 2026 by Lea Lead").waitFor();
    await isProven(page, /Decide role and title changes/);

    await follow(page, /Publish the updated operating model/);
    await page.getByRole("button", { name: "Publish version 1…" }).click();
    await dialog().getByRole("button", { name: "Publish" }).click();
    await page.getByRole("region", { name: "Operating model" }).getByText("sealed").waitFor();
    await isProven(page, /Publish the updated operating model/);
    const marks = page.getByRole("grid", { name: "Checklist" }).getByText("proven", { exact: true });
    expect(await marks.count()).toBe(17);
    for (const phase of [/^P1/, /^P2/, /^P3/, /^P4/, /^P5/]) await isClosed(phase);
  });
});

/** The head of a phase says that its gate is closed. */
async function isClosed(phase: RegExp): Promise<void> {
  await expect
    .poll(() => page.getByRole("row", { name: phase }).innerText())
    .toMatch(/0 claimed, 0 open[\s\S]*closed/);
}

/** The matrix from its draft on: an owner in each row, the keys of packaging, the guardrail of the squad. */
async function publishMatrix(): Promise<void> {
  await openTab("Decisions", "Rights");
  await page.getByRole("button", { name: "Draft version 1" }).click();
  const rows = page.getByRole("grid", { name: "Decision rights" });
  const openRow = async (type: string): Promise<void> => {
    await rows.getByText(type, { exact: true }).click();
    await panel().getByRole("heading", { name: type }).waitFor();
  };
  await openRow("Type 2");
  await panel().getByLabel("Cadence").fill("weekly");
  await openRow("Type 3");
  await tick(panel().getByRole("checkbox", { name: "Prompt tuning" }));
  await openRow("Type 4");
  await panel().getByLabel("Product key").selectOption({ label: "Pia Product · CPO" });
  await panel().getByLabel("Revenue key").selectOption({ label: "Rita Revenue · CRO" });
  await page.getByRole("button", { name: "Publish version 1…" }).click();
  await dialog().getByLabel("In force from").fill(dateOfDay(68));
  await dialog().getByRole("button", { name: "Publish" }).click();
  await page.getByRole("button", { name: "Draft version 2" }).waitFor();
}

/** Three claims that the data show, and a sentence with its figure; sealed. */
async function writeNarrative(): Promise<void> {
  for (const [kind, metric] of [
    ["growth", "avd.rate"],
    ["margin", "cost.perOutcome"],
    ["risk", "trust.acceptance"],
  ] as const) {
    await page.getByRole("button", { name: "Add a claim" }).click();
    await page.getByLabel("On", { exact: true }).selectOption(kind);
    await page.getByLabel("We claim").fill(`Shown by ${metric}`);
    await page.getByLabel("Evidence").selectOption(metric);
    await page.getByRole("button", { name: "Claim it" }).click();
    await page.getByText(`Shown by ${metric}`, { exact: true }).waitFor();
  }
  await page.getByRole("button", { name: "Add a sentence" }).click();
  await page.getByLabel("Insert a figure").selectOption("avd.rate");
  await page.getByLabel("Sentence").fill("We complete {1} of the work without a person.");
  await page.keyboard.press("Control+Enter");
  await page.getByText(/We complete/u).waitFor();
  await page.getByRole("button", { name: "Publish…" }).click();
  await page.getByRole("button", { name: "Publish and seal" }).click();
  await page.getByText("sealed").first().waitFor();
}
