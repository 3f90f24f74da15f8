import { type Problem, type Result, success } from "../errors/problem.ts";
import type { SlipRow } from "../intake/read-slip.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { recordById } from "../records/read-records.ts";
import { ownerSlipTake } from "./owner-slip-take.ts";
import { parseInput } from "./parse-input.ts";

/** What one cell of a slip would change; `field` is the column of its table. */
export interface SlipChange {
  readonly field: "due" | "done_on" | "note" | "evidence" | "answer";
  readonly before: string | null;
  readonly after: string;
}

/** A filled row of a slip with what taking it would change; without changes it says what is known already. */
export interface SlipPreviewRow {
  readonly line: number;
  readonly id: string;
  /** What the item or question is called. */
  readonly what: string;
  readonly changes: readonly SlipChange[];
}

/** The input of `ownerSlip.take` for rows that were read. */
export function slipInput(person: string, rows: readonly SlipRow[]): object {
  return { person, rows: rows.map(({ row }) => row) };
}

/**
 * What taking a slip would change, row by row: the command is run and nothing is kept. A slip that does not fit is
 * refused as the command refuses it, its place told as line and column of the file.
 */
export function previewSlip(
  pilot: PilotState,
  person: string,
  rows: readonly SlipRow[],
  now: string,
): Result<readonly SlipPreviewRow[]> {
  const input = parseInput(ownerSlipTake, slipInput(person, rows));
  let made = 0;
  const nextId = (): string => {
    made += 1;
    return `new ${made}`;
  };
  const world = { now, actor: "", replica: "", app: "", nextId };
  const outcome = input.ok ? ownerSlipTake.run(pilot, input.value, world) : input;
  if (!outcome.ok) return { ok: false, problem: atLine(outcome.problem, rows) };
  const { changes } = outcome.value;
  return success(
    rows.map(({ line, row }) => {
      const id = row["id"] ?? "";
      return { line, id, what: nameOf(pilot, id), changes: changesOf(changes, id, row["doneOn"]) };
    }),
  );
}

function nameOf(pilot: PilotState, id: string): string {
  return recordById(pilot, "checklistItem", id)?.title ?? recordById(pilot, "ask", id)?.text ?? id;
}

function changesOf(
  changes: readonly FieldChange[],
  id: string,
  doneOn: string | undefined,
): readonly SlipChange[] {
  return changes.flatMap(({ record, field, before, after }): SlipChange[] => {
    if (field === "link" && typeof after === "string" && isEvidenceOf(changes, record, id)) {
      return [{ field: "evidence", before: null, after }];
    }
    if (record !== id || before === after || typeof after !== "string") return [];
    if (field === "status") return [{ field: "done_on", before: null, after: doneOn ?? after }];
    return field === "due" || field === "note" || field === "answer"
      ? [{ field, before: typeof before === "string" ? before : null, after }]
      : [];
  });
}

function isEvidenceOf(changes: readonly FieldChange[], record: string, id: string): boolean {
  return changes.some((one) => one.record === record && one.field === "about" && one.after === id);
}

/** The place in the file that a fault of the command's input stands for. */
export function atLine(problem: Problem, rows: readonly SlipRow[]): Problem {
  const match = /^\/rows\/(\d+)(?:\/(\w+))?/u.exec(problem.where ?? "");
  const line = rows[Number(match?.[1] ?? Number.NaN)]?.line;
  if (line === undefined) return problem;
  const column = match?.[2] === "doneOn" ? "done_on" : match?.[2];
  return { ...problem, where: `line ${line}${column === undefined ? "" : `, column ${column}`}` };
}
