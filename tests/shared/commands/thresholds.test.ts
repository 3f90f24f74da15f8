import { describe, expect, it } from "vitest";
import { digestOfJson } from "../../../shared/json/digest.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { type TestDay, workRows } from "../domain/test-data.ts";
import { TestPilot } from "../domain/test-pilot.ts";

/** 100 reviewed units a day, so many of them escalated. */
const day = (escalated: number) => (): TestDay => ({
  eligible: 120,
  qualified: 70,
  accepted: 100 - escalated,
  escalated,
});

const TERMS = {
  direction: "above",
  warn: 0.1,
  breach: 0.12,
  periods: 1,
  action: "Roll back",
  deadlineHours: 48,
} as const;

/** Tuesday, 3 November 2026 in Berlin; a threshold on escalation that was set three months before. */
function story() {
  const pilot = new TestPilot("2026-08-17", "Europe/Berlin");
  pilot.now = "2026-08-03T10:00:00Z";
  const threshold = pilot.run("threshold.add", { metric: "trust.escalation", ...TERMS });
  pilot.import(workRows("2026-08-17", "2026-10-25", "Triage", ["Home", "Motor"], day(9)));
  pilot.now = "2026-11-03T10:00:00Z";
  return { pilot, threshold };
}

function refusal(pilot: TestPilot, command: string, input: unknown) {
  const done = pilot.try(command, input);
  if (done.ok) throw new Error(`${command} was done`);
  return done.problem;
}

const versionsOf = (pilot: TestPilot) => recordsOf(pilot.state, "threshold")[0]?.versions ?? [];

describe("threshold.add", () => {
  it.each([
    // A Tuesday: the next week starts on Monday the 9th; pillar 4 goes by months.
    ["trust.escalation", "2026-11-03T10:00:00Z", "2026-11-09"],
    ["revenue.nrr", "2026-11-03T10:00:00Z", "2026-12-01"],
    // 23:30 UTC on Sunday is 00:30 on Monday the 9th in Berlin, so that the next week is that of the 16th.
    ["trust.escalation", "2026-11-08T23:30:00Z", "2026-11-16"],
    ["revenue.nrr", "2026-11-30T23:30:00Z", "2027-01-01"],
  ])("of %s at %s applies from %s", (metric, now, appliesFrom) => {
    const pilot = new TestPilot("2026-08-17", "Europe/Berlin");
    pilot.now = now;
    pilot.run("threshold.add", { metric, direction: "above", breach: 0.5 });
    expect(versionsOf(pilot)).toMatchObject([{ version: 1, appliesFrom, recordedAt: now }]);
  });

  it.each([
    ["a metric that is none", { metric: "avd.nothing" }, "/metric", "avd.nothing"],
    ["a rate in percent", { breach: 12 }, "/breach", "0.12 for 12 %"],
    ["a rate below nothing", { warn: -0.1 }, "/warn", "from 0 to 1"],
    ["a warning past the breach", { warn: 0.2 }, "/warn", "after the breach"],
    ["a second line on the same side", { breach: 0.2, warn: 0.15 }, "/direction", "revise that one"],
    ["two sides that cross", { direction: "below", breach: 0.3, warn: 0.4 }, "/breach", "cross"],
  ])("refuses %s and changes nothing", (_, change, where, message) => {
    const { pilot } = story();
    const before = pilot.state;
    const problem = refusal(pilot, "threshold.add", { metric: "trust.escalation", ...TERMS, ...change });
    expect(problem).toMatchObject({ where, message: expect.stringContaining(message) });
    expect(pilot.state).toBe(before);
  });

  it("refuses a scope that the metric is not split by, and takes a second side", () => {
    const { pilot } = story();
    const workflow = pilot.recordId("workflow", "Triage");
    expect(
      refusal(pilot, "threshold.add", { metric: "revenue.nrr", workflow, direction: "below", breach: 0.9 }),
    ).toMatchObject({ code: "RULE", where: "/workflow" });
    pilot.run("threshold.add", { metric: "trust.escalation", direction: "below", breach: 0.02 });
    expect(recordsOf(pilot.state, "threshold")).toHaveLength(2);
  });
});

describe("threshold.revise", () => {
  it("gives new terms from the next week; what is not given stays, null unsets", () => {
    const { pilot, threshold } = story();
    pilot.run("threshold.revise", { id: threshold, breach: 0.11 });
    pilot.run("threshold.revise", { id: threshold, warn: null });
    expect(versionsOf(pilot).slice(1)).toEqual([
      { ...TERMS, breach: 0.11, version: 2, appliesFrom: "2026-11-09", recordedAt: pilot.now },
      {
        ...TERMS,
        breach: 0.11,
        warn: undefined,
        version: 3,
        appliesFrom: "2026-11-09",
        recordedAt: pilot.now,
      },
    ]);
    const same = pilot.try("threshold.revise", { id: threshold, breach: 0.11 });
    expect(same.ok && same.value).toMatchObject({
      entry: null,
      notes: ["the threshold has these terms already"],
    });
  });

  it.each([
    ["the line", { breach: 0.14 }, "the line above from 0.12 to 0.14"],
    ["the periods in a row", { periods: 2 }, "from 1 to 2"],
    ["the deadline", { deadlineHours: 72 }, "from 48 h to 72 h"],
    ["the deadline away", { deadlineHours: null }, "from 48 h to no deadline"],
    ["the action away", { action: null }, 'from "Roll back" to none'],
  ])("loosens %s only with a reason, and says old and new", (_, change, message) => {
    const { pilot, threshold } = story();
    const revision = { id: threshold, ...change };
    expect(refusal(pilot, "threshold.revise", revision)).toMatchObject({
      code: "RULE",
      where: "/overruleReason",
      message: expect.stringContaining(message),
    });
    const done = pilot.try("threshold.revise", { ...revision, overruleReason: "a new segment" });
    expect(done.ok && done.value.notes).toEqual([expect.stringMatching(/^overruled: .*, from 2026-11-09$/u)]);
    expect(done.ok && done.value.notes[0]).toContain(message);
  });

  it("loosens the week that runs as an overrule with a reason, never tightens it", () => {
    const { pilot, threshold } = story();
    const looser = { id: threshold, breach: 0.2, thisPeriod: true };
    expect(refusal(pilot, "threshold.revise", looser).where).toBe("/overruleReason");
    expect(refusal(pilot, "threshold.revise", { ...looser, breach: 0.11 })).toMatchObject({
      where: "/thisPeriod",
      message: expect.stringContaining("only a loosening"),
    });
    // Home and Motor escalate 15 of 100: past 12 %, not past 20 %.
    const week = workRows("2026-10-26", "2026-11-08", "Triage", ["Home", "Motor"], day(15));
    const [before, after] = [story().pilot, pilot];
    after.run("threshold.revise", { ...looser, overruleReason: "strike at the carrier" });
    for (const one of [before, after]) one.import(week);
    const fired = (one: TestPilot) =>
      one.view("2026-11-12T12:00:00Z").obligations.map(({ period }) => period);
    expect(fired(before)).toEqual(["2026-W44", "2026-W45"]);
    // The week before had ended: what was committed to for it stands.
    expect(fired(after)).toEqual(["2026-W44"]);
    expect(versionsOf(after).at(-1)).toMatchObject({
      version: 2,
      breach: 0.2,
      appliesFrom: "2026-11-02",
      overruleReason: "strike at the carrier",
    });
  });

  it("loosens nothing in a week that the threshold does not apply to yet", () => {
    const pilot = new TestPilot("2026-08-17", "Europe/Berlin");
    const id = pilot.run("threshold.add", { metric: "trust.escalation", ...TERMS });
    const looser = { id, breach: 0.2, thisPeriod: true, overruleReason: "why not" };
    expect(refusal(pilot, "threshold.revise", looser).where).toBe("/thisPeriod");
  });

  it("keeps the side of a threshold, because what it fired once would change with it", () => {
    const { pilot, threshold } = story();
    expect(refusal(pilot, "threshold.revise", { id: threshold, direction: "below" })).toMatchObject({
      code: "RULE",
      where: "/direction",
    });
    expect(refusal(pilot, "threshold.revise", { id: "test-9-9", breach: 0.1 }).code).toBe("REF_DANGLING");
  });
});

describe("threshold.remove", () => {
  it("takes one back that never applied, without a word", () => {
    const { pilot } = story();
    const id = pilot.run("threshold.add", { metric: "avd.rate", direction: "below", breach: 0.2 });
    pilot.run("threshold.remove", { id });
    expect(recordsOf(pilot.state, "threshold")).toHaveLength(1);
  });

  it("ends one that is in force with a reason; what it fired stays, nothing new fires", () => {
    const { pilot, threshold } = story();
    expect(refusal(pilot, "threshold.remove", { id: threshold }).where).toBe("/overruleReason");
    pilot.run("threshold.remove", { id: threshold, overruleReason: "replaced by two" });
    pilot.import(workRows("2026-10-26", "2026-11-15", "Triage", ["Home"], day(30)));
    const view = pilot.view("2026-11-20T12:00:00Z");
    expect(view.obligations.map(({ period }) => period)).toEqual(["2026-W44", "2026-W45"]);
    expect(refusal(pilot, "threshold.revise", { id: threshold, breach: 0.1 }).message).toContain(
      "2026-11-09",
    );
    // A new one may take its place.
    pilot.run("threshold.add", { metric: "trust.escalation", ...TERMS });
  });

  it("is not got round by an undo, once the terms apply", () => {
    const pilot = new TestPilot("2026-08-17", "Europe/Berlin");
    pilot.now = "2026-11-03T10:00:00Z";
    pilot.run("threshold.add", { metric: "trust.escalation", ...TERMS });
    pilot.now = "2026-11-09T10:00:00Z";
    expect(refusal(pilot, "undo", {}).message).toContain("apply already");
    pilot.now = "2026-11-08T10:00:00Z";
    pilot.run("undo", {});
    expect(recordsOf(pilot.state, "threshold")).toHaveLength(0);
  });
});

describe("obligation.answer", () => {
  /** Week 44 escalates 15 of 100; its obligation fires on Thursday 5 November 00:00 in Berlin, due on Saturday. */
  function fired(prepare: (pilot: TestPilot) => void = () => {}) {
    const { pilot, threshold } = story();
    prepare(pilot);
    pilot.import(workRows("2026-10-26", "2026-11-01", "Triage", ["Home", "Motor"], day(15)));
    pilot.now = "2026-11-05T09:00:00Z";
    const [obligation] = pilot.view(pilot.now).obligations;
    if (obligation === undefined) throw new Error("nothing fired");
    return { pilot, threshold, id: obligation.id };
  }

  it("freezes what was seen and by whom; data that come later change the figure, not the answer", () => {
    const { pilot, threshold, id } = fired();
    const by = pilot.person("VP Claims");
    pilot.run("obligation.answer", { obligation: id, answer: "obeyed", by });
    pilot.import(workRows("2026-11-01", "2026-11-01", "Triage", ["Home"], day(60)));
    expect(pilot.view("2026-11-06T12:00:00Z").obligations).toMatchObject([
      {
        id,
        threshold,
        state: "obeyed",
        // (13 · 15 + 60) of 1,400.
        figures: [{ label: "2026-W44", value: 255 / 1400, n: 1400 }],
        answer: {
          by,
          actor: "Consultant",
          version: 1,
          period: "2026-W44",
          figures: [{ period: "2026-W44", value: 0.15, n: 1400, breach: 0.12, warn: 0.1 }],
        },
      },
    ]);
  });

  it("is revised by another answer; each counts from its own time on", () => {
    const { pilot, id } = fired();
    pilot.run("obligation.answer", { obligation: id, answer: "obeyed" });
    pilot.now = "2026-11-10T09:00:00Z";
    pilot.run("obligation.answer", { obligation: id, answer: "overruled", reason: "it was a strike" });
    const stateAt = (asOf: string) =>
      pilot.view(asOf).obligations.map(({ state, answer }) => [state, answer?.reason]);
    expect(stateAt("2026-11-05T08:59:59Z")).toEqual([["running", undefined]]);
    expect(stateAt("2026-11-08T12:00:00Z")).toEqual([["obeyed", null]]);
    expect(stateAt("2026-11-10T12:00:00Z")).toEqual([["overruled", "it was a strike"]]);
    expect(recordsOf(pilot.state, "obligationAnswer")).toHaveLength(1);
    expect(refusal(pilot, "undo", {}).message).toContain("answer again");
  });

  it("comes too late after the deadline: expired stays, the rights come back", () => {
    const { pilot, id } = fired((one) => {
      const guardrail = one.run("guardrail.add", {
        domain: "Pricing",
        bands: [{ metric: "trust.escalation", side: "atMost", bound: 0.5, on: "value" }],
        budgetPerWeek: 1,
        holder: [one.person("VP Pricing")],
      });
      one.run("guardrail.grant", { id: guardrail });
    });
    pilot.now = "2026-11-08T09:00:00Z";
    expect(pilot.view(pilot.now).rights[0]?.state).toBe("suspended");
    pilot.run("obligation.answer", { obligation: id, answer: "obeyed" });
    const view = pilot.view("2026-11-09T09:00:00Z");
    expect(view.obligations).toMatchObject([
      {
        state: "expired",
        expiredAtMs: Date.parse("2026-11-06T23:00:00Z"),
        answer: { answer: "obeyed", atMs: Date.parse("2026-11-08T09:00:00Z") },
      },
    ]);
    expect(view.rights[0]?.state).toBe("active");
    expect(
      view.operational.decorative.find(({ metric }) => metric === "trust.escalation")?.reasons,
    ).toContain("an obligation that it fired has expired");
  });

  it("refuses an overrule without a reason, an obligation of something else, and one that nothing fired", () => {
    const { pilot, threshold, id } = fired();
    const about = { obligation: id, threshold, thresholdVersion: 1, period: "2026-W44" };
    expect(refusal(pilot, "obligation.answer", { ...about, answer: "overruled" }).code).toBe("RULE");
    expect(
      refusal(pilot, "obligation.answer", { ...about, period: "2026-W45", answer: "obeyed" }).where,
    ).toBe("/obligation");
    const other = digestOfJson([threshold, 1, "2026-W45"]);
    expect(refusal(pilot, "obligation.answer", { obligation: other, answer: "obeyed" })).toMatchObject({
      code: "RULE",
      message: expect.stringContaining("nothing fired"),
    });
  });
});

describe("an import", () => {
  const notesOf = (pilot: TestPilot, command: string, input: unknown) => {
    const done = pilot.try(command, input);
    if (!done.ok) throw new Error(done.problem.message);
    pilot.state = done.value.state;
    return done.value.notes;
  };
  const rowsOf = (escalated: number) => {
    const { columns, rows } = workRows("2026-10-26", "2026-11-01", "Triage", ["Home"], day(escalated));
    const lines = rows.map((row, index) => [index + 2, ...row].join(","));
    return {
      input: "work",
      file: "week.csv",
      rows: `${["line", ...columns].join(",")}\n${lines.join("\n")}\n`,
    };
  };

  it("says what it fired, what it withdrew, and what stays answered", () => {
    const { pilot } = story();
    pilot.now = "2026-11-05T09:00:00Z";
    const about = "Roll back (trust.escalation; 2026-W44; no owner; due 2026-11-06T23:00:00Z)";
    expect(notesOf(pilot, "import.add", rowsOf(20))).toEqual([`fired: ${about}`]);
    expect(notesOf(pilot, "import.add", rowsOf(20))).toEqual(["every row is there already"]);
    expect(notesOf(pilot, "import.add", rowsOf(9))).toEqual([`withdrawn: ${about}: the data were restated`]);
    const batch = recordsOf(pilot.state, "batch").at(-1)?.id ?? "";
    expect(notesOf(pilot, "import.takeBack", { id: batch })).toEqual([`fired: ${about}`]);
    const [fired] = pilot.view(pilot.now).obligations;
    pilot.run("obligation.answer", { obligation: fired?.id, answer: "obeyed" });
    expect(notesOf(pilot, "import.add", rowsOf(8))).toEqual([`restated: ${about}: its answer stays`]);
    expect(notesOf(pilot, "undo", {})).toEqual([`fired: ${about}`]);
  });

  it("that comes in after the deadline says that its data are late", () => {
    const { pilot } = story();
    pilot.now = "2026-11-07T09:00:00Z";
    expect(notesOf(pilot, "import.add", rowsOf(20))).toEqual([
      "fired: Roll back (trust.escalation; 2026-W44; no owner; due 2026-11-06T23:00:00Z): late data",
    ]);
  });
});
