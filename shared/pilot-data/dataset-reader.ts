import type { Result } from "../errors/problem.ts";
import { success } from "../errors/problem.ts";
import { type PilotState, type WholePilot, wholePilot } from "../journal/pilot-state.ts";
import type { Dataset } from "../metrics/dataset.ts";
import type { InputName } from "../observations/input-templates.ts";
import { INPUT_NAMES, INPUT_TEMPLATES } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import { recordsOf } from "../records/read-records.ts";
import { importedRows } from "./batch-tables.ts";
import { metricSettingsOf } from "./metric-settings-of.ts";
import type { RecordInput } from "./record-tables.ts";
import { recordTable } from "./record-tables.ts";
import { currentNames } from "./rename-texts.ts";
import { settledRows } from "./settled-rows.ts";

/** Reads datasets and remembers them: the same state gives the same object. */
export interface DatasetReader {
  /**
   * What figures are computed over: per input the current rows of the batches that are not taken back, customers, loops,
   * incidents and changes from their records, settings from pilot and workflows. Workflows and segments stand under
   * their current names. The same state gives the same object. PACK_FORMAT: a batch is missing or damaged.
   */
  datasetOf(pilot: WholePilot): Result<Dataset>;
}

/**
 * The dataset of a pilot, read once: nothing of a large pilot is held on to. ROWS_ELSEWHERE: the pilot comes without its
 * rows. PACK_FORMAT: a batch is missing or damaged.
 */
export function readDataset(pilot: PilotState): Result<Dataset> {
  const whole = wholePilot(pilot);
  return whole.ok ? createDatasetReader().datasetOf(whole.value) : whole;
}

/**
 * The dataset of a pilot for one use: rows that were decoded for it are not kept for as long as the pilot is. PACK_FORMAT:
 * a batch is missing or damaged.
 */
export function passingDataset(pilot: WholePilot): Result<Dataset> {
  // Decoded rows live as long as the bytes that they came from: these bytes end with the dataset.
  const batches = new Map([...pilot.batches].map(([digest, bytes]) => [digest, bytes.slice()]));
  return createDatasetReader().datasetOf({ ...pilot, batches });
}

interface Folded {
  readonly key: string;
  readonly table: Table | null;
}

/** A reader with an empty memory. */
export function createDatasetReader(): DatasetReader {
  const datasets = new WeakMap<WholePilot["records"], Result<Dataset>>();
  const lastFolds = new Map<string, Folded>();

  /** The fold of an input is only made again where its batches or the names in it changed. */
  const observations = (pilot: WholePilot, input: InputName): Result<Table | null> => {
    const batches = recordsOf(pilot, "batch").filter(
      (batch) => batch.input === input && batch.takenBack !== true,
    );
    const key = JSON.stringify([
      batches.map(({ id, digest }) => [id, digest]),
      settledRows(pilot, input),
      [...currentNames(pilot, "workflow")],
      [...currentNames(pilot, "segment")],
    ]);
    const slot = `${pilot.pilotId} ${input}`;
    const last = lastFolds.get(slot);
    if (last?.key === key) return success(last.table);
    const table = importedRows(pilot, input);
    if (table.ok) lastFolds.set(slot, { key, table: table.value });
    return table;
  };

  const read = (pilot: WholePilot): Result<Dataset> => {
    const tables: { -readonly [Name in InputName]?: Table | null } = {};
    for (const input of INPUT_NAMES) {
      const table = isRecordInput(input) ? success(recordTable(pilot, input)) : observations(pilot, input);
      if (!table.ok) return table;
      tables[input] = table.value;
    }
    return success({ settings: metricSettingsOf(pilot), tables: tables as Dataset["tables"] });
  };

  return {
    datasetOf(pilot) {
      let dataset = datasets.get(pilot.records);
      if (dataset === undefined) {
        dataset = read(pilot);
        datasets.set(pilot.records, dataset);
      }
      return dataset;
    },
  };
}

function isRecordInput(input: InputName): input is RecordInput {
  return INPUT_TEMPLATES[input].keeping === "records";
}
