import { formatInstant } from "../calendar/instant.ts";
import type { Result } from "../errors/problem.ts";
import { success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { prepareDataset } from "../metrics/prepared-dataset.ts";
import { createDatasetReader, type DatasetReader } from "../pilot-data/dataset-reader.ts";
import { pilotRecord, recordById, recordsOf } from "../records/read-records.ts";
import { createPilotFigures } from "./create-pilot-figures.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import type { PilotObligation } from "./pilot-obligations.ts";
import { pilotObligations } from "./pilot-obligations.ts";

const figuresByRecords = new WeakMap<PilotState["records"], Result<PilotFigures>>();

/** The obligations of a pilot for a command, which has no figures at hand. PACK_FORMAT: a batch is missing or damaged. */
export function obligationsNow(
  pilot: PilotState,
  asOfMs: number,
  reader: DatasetReader = createDatasetReader(),
): Result<readonly PilotObligation[]> {
  if (recordsOf(pilot, "threshold").length === 0) return success([]);
  let figures = figuresByRecords.get(pilot.records);
  if (figures === undefined) {
    const dataset = reader.datasetOf(pilot);
    figures = dataset.ok
      ? success(createPilotFigures(prepareDataset(dataset.value), pilotRecord(pilot).baselineWeeks))
      : dataset;
    figuresByRecords.set(pilot.records, figures);
  }
  return figures.ok ? success(pilotObligations(pilot, figures.value, asOfMs)) : figures;
}

/**
 * What a change of the data did to the obligations: those that it fired, those that it withdrew because the data were
 * restated, and answered ones that nothing fires any more; one sentence each, without a full stop.
 */
export function obligationConsequences(
  before: PilotState,
  after: PilotState,
  asOfMs: number,
): readonly string[] {
  // One reader: inputs that the change does not touch are folded once.
  const reader = createDatasetReader();
  const then = obligationsNow(before, asOfMs, reader);
  const now = obligationsNow(after, asOfMs, reader);
  if (!then.ok || !now.ok) return [];
  const standingThen = then.value.filter(({ restated }) => !restated);
  const standingNow = now.value.filter(({ restated }) => !restated);
  const had = new Set(standingThen.map(({ id }) => id));
  const has = new Set(standingNow.map(({ id }) => id));
  const isAnswered = new Set(now.value.filter(({ answer }) => answer !== null).map(({ id }) => id));
  return [
    ...standingNow
      .filter(({ id }) => !had.has(id))
      .map((one) => `fired: ${sentence(after, one)}${one.state === "late data" ? ": late data" : ""}`),
    ...standingThen
      .filter(({ id }) => !has.has(id) && !isAnswered.has(id))
      .map((one) => `withdrawn: ${sentence(after, one)}: the data were restated`),
    ...standingThen
      .filter(({ id }) => !has.has(id) && isAnswered.has(id))
      .map((one) => `restated: ${sentence(after, one)}: its answer stays`),
  ];
}

/** The words committed to, with metric, scope, period, owner and deadline. */
function sentence(pilot: PilotState, obligation: PilotObligation): string {
  const { action, metric, workflow, segment, period, owner, deadlineMs } = obligation;
  const scope = [workflow, segment].filter((name) => name !== "*");
  const person = owner === null ? null : (recordById(pilot, "person", owner)?.name ?? null);
  const parts = [
    [metric, ...scope].join(", "),
    period,
    person ?? "no owner",
    deadlineMs === null ? "no deadline" : `due ${formatInstant(deadlineMs)}`,
  ];
  return `${action ?? "no action was committed to"} (${parts.join("; ")})`;
}
