import { formatInstant } from "../calendar/instant.ts";
import { type PilotState, wholePilot } from "../journal/pilot-state.ts";
import { obligationChanges } from "../metrics/obligations.ts";
import { prepareDataset } from "../metrics/prepared-dataset.ts";
import type { Threshold } from "../metrics/threshold.ts";
import { thresholdPeriodsOf } from "../metrics/threshold-periods.ts";
import { type Firing, firingsOf } from "../metrics/threshold-state.ts";
import { createDatasetReader, type DatasetReader } from "../pilot-data/dataset-reader.ts";
import { metricSettingsOf } from "../pilot-data/metric-settings-of.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import { dataArrivals, dataChanges } from "./data-arrivals.ts";
import { engineThresholds } from "./engine-threshold.ts";
import { firingArrival } from "./firing-arrival.ts";
import { lastMatureDate } from "./maturity.ts";
import { givenAnswers } from "./obligation-answers.ts";
import { mayFire } from "./touched-thresholds.ts";

/**
 * What the last entry of a pilot did to the obligations by changing the data: those that it fired, those that it withdrew
 * because the data were restated, and answered ones that nothing fires any more; one sentence each, without a full stop.
 * Nothing is computed where the data cannot bear on a period that has matured.
 */
export function obligationConsequences(
  before: PilotState,
  after: PilotState,
  asOfMs: number,
): readonly string[] {
  const entry = after.entries.findLast((one) => !before.entries.includes(one));
  if (entry === undefined || recordsOf(after, "threshold").length === 0) return [];
  const changes = dataChanges(after, entry, asOfMs);
  const matureTo = lastMatureDate(metricSettingsOf(after), asOfMs);
  const touched = engineThresholds(after).filter((threshold) =>
    mayFire(threshold, changes, () => dataArrivals(before).changes(), matureTo),
  );
  if (touched.length === 0) return [];
  // One reader: inputs that the change does not touch are folded once.
  const reader = createDatasetReader();
  const then = firingsIn(before, touched, asOfMs, reader);
  const now = firingsIn(after, touched, asOfMs, reader);
  if (then === null || now === null) return [];
  const { fired, withdrawn } = obligationChanges(then, now);
  const answered = new Set(givenAnswers(after).map(({ obligation }) => obligation));
  const facts = {
    pilot: after,
    arrivals: dataArrivals(after),
    confirmationHours: metricSettingsOf(after).confirmationHours,
  };
  const late = (firing: Firing): string =>
    asOfMs > firing.deadline && firingArrival(firing, facts) !== null ? ": late data" : "";
  return [
    ...fired.map((firing) => `fired: ${sentence(after, firing)}${late(firing)}`),
    ...withdrawn
      .filter(({ obligation }) => !answered.has(obligation))
      .map((firing) => `withdrawn: ${sentence(after, firing)}: the data were restated`),
    ...withdrawn
      .filter(({ obligation }) => answered.has(obligation))
      .map((firing) => `restated: ${sentence(after, firing)}: its answer stays`),
  ];
}

/** What thresholds have fired on a pilot's data by a moment; null: its rows are not held here, or a batch is damaged. */
function firingsIn(
  pilot: PilotState,
  thresholds: readonly Threshold[],
  asOfMs: number,
  reader: DatasetReader,
): readonly Firing[] | null {
  const whole = wholePilot(pilot);
  const dataset = whole.ok ? reader.datasetOf(whole.value) : whole;
  if (!dataset.ok) return null;
  const prepared = prepareDataset(dataset.value);
  const periods = thresholdPeriodsOf(prepared, thresholds);
  return thresholds.flatMap((threshold, place) =>
    firingsOf(threshold, periods[place] ?? [], prepared.clock, prepared.settings.confirmationHours, asOfMs),
  );
}

/** The words committed to, with metric, scope, period, owner and deadline. */
function sentence(pilot: PilotState, { threshold, version, period, deadline }: Firing): string {
  const { metric, workflow, segment } = threshold;
  const { action, owner } = version;
  const scope = [workflow, segment].filter((name) => name !== "*");
  const person = owner === null ? null : (recordById(pilot, "person", owner)?.name ?? null);
  const parts = [
    [metric, ...scope].join(", "),
    period,
    person ?? "no owner",
    Number.isFinite(deadline) ? `due ${formatInstant(deadline)}` : "no deadline",
  ];
  return `${action ?? "no action was committed to"} (${parts.join("; ")})`;
}
