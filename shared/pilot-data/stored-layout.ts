import { cellIndexOf } from "../metrics/cell-index.ts";
import {
  type PackedBlock,
  type PackedCells,
  packBlock,
  packCells,
  unpackBlock,
} from "../metrics/packed-layout.ts";
import { restorePrepared } from "../metrics/prepared-dataset.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { type PilotLayout, recordsDataset } from "./pilot-layout.ts";

/** A layout as it is stored, beside its blocks. */
export interface StoredLayout extends Pick<PilotLayout, "key" | "spans" | "small"> {
  readonly cells: PackedCells;
}

/** A layout in the form in which it is stored; its blocks are stored one by one. */
export function storedLayout({ key, spans, small, prepared }: PilotLayout): StoredLayout {
  return { key, spans, small, cells: packCells(prepared.cells) };
}

/** The blocks of a layout that an earlier one of the same pilot does not share; without one, all. */
export function changedBlocks(layout: PilotLayout, earlier: PilotLayout | null): readonly PackedBlock[] {
  const shared = new Set(earlier?.prepared.blocks);
  return layout.prepared.blocks.filter((block) => !shared.has(block)).map(packBlock);
}

/** The layout that was stored, with what is not stored: records and settings, as the pilot has them now. */
export function restoredLayout(
  { key, spans, small, cells }: StoredLayout,
  blocks: readonly PackedBlock[],
  pilot: RecordsHolder,
): PilotLayout {
  const index = cellIndexOf(cells.workflows, cells.segments, cells.workflowOf, cells.segmentOf);
  const unpacked = blocks.map((block) => unpackBlock(block, index));
  return { key, spans, small, prepared: restorePrepared(recordsDataset(pilot, small), index, unpacked) };
}
