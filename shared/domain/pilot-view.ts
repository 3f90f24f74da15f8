import type { EpochDay } from "../calendar/calendar-date.ts";
import { dayOf } from "../calendar/moments.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { Dataset } from "../metrics/dataset.ts";
import type { PreparedDataset } from "../metrics/prepared-dataset.ts";
import { prepareDataset } from "../metrics/prepared-dataset.ts";
import type { MetricId } from "../metrics/registry.ts";
import { startDateOf } from "../pilot-data/metric-settings-of.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import { baselineDifferences } from "./baseline-comparison.ts";
import { baselineInForce } from "./baselines.ts";
import { checklistStates } from "./checklist.ts";
import type { ItemState } from "./checklist-item.ts";
import { createPilotFigures } from "./create-pilot-figures.ts";
import { decisionAudit } from "./decision-audit.ts";
import type { Finding } from "./finding.ts";
import { findings } from "./findings.ts";
import type { PhaseGate } from "./gates.ts";
import { phaseGates } from "./gates.ts";
import { HEADLINES } from "./headlines.ts";
import { hardIncentiveFlags } from "./incentive-plans.ts";
import { firstClosedWeeklyReview } from "./launch.ts";
import { type Operational, operationalOf } from "./ownership.ts";
import type { PassVerdict } from "./pass-verdict.ts";
import { passVerdict } from "./pass-verdict.ts";
import type { PilotMoment } from "./pilot-calendar.ts";
import { FIRST_VERDICT_DAY, pilotMoment } from "./pilot-calendar.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import type { PilotObligation } from "./pilot-obligations.ts";
import { pilotObligations } from "./pilot-obligations.ts";
import type { RightState, RightsContext } from "./rights.ts";
import { rightStates } from "./rights.ts";
import type { RuleContext } from "./rule-context.ts";
import { sealedCriteria } from "./sealed-criteria.ts";
import { pilotProgress } from "./system-value.ts";
import type { ConvergenceTestName, TitleGate } from "./title-gate.ts";
import { titleGate } from "./title-gate.ts";

/** Everything that is derived from a pilot at a moment; nothing of it is ever stored. */
export interface PilotView {
  /** Epoch milliseconds. */
  readonly asOfMs: number;
  readonly moment: PilotMoment;
  readonly figures: PilotFigures;
  readonly systemValue: number | null;
  readonly items: readonly ItemState[];
  readonly gates: readonly PhaseGate[];
  readonly titleGate: TitleGate;
  /** The verdict against the Day-180 criteria; null before Day 121 or without a baseline. */
  readonly verdict: PassVerdict | null;
  readonly obligations: readonly PilotObligation[];
  readonly rights: readonly RightState[];
  readonly findings: readonly Finding[];
  readonly operational: Operational;
}

/**
 * The pilot as it stands at `asOfMs` (epoch milliseconds): a pure function of records, data and that moment. `laidOut`:
 * the figures of the dataset where they are there already.
 */
export function pilotView(
  state: PilotState,
  dataset: Dataset | PreparedDataset,
  asOfMs: number,
  laidOut?: PilotFigures,
): PilotView {
  const pilot = pilotRecord(state);
  const startDate = startDateOf(pilot);
  const figures =
    laidOut ??
    createPilotFigures("blocks" in dataset ? dataset : prepareDataset(dataset), pilot.baselineWeeks);
  const moment = pilotMoment(startDate, pilot.timeZone, asOfMs);
  const baseline = baselineInForce(state);
  const isVerdictDue = moment.day !== null && moment.day >= FIRST_VERDICT_DAY;
  const verdict = baseline === null || !isVerdictDue ? null : verdictAt(figures, baseline, asOfMs);
  const context: RuleContext = {
    state,
    pilot,
    startDate,
    today: moment.date,
    timeZone: pilot.timeZone,
    hasFigure: figureLookup(figures, moment.date),
    baseline,
    verdict: () => verdict,
  };
  const items = checklistStates(context);
  const now: RightsContext = {
    pilot: state,
    figures,
    asOfMs,
    obligations: pilotObligations(state, figures, asOfMs),
  };
  const expired = new Set(
    now.obligations.filter((obligation) => obligation.state === "expired").map(({ metric }) => metric),
  );
  const audit = decisionAudit(state, figures);
  const gate = titleGate({
    startDate,
    today: moment.date,
    firstReviewClosed: firstClosedWeeklyReview(state, pilot.timeZone, moment.date),
    passed: passedTests(state, moment.date),
    isBaselineSealed: baseline !== null,
    verdict,
  });
  return {
    asOfMs,
    moment,
    figures,
    systemValue: pilotProgress(figures, baseline, asOfMs).systemValue,
    items,
    gates: phaseGates(items, moment.stage === "ended" ? "ended" : moment.phase, {
      P3: hardIncentiveFlags(state),
    }),
    titleGate: gate,
    verdict,
    obligations: now.obligations,
    rights: rightStates(now),
    findings: findings({
      pilot: state,
      figures,
      baseline,
      asOfMs,
      items,
      day: moment.day,
      today: moment.date,
      audit,
      titleGate: gate,
    }),
    operational: operationalOf(state, expired),
  };
}

/** The verdict against the criteria that were sealed with a baseline, on the data that are mature at `asOfMs`. */
export function verdictAt(
  figures: PilotFigures,
  baseline: NonNullable<ReturnType<typeof baselineInForce>>,
  asOfMs: number,
): PassVerdict {
  const differences = [
    ...baselineDifferences(figures, baseline, [], asOfMs),
    ...baselineDifferences(figures, baseline, ["segment"], asOfMs),
  ];
  return passVerdict(sealedCriteria(baseline.criteria), differences);
}

const HEADLINE_METRICS: readonly MetricId[] = Object.values(HEADLINES);

/** Rules ask for headlines in the first place: one pass over all days finds them together, and nothing else is computed. */
function figureLookup(figures: PilotFigures, today: EpochDay): RuleContext["hasFigure"] {
  const from = figures.range?.from;
  const query = from === undefined || from > today ? null : { from, to: today };
  return (metric: MetricId, workflow = "*") => {
    if (query === null) return false;
    const by = workflow === "*" ? [] : (["workflow"] as const);
    const metrics = HEADLINE_METRICS.includes(metric) ? HEADLINE_METRICS : [metric];
    return figures
      .figures({ ...query, by, metrics })
      .some((figure) => figure.metric === metric && figure.workflow === workflow && figure.value !== null);
  };
}

/** The tests whose last result, up to today, is a pass. */
function passedTests(state: PilotState, today: EpochDay): ReadonlySet<ConvergenceTestName> {
  const passed = new Set<ConvergenceTestName>();
  for (const { test, passed: hasPassed, on } of recordsOf(state, "convergenceTest")) {
    if ((dayOf(on) ?? today) > today) continue;
    if (hasPassed) passed.add(test);
    else passed.delete(test);
  }
  return passed;
}
