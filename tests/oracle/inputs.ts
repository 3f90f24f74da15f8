/**
 * The nine inputs of formats.md as the oracle reads them. An empty cell is null. Money is bigint micros (1e-6 of the
 * currency), dates are "YYYY-MM-DD", months "YYYY-MM", instants ISO text with an offset.
 */
export interface WorkRow {
  readonly date: string;
  readonly workflow: string;
  readonly segment: string;
  readonly eligible: number | null;
  readonly attempted: number | null;
  readonly completed: number | null;
  readonly qualified: number | null;
  readonly accepted: number | null;
  readonly overridden: number | null;
  readonly escalated: number | null;
  readonly outcomes: number | null;
  readonly modelCost: bigint | null;
  readonly infraCost: bigint | null;
  readonly supportCost: bigint | null;
  readonly activeCustomers: number | null;
  readonly revenue: bigint | null;
  readonly failed: number | null;
}

export interface InteractionRow {
  readonly id: string;
  readonly at: string;
  readonly workflow: string;
  readonly segment: string;
  readonly customer: string | null;
  readonly mode: "autonomous" | "assisted" | "manual";
  readonly disposition: "accepted" | "overridden" | "escalated" | "none" | null;
  readonly quality: "pass" | "fail" | "unknown" | null;
  readonly confidence: number | null;
  readonly cycleMinutes: number | null;
  readonly correctionMinutes: number | null;
  readonly success: boolean | null;
  readonly modelCost: bigint | null;
  readonly infraCost: bigint | null;
  readonly supportCost: bigint | null;
}

export interface CorrectionRow {
  readonly id: string;
  readonly at: string;
  readonly workflow: string;
  readonly segment: string;
  readonly minutes: number | null;
}

export interface RevenueRow {
  readonly month: string;
  readonly customer: string;
  readonly segment: string;
  readonly startingMrr: bigint | null;
  readonly expansion: bigint | null;
  readonly contraction: bigint | null;
  readonly churned: bigint | null;
}

export interface CustomerRow {
  readonly customer: string;
  readonly segment: string;
  readonly signedOn: string | null;
  readonly firstValueOn: string | null;
  readonly fitScore: number | null;
  readonly arr: bigint | null;
  readonly promisedAutonomy: number | null;
  readonly renewalOn: string | null;
}

export interface LoopRow {
  readonly id: string;
  readonly workflow: string;
  readonly title: string | null;
  readonly detectedAt: string;
  readonly triagedAt: string | null;
  readonly authorisedAt: string | null;
  readonly deployedAt: string | null;
  readonly validatedAt: string | null;
  readonly verdict: "improved" | "neutral" | "regressed" | null;
}

export interface IncidentRow {
  readonly id: string;
  readonly workflow: string;
  readonly title: string | null;
  readonly startedAt: string;
  readonly resolvedAt: string | null;
  readonly loop: string | null;
}

export interface EffortRow {
  readonly month: string;
  readonly workflow: string;
  readonly segment: string;
  readonly personDays: number | null;
  readonly spend: bigint | null;
}

export interface ChangeRow {
  readonly id: string;
  readonly at: string;
  readonly workflow: string;
  readonly kind: string | null;
  readonly title: string | null;
  readonly plannedOn: string | null;
  readonly status: string | null;
}

export interface OracleInputs {
  readonly work: readonly WorkRow[];
  readonly interactions: readonly InteractionRow[];
  readonly corrections: readonly CorrectionRow[];
  readonly revenue: readonly RevenueRow[];
  readonly customers: readonly CustomerRow[];
  readonly loops: readonly LoopRow[];
  readonly incidents: readonly IncidentRow[];
  readonly effort: readonly EffortRow[];
  readonly changes: readonly ChangeRow[];
}

export interface WorkflowSettings {
  readonly unitValue?: bigint;
  readonly confidenceFloor?: number;
  readonly unknownQualityCounts?: boolean;
}

export type RqiComponent = "nrr" | "grr" | "timeToValue" | "dealFit";
export interface RqiScale {
  readonly weight: number;
  readonly floor: number;
  readonly target: number;
}
export type PillarName = "avd" | "trust" | "cost" | "revenue" | "loop";
export interface PillarGoal {
  readonly weight?: number;
  readonly baseline?: number;
  readonly target?: number;
}

export interface OracleSettings {
  readonly startDate: string;
  readonly timeZone: string;
  readonly workflows: Readonly<Record<string, WorkflowSettings>>;
  readonly confirmationHours?: number;
  readonly dealFitBar?: number;
  readonly rqi?: Readonly<Partial<Record<RqiComponent, RqiScale>>>;
  readonly objective?: Readonly<Partial<Record<PillarName, PillarGoal>>>;
}

export const noInputs: OracleInputs = {
  work: [],
  interactions: [],
  corrections: [],
  revenue: [],
  customers: [],
  loops: [],
  incidents: [],
  effort: [],
  changes: [],
};
