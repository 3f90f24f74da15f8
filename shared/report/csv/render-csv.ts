import type { ReportBlock, ReportDocument, TableBlock } from "../report-document.ts";
import { csvLine, csvText, formCsv } from "./form-csv.ts";

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
  "confidentiality",
] as const;

/**
 * All figures of a report as one CSV (UTF-8, comma, CRLF): numbers at full precision with a decimal point, money in
 * decimals, empty for "no data"; `printed` is the value as the other formats show it, `confidentiality` what stands on
 * their pages, such as that the data are a sample's. A report of several companies begins with whose a figure is. Text
 * cells cannot start a formula. A report with a form is that form; minutes are the cells of their tables.
 */
export function renderCsv(document: ReportDocument): string {
  if (document.form !== undefined) return formCsv(document.form);
  return OF_TABLES.has(document.kind) ? tablesCsv(document) : figuresCsv(document);
}

/** Reports of words: their figures stand in the tables. */
const OF_TABLES: ReadonlySet<ReportDocument["kind"]> = new Set(["minutes"]);

/** Of a report of words the cells of its tables, one a line. */
function tablesCsv(document: ReportDocument): string {
  const { asOfIso, fingerprint, confidentiality } = document.control;
  const head = [
    "section",
    "table",
    "row",
    "column",
    "text",
    "detail",
    "as_of",
    "fingerprint",
    "confidentiality",
  ];
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
                confidentiality,
              ]),
        ),
      ),
  );
  return [head, ...cells].map((one) => csvLine(one.map(csvText))).join("");
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
  const { asOfIso, fingerprint, confidentiality } = document.control;
  const isOfSeveral = document.figures.some(({ company }) => company !== undefined);
  const rows = document.figures.map((figure) => [
    ...(isOfSeveral ? [csvText(figure.company ?? "")] : []),
    csvText(figure.metric),
    csvText(figure.metricName),
    csvText(figure.pillar),
    csvText(figure.workflow),
    csvText(figure.segment),
    csvText(figure.period),
    csvText(figure.from ?? ""),
    csvText(figure.to ?? ""),
    number(figure.value),
    number(figure.low),
    number(figure.high),
    number(figure.n),
    number(figure.numerator),
    number(figure.denominator),
    csvText(figure.unit),
    csvText(figure.currency),
    csvText(figure.printed),
    csvText(figure.definition),
    csvText(figure.decorative ?? ""),
    csvText(asOfIso),
    csvText(fingerprint ?? ""),
    csvText(confidentiality),
  ]);
  const head = isOfSeveral ? ["company", ...COLUMNS] : COLUMNS;
  return [head, ...rows].map(csvLine).join("");
}

function number(value: number | null): string {
  return value === null ? "" : String(value);
}
