import { describe, expect, it } from "vitest";
import type { ItemState } from "../../../shared/domain/checklist-item.ts";
import type { PhaseGate } from "../../../shared/domain/gates.ts";
import type { PilotObligation } from "../../../shared/domain/pilot-obligations.ts";
import {
  type AttentionFacts,
  type AttentionReason,
  attentionOf,
  byCompanyNeed,
  byNeed,
  isSilent,
  NEED_ORDER,
} from "../../../shared/portfolio/attention.ts";
import { reportFormat } from "../../../shared/report/format/report-format.ts";
import { reasonStatus, reasonText } from "../../../shared/report/portfolio/attention-words.ts";

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const AS_OF = Date.parse("2026-11-20T14:00:00Z");
const FORMAT = reportFormat({ currency: "EUR", asOf: Math.floor(AS_OF / DAY) });

const QUIET: AttentionFacts = {
  asOfMs: AS_OF,
  moment: { stage: "running", date: Math.floor(AS_OF / DAY), day: 95, phase: "P4", sentence: "" },
  obligations: [],
  items: [],
  gates: [],
  findings: [],
  hidden: [],
  overdueAsks: { count: 0, daysLate: 0 },
  lastEntryAt: "2026-11-20T08:00:00Z",
};

function obligation(id: string, state: PilotObligation["state"], leftMs: number | null): PilotObligation {
  return {
    id,
    threshold: "t",
    metric: "trust.escalation",
    workflow: "*",
    segment: "*",
    period: "2026-W46",
    state,
    restated: false,
    action: "Roll back",
    owner: null,
    keeper: null,
    terms: null,
    proof: "breach",
    answer: null,
    firedAtMs: AS_OF - DAY,
    deadlineMs: leftMs === null ? null : AS_OF + leftMs,
    expiredAtMs: null,
    arrivedAtMs: null,
    figures: [],
  };
}

function gate(phase: PhaseGate["phase"], missing: readonly string[], warning: string | null): PhaseGate {
  return { phase, state: "open", settled: 0, total: 3, missing, warning };
}

const LATE_ITEM = { late: true } as ItemState;
const HIDDEN = {
  metric: "trust.acceptance",
  workflow: "*",
  kind: "flat while every segment falls",
  segments: ["A", "B", "C"],
} as const;

describe("why a company needs somebody this week", () => {
  it.each<[string, Partial<AttentionFacts>, readonly string[]]>([
    ["nothing", {}, []],
    [
      "an obligation that runs",
      { obligations: [obligation("o", "running", 9 * HOUR)] },
      ["breach: Breach: Escalation rate, due in 9 h"],
    ],
    [
      "an obligation without a deadline",
      { obligations: [obligation("o", "running", null)] },
      ["breach: Breach: Escalation rate"],
    ],
    [
      "one that expired",
      { obligations: [obligation("o", "expired", -HOUR)] },
      ["expired: Escalation rate: obligation expired"],
    ],
    [
      "a later phase with an earlier gate open",
      { gates: [gate("P1", ["a", "b"], "running P2 with P1 open: 2 items")] },
      ["late: Running P2 with P1 open: 2 items"],
    ],
    [
      "no sealed baseline after its day",
      { findings: [{ code: "baseline not sealed", text: "", about: null }] },
      ["late: No sealed baseline"],
    ],
    ["late items alone", { items: [LATE_ITEM, LATE_ITEM] }, ["late: 2 late items"]],
    [
      "a roll-up that hides a fall",
      { hidden: [HIDDEN] },
      ["worse: Acceptance rate: flat on top, falling in 3 of 3 segments"],
    ],
    [
      "a roll-up that falls by mix alone",
      { hidden: [{ ...HIDDEN, kind: "falls while no segment does" }] },
      [],
    ],
    [
      "asks that nobody answered",
      { overdueAsks: { count: 3, daysLate: 9 } },
      ["late: 3 asks overdue, the oldest by 9 days"],
    ],
    [
      "a phase that ends with its gate open",
      { moment: { ...QUIET.moment, day: 116 }, gates: [gate("P4", ["a", "b"], null)] },
      ["due: P4 ends in 4 days with its gate open: 2 items"],
    ],
    [
      "a phase on its last day",
      { moment: { ...QUIET.moment, day: 120 }, gates: [gate("P4", ["a"], null)] },
      ["due: P4 ends today with its gate open: 1 item"],
    ],
    [
      "a phase that ends in eight days",
      { moment: { ...QUIET.moment, day: 112 }, gates: [gate("P4", ["a"], null)] },
      [],
    ],
    ["seven days of silence", { lastEntryAt: "2026-11-13T14:00:00Z" }, []],
    ["eight days of silence", { lastEntryAt: "2026-11-12T14:00:00Z" }, ["late: Nothing recorded for 8 days"]],
    [
      "a target",
      { moment: { ...QUIET.moment, stage: "target", day: null, phase: null }, items: [LATE_ITEM] },
      [],
    ],
  ])("%s", (_, facts, said) => {
    const reasons = attentionOf({ ...QUIET, ...facts });
    expect(reasons.map((one) => `${reasonStatus(one).word}: ${reasonText(one, FORMAT)}`)).toStrictEqual(said);
  });

  it("comes in the order of need, the nearest deadline first", () => {
    const reasons = attentionOf({
      ...QUIET,
      moment: { ...QUIET.moment, day: 116 },
      obligations: [
        obligation("expired", "expired", -DAY),
        obligation("late", "running", 2 * DAY),
        obligation("soon", "running", HOUR),
      ],
      gates: [gate("P1", ["a"], "running P4 with P1 open: 1 item"), gate("P4", ["a"], null)],
      hidden: [HIDDEN],
      overdueAsks: { count: 1, daysLate: 1 },
      lastEntryAt: "2026-11-01T14:00:00Z",
    });
    expect(reasons.map(({ kind }) => kind)).toStrictEqual(["breach", ...NEED_ORDER]);
    expect(reasons.slice(0, 2)).toMatchObject([{ obligation: "soon" }, { obligation: "late" }]);
  });

  it("orders companies by their first reason; those without one stand last, in the order given", () => {
    const silent = (days: number): AttentionReason => ({ kind: "silent", days });
    const companies = [
      { name: "calm", attention: [] },
      { name: "silent 9", attention: [silent(9)] },
      { name: "also calm", attention: [] },
      { name: "silent 20", attention: [silent(20)] },
      { name: "asked", attention: [{ kind: "asks overdue", asks: 1, daysLate: 1 } as const, silent(30)] },
    ];
    expect(companies.toSorted(byCompanyNeed).map(({ name }) => name)).toStrictEqual([
      "asked",
      "silent 20",
      "silent 9",
      "calm",
      "also calm",
    ]);
    expect(byNeed(silent(9), silent(9))).toBe(0);
  });

  it("does not call a company silent of which nothing is known", () => {
    expect(isSilent({ lastEntryAt: "", asOfMs: AS_OF })).toBe(false);
  });
});
