import type { CellIndex } from "./cell-index.ts";
import { blockOf, firstDayOfBlock } from "./cell-rows.ts";
import type { BlockSources, DailyBlock } from "./daily-block.ts";
import { makeBlock, NO_SOURCES } from "./daily-block.ts";
import { type PackedRows, packRows, unpackRows } from "./packed-rows.ts";

/** A block of rows as it is stored; a source without rows is absent. */
export interface PackedBlock {
  readonly block: number;
  readonly sources: { readonly [Name in keyof BlockSources]?: PackedRows };
}

/** The cells of a dataset as they are stored. */
export interface PackedCells {
  readonly workflows: readonly string[];
  readonly segments: readonly string[];
  readonly workflowOf: Int32Array;
  readonly segmentOf: Int32Array;
}

const SOURCE_NAMES = Object.keys(NO_SOURCES) as readonly (keyof BlockSources)[];

/** A block in the form in which it is stored: its rows as they came, not what they come to. */
export function packBlock({ firstDay, sources }: DailyBlock): PackedBlock {
  const packed: { -readonly [Name in keyof BlockSources]?: PackedRows } = {};
  for (const name of SOURCE_NAMES) {
    const rows = packRows(sources[name], firstDay);
    if (rows !== null) packed[name] = rows;
  }
  return { block: blockOf(firstDay), sources: packed };
}

/** The block that was packed. */
export function unpackBlock({ block, sources }: PackedBlock, index: CellIndex): DailyBlock {
  const unpacked: { -readonly [Name in keyof BlockSources]: BlockSources[Name] } = { ...NO_SOURCES };
  for (const name of SOURCE_NAMES) {
    const rows = sources[name];
    if (rows !== undefined) unpacked[name] = unpackRows(rows, firstDayOfBlock(block));
  }
  return makeBlock(block, unpacked, index);
}

/** The cells in the form in which they are stored. */
export function packCells({ workflows, segments, workflowOf, segmentOf }: CellIndex): PackedCells {
  return {
    workflows: [...workflows.names],
    segments: [...segments.names],
    workflowOf: Int32Array.from(workflowOf),
    segmentOf: Int32Array.from(segmentOf),
  };
}
