import type { InputName } from "../observations/input-templates.ts";
import { INPUT_NAMES, INPUT_TEMPLATES } from "../observations/input-templates.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { metricSettingsOf } from "./metric-settings-of.ts";
import { currentNames } from "./rename-texts.ts";
import { settledRows } from "./settled-rows.ts";

/** What the layout of a pilot's observations depends on: two states of a pilot with equal keys have equal layouts. */
export interface LayoutKey {
  /** The imports of observations that count, in causal order. */
  readonly batches: readonly LayoutBatch[];
  /** Names of workflows and segments, time zone, what decides which interactions are qualified, rows that merges settled. */
  readonly rules: string;
}

/** One import, by its record. */
export interface LayoutBatch {
  readonly id: string;
  readonly input: InputName;
  readonly digest: string;
}

/** The key of a pilot's layout. */
export function layoutKey(pilot: RecordsHolder): LayoutKey {
  const { timeZone, workflows } = metricSettingsOf(pilot);
  const floors = [...workflows].flatMap(([name, { confidenceFloor, unknownQualityCounts }]) =>
    // A workflow with the defaults is like one that was never named.
    confidenceFloor === 0 && !unknownQualityCounts ? [] : [[name, confidenceFloor, unknownQualityCounts]],
  );
  const names = (["workflow", "segment"] as const).map((type) => [...currentNames(pilot, type)]);
  const settled = INPUT_NAMES.flatMap((input) => settledRows(pilot, input));
  const rules = [timeZone, floors, names, ...(settled.length === 0 ? [] : [settled])];
  return { batches: layoutBatches(pilot), rules: JSON.stringify(rules) };
}

/** The imports of observations that count. */
export function layoutBatches(pilot: RecordsHolder): readonly LayoutBatch[] {
  return recordsOf(pilot, "batch")
    .filter(isInLayout)
    .map(({ id, input, digest }) => ({ id, input, digest }));
}

function isInLayout({ input, takenBack }: RecordOf<"batch">): boolean {
  return takenBack !== true && INPUT_TEMPLATES[input].keeping === "observations";
}

/** Whether two keys are equal. */
export function isSameKey(one: LayoutKey, other: LayoutKey): boolean {
  return one.batches.length === other.batches.length && batchesAfter(one, other) !== null;
}

/** The imports that `later` has beyond `earlier`, at its end; null: something else differs too. */
export function batchesAfter(earlier: LayoutKey, later: LayoutKey): readonly LayoutBatch[] | null {
  const count = earlier.batches.length;
  const isPrefix =
    earlier.rules === later.rules &&
    later.batches.length >= count &&
    earlier.batches.every(({ id, digest }, index) => {
      const other = later.batches[index];
      return other?.id === id && other.digest === digest;
    });
  return isPrefix ? later.batches.slice(count) : null;
}
