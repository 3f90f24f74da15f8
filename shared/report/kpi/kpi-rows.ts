import { baselineDifferences } from "../../domain/baseline-comparison.ts";
import { baselineInForce } from "../../domain/baselines.ts";
import { HEADLINES } from "../../domain/headlines.ts";
import { currentTerms } from "../../domain/ownership.ts";
import { ownershipRows } from "../../domain/ownership-rows.ts";
import type { PilotFigures } from "../../domain/pilot-figures.ts";
import type { PilotState } from "../../journal/pilot-state.ts";
import { PILLARS } from "../../metrics/metric-settings.ts";
import { metricDefinition } from "../../metrics/registry.ts";
import { recordById } from "../../records/read-records.ts";
import type { RecordOf } from "../../records/record-types.ts";
import { PILLAR_NAMES, unitOf } from "../baseline/metric-print.ts";
import type { KpiRow } from "../report-document.ts";

/**
 * The metrics that somebody answers for, with their line and the action committed to: a row for each line, and one for each
 * metric that has none yet, so that it can be filled in and taken back.
 */
export function kpiRows(pilot: PilotState, figures: PilotFigures, asOfMs: number): readonly KpiRow[] {
  const baseline = baselineInForce(pilot);
  const [totals, byScope] =
    baseline === null
      ? [[], []]
      : [
          baselineDifferences(figures, baseline, [], asOfMs),
          (["workflow", "segment"] as const).flatMap((dimension) =>
            baselineDifferences(figures, baseline, [dimension], asOfMs),
          ),
        ];
  return ownershipRows(pilot).flatMap((row): readonly KpiRow[] => {
    const { metric, workflowName: workflow, segmentName: segment } = row;
    const { name, pillar } = metricDefinition(metric);
    const found = [...totals, ...byScope].find(
      (one) => one.metric === metric && one.workflow === workflow && one.segment === segment,
    );
    const headline = PILLARS.find((one) => HEADLINES[one] === metric);
    const common = {
      metric,
      name,
      pillar: PILLAR_NAMES[pillar],
      workflow,
      segment,
      unit: unitOf(metric),
      baseline: found?.before ?? null,
      now: found?.value ?? null,
      target: headline === undefined || segment !== "*" ? null : figures.settings.objective[headline].target,
    };
    const lines = [row.above, row.below].filter((line) => line !== null);
    if (lines.length === 0) {
      return [{ ...common, ...NO_LINE, owner: nameOf(pilot, row.owner) }];
    }
    return lines.map((line) => ({ ...common, ...lineOf(pilot, line, row.owner) }));
  });
}

const NO_LINE = {
  id: "",
  direction: "",
  breach: null,
  warn: null,
  periods: null,
  action: "",
  deadlineHours: null,
} as const;

function lineOf(pilot: PilotState, line: RecordOf<"threshold">, owner: string | null) {
  const terms = currentTerms(line);
  return {
    id: line.id,
    owner: nameOf(pilot, terms?.owner ?? owner),
    direction: terms?.direction ?? "",
    breach: terms?.breach ?? null,
    warn: terms?.warn ?? null,
    periods: terms?.periods ?? 1,
    action: terms?.action ?? "",
    deadlineHours: terms?.deadlineHours ?? null,
  };
}

function nameOf(pilot: PilotState, id: string | null): string {
  return id === null ? "" : (recordById(pilot, "person", id)?.name ?? "");
}
