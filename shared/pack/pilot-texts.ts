import { failure, type Result, success } from "../errors/problem.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import { compareText } from "../journal/journal-order.ts";
import type { ConfidentialValue } from "../journal/pilot-state.ts";
import { readEntry } from "../journal/read-entry.ts";
import { canonicalJson } from "../json/canonical-json.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { parseJson } from "../json/parse-json.ts";

/** The text of `journal.jsonl`: an entry a line, canonical, in the order of the journal. */
export function journalText(entries: readonly JournalEntry[]): string {
  return entries.map((entry) => `${canonicalJson(entry as unknown as JsonObject)}\n`).join("");
}

/** Reads `journal.jsonl`. Refuses everything but what `journalText` would write of it. */
export function parseJournal(text: string): Result<readonly JournalEntry[]> {
  return parseLines(text, readEntry);
}

/** The text of `confidential.jsonl`: commitment, value and salt a line, by commitment. */
export function confidentialText(confidential: ReadonlyMap<string, ConfidentialValue>): string {
  return [...confidential]
    .sort(([one], [other]) => compareText(one, other))
    .map(([commitment, { value, salt }]) => `${canonicalJson({ commitment, salt, value })}\n`)
    .join("");
}

/** Reads `confidential.jsonl`. Refuses everything but what `confidentialText` would write of it. */
export function parseConfidential(text: string): Result<ReadonlyMap<string, ConfidentialValue>> {
  const lines = parseLines(text, readConfidential);
  if (!lines.ok) {
    return lines;
  }
  const confidential = new Map(
    lines.value.map(({ commitment, value, salt }) => [commitment, { value, salt }]),
  );
  return confidentialText(confidential) === text
    ? success(confidential)
    : failure("PACK_FORMAT", "the values are not in their order");
}

function readConfidential(line: JsonValue): Result<ConfidentialValue & { readonly commitment: string }> {
  if (typeof line === "object" && line !== null && !Array.isArray(line)) {
    const { commitment, value, salt, ...others } = line as JsonObject;
    const isWhole = typeof commitment === "string" && typeof salt === "string" && value !== undefined;
    if (isWhole && Object.keys(others).length === 0) {
      return success({ commitment, value, salt });
    }
  }
  return failure("PACK_FORMAT", "a confidential value is malformed");
}

function parseLines<Line>(text: string, read: (value: JsonValue) => Result<Line>): Result<readonly Line[]> {
  const lines: Line[] = [];
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf("\n", start);
    const number = lines.length + 1;
    if (end < 0) {
      return failure("PACK_FORMAT", `line ${number} is not ended`);
    }
    const line = text.slice(start, end);
    const parsed = parseJson(line);
    if (!parsed.ok) {
      return failure(parsed.problem.code, `line ${number}: ${parsed.problem.message}`);
    }
    if (canonicalJson(parsed.value) !== line) {
      return failure("PACK_FORMAT", `line ${number} is not canonical JSON`);
    }
    const value = read(parsed.value);
    if (!value.ok) {
      return failure(value.problem.code, `line ${number}: ${value.problem.message}`);
    }
    lines.push(value.value);
    start = end + 1;
  }
  return success(lines);
}
