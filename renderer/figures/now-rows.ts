import type { BaselineSplit } from "../../shared/domain/baseline-split.ts";
import { type ItemState, isSettled } from "../../shared/domain/checklist-item.ts";
import type { EscalationClock } from "../../shared/domain/escalation-clock.ts";
import type { Finding, FindingCode } from "../../shared/domain/finding.ts";
import type { FragileGrowth } from "../../shared/domain/fragile-growth.ts";
import type { PhaseGate } from "../../shared/domain/gates.ts";
import type { LineNow } from "../../shared/domain/lines-now.ts";
import { isUnanswered } from "../../shared/domain/obligation-answered.ts";
import { type AskRow, openAsks } from "../../shared/domain/open-asks.ts";
import type { PilotObligation } from "../../shared/domain/pilot-obligations.ts";
import type { RightCase } from "../../shared/domain/right-case.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import { recordById } from "../../shared/records/read-records.ts";
import type { RecordOf } from "../../shared/records/record-types.ts";
import type { Certainty } from "../../shared/report/charts/status.ts";
import type { Overview } from "./overview.ts";
import type { TodayNow } from "./today-now.ts";

/** The order of all lists of states: bad, straddle, said, cannot say, nothing there, good. */
export const CERTAINTY_ORDER = [
  "bad",
  "straddle",
  "said",
  "cannotSay",
  "nothing",
  "good",
] as const satisfies readonly Certainty[];

/** One thing that waits for somebody. */
export type NowRow = {
  readonly key: string;
  readonly certainty: Certainty;
  /** Ids of those who answer for it. */
  readonly owners: readonly string[];
} & (
  | { readonly kind: "obligation"; readonly obligation: PilotObligation }
  | {
      readonly kind: "decision";
      /** What was found about it, what the figures forbade first. */
      readonly findings: readonly Finding[];
      readonly decision: RecordOf<"decision">;
    }
  | { readonly kind: "right"; readonly right: RightCase }
  | { readonly kind: "escalation"; readonly clock: EscalationClock }
  | { readonly kind: "finding"; readonly finding: Finding }
  | { readonly kind: "hidden"; readonly split: BaselineSplit }
  | { readonly kind: "fragile"; readonly fragile: FragileGrowth }
  | { readonly kind: "gate"; readonly gate: PhaseGate }
  | { readonly kind: "item"; readonly item: ItemState }
  | { readonly kind: "line"; readonly line: LineNow }
  | { readonly kind: "ask"; readonly ask: AskRow }
  | { readonly kind: "without DRI"; readonly items: readonly ItemState[] }
);

/** What is counted in one line under the list. */
export interface NowCounts {
  readonly late: number;
  readonly unproven: number;
  readonly withoutDri: number;
  readonly asks: number;
}

/** Findings that stand in rows of their own kind. */
const SPOKEN_FOR: ReadonlySet<FindingCode> = new Set(["late item", "item without DRI"]);

/** Everything that waits for somebody, the most certain and urgent first. */
export function nowRows(pilot: PilotState, overview: Overview, today: TodayNow): readonly NowRow[] {
  const rows = [
    ...obligationRows(overview),
    ...decisionRows(pilot, overview),
    ...rightRows(today),
    ...escalationRows(today),
    ...flagRows(today),
    ...findingRows(pilot, overview),
    ...gateRows(overview),
    ...itemRows(overview),
    ...askRowsOf(pilot, overview),
    ...lineRows(overview, today),
    ...driRows(overview),
  ];
  const rank = ({ certainty }: NowRow): number => CERTAINTY_ORDER.indexOf(certainty);
  return rows.toSorted((a, b) => rank(a) - rank(b));
}

/** The counts of a pilot whose rows these are, whoever they belong to. */
export function nowCounts(rows: readonly NowRow[], overview: Overview, today: TodayNow): NowCounts {
  return {
    late: overview.items.filter(({ late }) => late).length,
    unproven:
      lineRows(overview, today).length +
      today.heldBack.filter(({ right }) => right.state === "unproven").length,
    withoutDri: withoutDri(overview).length,
    asks: rows.filter(({ kind }) => kind === "ask").length,
  };
}

/** The rows that a person answers for. */
export function mine(rows: readonly NowRow[], person: string): readonly NowRow[] {
  return rows.filter(({ owners }) => owners.includes(person));
}

function obligationRows({ obligations }: Overview): readonly NowRow[] {
  const open = obligations.filter(isUnanswered);
  const rank = ({ state, deadlineMs }: PilotObligation): number =>
    state === "running" ? (deadlineMs ?? Number.MAX_VALUE) : -1;
  return open
    .toSorted((a, b) => rank(a) - rank(b))
    .map((obligation) => ({
      kind: "obligation",
      key: obligation.id,
      certainty: obligation.state !== "expired" && obligation.proof === "unproven" ? "straddle" : "bad",
      owners: obligation.owner === null ? [] : [obligation.owner],
      obligation,
    }));
}

/** Decisions that are not as the method asks, each once with all that was found about it. */
function decisionRows(pilot: PilotState, { findings }: Overview): readonly NowRow[] {
  const byDecision = Map.groupBy(findings, ({ about }) => about);
  const rank = ({ code }: Finding): number => (code === "decision in a suspended domain" ? 0 : 1);
  return [...byDecision].flatMap(([about, found]): NowRow[] => {
    const decision = about === null ? null : recordById(pilot, "decision", about);
    if (decision === null) return [];
    return [
      {
        kind: "decision",
        key: `decision ${decision.id}`,
        certainty: "bad",
        owners: [decision.owner, decision.decidedBy].filter((id) => id !== undefined),
        findings: found.toSorted((a, b) => rank(a) - rank(b)),
        decision,
      },
    ];
  });
}

function rightRows({ heldBack }: TodayNow): readonly NowRow[] {
  return heldBack
    .filter(({ right }) => right.state === "suspended" || right.state === "unproven")
    .map((right) => ({
      kind: "right",
      key: right.right.id,
      certainty: right.right.state === "suspended" ? "bad" : "straddle",
      owners: right.right.holders,
      right,
    }));
}

function escalationRows({ escalations }: TodayNow): readonly NowRow[] {
  // One that ran out is a finding.
  return escalations
    .filter(({ isOut }) => !isOut)
    .map((clock) => ({
      kind: "escalation",
      key: clock.id,
      certainty: "straddle",
      owners: clock.who,
      clock,
    }));
}

function flagRows({ splits, fragile }: TodayNow): readonly NowRow[] {
  return [
    ...splits.map(
      (split): NowRow => ({
        kind: "hidden",
        key: `hidden ${split.metric}`,
        certainty: "bad",
        owners: [],
        split,
      }),
    ),
    ...(fragile === null
      ? []
      : [{ kind: "fragile", key: "fragile growth", certainty: "bad", owners: [], fragile } as const]),
  ];
}

function findingRows(pilot: PilotState, { findings }: Overview): readonly NowRow[] {
  return findings
    .filter(
      ({ code, about }) =>
        !SPOKEN_FOR.has(code) && (about === null || recordById(pilot, "decision", about) === null),
    )
    .map((finding) => ({
      kind: "finding",
      key: `${finding.code} ${finding.about ?? ""} ${finding.text}`,
      certainty: findingCertainty(finding.code),
      owners: [],
      finding,
    }));
}

/** What the data show is bad; what only a record lacks cannot be judged by it yet. */
function findingCertainty(code: FindingCode): Certainty {
  switch (code) {
    case "baseline broken":
    case "baseline not sealed":
    case "matrix broken":
    case "escalation ran out":
      return "bad";
    case "baseline sealed late":
      return "said";
    default:
      return "straddle";
  }
}

function gateRows({ gates }: Overview): readonly NowRow[] {
  return gates
    .filter(({ warning }) => warning !== null)
    .map((gate) => ({ kind: "gate", key: `gate ${gate.phase}`, certainty: "bad", owners: [], gate }));
}

function itemRows({ items }: Overview): readonly NowRow[] {
  return items
    .filter(({ late }) => late)
    .toSorted((a, b) => (a.due ?? 0) - (b.due ?? 0))
    .map((item) => ({
      kind: "item",
      key: item.id,
      certainty: "bad",
      owners: item.dri === null ? [] : [item.dri],
      item,
    }));
}

function askRowsOf(pilot: PilotState, { moment }: Overview): readonly NowRow[] {
  return openAsks(pilot, moment.date).map((ask) => ({
    kind: "ask",
    key: ask.id,
    certainty: ask.isOverdue ? "bad" : "cannotSay",
    owners: ask.owner === null ? [] : [ask.owner],
    ask,
  }));
}

/** Rates whose interval straddles their line, where nothing has fired on them already. */
function lineRows({ obligations }: Overview, { lines }: TodayNow): readonly NowRow[] {
  const fired = new Set(obligations.filter(isUnanswered).map(({ metric }) => metric));
  return lines
    .filter(({ line, metric }) => line.state === "unproven" && !fired.has(metric))
    .map((line) => ({
      kind: "line",
      key: line.threshold,
      certainty: "straddle",
      owners: line.owner === null ? [] : [line.owner],
      line,
    }));
}

function withoutDri({ items }: Overview): readonly ItemState[] {
  return items.filter((item) => item.dri === null && !item.late && item.due !== null && !isSettled(item));
}

function driRows(overview: Overview): readonly NowRow[] {
  const items = withoutDri(overview);
  return items.length === 0
    ? []
    : [{ kind: "without DRI", key: "without DRI", certainty: "cannotSay", owners: [], items }];
}
