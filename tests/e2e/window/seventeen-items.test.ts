import type { Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { plainDay, workRows } from "../../shared/domain/test-data.ts";
import { importFiles } from "./support/import-files.ts";
import { fillLenses } from "./support/meeting.ts";
import { follow, isProven } from "./support/plan-items.ts";
import {
  loadCompany,
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

const panel = () => page.getByRole("complementary");
const dialog = () => page.getByRole("dialog");
const said = (words: RegExp | string) => page.getByRole("status").getByText(words).first().waitFor();

/** A company of the sample, on its Today. */
async function company(name: string): Promise<void> {
  opened = await browser.open();
  page = opened.page;
  await loadCompany(page, name);
}

async function choose(field: string, name: string): Promise<void> {
  await page.getByRole("combobox", { name: field }).click();
  await page.getByRole("option", { name, exact: true }).click();
}

/** Ticks a box whose state is that of the record: the command is waited for. */
async function tick(box: Locator): Promise<void> {
  await box.click();
  await expect.poll(() => box.isChecked()).toBe(true);
}

/** What the head of a phase says in the plan. */
const headOf = (phase: string): Promise<string> =>
  page.getByRole("row", { name: new RegExp(`^${phase} `, "u") }).innerText();
/** So many items are proven, none is open, and the gate is closed. */
const closed = (items: number): RegExp =>
  new RegExp(`${items} proven, 0 claimed, 0 open[\\s\\S]*closed`, "u");

// Phase 1 from nothing on, and the incident that is followed through: see `phase-one.test.ts`.
describe("the items of the plan that a company of the sample has not proven", () => {
  it("Norrbex: the objective, the conflicts, a review, one executive, a price", async () => {
    await company("Norrbex");
    await follow(page, /Define the shared objective/);
    for (const [field, value] of [
      ["Cost: target", "17"],
      ["Revenue: baseline", "70"],
      ["Revenue: target", "85"],
      ["Learning: baseline", "13"],
      ["Learning: target", "8"],
    ] as const) {
      await page.getByLabel(new RegExp(`^${field}`)).fill(value);
    }
    await page.getByRole("button", { name: "Save objective" }).click();
    await said("Objective set");
    await isProven(page, /Define the shared objective/);

    await follow(page, /Identify the top three/);
    await page.getByRole("button", { name: "Add a conflict…" }).click();
    await dialog()
      .getByRole("textbox", { name: /^Conflict/ })
      .fill("Releases wait for the bar");
    await dialog()
      .getByLabel(/^Cost of delay/)
      .fill("40000");
    await choose("Owner", "CRO");
    await dialog().getByRole("button", { name: "Add conflict" }).click();
    await said("Conflict added");
    await isProven(page, /Identify the top three/);
    await expect.poll(() => headOf("P1")).toMatch(closed(4));

    await follow(page, /Assign one executive DRI/);
    await page.getByRole("grid", { name: "Workflows" }).getByText("Contract intake review").click();
    await panel().getByText("2 executive DRIs: exactly one is right").waitFor();
    await panel().getByRole("button", { name: "Executive DRI: take CRO away" }).click();
    await said("Executive DRI set");
    await isProven(page, /Assign one executive DRI/);

    await follow(page, /Run one integrated weekly/);
    await page.getByRole("button", { name: "Start weekly review…" }).click();
    await dialog().getByRole("button", { name: "Start now" }).click();
    await page.getByRole("navigation", { name: "Sections" }).waitFor();
    await page.keyboard.press("v");
    await page.getByRole("button", { name: "Close: no decision today" }).click();
    await page.getByRole("heading", { name: "No trade-off decision was made." }).waitFor();
    await isProven(page, /Run one integrated weekly/);

    await follow(page, /Align one pricing or packaging/);
    await page.getByRole("button", { name: "New decision…" }).click();
    await dialog().getByLabel("What is to be decided?").fill("Price by contract");
    await dialog().getByLabel("Decision type").selectOption({ label: "Discount or repackage an offer" });
    await dialog().getByLabel("About the figure").selectOption({ label: "Autonomous value rate" });
    await dialog().getByRole("button", { name: "Raise decision" }).click();
    await page.getByRole("heading", { name: "Price by contract" }).waitFor();
    await fillLenses(page);
    const outcome = page.getByRole("region", { name: "Customer outcome quality", exact: true });
    await outcome
      .getByRole("combobox", { name: /metric that is expected to change/ })
      .selectOption({ label: "Autonomous value rate" });
    await outcome.getByRole("textbox", { name: /^Change/ }).fill("5");
    await outcome.getByLabel("Compared on").fill("2027-01-11");
    await page.getByRole("textbox", { name: "Another option" }).focus();
    await said(/Lenses written/);
    for (const key of ["Product key", "Revenue key"]) {
      await page.getByRole("button", { name: `Turn key: ${key}` }).click();
      await said(new RegExp(`^${key} turned`));
    }
    await page.getByRole("button", { name: "Approve", exact: true }).click();
    await page.getByText(/^Approved by/).waitFor();
    await isProven(page, /Align one pricing or packaging/);
    await expect.poll(() => headOf("P2")).toMatch(closed(4));
  });

  it("Ossunela: a guardrail that holds, a drilled escalation, plans of the leaders", async () => {
    await company("Ossunela");
    await follow(page, /Add clear policy guardrails/);
    await page.getByRole("grid").getByText("Prompt tuning", { exact: true }).click();
    await panel()
      .getByText(/^Granting needs proof/)
      .waitFor();
    await panel().getByRole("button", { name: "Change bands…" }).click();
    for (const band of [1, 2]) {
      await panel().getByLabel(`Band ${band}: held against`).selectOption("value");
    }
    await panel().getByRole("button", { name: "Save bands" }).click();
    await panel().getByRole("button", { name: "Grant" }).click();
    await panel().getByText("active").waitFor();
    await isProven(page, /Add clear policy guardrails/);

    await follow(page, /Introduce a cross-functional escalation/);
    await page.getByRole("button", { name: "New scenario…" }).click();
    await dialog().getByLabel("Conflict").fill("Quality against revenue");
    await dialog().getByLabel("What sets it off").fill("Escalation above 12 %");
    await dialog().getByRole("button", { name: "Add scenario" }).click();
    await panel().getByRole("heading", { name: "Quality against revenue" }).waitFor();
    const parties = panel().getByRole("group", { name: "Parties, at least two" });
    for (const name of ["CPO", "CRO"]) await tick(parties.getByRole("checkbox", { name }));
    await panel().getByRole("button", { name: "Add a level" }).click();
    const first = panel().getByRole("group", { name: "Level 1: answered by" });
    await tick(first.getByRole("checkbox", { name: "CPO" }));
    await panel().getByLabel("Decides on the last level").selectOption({ index: 1 });
    await panel().getByLabel("What holds if the time runs out").fill("Quality wins");
    await panel().getByLabel("Drill held on").fill("2026-11-19");
    await panel().getByLabel("Drill held on").press("Enter");
    await panel().getByText("complete", { exact: true }).waitFor();
    await isProven(page, /Introduce a cross-functional escalation/);

    await follow(page, /Tie short-term incentives/);
    for (const name of ["CPO", "CTO", "CRO", "Converged executive"]) {
      await page.getByRole("row", { name: new RegExp(`^${name}`) }).click();
      await panel().getByRole("heading", { name }).waitFor();
      for (const weight of ["60", "40"]) {
        await panel().getByRole("button", { name: "Add a part…" }).click();
        // What the others have is offered first: choosing it again keeps it.
        if (weight === "60") await choose("What it hangs on", "Autonomous value rate");
        else await panel().getByLabel("Name").fill("Objectives of the own field");
        await panel().getByLabel("Weight, %").fill(weight);
        await panel().getByRole("button", { name: "Add part" }).click();
        await panel().getByRole("button", { name: "Add a part…" }).waitFor();
      }
    }
    await isProven(page, /Tie short-term incentives/);
    await expect.poll(() => headOf("P3")).toMatch(closed(3));
  });

  it("Brontavia: two more workflows with their own baselines, two charters, a forum less", async () => {
    await company("Brontavia");
    const names = ["Refunds", "Onboarding"];
    await follow(page, /Replicate governance/);
    await openTab("Organisation", "Scale");
    for (const name of names) {
      await page.getByRole("button", { name: "Scale to a workflow…" }).click();
      await dialog().getByLabel("Workflow").fill(name);
      await dialog().getByRole("button", { name: "Clone" }).click();
      await page.getByRole("region", { name }).waitFor();
    }
    await page.getByRole("link", { name: "Data", exact: true }).click();
    await importFiles(page, [workFile(names)]);
    await openTab("Organisation", "Scale");
    for (const name of names) {
      await page.getByRole("button", { name: `Seal its baseline: ${name}` }).click();
      await dialog().getByLabel("As of").fill("2026-11-15");
      await dialog().getByRole("button", { name: "Seal" }).click();
      await page.getByRole("region", { name }).getByText("its own baseline of Sun 15 Nov").waitFor();
    }
    await isProven(page, /Replicate governance/);

    await follow(page, /Expand role charters/);
    for (const [role, holder] of [
      ["AI Product Ops", "CTO"],
      ["Revenue Engineering", "CPO"],
    ] as const) {
      await page.getByRole("button", { name: `Begin ${role}` }).click();
      const sheet = page.getByRole("article", { name: role });
      await sheet.getByRole("button", { name: "Edit" }).click();
      await sheet.getByLabel("Held by").click();
      await page.getByRole("option", { name: holder }).click();
      await tick(sheet.getByRole("checkbox").first());
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
    await expect.poll(() => headOf("P4")).toMatch(closed(3));
  });

  it("Tallowmere: evaluated, decided, published; with it all seventeen are proven and the five gates closed", async () => {
    await company("Tallowmere");
    await follow(page, /Evaluate pilot outcomes/);
    await page.getByRole("tab", { name: "Board" }).click();
    await page.getByRole("button", { name: "Start the synthesis" }).click();
    await page.getByRole("link", { name: "Board synthesis, fourth quarter 2026" }).click();
    await page.getByRole("button", { name: "Publish…" }).click();
    await page.getByRole("button", { name: "Publish and seal" }).click();
    await page.getByText("sealed").first().waitFor();
    await page.getByRole("main").getByRole("link", { name: "Board", exact: true }).click();
    await page.getByRole("button", { name: "Close the synthesis" }).click();
    await isProven(page, /Evaluate pilot outcomes/);

    await follow(page, /Decide role and title changes/);
    await page.getByRole("button", { name: "Open: President of Product and Growth" }).click();
    for (const condition of await dialog().getByRole("group").getByRole("combobox").all()) {
      await condition.selectOption("met");
    }
    await dialog().getByLabel("Why").fill("It performs, and one executive answers for it.");
    await choose("Decided by", "CEO");
    await dialog().getByRole("button", { name: "Decided today" }).click();
    await dialog().getByRole("button", { name: "Save" }).click();
    await page.getByText("Decided Fri 20 Nov 2026 by CEO").waitFor();
    await isProven(page, /Decide role and title changes/);

    await follow(page, /Publish the updated operating model/);
    await page.getByRole("button", { name: "Publish version 1…" }).click();
    await dialog().getByRole("button", { name: "Publish" }).click();
    await page.getByRole("region", { name: "Operating model" }).getByText("sealed").waitFor();
    await isProven(page, /Publish the updated operating model/);
    for (const [place, items] of [4, 4, 3, 3, 3].entries())
      await expect.poll(() => headOf(`P${place + 1}`)).toMatch(closed(items));
  });
});

async function openTab(place: string, tab: string): Promise<void> {
  await page.getByRole("navigation").getByRole("link", { name: place, exact: true }).click();
  await page.getByRole("tab", { name: tab, exact: true }).click();
}

/** Four whole weeks of daily work of some workflows, up to Sunday 15 November. */
function workFile(workflows: readonly string[]): { readonly name: string; readonly text: string } {
  const parts = workflows.map((name) => workRows("2026-10-19", "2026-11-15", name, ["Home"], plainDay));
  const lines = [parts[0]?.columns ?? [], ...parts.flatMap(({ rows }) => rows)];
  return { name: "work.csv", text: lines.map((cells) => cells.join(",")).join("\n") };
}
