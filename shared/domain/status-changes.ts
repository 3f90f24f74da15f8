import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById } from "../records/read-records.ts";
import type { Verdict } from "../statistics/difference.ts";
import type { ApprovalWord } from "./change-approvals.ts";
import { approvalWaits } from "./change-approvals.ts";
import type { ChangeEffect, SegmentEffect } from "./change-impact.ts";
import { changeImpacts } from "./change-impact.ts";
import type { ChangeRow } from "./change-register.ts";
import { changeRegister, shipsNext } from "./change-register.ts";
import type { ChangeWord } from "./change-state.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** One effect of a change: before → after; `verdict` null until `dueOn` (YYYY-MM-DD). Dates are inclusive. */
export interface StatusEffect {
  readonly metric: string;
  readonly scope: "workflow" | "company";
  readonly againstFrom: string;
  readonly againstTo: string;
  readonly from: string;
  readonly to: string;
  readonly before: number | null;
  readonly value: number | null;
  readonly difference: number | null;
  readonly differenceLow: number | null;
  readonly differenceHigh: number | null;
  readonly verdict: Verdict | null;
  readonly dueOn: string | null;
  readonly reason: string | null;
  readonly rateEffect: number | null;
  readonly mixEffect: number | null;
  readonly segments: readonly SegmentEffect[];
  /** What the roll-up hides, where it says something else than all of its segments. */
  readonly hidden: string | null;
}

/** One change: its state with the days of each, who approves, its five effects (null: not live) and confounders. */
export interface StatusChange {
  readonly id: string;
  readonly title: string;
  readonly workflow: string;
  readonly kinds: readonly string[];
  readonly state: ChangeWord;
  readonly owner: string | null;
  readonly plannedOn: string | null;
  readonly deployedOn: string | null;
  readonly validatedOn: string | null;
  readonly rolledBackOn: string | null;
  readonly verdict: string | null;
  /** Title of the decision that it carries out, domain of the guardrail that it was made under. */
  readonly decision: string | null;
  readonly guardrail: string | null;
  readonly approvals: readonly {
    readonly by: string | null;
    readonly state: ApprovalWord;
    readonly waitedDays: number | null;
  }[];
  readonly effects: readonly StatusEffect[] | null;
  /** Titles of what else changed on the workflow within the window. */
  readonly confounders: readonly string[];
}

/** A change that ships next, by its planned day, and what holds it up. */
export interface StatusShipping {
  readonly id: string;
  readonly title: string;
  readonly state: ChangeWord;
  readonly plannedOn: string | null;
  readonly overdue: boolean;
  readonly blockers: readonly string[];
}

/** Approvals per change and who waits on whom, by name; medians in days, null where too few were given. */
export interface StatusApprovals {
  readonly changes: number;
  readonly approvals: number;
  readonly perChange: number | null;
  readonly medianDays: number | null;
  readonly approvers: readonly {
    readonly by: string | null;
    readonly asked: number;
    readonly given: number;
    readonly waiting: number;
    readonly passedOver: number;
    readonly medianDays: number | null;
    readonly longestWaitDays: number | null;
  }[];
  readonly pairs: readonly {
    readonly waits: string | null;
    readonly on: string | null;
    readonly asked: number;
    readonly waiting: number;
    readonly medianDays: number | null;
  }[];
}

/** What the place Changes says of changes. */
export interface StatusOfChanges {
  readonly changes: readonly StatusChange[];
  readonly shipsNext: readonly StatusShipping[];
  readonly approvals: StatusApprovals;
}

/** Changes, what ships next and approvals at `asOfMs`, with names in place of ids. */
export function changesStatus(pilot: RecordsHolder, figures: PilotFigures, asOfMs: number): StatusOfChanges {
  const nameOf = (person: string | null): string | null =>
    person === null ? null : (recordById(pilot, "person", person)?.name ?? null);
  const impacts = new Map(
    changeImpacts(pilot, figures, asOfMs).map((impact) => [impact.change.change, impact]),
  );
  const waits = approvalWaits(pilot, asOfMs);
  return {
    changes: changeRegister(pilot, asOfMs).map((row) => {
      const impact = impacts.get(row.id);
      return {
        ...namedChange(pilot, row, nameOf),
        effects: impact?.effects.map(statusEffect) ?? null,
        confounders: impact?.confounders.map(({ title }) => title) ?? [],
      };
    }),
    shipsNext: shipsNext(pilot, asOfMs).map(({ id, title, state, plannedOn, isOverdue, blockers }) => ({
      id,
      title,
      state,
      plannedOn: dateText(plannedOn),
      overdue: isOverdue,
      blockers,
    })),
    approvals: {
      ...waits,
      approvers: waits.approvers.map((approver) => ({ ...approver, by: nameOf(approver.by) })),
      pairs: waits.pairs.map((pair) => ({ ...pair, waits: nameOf(pair.waits), on: nameOf(pair.on) })),
    },
  };
}

function namedChange(
  pilot: RecordsHolder,
  row: ChangeRow,
  nameOf: (person: string | null) => string | null,
): Omit<StatusChange, "effects" | "confounders"> {
  const { id, title, workflow, kinds, state, verdict } = row;
  return {
    id,
    title,
    workflow,
    kinds,
    state,
    owner: nameOf(row.owner),
    plannedOn: dateText(row.plannedOn),
    deployedOn: dateText(row.liveOn),
    validatedOn: dateText(row.validatedOn),
    rolledBackOn: dateText(row.rolledBackOn),
    verdict,
    decision: row.decision === null ? null : (recordById(pilot, "decision", row.decision)?.title ?? null),
    guardrail:
      row.guardrail === null ? null : (recordById(pilot, "guardrail", row.guardrail)?.domain ?? null),
    approvals: row.approvals.map(({ by, state: word, waitedDays }) => ({
      by: nameOf(by),
      state: word,
      waitedDays,
    })),
  };
}

function statusEffect(effect: ChangeEffect): StatusEffect {
  const { metric, scope, before, value, difference, differenceLow, differenceHigh, verdict, reason } = effect;
  const { rateEffect, mixEffect, segments, hidden } = effect;
  return {
    metric,
    scope,
    againstFrom: formatCalendarDate(effect.beforeRange.from),
    againstTo: formatCalendarDate(effect.beforeRange.to),
    from: formatCalendarDate(effect.afterRange.from),
    to: formatCalendarDate(effect.afterRange.to),
    before,
    value,
    difference,
    differenceLow,
    differenceHigh,
    verdict,
    dueOn: dateText(effect.dueOn),
    reason,
    rateEffect,
    mixEffect,
    segments,
    hidden,
  };
}

function dateText(day: number | null): string | null {
  return day === null ? null : formatCalendarDate(day);
}
