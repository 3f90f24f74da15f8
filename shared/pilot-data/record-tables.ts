import { parseCalendarDate } from "../calendar/calendar-date.ts";
import { instantOf } from "../calendar/moments.ts";
import { GrowingNumbers, GrowingTexts } from "../observations/growing-columns.ts";
import type { ColumnTemplate, InputName } from "../observations/input-templates.ts";
import { INPUT_TEMPLATES } from "../observations/input-templates.ts";
import type { Column, Table } from "../observations/table.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";

/** One row by column: text, number in the column's stored unit, or absent for "no data". */
type Row = { readonly [column: string]: string | number | null | undefined };

/** The inputs whose rows are records: what people edited stands in these tables, not what a file once said. */
export type RecordInput = "customers" | "loops" | "incidents" | "changes";

/**
 * The rows of an input as its records have them, by key, or null where the pilot has none. A record that lacks a cell
 * which the input asks for (a loop that was never detected) is left out: no figure can use it.
 */
export function recordTable(pilot: RecordsHolder, input: RecordInput): Table | null {
  const keyName = INPUT_TEMPLATES[input].columns.find(({ key }) => key === true)?.name ?? "";
  const rows = ROWS_OF[input](pilot).toSorted((a, b) => compareText(a[keyName], b[keyName]));
  return rows.length === 0 ? null : tableOf(input, rows);
}

const ROWS_OF: { readonly [Name in RecordInput]: (pilot: RecordsHolder) => readonly Row[] } = {
  customers: customerRows,
  loops: loopRows,
  incidents: incidentRows,
  changes: changeRows,
};

function customerRows(pilot: RecordsHolder): readonly Row[] {
  return recordsOf(pilot, "customer").map((customer) => ({
    customer: customer.key,
    segment: nameOf(pilot, "segment", customer.segment),
    signed_on: dateCell(customer.signedOn),
    first_value_on: dateCell(customer.firstValueOn),
    fit_score: customer.fitScore,
    arr: customer.arrMicros,
    promised_autonomy: customer.promisedAutonomy,
    renewal_on: dateCell(customer.renewalOn),
  }));
}

function loopRows(pilot: RecordsHolder): readonly Row[] {
  return recordsOf(pilot, "loop")
    .filter(({ detectedAt }) => detectedAt !== undefined)
    .map((loop) => ({
      id: loop.key,
      workflow: nameOf(pilot, "workflow", loop.workflow),
      title: loop.title,
      detected_at: instantOf(loop.detectedAt),
      triaged_at: instantOf(loop.triagedAt),
      authorised_at: instantOf(loop.authorisedAt),
      deployed_at: instantOf(loop.deployedAt),
      validated_at: instantOf(loop.validatedAt),
      verdict: loop.verdict,
    }));
}

function incidentRows(pilot: RecordsHolder): readonly Row[] {
  return recordsOf(pilot, "incident")
    .filter(({ startedAt }) => startedAt !== undefined)
    .map((incident) => ({
      id: incident.key,
      workflow: nameOf(pilot, "workflow", incident.workflow),
      title: incident.title,
      started_at: instantOf(incident.startedAt),
      resolved_at: instantOf(incident.resolvedAt),
      loop: incident.loop,
    }));
}

function changeRows(pilot: RecordsHolder): readonly Row[] {
  return recordsOf(pilot, "change")
    .filter(({ at }) => at !== undefined)
    .map((change) => ({
      id: change.key,
      at: instantOf(change.at),
      workflow: nameOf(pilot, "workflow", change.workflow),
      kind: change.kinds?.join(";"),
      title: change.title,
      planned_on: dateCell(change.plannedOn),
      status: change.status,
    }));
}

function tableOf(input: InputName, rows: readonly Row[]): Table {
  const columns = new Map(
    INPUT_TEMPLATES[input].columns.map((template) => [template.name, columnOf(template, rows)]),
  );
  return { input, length: rows.length, columns, lines: new Uint32Array(rows.length) };
}

function columnOf(template: ColumnTemplate, rows: readonly Row[]): Column {
  if (isText(template)) {
    const texts = new GrowingTexts(rows.length);
    rows.forEach((row, index) => {
      texts.set(index, texts.codeOf(String(row[template.name] ?? "")));
    });
    return texts.toColumn(rows.length);
  }
  const numbers = new GrowingNumbers(rows.length);
  rows.forEach((row, index) => {
    numbers.set(index, Number(row[template.name] ?? Number.NaN));
  });
  return numbers.toColumn(rows.length);
}

function isText({ kind }: ColumnTemplate): boolean {
  return kind === "name" || kind === "text" || kind === "enum" || kind === "words";
}

function nameOf(pilot: RecordsHolder, type: "workflow" | "segment", id: string | undefined): string {
  return id === undefined ? "" : (recordById(pilot, type, id)?.name ?? "");
}

function dateCell(date: string | undefined): number | null {
  return date === undefined ? null : parseCalendarDate(date);
}

function compareText(a: Row[string], b: Row[string]): number {
  const [left, right] = [String(a), String(b)];
  return left < right ? -1 : left > right ? 1 : 0;
}
