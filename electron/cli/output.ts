import type { Writable } from "node:stream";
import { ERROR_CODES } from "../../shared/errors/error-codes.ts";
import type { Problem } from "../../shared/errors/problem.ts";
import { createProgressLine, type ProgressLine } from "./progress-line.ts";

/** Characters that are gathered before they are written. */
const JSON_PIECE_LENGTH = 65_536;

/** Where a verb prints: results to stdout, messages to stderr. */
export interface Output {
  readonly json: boolean;
  /** A line of plain text for people; with `--json` it goes to stderr, so that stdout is JSON alone. */
  readonly line: (text: string) => void;
  /** The result as JSON; only with `--json`. */
  readonly result: (value: unknown) => void;
  /** A message beside the result: progress, warnings. */
  readonly note: (text: string) => void;
  /** A line that says how far a long run is. */
  readonly progress: () => ProgressLine;
  /** A refusal: one line that says what, where, what to do and that nothing changed. */
  readonly refuse: (problem: Problem) => void;
}

/** An output over two streams. */
export function createOutput(stdout: Writable, stderr: Writable, json: boolean): Output {
  const line = (stream: Writable, text: string) => {
    stream.write(`${text}\n`);
  };
  return {
    json,
    line: (text) => line(json ? stderr : stdout, text),
    result: (value) => {
      if (json) for (const piece of jsonPieces(value)) stdout.write(piece);
    },
    note: (text) => line(stderr, text),
    progress: () => createProgressLine(stderr),
    refuse: (problem) => line(stderr, `c180: ${problemLine(problem)} Nothing was changed.`),
  };
}

/**
 * JSON in pieces, so that a million figures or refused rows never have to be one string: of a list, and of the lists in
 * an object, one element a line.
 */
function* jsonPieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    yield* listPieces(value);
  } else if (typeof value === "object" && value !== null) {
    let separator = "{";
    for (const [key, field] of Object.entries(value)) {
      yield `${separator}\n${JSON.stringify(key)}: `;
      if (Array.isArray(field)) yield* listPieces(field);
      else yield JSON.stringify(field, null, 2);
      separator = ",";
    }
    yield separator === "{" ? "{}" : "\n}";
  } else {
    yield JSON.stringify(value);
  }
  yield "\n";
}

function* listPieces(elements: readonly unknown[]): Generator<string> {
  let piece = "[";
  for (const [index, element] of elements.entries()) {
    piece += `${index === 0 ? "" : ","}\n${JSON.stringify(element)}`;
    if (piece.length < JSON_PIECE_LENGTH) continue;
    yield piece;
    piece = "";
  }
  yield elements.length === 0 ? "[]" : `${piece}\n]`;
}

/** One line: code, what, where, what to do. Line breaks and control characters in imported text become spaces. */
export function problemLine(problem: Problem): string {
  const where = problem.where === undefined ? "" : ` (${problem.where})`;
  const remedy = problem.remedy ?? ERROR_CODES[problem.code].remedy;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return `${problem.code}: ${problem.message}${where}. ${remedy}`.replace(
    /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g,
    " ",
  );
}

/** Rows as text in columns: numbers to the right, texts to the left. */
export function textTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[] = [],
): string {
  const widths = head.map((title, column) =>
    rows.reduce((widest, row) => Math.max(widest, row[column]?.length ?? 0), title.length),
  );
  const draw = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return right.includes(column) ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [draw(head), ...rows.map(draw)].join("\n");
}
