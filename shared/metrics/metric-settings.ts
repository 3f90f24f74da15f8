import type { EpochDay } from "../calendar/calendar-date.ts";

/** The five pillars, in their fixed order. */
export const PILLARS = ["avd", "trust", "cost", "revenue", "loop"] as const;
export type Pillar = (typeof PILLARS)[number];

/** What a workflow's units are worth and when they count as qualified. */
export interface WorkflowSettings {
  /** Money per qualified unit in micros; null: not set. */
  readonly unitValueMicros: number | null;
  /** Least confidence of a qualified interaction, 0–1. */
  readonly confidenceFloor: number;
  /** Does an interaction of unknown quality count as of acceptable quality? */
  readonly unknownQualityCounts: boolean;
}

/** One component of the revenue quality index. */
export interface IndexComponent {
  readonly weight: number;
  readonly floor: number;
  readonly target: number;
}

export const INDEX_COMPONENTS = ["nrr", "grr", "timeToValue", "dealFit"] as const;
export type IndexComponentName = (typeof INDEX_COMPONENTS)[number];
export type RevenueIndex = { readonly [Name in IndexComponentName]: IndexComponent };

/** One pillar's part of the shared objective. */
export interface ObjectivePillar {
  readonly weight: number;
  readonly baseline: number | null;
  readonly target: number | null;
}
export type Objective = { readonly [Name in Pillar]: ObjectivePillar };

/** Everything beside the rows that a figure depends on. */
export interface MetricSettings {
  readonly startDate: EpochDay;
  readonly timeZone: string;
  readonly currency: string;
  /** By workflow name; a workflow that is not named has the defaults. */
  readonly workflows: ReadonlyMap<string, WorkflowSettings>;
  readonly confirmationHours: number;
  readonly dealFitBar: number;
  readonly rqi: RevenueIndex;
  readonly objective: Objective;
}

export const DEFAULT_WORKFLOW_SETTINGS: WorkflowSettings = {
  unitValueMicros: null,
  confidenceFloor: 0,
  unknownQualityCounts: false,
};

export const DEFAULT_CONFIRMATION_HOURS = 72;
export const DEFAULT_DEAL_FIT_BAR = 60;

export const DEFAULT_REVENUE_INDEX: RevenueIndex = {
  nrr: { weight: 0.35, floor: 0.98, target: 1.015 },
  grr: { weight: 0.3, floor: 0.97, target: 0.995 },
  timeToValue: { weight: 0.15, floor: 180, target: 30 },
  dealFit: { weight: 0.2, floor: 40, target: 90 },
};

export const DEFAULT_OBJECTIVE: Objective = {
  avd: { weight: 0.3, baseline: null, target: null },
  trust: { weight: 0.25, baseline: null, target: null },
  cost: { weight: 0.15, baseline: null, target: null },
  revenue: { weight: 0.2, baseline: null, target: null },
  loop: { weight: 0.1, baseline: null, target: null },
};
