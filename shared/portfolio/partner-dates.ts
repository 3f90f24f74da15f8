import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf } from "../calendar/moments.ts";
import { type ComingKind, comingRows } from "../domain/coming.ts";
import type { PilotView } from "../domain/pilot-view.ts";
import { readinessSummary } from "../domain/readiness/readiness-summary.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { recordById } from "../records/read-records.ts";

/** The days ahead that a partner plans in. */
export const PARTNER_DAYS = 180;

/** Something that falls due in a company. */
export interface ComingDate {
  readonly day: EpochDay;
  readonly kind: ComingKind;
  readonly text: string;
  /** By name. */
  readonly who: readonly string[];
}

/** What a partner plans by: not the rhythm and the work of every week. */
const PARTNER_KINDS: ReadonlySet<ComingKind> = new Set([
  "phase gate",
  "title gate",
  "baseline",
  "obligation",
  "escalation",
  "decision",
  "expectation",
  "ask",
]);

/** What falls due in the days that a partner plans in, by date. */
export function partnerDates(pilot: PilotState, view: PilotView): readonly ComingDate[] {
  const name = (id: string): string | null => recordById(pilot, "person", id)?.name ?? null;
  const decision =
    view.moment.stage === "target" ? dayOf(readinessSummary(pilot).decisionDue ?? undefined) : null;
  const rows = comingRows(pilot, view, view.asOfMs, PARTNER_DAYS)
    .filter(({ kind }) => PARTNER_KINDS.has(kind))
    .map(
      ({ day, kind, text, who }): ComingDate => ({
        day,
        kind,
        text,
        who: who.flatMap((id) => name(id) ?? []),
      }),
    );
  if (decision === null || decision < view.moment.date) return rows;
  const text = "Decide about the target";
  return [...rows, { day: decision, kind: "decision" as const, text, who: [] }].toSorted(
    (a, b) => a.day - b.day,
  );
}
