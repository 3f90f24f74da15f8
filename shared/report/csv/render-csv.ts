import type { ReportBlock, ReportDocument, ReportForm, TableBlock } from "../report-document.ts";
import { neutraliseFormula } from "../text/neutralise-formula.ts";
import { plainText } from "../text/plain-text.ts";

const COLUMNS = [
  "metric",
  "name",
  "pillar",
  "workflow",
  "segment",
  "period",
  "from",
  "to",
  "value",
  "low",
  "high",
  "n",
  "numerator",
  "denominator",
  "unit",
  "currency",
  "printed",
  "definition",
  "decorative",
  "as_of",
  "fingerprint",
] as const;

/**
 * All figures of a report as one CSV (UTF-8, comma, CRLF): numbers at full precision with a decimal point, money in
 * decimals, empty for "no data"; `printed` is the value as the other formats show it. A
 * report of several companies begins with whose a figure is. Text cells cannot start a formula. A report with a form is
 * that form; minutes are the cells of their tables.
 */
export function renderCsv(document: ReportDocument): string {
  if (document.form !== undefined) return formCsv(document.form);
  return OF_TABLES.has(document.kind) ? tablesCsv(document) : figuresCsv(document);
}

/** Reports of words: their figures stand in the tables. */
const OF_TABLES: ReadonlySet<ReportDocument["kind"]> = new Set(["minutes"]);

/** A form as CSV, to be filled in and sent back: nothing beside its table. */
export function formCsv({ columns, rows }: ReportForm): string {
  return [columns, ...rows].map((cells) => line(cells.map(text))).join("");
}

/** Of a report of words the cells of its tables, one a line. */
function tablesCsv(document: ReportDocument): string {
  const { asOfIso, fingerprint } = document.control;
  const head = ["section", "table", "row", "column", "text", "detail", "as_of", "fingerprint"];
  const sections = document.parts.flatMap((part) => part.sections);
  const cells = sections.flatMap((section) =>
    section.blocks
      .flatMap(tablesOf)
      .flatMap((table) =>
        table.rows.flatMap((row, place) =>
          row.kind === "group"
            ? []
            : row.cells.map((cell, column) => [
                section.name,
                table.title,
                String(place + 1),
                table.columns[column]?.head ?? "",
                cell.text,
                cell.detail ?? "",
                asOfIso,
                fingerprint ?? "",
              ]),
        ),
      ),
  );
  return [head, ...cells].map((one) => line(one.map(text))).join("");
}

/** The tables of a block; labels with their values are one of two columns. */
function tablesOf(block: ReportBlock): readonly Pick<TableBlock, "title" | "columns" | "rows">[] {
  switch (block.kind) {
    case "table":
      return [block];
    case "split":
      return [...block.left, ...block.right].flatMap(tablesOf);
    case "keyValues":
      return block.entries.map(({ label, cell }) => ({
        title: label,
        columns: [{ head: "value", align: "left", width: 1 }],
        rows: [{ kind: "row", cells: [cell] }],
      }));
    default:
      return [];
  }
}

function figuresCsv(document: ReportDocument): string {
  const { asOfIso, fingerprint } = document.control;
  const isOfSeveral = document.figures.some(({ company }) => company !== undefined);
  const rows = document.figures.map((figure) => [
    ...(isOfSeveral ? [text(figure.company ?? "")] : []),
    text(figure.metric),
    text(figure.metricName),
    text(figure.pillar),
    text(figure.workflow),
    text(figure.segment),
    text(figure.period),
    text(figure.from ?? ""),
    text(figure.to ?? ""),
    number(figure.value),
    number(figure.low),
    number(figure.high),
    number(figure.n),
    number(figure.numerator),
    number(figure.denominator),
    text(figure.unit),
    text(figure.currency),
    text(figure.printed),
    text(figure.definition),
    text(figure.decorative ?? ""),
    text(asOfIso),
    text(fingerprint ?? ""),
  ]);
  const head = isOfSeveral ? ["company", ...COLUMNS] : COLUMNS;
  return [head, ...rows].map(line).join("");
}

function line(cells: readonly string[]): string {
  return `${cells.join(",")}\r\n`;
}

function number(value: number | null): string {
  return value === null ? "" : String(value);
}

function text(value: string): string {
  const safe = neutraliseFormula(plainText(value));
  return /[",\r\n;\t]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
