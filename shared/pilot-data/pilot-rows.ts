import { zoneClock } from "../calendar/zone.ts";
import type { PilotState, WholePilot } from "../journal/pilot-state.ts";
import { isWhole } from "../journal/pilot-state.ts";
import { type DataRange, dataRangeOf } from "../metrics/data-range.ts";
import { type PreparedDataset, prepareDataset } from "../metrics/prepared-dataset.ts";
import { INPUT_TEMPLATES, type InputName } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import { pilotRecord } from "../records/read-records.ts";
import { batchTable, importedRows } from "./batch-tables.ts";
import { createDatasetReader } from "./dataset-reader.ts";

/** What is asked of the rows of a pilot's imports beside the figures of now. */
export interface PilotRows {
  /** First and last date of an import, in the pilot's zone; null: of records, without a date, or not there. */
  readonly spanOf: (input: InputName, digest: string) => DataRange | null;
  /** The data as an earlier state of the pilot had them; null: it cannot be told. */
  readonly preparedOf: (earlier: PilotState) => PreparedDataset | null;
  /** What was last imported of an input, with the import and the line of each row; null: nothing, or it cannot be told. */
  readonly importedOf: (pilot: PilotState, input: InputName) => Table | null;
}

/** A pilot without its rows, with somebody who can be asked about them. */
export interface LentPilot extends PilotState {
  readonly rows: PilotRows;
}

const rowsByBatches = new WeakMap<WholePilot["batches"], PilotRows>();

/** Who is asked about the rows of a pilot: its own batches, or whoever lent it. A pilot without either is a mistake. */
export function rowsOf(pilot: PilotState): PilotRows {
  if (isWhole(pilot)) {
    const rows = rowsByBatches.get(pilot.batches) ?? rowsOfBatches(pilot);
    rowsByBatches.set(pilot.batches, rows);
    return rows;
  }
  if (isLent(pilot)) return pilot.rows;
  throw new Error("the rows of this pilot are not held here");
}

function isLent(pilot: PilotState): pilot is LentPilot {
  return "rows" in pilot;
}

/** Answers from the batches of a pilot; what its records say may change, its batches may not. */
export function rowsOfBatches(pilot: WholePilot): PilotRows {
  const { batches } = pilot;
  const reader = createDatasetReader();
  return {
    spanOf: (input, digest) => spanOfBatch(pilot, input, digest),
    preparedOf: (earlier) => {
      const dataset = reader.datasetOf({ ...earlier, batches });
      return dataset.ok ? prepareDataset(dataset.value) : null;
    },
    importedOf: (now, input) => {
      const rows = importedRows({ ...now, batches }, input);
      return rows.ok ? rows.value : null;
    },
  };
}

/** First and last date of a batch, in the pilot's zone; null: of records, without a date, or not there. */
export function spanOfBatch(pilot: WholePilot, input: InputName, digest: string): DataRange | null {
  // Rows of records bear on any date.
  if (INPUT_TEMPLATES[input].keeping === "records") return null;
  const table = batchTable(pilot, input, digest);
  return table.ok ? dataRangeOf(table.value, zoneClock(pilotRecord(pilot).timeZone)) : null;
}
