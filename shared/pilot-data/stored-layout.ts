import { cellIndexOf } from "../metrics/cell-index.ts";
import { blockOf } from "../metrics/cell-rows.ts";
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

/** A layout as it is stored, beside its chunks. */
export interface StoredLayout extends Pick<PilotLayout, "key" | "spans" | "small"> {
  readonly cells: PackedCells;
  /** How many blocks there are in all chunks. */
  readonly blockCount: number;
}

/** A layout in the form in which it is stored; its blocks are stored apart. */
export function storedLayout({ key, spans, small, prepared }: PilotLayout): StoredLayout {
  return { key, spans, small, cells: packCells(prepared.cells), blockCount: prepared.blocks.length };
}

/** Blocks that are stored and read together: those of 28 days. */
export interface StoredChunk {
  readonly chunk: number;
  readonly blocks: readonly PackedBlock[];
}

const BLOCKS_OF_CHUNK = 4;

/** The chunks of a layout with a block that an earlier one of the same pilot does not share; without one, all. */
export function changedChunks(layout: PilotLayout, earlier: PilotLayout | null): readonly StoredChunk[] {
  const shared = new Set(earlier?.prepared.blocks);
  const chunks = Map.groupBy(layout.prepared.blocks, ({ firstDay }) =>
    Math.floor(blockOf(firstDay) / BLOCKS_OF_CHUNK),
  );
  return [...chunks]
    .filter(([, blocks]) => blocks.some((block) => !shared.has(block)))
    .map(([chunk, blocks]) => ({ chunk, blocks: blocks.map(packBlock) }));
}

/**
 * The layout that was stored, its chunks in order of time, with what is not stored: records and settings, as the pilot has
 * them now. Null: chunks are missing.
 */
export function restoredLayout(
  { key, spans, small, cells, blockCount }: StoredLayout,
  chunks: readonly StoredChunk[],
  pilot: RecordsHolder,
): PilotLayout | null {
  const index = cellIndexOf(cells.workflows, cells.segments, cells.workflowOf, cells.segmentOf);
  const unpacked = chunks.flatMap(({ blocks }) => blocks.map((block) => unpackBlock(block, index)));
  if (unpacked.length !== blockCount) return null;
  return { key, spans, small, prepared: restorePrepared(recordsDataset(pilot, small), index, unpacked) };
}
