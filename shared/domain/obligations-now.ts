import type { Result } from "../errors/problem.ts";
import { success } from "../errors/problem.ts";
import { type PilotState, wholePilot } from "../journal/pilot-state.ts";
import { prepareDataset } from "../metrics/prepared-dataset.ts";
import { createDatasetReader } from "../pilot-data/dataset-reader.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import { createPilotFigures } from "./create-pilot-figures.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import type { PilotObligation } from "./pilot-obligations.ts";
import { pilotObligations } from "./pilot-obligations.ts";

const figuresByRecords = new WeakMap<PilotState["records"], PilotFigures>();

/**
 * The obligations of a pilot for a command, which has no figures at hand. ROWS_ELSEWHERE: the pilot comes without its
 * rows. PACK_FORMAT: a batch is missing or damaged.
 */
export function obligationsNow(pilot: PilotState, asOfMs: number): Result<readonly PilotObligation[]> {
  if (recordsOf(pilot, "threshold").length === 0) return success([]);
  let figures = figuresByRecords.get(pilot.records);
  if (figures === undefined) {
    const whole = wholePilot(pilot);
    const dataset = whole.ok ? createDatasetReader().datasetOf(whole.value) : whole;
    if (!dataset.ok) return dataset;
    figures = createPilotFigures(prepareDataset(dataset.value), pilotRecord(pilot).baselineWeeks);
    figuresByRecords.set(pilot.records, figures);
  }
  return success(pilotObligations(pilot, figures, asOfMs));
}
