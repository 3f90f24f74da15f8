import type { Result } from "../errors/problem.ts";
import { success } from "../errors/problem.ts";
import type { WholePilot } from "../journal/pilot-state.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { Dataset } from "../metrics/dataset.ts";
import { type PreparedDataset, prepareDataset, replaceRecords } from "../metrics/prepared-dataset.ts";
import { INPUT_TEMPLATES, type InputName } from "../observations/input-templates.ts";
import type { Table } from "../observations/table.ts";
import { type RecordsHolder, recordsOf } from "../records/read-records.ts";
import { createDatasetReader } from "./dataset-reader.ts";
import { type LayoutKey, layoutKey } from "./layout-key.ts";
import { metricSettingsOf } from "./metric-settings-of.ts";
import { spanOfBatch } from "./pilot-rows.ts";
import { recordTable } from "./record-tables.ts";

/**
 * The data of a pilot laid out for figures, without the rows that they came from: large inputs in blocks of days, small
 * ones as they are. It stays true until the key of the pilot is another.
 */
export interface PilotLayout {
  readonly key: LayoutKey;
  readonly prepared: PreparedDataset;
  /** First and last date of every import of observations, also of those that were taken back; see {@link spanKey}. */
  readonly spans: ReadonlyMap<string, DataRange | null>;
  /** The current rows of the small inputs of observations. */
  readonly small: SmallTables;
}

/** The inputs of observations that are kept as rows. */
export type SmallInput = "revenue" | "effort";
export type SmallTables = Pick<Dataset["tables"], SmallInput>;

/** Lays a pilot out from the rows of its imports. PACK_FORMAT: a batch is missing or damaged. */
export function layOutPilot(pilot: WholePilot): Result<PilotLayout> {
  // A reader of its own: the rows are not held on to.
  const dataset = createDatasetReader().datasetOf(pilot);
  if (!dataset.ok) return dataset;
  const { revenue, effort } = dataset.value.tables;
  return success({
    key: layoutKey(pilot),
    prepared: prepareDataset(dataset.value),
    spans: new Map(
      recordsOf(pilot, "batch")
        .filter(({ input }) => INPUT_TEMPLATES[input].keeping === "observations")
        .map(({ input, digest }) => [spanKey(input, digest), spanOfBatch(pilot, input, digest)]),
    ),
    small: { revenue: withoutOrigin(revenue), effort: withoutOrigin(effort) },
  });
}

/** The name of an import among spans. */
export function spanKey(input: InputName, digest: string): string {
  return `${input} ${digest}`;
}

/** The layout of a later state of the pilot whose key is the same: records and other settings may have changed. */
export function withRecordsOf(layout: PilotLayout, pilot: RecordsHolder): PilotLayout {
  return { ...layout, prepared: replaceRecords(layout.prepared, recordsDataset(pilot, layout.small)) };
}

/** The dataset of a pilot without the inputs that are kept in blocks. */
export function recordsDataset(pilot: RecordsHolder, { revenue, effort }: SmallTables): Dataset {
  return {
    settings: metricSettingsOf(pilot),
    tables: {
      work: null,
      interactions: null,
      corrections: null,
      revenue,
      effort,
      customers: recordTable(pilot, "customers"),
      loops: recordTable(pilot, "loops"),
      incidents: recordTable(pilot, "incidents"),
      changes: recordTable(pilot, "changes"),
    },
  };
}

/** Whether an input of observations is kept as rows. */
export function isSmallInput(input: InputName): input is SmallInput {
  return input === "revenue" || input === "effort";
}

/** From which line of which file a row came is asked of batches, not of a layout. */
export function withoutOrigin(table: Table | null): Table | null {
  if (table === null) return null;
  const { input, length, columns } = table;
  return { input, length, columns, lines: new Uint32Array(length) };
}
