import type { PilotState, WholePilot } from "../../shared/journal/pilot-state.ts";
import type { Dataset } from "../../shared/metrics/dataset.ts";
import type { PreparedDataset } from "../../shared/metrics/prepared-dataset.ts";
import { INPUT_TEMPLATES } from "../../shared/observations/input-templates.ts";
import { createDatasetReader, type DatasetReader } from "../../shared/pilot-data/dataset-reader.ts";
import { type PilotLayout, recordsDataset, spanKey } from "../../shared/pilot-data/pilot-layout.ts";
import { type PilotRows, rowsOfBatches } from "../../shared/pilot-data/pilot-rows.ts";

/** Rows of earlier layouts that are remembered at most; the last one always is. */
const MOST_ROWS = 1_500_000;

interface LoadedRows {
  readonly batches: WholePilot["batches"];
  readonly rows: PilotRows;
  readonly reader: DatasetReader;
}

/** What only the rows can tell was asked, and they are not here: they are loaded, and the question is asked again. */
export class RowsMissing extends Error {}

/** The rows of a pilot that is laid out without them. Whoever asks for what only the rows can tell ends with `RowsMissing`. */
export class RowsOnDemand implements PilotRows {
  #layout: PilotLayout;
  #loaded: LoadedRows | null = null;
  #earlier = new Map<string, PreparedDataset | null>();

  constructor(layout: PilotLayout) {
    this.#layout = layout;
  }

  /** The pilot is laid out anew: rows that were loaded may lack those of a new import. */
  follow(layout: PilotLayout): void {
    if (layout.key !== this.#layout.key) this.#loaded = null;
    this.#layout = layout;
  }

  load(pilot: WholePilot): void {
    this.#loaded = { batches: pilot.batches, rows: rowsOfBatches(pilot), reader: createDatasetReader() };
  }

  spanOf: PilotRows["spanOf"] = (input, digest) => {
    if (INPUT_TEMPLATES[input].keeping === "records") return null;
    const known = this.#layout.spans.get(spanKey(input, digest));
    return known === undefined ? this.#asked().rows.spanOf(input, digest) : known;
  };

  preparedOf: PilotRows["preparedOf"] = (earlier) => {
    const key = earlier.entries.map(({ hash }) => hash).join();
    const known = this.#earlier.get(key);
    if (known !== undefined) return known;
    const prepared = this.#asked().rows.preparedOf(earlier);
    this.#earlier = withinMemory([[key, prepared], ...this.#earlier]);
    return prepared;
  };

  importedOf: PilotRows["importedOf"] = (pilot, input) => this.#asked().rows.importedOf(pilot, input);

  /** The rows of now; where they are damaged, what is kept as rows anyway. */
  datasetOf(state: PilotState): Dataset {
    const loaded = this.#asked();
    const dataset = loaded.reader.datasetOf({ ...state, batches: loaded.batches });
    return dataset.ok ? dataset.value : recordsDataset(state, this.#layout.small);
  }

  #asked(): LoadedRows {
    if (this.#loaded === null) throw new RowsMissing();
    return this.#loaded;
  }
}

/** The first ones, as many as memory is set apart for. */
function withinMemory(
  earlier: readonly (readonly [string, PreparedDataset | null])[],
): Map<string, PreparedDataset | null> {
  const kept = new Map<string, PreparedDataset | null>();
  let rows = 0;
  for (const [key, prepared] of earlier) {
    for (const block of prepared?.blocks ?? []) rows += block.rows.length;
    if (kept.size > 0 && rows > MOST_ROWS) break;
    kept.set(key, prepared);
  }
  return kept;
}
