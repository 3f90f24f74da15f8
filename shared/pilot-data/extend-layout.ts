import { causalityOf } from "../journal/journal-chain.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { replayEntries } from "../journal/replay.ts";
import { dataRangeOf } from "../metrics/data-range.ts";
import { addDailyRows } from "../metrics/update-prepared.ts";
import { foldBatches } from "../observations/fold.ts";
import type { Table } from "../observations/table.ts";
import { recordById } from "../records/read-records.ts";
import { withCurrentNames } from "./batch-tables.ts";
import { isSameKey, type LayoutBatch, type LayoutKey, layoutKey } from "./layout-key.ts";
import { isSmallInput, type PilotLayout, spanKey, withoutOrigin } from "./pilot-layout.ts";

/** An import with its rows. */
export interface AddedBatch extends LayoutBatch {
  readonly table: Table;
}

/**
 * The layout after imports that came at the end of those it holds: only the blocks with rows of theirs are made again.
 * Null: that cannot be told from them alone, so that the pilot has to be laid out anew.
 */
export function extendLayout(
  layout: PilotLayout,
  pilot: PilotState,
  added: readonly AddedBatch[],
): PilotLayout | null {
  let extended: PilotLayout | null = layout;
  for (const batch of added) {
    if (extended === null || !hasSeenAll(pilot, batch, extended.key)) return null;
    extended = withBatch(extended, pilot, batch);
  }
  return extended;
}

/** An import counted its rows against what its author had: that must have been what the layout holds. */
function hasSeenAll(pilot: PilotState, { id }: LayoutBatch, { batches }: LayoutKey): boolean {
  const entry = pilot.entries.find(({ changes }) =>
    changes.some(({ record, field }) => record === id && field === "type"),
  );
  if (entry === undefined) return false;
  const { hasSeen } = causalityOf(pilot.entries);
  const before = pilot.entries.filter((other) => other !== entry && hasSeen(entry, other));
  const records = replayEntries(before, pilot.confidential);
  if (!records.ok || records.value.size === 0) return false;
  const known = layoutKey({ records: records.value });
  return isSameKey({ batches, rules: "" }, { batches: known.batches, rules: "" });
}

function withBatch(layout: PilotLayout, pilot: PilotState, batch: AddedBatch): PilotLayout | null {
  const record = recordById(pilot, "batch", batch.id);
  const { input, digest } = batch;
  if (record === null) return null;
  // In order of the key, as the rows of a layout that is made anew.
  const table = foldBatches(input, [withCurrentNames(pilot, batch.table)]);
  const extended = {
    ...layout,
    key: { ...layout.key, batches: [...layout.key.batches, { id: batch.id, input, digest }] },
    spans: new Map([...layout.spans, [spanKey(input, digest), dataRangeOf(table, layout.prepared.clock)]]),
  };
  if (isSmallInput(input)) {
    const known = layout.small[input];
    const folded = known === null ? table : foldBatches(input, [known, table]);
    return { ...extended, small: { ...layout.small, [input]: withoutOrigin(folded) } };
  }
  if (input !== "work" && input !== "interactions" && input !== "corrections") return null;
  const isNew = record.replaced === 0 && record.unchanged === 0;
  if (input !== "work" && !isNew) return null;
  const prepared = addDailyRows(layout.prepared, input, table);
  return prepared === null ? null : { ...extended, prepared };
}
