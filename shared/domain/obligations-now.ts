import type { Result } from "../errors/problem.ts";
import { success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { prepareDataset } from "../metrics/prepared-dataset.ts";
import { createDatasetReader } from "../pilot-data/dataset-reader.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import { createPilotFigures } from "./create-pilot-figures.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import type { PilotObligation } from "./pilot-obligations.ts";
import { pilotObligations } from "./pilot-obligations.ts";

const figuresByRecords = new WeakMap<PilotState["records"], Result<PilotFigures>>();

/** The obligations of a pilot for a command, which has no figures at hand. PACK_FORMAT: a batch is missing or damaged. */
export function obligationsNow(pilot: PilotState, asOfMs: number): Result<readonly PilotObligation[]> {
  if (recordsOf(pilot, "threshold").length === 0) return success([]);
  let figures = figuresByRecords.get(pilot.records);
  if (figures === undefined) {
    const dataset = createDatasetReader().datasetOf(pilot);
    figures = dataset.ok
      ? success(createPilotFigures(prepareDataset(dataset.value), pilotRecord(pilot).baselineWeeks))
      : dataset;
    figuresByRecords.set(pilot.records, figures);
  }
  return figures.ok ? success(pilotObligations(pilot, figures.value, asOfMs)) : figures;
}
