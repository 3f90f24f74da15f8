import { type Band, type BandState, bandState } from "../../shared/domain/band-state.ts";
import { baselineInForce } from "../../shared/domain/baselines.ts";
import { type CalendarEvent, calendarEvents } from "../../shared/domain/calendar-events.ts";
import { type ChangeImpact, changeImpact, changeImpacts } from "../../shared/domain/change-impact.ts";
import { type CustomerList, customerList } from "../../shared/domain/customer-rows.ts";
import { type DecisionCase, decisionCase } from "../../shared/domain/decision-case.ts";
import { type DecisionRegister, decisionRegister } from "../../shared/domain/decision-register.ts";
import { type DecisionDraft, type DraftRequest, draftDecision } from "../../shared/domain/draft-decision.ts";
import { type LeaderEvidence, leaderEvidence } from "../../shared/domain/leader-evidence.ts";
import { type LocalGreenMonth, localGreenMonths } from "../../shared/domain/local-green.ts";
import { type LoopSpeed, loopSpeed } from "../../shared/domain/loop-speed.ts";
import { type MayAnswer, type MayQuestion, mayI } from "../../shared/domain/may-i.ts";
import { type MetricGrid, metricGrid } from "../../shared/domain/metric-grid.ts";
import { type NarrativeState, narrativeState } from "../../shared/domain/narrative-state.ts";
import { type ObligationCase, obligationCase } from "../../shared/domain/obligation-case.ts";
import { type ObligationLedger, obligationLedger } from "../../shared/domain/obligation-ledger.ts";
import { type OwnerSlip, ownerSlip } from "../../shared/domain/owner-slip.ts";
import { type OwnershipState, ownershipStates } from "../../shared/domain/ownership-states.ts";
import { type PhaseEvaluation, phaseEvaluation } from "../../shared/domain/phase-evaluation.ts";
import type { FigureWindow } from "../../shared/domain/pilot-figures.ts";
import { type PromiseCheck, type PromiseQuery, promiseCheck } from "../../shared/domain/promise-check.ts";
import { type PromiseLedger, promiseLedger } from "../../shared/domain/promise-ledger.ts";
import { type ReadinessCase, readinessCase } from "../../shared/domain/readiness/readiness-case.ts";
import { type ReviewAgenda, reviewAgenda } from "../../shared/domain/review-agenda.ts";
import { type PilotStatus, statusOfView } from "../../shared/domain/status.ts";
import { type StrategicReset, strategicReset } from "../../shared/domain/strategic-reset.ts";
import { type StructureOption, structureOptions } from "../../shared/domain/structure-options.ts";
import { baselineSufficiency, type Sufficiency } from "../../shared/domain/sufficiency.ts";
import { pilotProgress } from "../../shared/domain/system-value.ts";
import {
  type PreviewTerms,
  type ThresholdPreview,
  thresholdPreview,
} from "../../shared/domain/threshold-preview.ts";
import { type WhyCase, type WhySubject, whyCase } from "../../shared/domain/why.ts";
import type { DataRange } from "../../shared/metrics/data-range.ts";
import type { Comparison, ComparisonQuery, Figure, FigureQuery } from "../../shared/metrics/figure.ts";
import type { MetricId } from "../../shared/metrics/registry.ts";
import type { ThresholdScope } from "../../shared/metrics/threshold-periods.ts";
import {
  type DayStanding,
  dayStanding,
  type LastingStanding,
  lastingStanding,
  type MoneyStanding,
  moneyStanding,
} from "../../shared/portfolio/company-standing.ts";
import { recordById, recordsOf } from "../../shared/records/read-records.ts";
import type { LineChartSpec } from "../../shared/report/charts/chart-spec.ts";
import { type ChartScope, metricChart } from "../../shared/report/course/metric-chart.ts";
import { type CustomerCourse, customerCourse } from "./customer-course.ts";
import { type ExplainQuery, type Explanation, explanationOf } from "./explanation.ts";
import type { FigureGround } from "./figure-ground.ts";
import { type MetricNow, metricsNow } from "./metrics-now.ts";
import { type Overview, overviewOf } from "./overview.ts";
import { type FigureFlags, figureFlags, type TodayNow, todayNow } from "./today-now.ts";

/** Which metrics are drawn, and how. */
export interface ChartsQuery {
  readonly metrics: readonly MetricId[];
  readonly scope: ChartScope;
}

/** Which change, and how many days on either side of it. */
export interface ImpactQuery {
  readonly change: string;
  readonly windowDays: number;
}

/** Loops of a workflow (name, or `*`) that were detected in a range of days. */
export interface SpeedQuery extends DataRange {
  readonly workflow: string;
}

/** Terms to try on a scope of a metric. */
export interface PreviewQuery {
  readonly scope: ThresholdScope;
  readonly terms: PreviewTerms;
}

/** What a baseline sealed for a date would lack, and the window that it would be taken from. */
export interface SufficiencyAnswer {
  readonly sufficiency: Sufficiency;
  readonly window: FigureWindow;
}

/** The options with their preconditions, and the pilot against its criteria. */
export interface StructureAnswer {
  readonly options: readonly StructureOption[];
  readonly evaluation: PhaseEvaluation;
}

/**
 * Everything that the window asks about figures, by name: a pure function of a pilot at a moment and of the question.
 * Questions and answers are plain data, because a worker answers. A new question is a line here.
 */
export const FIGURE_QUESTIONS = {
  /** What all places show of a pilot. */
  overview: (ground: FigureGround): Overview => overviewOf(ground),
  /** Every metric in the current window, by workflow and segment or rolled up, against the baseline. */
  metrics: (ground: FigureGround, by: readonly ("workflow" | "segment")[]): readonly MetricNow[] =>
    metricsNow(ground, by),
  charts: (
    ground: FigureGround,
    { metrics, scope }: ChartsQuery,
  ): ReadonlyMap<MetricId, LineChartSpec | null> =>
    new Map(metrics.map((metric) => [metric, metricChart(ground, metric, scope)])),
  /** Input: the date of the baseline, as epoch day. */
  sufficiency: ({ figures, state }: FigureGround, date: number): SufficiencyAnswer => {
    const window = figures.windowAt(date);
    const segments = recordsOf(state, "segment").map(({ name }) => name);
    return { sufficiency: baselineSufficiency(figures, window, segments), window };
  },
  figures: ({ figures }: FigureGround, query: FigureQuery): readonly Figure[] => figures.figures(query),
  comparisons: ({ figures }: FigureGround, query: ComparisonQuery): readonly Comparison[] =>
    figures.comparisons(query),
  /** Who answers for which metric, with where it stands against its lines. */
  ownership: ({ state, figures, asOfMs }: FigureGround): readonly OwnershipState[] =>
    ownershipStates(state, figures, asOfMs),
  /** What terms would have done in the last twelve periods. */
  thresholdPreview: ({ figures, asOfMs }: FigureGround, { scope, terms }: PreviewQuery): ThresholdPreview =>
    thresholdPreview(figures, scope, terms, asOfMs),
  /** All obligations ever, with what happened to them, and what was loosened. */
  ledger: ({ state, view, asOfMs }: FigureGround): ObligationLedger =>
    obligationLedger(state, view().obligations, asOfMs),
  /** The months that the functions gave figures of their own for, beside the system value. */
  localGreen: ({ state, figures, asOfMs }: FigureGround): readonly LocalGreenMonth[] =>
    localGreenMonths(state, figures, baselineInForce(state), asOfMs),
  /** What contracts promise against what is delivered. */
  promises: ({ state, figures, asOfMs }: FigureGround): PromiseLedger =>
    promiseLedger(state, figures, asOfMs),
  promiseCheck: ({ figures, asOfMs }: FigureGround, query: PromiseQuery): PromiseCheck =>
    promiseCheck(figures, query, asOfMs),
  /** Input: the id of an obligation; null: there is none. */
  obligationCase: ({ state, view, asOfMs }: FigureGround, id: string): ObligationCase | null =>
    obligationCase(state, view(), asOfMs, id),
  /** The five effects of every change that is live, without its segments. */
  changeImpacts: ({ state, figures, asOfMs }: FigureGround): readonly ChangeImpact[] =>
    changeImpacts(state, figures, asOfMs, false),
  /** Null: the change is not live. */
  changeImpact: ({ state, figures, asOfMs }: FigureGround, query: ImpactQuery): ChangeImpact | null =>
    changeImpact(state, figures, query.change, asOfMs, query.windowDays),
  loopSpeed: ({ figures }: FigureGround, { workflow, ...range }: SpeedQuery): LoopSpeed =>
    loopSpeed(figures, workflow, range),
  customers: ({ state, figures, asOfMs }: FigureGround): CustomerList => customerList(state, figures, asOfMs),
  /** Input: the name of a customer. */
  customerCourse: (ground: FigureGround, customer: string): CustomerCourse =>
    customerCourse(ground, customer),
  status: ({ state, view, asOfMs }: FigureGround): PilotStatus => statusOfView(state, view(), asOfMs),
  /** Why something stands as it does; null: it is not there any more. */
  why: ({ state, view, asOfMs }: FigureGround, subject: WhySubject): WhyCase | null =>
    whyCase(state, view(), asOfMs, subject),
  /** What one figure is made of, down to files and lines. */
  explain: (ground: FigureGround, query: ExplainQuery): Explanation => explanationOf(ground, query),
  /** A metric over workflow × segment × period; `count` periods up to the end of its data. */
  metricGrid: (
    { state, figures, asOfMs }: FigureGround,
    { metric, count }: { readonly metric: MetricId; readonly count: number },
  ): MetricGrid => metricGrid(state, figures, metric, count, asOfMs),
  /** The decision that is drafted from what was looked at. */
  draftDecision: ({ state, figures, asOfMs }: FigureGround, request: DraftRequest): DecisionDraft =>
    draftDecision(state, figures, request, asOfMs),
  today: (ground: FigureGround): TodayNow => todayNow(ground),
  flags: (ground: FigureGround): FigureFlags => figureFlags(ground),
  /** The register of decisions, with delay, bottleneck and what was expected and missed. */
  decisionRegister: ({ state, view }: FigureGround): DecisionRegister =>
    decisionRegister({ ...view(), pilot: state }, view().findings),
  /** Input: a decision, and who would decide it; null: there is no such decision. */
  decisionCase: (
    { state, view, asOfMs }: FigureGround,
    { id, by }: { readonly id: string; readonly by?: string },
  ): DecisionCase | null => {
    const { pillars } = pilotProgress(view().figures, baselineInForce(state), asOfMs);
    return decisionCase({ ...view(), pilot: state, pillars }, id, by);
  },
  /** The agenda of the weekly review as it stands. */
  reviewAgenda: ({ state, view }: FigureGround): ReviewAgenda => reviewAgenda(state, view()),
  /** What the monthly reset is held on. */
  strategicReset: ({ state, figures, asOfMs }: FigureGround): StrategicReset =>
    strategicReset(state, figures, asOfMs),
  /** Input: the id of a board narrative; null: there is none. */
  narrative: ({ state, figures, asOfMs }: FigureGround, id: string): NarrativeState | null => {
    const found = recordById(state, "narrative", id);
    return found === null ? null : narrativeState(state, figures, found, asOfMs);
  },
  /** May it be done now, in a delegated domain? */
  mayI: ({ state, view }: FigureGround, question: MayQuestion): MayAnswer =>
    mayI({ ...view(), pilot: state }, question),
  /** How bands stand that are being written. */
  bandStates: ({ state, figures, asOfMs }: FigureGround, bands: readonly Band[]): readonly BandState[] =>
    bands.map((band) => bandState(state, figures, band, asOfMs)),
  /** The options for the structure, and the evaluation that they rest on. */
  structure: ({ state, view }: FigureGround): StructureAnswer => ({
    options: structureOptions(state, view()),
    evaluation: phaseEvaluation(state, view()),
  }),
  /** Input: the id of a person; null: there is no such person. */
  ownerSlip: ({ state, view }: FigureGround, person: string): OwnerSlip | null =>
    ownerSlip(state, view(), person),
  /** What goes into the calendar of everybody, or of a person (id): what everyone may see, because calendars are shared. */
  calendarEvents: ({ state, view, asOfMs }: FigureGround, person: string | null): readonly CalendarEvent[] =>
    calendarEvents(state, view(), asOfMs, { person, circle: "everyone" }),
  /** What the record shows of each leader. */
  leaders: ({ state, view }: FigureGround): readonly LeaderEvidence[] => leaderEvidence(state, view()),
  /** The questionnaire with its signals, coverage, gaps and plan. */
  readiness: ({ state, view }: FigureGround): ReadinessCase => readinessCase(state, view()),
  /** Input: a day of the pilot, or null for now. The answer is null where that day has not been lived through. */
  money: ({ state, figures, asOfMs }: FigureGround, day: number | null): MoneyStanding | null =>
    day === null ? moneyStanding(state, figures, asOfMs) : dayStanding(state, figures, day, asOfMs),
  /** What the portfolio says of a company beside its overview. */
  standing: ({ state, view }: FigureGround): LastingStanding => lastingStanding(state, view()),
  /** Its figures at the end of a day of the pilot; null: that day has not been lived through. */
  dayStanding: ({ state, figures, asOfMs }: FigureGround, day: number): DayStanding | null =>
    dayStanding(state, figures, day, asOfMs),
} as const satisfies Readonly<Record<string, (ground: FigureGround, query: never) => unknown>>;

/** The name of a question. */
export type QuestionName = keyof typeof FIGURE_QUESTIONS;

/** What a question is asked with; null where it needs nothing but the pilot. */
export type QuestionInput<Name extends QuestionName> =
  Parameters<(typeof FIGURE_QUESTIONS)[Name]> extends readonly [unknown, infer Input] ? Input : null;

/** What answers it. */
export type QuestionAnswer<Name extends QuestionName> = ReturnType<(typeof FIGURE_QUESTIONS)[Name]>;
