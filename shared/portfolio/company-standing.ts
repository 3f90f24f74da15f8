import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf } from "../calendar/moments.ts";
import { baselineInForce } from "../domain/baselines.ts";
import type { PhaseGate } from "../domain/gates.ts";
import { hiddenMovesNow } from "../domain/hidden-now.ts";
import type { Operational } from "../domain/ownership.ts";
import type { PilotMoment } from "../domain/pilot-calendar.ts";
import type { PilotFigures } from "../domain/pilot-figures.ts";
import type { PilotView } from "../domain/pilot-view.ts";
import { pilotWorkflow } from "../domain/pilot-workflow.ts";
import { type ReadinessSummary, readinessSummary } from "../domain/readiness/readiness-summary.ts";
import { regressionNotes } from "../domain/regression-note.ts";
import type { TitleGate } from "../domain/title-gate.ts";
import { journalDigest } from "../journal/journal-digest.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { MetricId } from "../metrics/registry.ts";
import { pilotRecord, recordById } from "../records/read-records.ts";
import { lastEntries, lastHeard } from "./arrivals.ts";
import { overdueAsks } from "./ask-load.ts";
import { atStakeLines } from "./at-stake.ts";
import { type AttentionReason, attentionOf, isSilent, silentDays } from "./attention.ts";
import { type HeadlineDefinitions, headlineDefinitions } from "./definitions.ts";
import { type DutyCounts, dutiesOf } from "./duties.ts";
import { gainedLines } from "./gained.ts";
import type { MoneyLine } from "./money-lines.ts";
import { type ComingDate, partnerDates } from "./partner-dates.ts";
import { type FiguresStanding, figuresStanding } from "./pillar-standing.ts";
import { momentOfDay } from "./same-day.ts";

/** An improvement that may be no more than a return to where the metric was before the baseline. */
export interface ReturnNote {
  readonly metric: MetricId;
  /** Its value in the weeks before the baseline window. */
  readonly history: number | null;
  readonly isChosenBecauseBad: boolean;
}

/**
 * What the portfolio says of one company at a moment, but for what counts the time that passes. Nothing of it depends on
 * any other company.
 */
export interface LastingStanding extends FiguresStanding {
  readonly pilotId: string;
  readonly company: string;
  readonly workflow: string | null;
  readonly currency: string;
  readonly timeZone: string;
  /** What has to stand on everything that is said of it, such as that it is a simulation; null: nothing. */
  readonly notice: string | null;
  readonly moment: PilotMoment;
  readonly startDate: EpochDay | null;
  readonly gained: readonly MoneyLine[];
  readonly atStake: readonly MoneyLine[];
  readonly gates: readonly PhaseGate[];
  readonly titleGate: TitleGate;
  readonly duties: DutyCounts;
  readonly operational: Operational;
  /** The last date with daily data; null: there are none. */
  readonly dataTo: EpochDay | null;
  readonly lastHeardAt: string;
  readonly returns: readonly ReturnNote[];
  readonly definitions: HeadlineDefinitions;
  readonly coming: readonly ComingDate[];
  /** Digest of the sealed baseline in force; null: none. */
  readonly seal: string | null;
  /** Digest of the heads of its journal: what all of this stands on. */
  readonly journal: string;
  /** Of a diligence target; null: it is a pilot. */
  readonly readiness: ReadinessSummary | null;
}

/** Everything that the portfolio says of one company at a moment. */
export interface CompanyStanding extends LastingStanding {
  readonly asOfMs: number;
  /** Days since it was last heard of; null: never. */
  readonly silentDays: number | null;
  readonly isSilent: boolean;
  readonly attention: readonly AttentionReason[];
}

/** The standing of a company whose view is there. `own`: the replica that this machine writes with, if it has one. */
export function companyStanding(
  pilot: PilotState,
  view: PilotView,
  own: string | null = null,
): CompanyStanding {
  const { figures, asOfMs, moment } = view;
  const standing = lastingStanding(pilot, view, own);
  const lastEntryAt = standing.lastHeardAt;
  const baseline = baselineInForce(pilot);
  const hidden = baseline === null ? [] : hiddenMovesNow(figures, baseline, asOfMs);
  return {
    ...standing,
    asOfMs,
    silentDays: silentDays({ lastEntryAt, asOfMs }),
    // A target sends no packs by the week.
    isSilent: moment.stage !== "target" && isSilent({ lastEntryAt, asOfMs }),
    attention: attentionOf({ ...view, hidden, overdueAsks: overdueAsks(pilot, moment.date), lastEntryAt }),
  };
}

/** The part of a company's standing that is the same until something happens; see `holdsUntil`. */
export function lastingStanding(
  pilot: PilotState,
  view: PilotView,
  own: string | null = null,
): LastingStanding {
  const { figures, asOfMs, moment } = view;
  const root = pilotRecord(pilot);
  const baseline = baselineInForce(pilot);
  return {
    ...figuresStanding(pilot, figures, asOfMs),
    pilotId: pilot.pilotId,
    company: recordById(pilot, "company", root.company)?.name ?? "Company",
    workflow: pilotWorkflow(pilot)?.name ?? null,
    currency: root.currency,
    timeZone: root.timeZone,
    notice: root.notice ?? null,
    moment,
    startDate: dayOf(root.startDate),
    ...moneyStanding(pilot, figures, asOfMs),
    gates: view.gates,
    titleGate: view.titleGate,
    duties: dutiesOf(pilot, view),
    operational: view.operational,
    dataTo: lastDataDate(figures),
    lastHeardAt: lastHeard(lastEntries(pilot), own),
    returns: returnNotes(pilot, figures, asOfMs),
    definitions: headlineDefinitions(figures),
    coming: partnerDates(pilot, view),
    seal: baseline?.digest ?? null,
    journal: journalDigest(pilot),
    readiness: moment.stage === "target" ? readinessSummary(pilot) : null,
  };
}

/** A company's figures as at a day of its pilot, over the data as they are known now. */
export interface DayStanding extends FiguresStanding {
  readonly pilotId: string;
  readonly asOfMs: number;
  readonly gained: readonly MoneyLine[];
  readonly atStake: readonly MoneyLine[];
}

/** The figures at the end of a day of the pilot; null: the company has not lived through it. */
export function dayStanding(
  pilot: PilotState,
  figures: PilotFigures,
  day: number,
  nowMs: number,
): DayStanding | null {
  const { startDate, timeZone } = pilotRecord(pilot);
  const asOfMs = momentOfDay(dayOf(startDate), timeZone, day, nowMs);
  if (asOfMs === null) return null;
  return {
    pilotId: pilot.pilotId,
    asOfMs,
    ...figuresStanding(pilot, figures, asOfMs),
    ...moneyStanding(pilot, figures, asOfMs),
  };
}

/** What was gained, and what is at stake. */
export type MoneyStanding = Pick<CompanyStanding, "gained" | "atStake">;

/** The money of a company at a moment. */
export function moneyStanding(pilot: PilotState, figures: PilotFigures, asOfMs: number): MoneyStanding {
  return { gained: gainedLines(pilot, figures, asOfMs), atStake: atStakeLines(figures, asOfMs) };
}

/** Improvements of now that the weeks before the baseline put in doubt. */
export function returnNotes(pilot: PilotState, figures: PilotFigures, asOfMs: number): readonly ReturnNote[] {
  const baseline = baselineInForce(pilot);
  if (baseline === null) return [];
  return regressionNotes(pilot, figures, baseline, asOfMs).map(({ metric, against, isChosenBecauseBad }) => ({
    metric,
    history: against.before,
    isChosenBecauseBad,
  }));
}

/** The last date with daily data. */
export function lastDataDate({ prepared, range }: PilotFigures): EpochDay | null {
  const ends = (["work", "interactions", "corrections"] as const).flatMap(
    (input) => prepared.ranges.get(input)?.to ?? [],
  );
  return ends.length > 0 ? Math.max(...ends) : (range?.to ?? null);
}
