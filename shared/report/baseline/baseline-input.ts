import type { EpochDay } from "../../calendar/calendar-date.ts";
import type { Operational } from "../../domain/ownership.ts";
import type { Figure } from "../../metrics/figure.ts";
import type { Objective, Pillar } from "../../metrics/metric-settings.ts";
import type { MetricId } from "../../metrics/registry.ts";
import type { ChartPoint } from "../charts/chart-spec.ts";

/** Everything that the baseline report prints, as plain data. Names are as people wrote them; money in figures is decimal. */
export interface BaselineInput {
  readonly company: { readonly name: string; readonly industry: string | null };
  readonly pilot: {
    readonly startDate: EpochDay;
    readonly timeZone: string;
    readonly currency: string;
    readonly firstWorkflow: string | null;
    readonly workflows: readonly WorkflowScope[];
    readonly segments: readonly string[];
  };
  readonly control: BaselineControl;
  readonly window: BaselineWindow;
  /** All figures of the baseline: rolled up (`*`), by workflow, by segment and by workflow × segment. */
  readonly figures: readonly Figure[];
  /** Weekly (pillar 4: monthly) values of headline metrics, history included. */
  readonly series: readonly MetricSeries[];
  readonly objective: Objective;
  readonly governance: readonly MetricGovernance[];
  /** Metrics that nobody would act on, and the share of those shown to the leadership that somebody would (0–1). */
  readonly operational: Operational;
  readonly coverage: readonly SignalCoverage[];
  readonly sufficiency: readonly SufficiencyRow[];
  readonly rights: DecisionRights;
  readonly cadence: readonly CadenceRow[];
  readonly conflicts: readonly ConflictRow[];
  readonly criteria: readonly CriterionRow[];
  readonly decisionsAsked: readonly DecisionAsked[];
  readonly people: readonly PersonRow[];
  readonly agreement: Agreement;
  readonly changes: readonly ChangeRow[];
  readonly imports: readonly ImportRow[];
}

export interface WorkflowScope {
  readonly name: string;
  readonly description: string | null;
  readonly customerPromise: string | null;
  readonly executiveDri: readonly string[];
  readonly dri: readonly string[];
  readonly chosenBecauseBad: boolean;
  /** Worth of one qualified unit, in micros. */
  readonly unitValueMicros: number | null;
}

export interface BaselineControl {
  /** 1 for the first sealed baseline. */
  readonly version: number;
  readonly asOf: EpochDay;
  readonly sealedAtMs: number | null;
  readonly sealedBy: string | null;
  /** SHA-256 of the snapshot in hex. */
  readonly fingerprint: string | null;
  readonly engine: string;
  readonly confidentiality: string;
  /** Why there is a second baseline; null for the first. */
  readonly reason: string | null;
  /** What is unusual: sealed late, after the data. Sentences without a full stop. */
  readonly flags: readonly string[];
}

export interface BaselineWindow {
  readonly from: EpochDay | null;
  readonly to: EpochDay | null;
  readonly weeks: number;
  readonly historyWeeks: number;
  /** First day of the month of pillar 4. */
  readonly revenueFrom: EpochDay | null;
  readonly revenueTo: EpochDay | null;
  readonly hasDailyPoints: boolean;
  readonly confirmationHours: number;
}

export interface MetricSeries {
  readonly metric: MetricId;
  readonly workflow: string;
  readonly step: "week" | "month";
  readonly points: readonly ChartPoint[];
  readonly limits: {
    readonly low: number;
    readonly centre: number;
    readonly high: number;
    readonly isTrial: boolean;
  } | null;
}

/** Owner, threshold and pre-committed action of one metric and scope (`*`: all). */
export interface MetricGovernance {
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment: string;
  readonly owner: string | null;
  readonly keeper: string | null;
  readonly threshold: {
    readonly direction: "above" | "below";
    readonly warn: number | null;
    readonly breach: number;
    readonly periods: number;
    readonly action: string | null;
    readonly deadlineHours: number | null;
  } | null;
  /** The baseline value against the line. */
  readonly state: "holds" | "breach" | "unproven" | "no data" | null;
  /** About how many more units would prove it. */
  readonly moreUnits: number | null;
}

/** The four families of signals of one workflow. */
export interface SignalCoverage {
  readonly workflow: string;
  readonly family: "product events" | "model quality" | "telemetry" | "commercial";
  /** Share of the window's days that have it; null where nothing was ever imported. */
  readonly share: number | null;
  readonly lastOn: EpochDay | null;
  readonly source: string | null;
}

/** Points behind one metric and segment, and the gap where they do not suffice. */
export interface SufficiencyRow {
  readonly pillar: Pillar;
  readonly metric: MetricId;
  readonly workflow: string;
  readonly segment: string;
  /** Whole weeks, or months for pillar 4. */
  readonly points: number;
  readonly pointsWanted: number;
  readonly n: number | null;
  /** Null: enough. */
  readonly gap: string | null;
  readonly waiver: string | null;
}

export interface DecisionRights {
  readonly asIs: readonly RightRow[];
  readonly published: readonly RightRow[];
  readonly publishedVersion: number | null;
  readonly publishedFrom: EpochDay | null;
}

export interface RightRow {
  readonly decision: string;
  readonly category: 1 | 2 | 3 | 4 | null;
  readonly accountable: readonly string[];
  readonly delegates: readonly string[];
  /** How many people must agree. */
  readonly agreeing: number | null;
  readonly days: number | null;
  readonly guardrails: string | null;
  readonly cadence: string | null;
}

export interface CadenceRow {
  readonly name: string;
  readonly kind: "forum" | "approval gate" | "weekly" | "monthly" | "quarterly" | "other";
  readonly hoursPerMonth: number | null;
  readonly people: number | null;
  readonly owner: string | null;
  readonly decision: "keep" | "merge" | "retire" | null;
  readonly changedOutcome: number | null;
}

export interface ConflictRow {
  readonly rank: number | null;
  readonly title: string;
  readonly description: string | null;
  readonly costOfDelayMicrosPerWeek: number | null;
  readonly owner: string | null;
  readonly parties: readonly string[];
}

export interface CriterionRow {
  readonly pillar: Pillar;
  readonly metric: MetricId;
  readonly target: number | null;
  readonly verdict: string;
}

export interface DecisionAsked {
  readonly text: string;
  readonly owner: string | null;
  readonly due: EpochDay | null;
}

export interface PersonRow {
  readonly name: string;
  readonly role: string;
}

export interface Agreement {
  readonly signers: readonly { readonly role: string; readonly name: string }[];
  readonly dissent: readonly { readonly who: string; readonly text: string }[];
}

export interface ChangeRow {
  readonly at: EpochDay;
  readonly workflow: string;
  readonly kinds: readonly string[];
  readonly title: string;
}

export interface ImportRow {
  readonly file: string;
  readonly input: string;
  readonly rows: number;
  readonly refused: number;
  readonly importedAtMs: number;
  readonly digest: string;
}
