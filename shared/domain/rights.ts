import { mondayOf } from "../calendar/calendar-date.ts";
import { instantOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { bandState } from "./band-state.ts";
import { isLive } from "./change-state.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import type { PilotObligation } from "./pilot-obligations.ts";
import { holdsRightsBack } from "./pilot-obligations.ts";

/**
 * The state of a delegated right (method.md, 5). `suspended`: by a person, by a band that does not hold, or by a fired
 * obligation that is not obeyed. `unproven`: a band cannot be shown to hold, so nothing new is granted. `not granted`:
 * nobody granted it, or it was withdrawn.
 */
export type RightWord = "active" | "suspended" | "unproven" | "not granted";

/** One delegated domain as it stands. */
export interface RightState {
  /** Id of the guardrail. */
  readonly id: string;
  readonly domain: string;
  readonly state: RightWord;
  /** Why it is not active; empty exactly where it is. */
  readonly reasons: readonly string[];
  /** Ids of those who hold it. */
  readonly holders: readonly string[];
  /** Changes allowed per ISO week and those already made in the week of `asOf`; budget null: none set. */
  readonly budgetPerWeek: number | null;
  readonly usedThisWeek: number;
}

/** What rights are computed from, at a moment. */
export interface RightsContext {
  readonly pilot: RecordsHolder;
  readonly figures: PilotFigures;
  readonly asOfMs: number;
  /** The obligations as they stood at `asOfMs`. */
  readonly obligations: readonly PilotObligation[];
}

/** All delegated rights, in the order of the guardrails. */
export function rightStates(context: RightsContext): readonly RightState[] {
  return recordsOf(context.pilot, "guardrail").map((guardrail) => rightState(context, guardrail));
}

/** The state of the right that one guardrail delegates. */
export function rightState(context: RightsContext, guardrail: RecordOf<"guardrail">): RightState {
  const common = {
    id: guardrail.id,
    domain: guardrail.domain,
    holders: guardrail.holder ?? [],
    budgetPerWeek: guardrail.budgetPerWeek ?? null,
    usedThisWeek: usedInWeek(context, guardrail),
  };
  const { status } = guardrail;
  if (status !== "granted" && status !== "suspended") {
    const reason = status === "withdrawn" ? "it was withdrawn" : "nobody granted it";
    return { ...common, state: "not granted", reasons: [reason] };
  }
  const bands = (guardrail.bands ?? []).map((band) => ({
    band,
    ...bandState(context.pilot, context.figures, band, context.asOfMs),
  }));
  const stops = [
    ...(status === "suspended" ? ["it was suspended by hand"] : []),
    ...context.obligations
      .filter(
        (obligation) =>
          holdsRightsBack(obligation) && bands.some(({ band }) => touches(context, band, obligation)),
      )
      .map(({ metric, action }) => `${metric} fired: ${action ?? "no action was committed to"}`),
    ...bands.filter(({ state }) => state === "breach").map(({ reason }) => reason),
  ];
  if (stops.length > 0) return { ...common, state: "suspended", reasons: stops };
  const unproven = bands.filter(({ state }) => state === "unproven").map(({ reason }) => reason);
  if (bands.length === 0) unproven.push("it has no band that could be shown to hold");
  return unproven.length > 0
    ? { ...common, state: "unproven", reasons: unproven }
    : { ...common, state: "active", reasons: [] };
}

/** "May I do this now?": null for yes, or the reason why not. Over the budget a decision is routed up. */
export function refusalOf(right: RightState): string | null {
  if (right.state !== "active") return `${right.state}: ${right.reasons.join("; ")}`;
  if (right.budgetPerWeek === null || right.usedThisWeek < right.budgetPerWeek) return null;
  return `the budget of ${right.budgetPerWeek} a week is used up: route it up`;
}

/** Does an obligation concern a band: same metric, and scopes that have something in common? */
export function touches(
  { pilot }: Pick<RightsContext, "pilot">,
  band: NonNullable<RecordOf<"guardrail">["bands"]>[number],
  { metric, workflow, segment }: PilotObligation,
): boolean {
  const workflowOf = band.workflow === undefined ? null : recordById(pilot, "workflow", band.workflow);
  const segmentOf = band.segment === undefined ? null : recordById(pilot, "segment", band.segment);
  const meet = (one: string | undefined, other: string): boolean =>
    one === undefined || other === "*" || one === other;
  return band.metric === metric && meet(workflowOf?.name, workflow) && meet(segmentOf?.name, segment);
}

function usedInWeek({ pilot, figures, asOfMs }: RightsContext, guardrail: RecordOf<"guardrail">): number {
  const clock = zoneClock(figures.settings.timeZone);
  const monday = mondayOf(clock.dayOf(asOfMs));
  const isInWeek = (moment: string | undefined): boolean => {
    const at = instantOf(moment);
    return at !== null && at <= asOfMs && clock.dayOf(at) >= monday;
  };
  const decisions = recordsOf(pilot, "decision").filter(
    (decision) => isTaken(decision) && concerns(decision, guardrail) && isInWeek(takenAt(decision)),
  );
  // A change that carries out a counted decision is the same act.
  const counted = new Set(decisions.map(({ id }) => id));
  const changes = recordsOf(pilot, "change").filter(
    (change) =>
      change.guardrail === guardrail.id &&
      isLive(change) &&
      !counted.has(change.decision ?? "") &&
      isInWeek(change.at),
  );
  return decisions.length + changes.length;
}

/** Was the decision taken: approved or carried out? */
export function isTaken({ status }: RecordOf<"decision">): boolean {
  return status === "approved" || status === "executed";
}

/** When it was taken, or carried out where nobody recorded the decision's own time. */
export function takenAt({ decidedAt, executedAt }: RecordOf<"decision">): string | undefined {
  return decidedAt ?? executedAt;
}

/** Does a decision fall under a guardrail: by reference, or by the name of its domain? */
export function concerns(decision: RecordOf<"decision">, guardrail: RecordOf<"guardrail">): boolean {
  return decision.guardrail === guardrail.id || decision.domain === guardrail.domain;
}
