import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { Dataset } from "../metrics/dataset.ts";
import { decodeBatch } from "../observations/batch-csv.ts";
import { foldBatches } from "../observations/fold.ts";
import type { InputName } from "../observations/input-templates.ts";
import { INPUT_NAMES, INPUT_TEMPLATES } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { metricSettingsOf } from "./pilot-settings.ts";
import type { RecordInput } from "./record-tables.ts";
import { recordTable } from "./record-tables.ts";
import { currentNames, renameTexts } from "./rename-texts.ts";

/** Reads datasets and remembers what it decoded: a batch is immutable, so it is decoded once as long as it is held. */
export interface DatasetReader {
  /**
   * What figures are computed over: per input the current rows of the batches that are not taken back, customers, loops,
   * incidents and changes from their records, settings from pilot and workflows. Workflows and segments stand under
   * their current names. The same state gives the same object. PACK_FORMAT: a batch is missing or damaged.
   */
  datasetOf(pilot: PilotState): Result<Dataset>;
}

interface Folded {
  readonly key: string;
  readonly table: Table;
}

/** A reader with an empty memory. */
export function createDatasetReader(): DatasetReader {
  const decoded = new WeakMap<Uint8Array, Result<Table>>();
  const datasets = new WeakMap<PilotState["records"], Result<Dataset>>();
  const lastFolds = new Map<string, Folded>();

  const decode = (pilot: PilotState, { input, digest }: RecordOf<"batch">): Result<Table> => {
    const bytes = pilot.batches.get(digest);
    if (bytes === undefined)
      return failure("PACK_FORMAT", "a batch is missing", { where: `batches/${digest}.csv` });
    const known = decoded.get(bytes);
    if (known !== undefined) return known;
    const table = decodeBatch(input, bytes);
    decoded.set(bytes, table);
    return table;
  };

  const observations = (pilot: PilotState, input: InputName, names: NameMaps): Result<Table | null> => {
    const batches = recordsOf(pilot, "batch").filter(
      (batch) => batch.input === input && batch.takenBack !== true,
    );
    if (batches.length === 0) return success(null);
    const slot = `${pilot.pilotId} ${input}`;
    const key = JSON.stringify([
      batches.map(({ digest }) => digest),
      [...names.workflow],
      [...names.segment],
    ]);
    const last = lastFolds.get(slot);
    if (last?.key === key) return success(last.table);
    const tables: Table[] = [];
    // Batch records come in the order of the journal, which is the causal order that the fold asks for.
    for (const batch of batches) {
      const table = decode(pilot, batch);
      if (!table.ok) return table;
      tables.push(withCurrentNames(table.value, names));
    }
    const table = foldBatches(input, tables);
    lastFolds.set(slot, { key, table });
    return success(table);
  };

  const read = (pilot: PilotState): Result<Dataset> => {
    const names = { workflow: currentNames(pilot, "workflow"), segment: currentNames(pilot, "segment") };
    const tables: { -readonly [Name in InputName]?: Table | null } = {};
    for (const input of INPUT_NAMES) {
      const table = isRecordInput(input)
        ? success(recordTable(pilot, input))
        : observations(pilot, input, names);
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

interface NameMaps {
  readonly workflow: ReadonlyMap<string, string>;
  readonly segment: ReadonlyMap<string, string>;
}

function withCurrentNames(table: Table, names: NameMaps): Table {
  return renameTexts(renameTexts(table, "workflow", names.workflow), "segment", names.segment);
}

function isRecordInput(input: InputName): input is RecordInput {
  return INPUT_TEMPLATES[input].keeping === "records";
}
