import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { nameScore, wordsOfName } from "../../../../shared/intake/guess/column-names.ts";
import { guessMapping, guessTarget } from "../../../../shared/intake/guess/guess-mapping.ts";
import { mappingQuestions } from "../../../../shared/intake/guess/mapping-questions.ts";
import { readMapping } from "../../../../shared/intake/mapping.ts";
import { importSheet } from "../import-text.ts";
import { profileOf } from "./profiled.ts";

const NOBODY = { workflow: null };

/** The target and the mapping that a file suggests. */
async function guessOf(content: string | Uint8Array, workflow: string | null = null) {
  const profile = await profileOf(content);
  const target = guessTarget(profile, { workflow });
  if (target === null) return null;
  const document = guessMapping(target, profile, { workflow });
  return { target, document, questions: mappingQuestions(document, profile) };
}

describe("names of columns", () => {
  it.each([
    ["sysCreatedAt", "sys created at"],
    ["Ticket_ID", "ticket id"],
    ["MRR (EUR)", "mrr eur"],
    ["category#2", "category"],
    ["Automation-Rate %", "automation rate %"],
    ["URLPath", "url path"],
  ])("%s is %s", (name, words) => {
    expect(wordsOfName(name)).toBe(words);
  });

  it("fit by equality, by what exports call it, and by what they hold", () => {
    const scores = ["id", "Ticket number", "customer", "Opened at (UTC)"].map((name) => [
      nameScore("interactions", "id", name),
      nameScore("interactions", "at", name),
      nameScore("interactions", "customer", name),
    ]);
    expect(scores.map((row) => row.indexOf(Math.max(...row)))).toEqual([0, 0, 2, 1]);
    expect(scores.map((row) => row.filter((score) => score > 0).length)).toEqual([1, 1, 1, 1]);
    expect(nameScore("work", "failed", "syntax_errors")).toBe(0);
  });
});

describe("a guessed mapping", () => {
  it("reads a ticket log, its dates, its words and the gaps in its numbers", async () => {
    const rows = Array.from(
      { length: 70 },
      (_, index) =>
        `T${index};${1 + (index % 28)}.3.2026 9:0${index % 10};Plan ${index % 3};${["bot", "agent", "copilot"][index % 3]};${index % 4 === 0 ? "NULL" : "1,5"};${["yes", "no"][index % 2]}`,
    );
    const guess = await guessOf(
      ["Ticket;Created at;Plan;Handled by;Minutes;Solved", ...rows].join("\n"),
      "Claims intake",
    );
    expect(guess).toEqual({
      target: "interactions",
      document: {
        target: "interactions",
        source: { decimal: ",", nulls: ["NULL"] },
        columns: {
          id: { from: "Ticket" },
          at: { from: "Created at", date: "D.M.YYYY H:mm", zone: "pilot" },
          workflow: { const: "Claims intake" },
          segment: { from: "Plan" },
          mode: { from: "Handled by", map: { bot: "autonomous", agent: "manual", copilot: "assisted" } },
          cycle_minutes: { from: "Minutes" },
          success: { from: "Solved", map: { yes: "true", no: "false" } },
        },
      },
      questions: [],
    });
  });

  it("takes a column of the file before the pilot's workflow only where it is called so", async () => {
    const text = (name: string) => `date,${name},segment,eligible\n2026-01-05,Claims,SMB,5\n`;
    expect((await guessOf(text("workflow"), "Intake"))?.document.columns["workflow"]).toEqual({
      from: "workflow",
    });
    expect((await guessOf(text("Queue"), "Intake"))?.document.columns["workflow"]).toEqual({
      const: "Intake",
    });
    expect((await guessOf(text("Queue")))?.document.columns["workflow"]).toEqual({ from: "Queue" });
  });

  it("leaves out what cannot be told apart", async () => {
    const guess = await guessOf(
      "date,segment,eligible,cost\n3/4/2026,SMB,5,1.234\n5/6/2026,SMB,6,2.345\n",
      "W",
    );
    expect(guess?.document.columns["date"]).toEqual({ from: "date" });
    expect(guess?.document.source).toBeUndefined();
    expect(guess?.questions.map(({ kind, id }) => [kind, id])).toEqual([
      ["date", "date date"],
      ["decimal", "decimal"],
    ]);
  });

  it.each([
    ["Month,Customer,MRR,Upsell\n2026-01,Acme,100,5\n2026-01,Beta,50,0\n", "revenue"],
    [
      "Customer,Signed,Renewal date,ARR\nAcme,2026-01-05,2027-01-05,1000\nBeta,2026-02-05,2027-02-05,900\n",
      "customers",
    ],
    ["Month,Workflow,Segment,Person days\n2026-01,Claims,SMB,5\n", "effort"],
    [
      "ID,Detected,Deployed,Result\n1,2026-01-05T10:00Z,2026-01-06T10:00Z,better\n2,2026-01-05T10:00Z,,\n",
      "loops",
    ],
    ["name,age\nAda,36\nBo,40\n", null],
    ["a,b,c\n1,2,3\n", null],
  ])("finds what a file is about: %s", async (text, target) => {
    expect(guessTarget(await profileOf(text), NOBODY)).toBe(target);
  });
});

const DATA = fileURLToPath(new URL("../../../../../shared/data/", import.meta.url));

describe.skipIf(!existsSync(`${DATA}SOURCES.md`))("guesses for real files", () => {
  it.each([
    [
      "tickets/uci_incident_events_a.csv",
      "interactions",
      { id: "number", at: "opened_at", segment: "priority" },
    ],
    ["learning/uci_incidents_with_problem_or_rfc.csv", "interactions", { id: "number", at: "opened_at" }],
    [
      "revenue/Telco-Customer-Churn.csv",
      "revenue",
      { customer: "customerID", starting_mrr: "MonthlyCharges" },
    ],
    [
      "cost/focus_sample.csv",
      "interactions",
      { id: "Id", at: "ChargePeriodStart", model_cost: "BilledCost" },
    ],
    ["agents/aider_polyglot_leaderboard.csv", "work", { date: "date", eligible: "test_cases" }],
    ["agents/aider_blame.csv", "work", { date: "end_date", eligible: "total_lines" }],
  ])("%s", async (file, target, expected) => {
    const guess = await guessOf(readFileSync(DATA + file));
    expect(guess?.target).toBe(target);
    const from = Object.fromEntries(
      Object.keys(expected).map((field) => [field, guess?.document.columns[field]?.from]),
    );
    expect(from).toEqual(expected);
    expect(guess?.questions).toEqual([]);
  });

  it("read the incident log without an error once its mode is said", async () => {
    const bytes = readFileSync(`${DATA}tickets/uci_incident_events_a.csv`);
    const guess = await guessOf(bytes);
    const columns = { ...guess?.document.columns, mode: { const: "manual" } };
    const document = { ...guess?.document, keep: "last", columns };
    expect(readMapping(document).ok).toBe(true);
    const sheet = await importSheet("uci.csv", bytes, document);
    expect([sheet.table.length, sheet.rowsRefused]).toEqual([2000, 0]);
  });
});
