import type { Status, StatusWord } from "../charts/status.ts";
import type {
  KeyValue,
  NoteBlock,
  RawKind,
  ReportBlock,
  TableBlock,
  TableCell,
  TableColumn,
  TableRow,
} from "../report-document.ts";
import { plainText, shortText } from "../text/plain-text.ts";

/** Longest name that a report prints; files of data keep the whole. */
const NAME_LIMIT = 90;
/** Longest free text: an action, a reason, a description. */
const TEXT_LIMIT = 1200;

/** A name that people typed, for a line of a report. */
export function nameText(text: string, limit: number = NAME_LIMIT): string {
  return shortText(text, limit);
}

/** A free text that people typed. */
export function freeText(text: string): string {
  return shortText(text, TEXT_LIMIT);
}

/** A cell of text that people typed or the report says. */
export function textCell(text: string, details: Partial<Omit<TableCell, "text">> = {}): TableCell {
  return { text: freeText(text), ...details };
}

/** A cell with the dash of "no data" where there is nothing. */
export function optionalCell(text: string | null): TableCell {
  return text === null || plainText(text) === "" ? { text: "–", style: "muted" } : textCell(text);
}

/** Several names in one cell, or the dash. */
export function namesCell(names: readonly string[]): TableCell {
  return optionalCell(names.length === 0 ? null : names.map((name) => nameText(name)).join(", "));
}

/** A printed number with the raw one behind it. */
export function numberCell(text: string, raw: number | null, rawKind: RawKind, detail?: string): TableCell {
  return { text, raw, rawKind, ...(detail === undefined || detail === "" ? {} : { detail }) };
}

/** A status mark with its word, and what is missing after it. */
export function statusCell(word: StatusWord, detail?: string): TableCell {
  const status: Status = { word };
  return { text: word, status, ...(detail === undefined || detail === "" ? {} : { detail }) };
}

export function row(...cells: readonly TableCell[]): TableRow {
  return { kind: "row", cells };
}

export function groupRow(text: string): TableRow {
  return { kind: "group", cells: [{ text: freeText(text) }] };
}

/** A left-aligned column. */
export function column(head: string, width: number): TableColumn {
  return { head, align: "left", width };
}

/** A right-aligned column of numbers. */
export function numberColumn(head: string, width: number): TableColumn {
  return { head, align: "right", width };
}

export function table(
  title: string,
  columns: readonly TableColumn[],
  rows: readonly TableRow[],
  caption?: string,
): TableBlock {
  return { kind: "table", title, columns, rows, ...(caption === undefined ? {} : { caption }) };
}

export function keyValue(label: string, cell: TableCell | string): KeyValue {
  return { label, cell: typeof cell === "string" ? textCell(cell) : cell };
}

export function paragraph(text: string): ReportBlock {
  return { kind: "text", text: freeText(text), style: "body" };
}

export function caption(text: string): ReportBlock {
  return { kind: "text", text: freeText(text), style: "caption" };
}

export function heading(text: string): ReportBlock {
  return { kind: "heading", text: nameText(text) };
}

/** What stands in place of a section whose records are empty: what is missing, and what to do. */
export function missing(title: string, text: string): NoteBlock {
  return { kind: "note", tone: "missing", title, text: freeText(text) };
}

export function caution(title: string, text: string): NoteBlock {
  return { kind: "note", tone: "caution", title, text: freeText(text) };
}

/** `one`, `two, three` → `one, two and three`. */
export function enumeration(items: readonly string[]): string {
  if (items.length <= 1) return items[0] ?? "";
  return `${items.slice(0, -1).join(", ")} and ${items.at(-1) ?? ""}`;
}

/** `1 metric`, `3 metrics`. */
export function plural(count: number, one: string, many: string = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
