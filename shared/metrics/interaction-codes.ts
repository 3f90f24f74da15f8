import type { Table } from "../observations/table.ts";
import { numbersOf, textsOf } from "../observations/table.ts";
import type { WorkflowSettings } from "./metric-settings.ts";

export const AUTONOMOUS = 1;
export const ASSISTED = 2;
export const ACCEPTED = 1;
export const OVERRIDDEN = 2;
export const ESCALATED = 3;
const PASS = 1;
const FAIL = 2;

const MODES: Readonly<Record<string, number>> = { autonomous: AUTONOMOUS, assisted: ASSISTED };
const DISPOSITIONS: Readonly<Record<string, number>> = {
  accepted: ACCEPTED,
  overridden: OVERRIDDEN,
  escalated: ESCALATED,
};
const QUALITIES: Readonly<Record<string, number>> = { pass: PASS, fail: FAIL };

/** What the words of interactions mean, row by row; 0 stands for every other word and for none. */
export interface InteractionCodes {
  readonly mode: Uint8Array | null;
  readonly disposition: Uint8Array | null;
  readonly quality: Uint8Array | null;
  readonly confidence: Float64Array | null;
}

/** Reads the words of a table of interactions; null: the table has no such column. */
export function interactionCodes(table: Table): InteractionCodes {
  return {
    mode: codesOf(table, "mode", MODES),
    disposition: codesOf(table, "disposition", DISPOSITIONS),
    quality: codesOf(table, "quality", QUALITIES),
    confidence: numbersOf(table, "confidence"),
  };
}

/** Was it done by the product alone, and neither overridden nor escalated? */
export function isCompleted(mode: number, disposition: number): boolean {
  return mode === AUTONOMOUS && disposition !== OVERRIDDEN && disposition !== ESCALATED;
}

/** Is a completed interaction of acceptable quality and confidence? `confidence` is NaN where none was given. */
export function isQualified(
  quality: number,
  confidence: number,
  { confidenceFloor, unknownQualityCounts }: WorkflowSettings,
): boolean {
  if (quality === FAIL || (quality !== PASS && !unknownQualityCounts)) return false;
  return Number.isNaN(confidence) ? confidenceFloor <= 0 : confidence >= confidenceFloor;
}

function codesOf(table: Table, name: string, meanings: Readonly<Record<string, number>>): Uint8Array | null {
  const column = textsOf(table, name);
  if (column === null) return null;
  const meaningOf = Uint8Array.from(column.dictionary, (text) => meanings[text] ?? 0);
  return Uint8Array.from(column.codes, (code) => meaningOf[code] ?? 0);
}
