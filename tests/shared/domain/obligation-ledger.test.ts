import { describe, expect, it } from "vitest";
import { obligationLedger } from "../../../shared/domain/obligation-ledger.ts";
import { statusLedger } from "../../../shared/domain/status-obligations.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { workRows } from "./test-data.ts";
import { TestPilot } from "./test-pilot.ts";

/** Every week from 9 November on is brought by `week`; a line on escalation at 12 % is in force. */
function story() {
  const pilot = new TestPilot("2026-08-17");
  pilot.now = "2026-08-10T08:00:00Z";
  const owner = pilot.person("VP Claims");
  const threshold = pilot.run("threshold.add", {
    metric: "trust.escalation",
    direction: "above",
    breach: 0.12,
    owner,
    action: "Roll back",
    deadlineHours: 48,
  });
  const week = (at: string, from: string, to: string, escalated: number): string => {
    pilot.now = at;
    return pilot.import(
      workRows(from, to, "Triage", ["Home"], () => ({
        eligible: 120,
        qualified: 70,
        accepted: 100 - escalated,
        escalated,
      })),
    );
  };
  week("2026-11-09T07:00:00Z", "2026-08-17", "2026-11-08", 9);
  return { pilot, threshold, owner, week };
}

const ledgerOf = (pilot: TestPilot, asOf: string) =>
  obligationLedger(pilot.state, pilot.view(asOf).obligations, Date.parse(asOf));
const at = (moment: string) => Date.parse(moment);

describe("the ledger of obligations", () => {
  it("keeps what was fired and withdrawn before anybody answered, with the file that did it", () => {
    const { pilot, week } = story();
    week("2026-11-16T07:00:00Z", "2026-11-09", "2026-11-15", 20);
    const restating = week("2026-11-20T07:00:00Z", "2026-11-09", "2026-11-15", 9);
    expect(pilot.view("2026-11-20T09:00:00Z").obligations).toEqual([]);
    const { rows } = ledgerOf(pilot, "2026-11-20T09:00:00Z");
    expect(rows).toMatchObject([
      {
        metric: "trust.escalation",
        period: "2026-W46",
        state: "withdrawn",
        action: "Roll back",
        // The figure as it was when it fired.
        figures: [{ value: 0.2, n: 700 }],
        events: [
          { kind: "fired", atMs: at("2026-11-19T00:00:00Z"), who: null },
          { kind: "withdrawn", atMs: at("2026-11-20T07:00:00Z"), who: "Consultant", text: "work.csv" },
        ],
      },
    ]);
    // Before it was restated it stood, as the data were known then; the ledger tells no future.
    expect(ledgerOf(pilot, "2026-11-20T06:59:59Z").rows).toEqual([]);
    // Taken back: it is fired again. At its deadline nothing that was known fired it, so that the data came late.
    pilot.now = "2026-11-21T07:00:00Z";
    pilot.run("import.takeBack", { id: restating });
    const again = ledgerOf(pilot, "2026-11-21T09:00:00Z");
    expect(again.rows.map(({ state }) => state)).toEqual(["late data"]);
    expect(again.rows[0]?.events.map(({ kind, text }) => [kind, text])).toEqual([
      ["fired", null],
      ["withdrawn", "work.csv"],
      ["data came late", null],
      ["fired again", "taken back: work.csv"],
    ]);
  });

  it("says nothing of a week that was restated before it fired, or for the first time", () => {
    const { pilot, week } = story();
    week("2026-11-16T07:00:00Z", "2026-11-09", "2026-11-15", 20);
    week("2026-11-18T07:00:00Z", "2026-11-09", "2026-11-15", 9);
    week("2026-11-24T07:00:00Z", "2026-11-16", "2026-11-22", 9);
    expect(ledgerOf(pilot, "2026-11-30T09:00:00Z").rows).toEqual([]);
  });

  it("tells every step of an answered one: revised, restated, too late", () => {
    const { pilot, week, owner } = story();
    week("2026-11-16T07:00:00Z", "2026-11-09", "2026-11-15", 20);
    const [fired] = pilot.view("2026-11-19T00:00:00Z").obligations;
    const answer = (now: string, input: object) => {
      pilot.now = now;
      pilot.run("obligation.answer", { obligation: fired?.id, ...input });
    };
    answer("2026-11-20T09:00:00Z", { answer: "obeyed", by: owner });
    answer("2026-11-20T10:00:00Z", { answer: "overruled", reason: "it was a strike" });
    week("2026-11-23T07:00:00Z", "2026-11-09", "2026-11-22", 9);
    const [row] = ledgerOf(pilot, "2026-11-30T09:00:00Z").rows;
    expect(row).toMatchObject({ state: "overruled", restated: true, owner });
    expect(row?.events).toEqual([
      { kind: "fired", atMs: at("2026-11-19T00:00:00Z"), who: null, text: null },
      { kind: "obeyed", atMs: at("2026-11-20T09:00:00Z"), who: "VP Claims", text: null },
      {
        kind: "answer revised",
        atMs: at("2026-11-20T10:00:00Z"),
        who: "Consultant",
        text: "overruled: it was a strike",
      },
      { kind: "restated", atMs: at("2026-11-23T07:00:00Z"), who: "Consultant", text: "work.csv" },
    ]);
  });

  it("tells when late data came, when that expired, and an answer after it", () => {
    const { pilot, week } = story();
    week("2026-12-07T07:00:00Z", "2026-11-09", "2026-11-15", 20);
    pilot.now = "2026-12-08T10:00:00Z";
    pilot.run("review.add", { kind: "weekly", closedAt: pilot.now, verdict: "none" });
    const [late] = pilot.view("2026-12-08T12:00:00Z").obligations;
    pilot.now = "2026-12-09T10:00:00Z";
    pilot.run("obligation.answer", { obligation: late?.id, answer: "obeyed" });
    expect(ledgerOf(pilot, "2026-12-10T12:00:00Z").rows[0]).toMatchObject({
      state: "expired",
      events: [
        { kind: "fired", atMs: at("2026-11-19T00:00:00Z") },
        { kind: "data came late", atMs: at("2026-12-07T07:00:00Z") },
        { kind: "expired", atMs: at("2026-12-08T10:00:00Z") },
        { kind: "obeyed", atMs: at("2026-12-09T10:00:00Z") },
      ],
    });
  });

  it("lists every loosening with old and new, who and why, the newest first", () => {
    const { pilot, threshold } = story();
    pilot.now = "2026-11-11T09:00:00Z";
    const revise = (terms: object) => pilot.run("threshold.revise", { id: threshold, ...terms });
    revise({ breach: 0.14, thisPeriod: true, overruleReason: "a strike at the carrier" });
    pilot.now = "2026-11-18T09:00:00Z";
    revise({ breach: 0.1 });
    revise({ deadlineHours: null, overruleReason: "holidays" });
    pilot.now = "2026-11-24T09:00:00Z";
    pilot.run("threshold.remove", { id: threshold, overruleReason: "no longer measured" });
    const { overrules } = statusLedger(pilot.state, [], at("2026-12-01T00:00:00Z"));
    expect(overrules).toMatchObject([
      { after: null, before: { version: 4 }, appliesFrom: "2026-11-30", reason: "no longer measured" },
      {
        before: { version: 3, breach: 0.1, deadlineHours: 48 },
        after: { version: 4, breach: 0.1, deadlineHours: null },
        appliesFrom: "2026-11-23",
        insidePeriod: false,
        who: "Consultant",
        reason: "holidays",
      },
      {
        metric: "trust.escalation",
        direction: "above",
        before: { version: 1, breach: 0.12 },
        after: { version: 2, breach: 0.14 },
        appliesFrom: "2026-11-09",
        insidePeriod: true,
        at: "2026-11-11T09:00:00Z",
        reason: "a strike at the carrier",
      },
    ]);
    expect(statusLedger(pilot.state, [], at("2026-11-12T00:00:00Z")).overrules).toHaveLength(1);
    expect(recordsOf(pilot.state, "threshold")).toHaveLength(1);
  });
});
