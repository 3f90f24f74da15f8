import { parseCalendarDate } from "../calendar/calendar-date.ts";
import type {
  IndexComponentName,
  MetricSettings,
  Objective,
  ObjectivePillar,
  Pillar,
  RevenueIndex,
  WorkflowSettings,
} from "../metrics/metric-settings.ts";
import {
  DEFAULT_CONFIRMATION_HOURS,
  DEFAULT_DEAL_FIT_BAR,
  DEFAULT_OBJECTIVE,
  DEFAULT_REVENUE_INDEX,
  DEFAULT_WORKFLOW_SETTINGS,
  INDEX_COMPONENTS,
  PILLARS,
} from "../metrics/metric-settings.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";

/** The settings that a pilot's figures depend on, from its pilot and workflow records; what is not set has its default. */
export function metricSettingsOf(pilot: RecordsHolder): MetricSettings {
  const root = pilotRecord(pilot);
  const workflows = recordsOf(pilot, "workflow").map((workflow): readonly [string, WorkflowSettings] => [
    workflow.name,
    {
      unitValueMicros: workflow.unitValueMicros ?? DEFAULT_WORKFLOW_SETTINGS.unitValueMicros,
      confidenceFloor: workflow.confidenceFloor ?? DEFAULT_WORKFLOW_SETTINGS.confidenceFloor,
      unknownQualityCounts: workflow.unknownQualityCounts ?? DEFAULT_WORKFLOW_SETTINGS.unknownQualityCounts,
    },
  ]);
  return {
    // A target has no start date; with NaN no date lies in any of its phases.
    startDate: startDateOf(root) ?? Number.NaN,
    timeZone: root.timeZone,
    currency: root.currency,
    workflows: new Map(workflows),
    confirmationHours: root.confirmationHours ?? DEFAULT_CONFIRMATION_HOURS,
    dealFitBar: root.dealFitBar ?? DEFAULT_DEAL_FIT_BAR,
    rqi: revenueIndexOf(root),
    objective: objectiveOf(root),
  };
}

/** The start date as a day, or null for a target. */
export function startDateOf(pilot: RecordOf<"pilot">): number | null {
  return pilot.startDate === undefined ? null : parseCalendarDate(pilot.startDate);
}

/** The shared objective: what the pilot set, over the defaults. */
export function objectiveOf(pilot: RecordOf<"pilot">): Objective {
  const set = pilot.objective;
  const pillar = (name: Pillar): ObjectivePillar => ({
    weight: set?.[name]?.weight ?? DEFAULT_OBJECTIVE[name].weight,
    baseline: set?.[name]?.baseline ?? DEFAULT_OBJECTIVE[name].baseline,
    target: set?.[name]?.target ?? DEFAULT_OBJECTIVE[name].target,
  });
  return fromNames(PILLARS, pillar);
}

/** The settings of the revenue quality index: what the pilot set, over the defaults. */
export function revenueIndexOf(pilot: RecordOf<"pilot">): RevenueIndex {
  const component = (name: IndexComponentName) => ({ ...DEFAULT_REVENUE_INDEX[name], ...pilot.rqi?.[name] });
  return fromNames(INDEX_COMPONENTS, component);
}

function fromNames<Name extends string, Value>(
  names: readonly Name[],
  valueOf: (name: Name) => Value,
): { readonly [Key in Name]: Value } {
  return Object.fromEntries(names.map((name) => [name, valueOf(name)])) as { [Key in Name]: Value };
}
