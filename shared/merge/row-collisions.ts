import { type Result, success } from "../errors/problem.ts";
import { compareText } from "../journal/journal-order.ts";
import { entryKey } from "../journal/made-by.ts";
import type { WholePilot } from "../journal/pilot-state.ts";
import { textOfCell } from "../observations/cell-text.ts";
import { repeatedRows } from "../observations/fold.ts";
import { INPUT_NAMES, INPUT_TEMPLATES, type InputName } from "../observations/input-templates.ts";
import { joinTables } from "../observations/joined-tables.ts";
import { standingBatches, tablesOfBatches } from "../pilot-data/batch-tables.ts";
import { keyOfRow } from "../pilot-data/key-cells.ts";
import { type Rival, rowContest } from "../pilot-data/row-contest.ts";
import { collisionId, type RowCollision, saidBy } from "./collision.ts";
import type { Sides } from "./record-collisions.ts";

/** Rows of observations that the two sides imported differently, by input and key. PACK_FORMAT: a batch is damaged. */
export function rowCollisions(sides: Sides, merged: WholePilot): Result<readonly RowCollision[]> {
  const collisions: RowCollision[] = [];
  for (const input of INPUT_NAMES) {
    if (INPUT_TEMPLATES[input].keeping !== "observations") continue;
    const ofInput = collisionsOf(sides, merged, input);
    if (!ofInput.ok) return ofInput;
    collisions.push(...ofInput.value);
  }
  return success(collisions);
}

function collisionsOf(sides: Sides, merged: WholePilot, input: InputName): Result<readonly RowCollision[]> {
  const batches = standingBatches(merged, input);
  const contest = rowContest(merged, input, batches);
  if (contest === null) return success([]);
  const tables = tablesOfBatches(merged, batches);
  if (!tables.ok) return tables;
  const joined = joinTables(input, tables.value);
  const pairOf = pairsBetween(sides);
  const collisions: RowCollision[] = [];
  for (const rows of repeatedRows(joined)) {
    const { rivals } = contest(rows, joined);
    if (rivals.length < 2) continue;
    const { a, b } = pairOf(rivals);
    if (a === undefined || b === undefined) continue;
    const [rowA, rowB] = [a.row, b.row];
    const sideOf = (row: number) => {
      const source = joined.sources[row] ?? 0;
      const { digest = "", file = "" } = batches[source] ?? {};
      return { digest, file, line: tables.value[source]?.lines[joined.rows[row] ?? 0] ?? 0 };
    };
    const [A, B] = [saidBy(a.entry), saidBy(b.entry)];
    const key = keyOfRow(input, joined, rowA);
    const rowSides = { A: sideOf(rowA), B: sideOf(rowB) };
    const digests = [rowSides.A.digest, rowSides.B.digest].sort(compareText);
    const columns = INPUT_TEMPLATES[input].columns.flatMap((column) => {
      const cells = { A: textOfCell(joined, column, rowA), B: textOfCell(joined, column, rowB) };
      return cells.A === cells.B ? [] : [{ column: column.name, ...cells }];
    });
    const id = collisionId(["row", input, key, digests], A, B);
    collisions.push({ id, kind: "row", input, key, rows: rowSides, columns, A, B });
  }
  return success(collisions);
}

/**
 * Of the rivals of a row those that a person chooses between: the last that each side alone has. Where one side has none
 * (it took an import back that kept the others from meeting), the last that both know stands for it, else another one of
 * the other side: whichever side is named first, the same two.
 */
function pairsBetween({
  A,
  B,
}: Sides): (rivals: readonly Rival[]) => { readonly a: Rival | undefined; readonly b: Rival | undefined } {
  const [ofA, ofB] = [new Set(A.only.map(entryKey)), new Set(B.only.map(entryKey))];
  return (rivals) => {
    const last = (isOne: (key: string) => boolean) => rivals.findLast(({ entry }) => isOne(entryKey(entry)));
    const [a, b] = [last((key) => ofA.has(key)), last((key) => ofB.has(key))];
    if (a === undefined && b === undefined) return { a: rivals[0], b: rivals.at(-1) };
    const known = last((key) => !ofA.has(key) && !ofB.has(key));
    const beside = (own: Rival | undefined) => known ?? rivals.findLast((rival) => rival !== own);
    return { a: a ?? beside(b), b: b ?? beside(a) };
  };
}
