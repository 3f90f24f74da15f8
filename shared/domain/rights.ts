import { formatCalendarDate, mondayOf } from "../calendar/calendar-date.ts";
import { instantOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { Band, BandState } from "./band-state.ts";
import { bandState } from "./band-state.ts";
import { isLive } from "./change-state.ts";
import { takenAt } from "./decision-times.ts";
import { metricName, unitCount } from "./metric-words.ts";
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
  /** What would make it active, in sentences; empty exactly where it is. */
  readonly missing: readonly string[];
  /** Its bands as they stand, in the order of the guardrail, whatever its state. */
  readonly bands: readonly BandState[];
  /** Ids of those who hold it. */
  readonly holders: readonly string[];
  /** Changes allowed per ISO week and those already made in the week of `asOf`; budget null: none set. */
  readonly budgetPerWeek: number | null;
  readonly usedThisWeek: number;
  /** The Monday (YYYY-MM-DD) from which the budget is whole again. */
  readonly budgetFrom: string;
}

/** What rights are computed from, at a moment. */
export interface RightsContext {
  readonly pilot: RecordsHolder;
  readonly figures: PilotFigures;
  readonly asOfMs: number;
  /** The obligations as they stood at `asOfMs`. */
  readonly obligations: readonly PilotObligation[];
}

/** Why a right is held back, and what would mend it. */
interface Hindrance {
  readonly reason: string;
  readonly missing: string;
}

/** All delegated rights, in the order of the guardrails. */
export function rightStates(context: RightsContext): readonly RightState[] {
  return recordsOf(context.pilot, "guardrail").map((guardrail) => rightState(context, guardrail));
}

/** The state of the right that one guardrail delegates; with `bands`, as far as those of its bands are concerned. */
export function rightState(
  context: RightsContext,
  guardrail: RecordOf<"guardrail">,
  bands: readonly Band[] = guardrail.bands ?? [],
): RightState {
  const clock = zoneClock(context.figures.settings.timeZone);
  const read = bands.map((band) => ({
    band,
    state: bandState(context.pilot, context.figures, band, context.asOfMs),
  }));
  const common = {
    id: guardrail.id,
    domain: guardrail.domain,
    bands: read.map(({ state }) => state),
    holders: guardrail.holder ?? [],
    budgetPerWeek: guardrail.budgetPerWeek ?? null,
    usedThisWeek: usedInWeek(context, guardrail),
    budgetFrom: formatCalendarDate(mondayOf(clock.dayOf(context.asOfMs)) + 7),
  };
  const { status } = guardrail;
  // A grant counts from its own time on.
  const isEarly = (instantOf(guardrail.grantedAt) ?? Number.NEGATIVE_INFINITY) > context.asOfMs;
  if (isEarly || (status !== "granted" && status !== "suspended")) {
    const reason = status === "withdrawn" ? "it was withdrawn" : "nobody granted it";
    return {
      ...common,
      state: "not granted",
      reasons: [reason],
      missing: ["granting it, once its bands hold"],
    };
  }
  const stops = stopsOf(context, guardrail, read);
  if (stops.length > 0) return { ...common, state: "suspended", ...hindered(stops) };
  const gaps = gapsOf(read.map(({ state }) => state));
  if (gaps.length > 0) return { ...common, state: "unproven", ...hindered(gaps) };
  return { ...common, state: "active", reasons: [], missing: [] };
}

function stopsOf(
  context: RightsContext,
  guardrail: RecordOf<"guardrail">,
  bands: readonly { readonly band: Band; readonly state: BandState }[],
): readonly Hindrance[] {
  const { suspendedReason } = guardrail;
  const isLater = (instantOf(guardrail.suspendedAt) ?? Number.NEGATIVE_INFINITY) > context.asOfMs;
  const byHand = {
    reason: `it was suspended by hand${suspendedReason === undefined ? "" : `: ${suspendedReason}`}`,
    missing: "granting it again, once its bands hold",
  };
  return [
    ...(guardrail.status === "suspended" && !isLater ? [byHand] : []),
    ...context.obligations
      .filter(
        (obligation) =>
          holdsRightsBack(obligation) && bands.some(({ band }) => touches(context, band, obligation)),
      )
      .map(({ metric, action }) => ({
        reason: `${metricName(metric)} fired: ${action ?? "no action was committed to"}`,
        missing: `the answer to the obligation on ${metricName(metric)}`,
      })),
    ...bands
      .filter(({ state }) => state.state === "breach")
      .map(({ band, state }) => ({
        reason: state.reason,
        missing: `a mature week in which ${metricName(band.metric)} holds`,
      })),
  ];
}

function gapsOf(bands: readonly BandState[]): readonly Hindrance[] {
  if (bands.length === 0) {
    return [
      { reason: "it has no band that could be shown to hold", missing: "a band that can be shown to hold" },
    ];
  }
  return bands
    .filter(({ state }) => state === "unproven")
    .map(({ reason, moreUnits, figure }) => ({
      reason,
      missing:
        moreUnits === null
          ? `data that show it: ${reason}`
          : `about ${unitCount(moreUnits)} more units of ${metricName(figure?.metric ?? "")}`,
    }));
}

function hindered(hindrances: readonly Hindrance[]) {
  return {
    reasons: hindrances.map(({ reason }) => reason),
    missing: hindrances.map(({ missing }) => missing),
  };
}

/** "May I do this now?": null for yes, or the reason why not. Over the budget a decision is routed up. */
export function refusalOf(right: RightState): string | null {
  if (right.state !== "active") return `${right.state}: ${right.reasons.join("; ")}`;
  return isBudgetUsed(right) ? budgetWords(right) : null;
}

/** Is the week's budget of a right used up? */
export function isBudgetUsed({ budgetPerWeek, usedThisWeek }: RightState): boolean {
  return budgetPerWeek !== null && usedThisWeek >= budgetPerWeek;
}

/** That the budget is used up, in words. */
export function budgetWords({ budgetPerWeek }: RightState): string {
  return `the budget of ${budgetPerWeek} a week is used up: route it up`;
}

/** Does an obligation concern a band: same metric, and scopes that have something in common? */
export function touches(
  { pilot }: Pick<RightsContext, "pilot">,
  band: Band,
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

/** Does a decision fall under a guardrail: by reference, or by the name of its domain? */
export function concerns(decision: RecordOf<"decision">, guardrail: RecordOf<"guardrail">): boolean {
  return decision.guardrail === guardrail.id || decision.domain === guardrail.domain;
}
