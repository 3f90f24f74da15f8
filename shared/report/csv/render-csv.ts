import type { ReportDocument } from "../report-document.ts";
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
 * report of several companies begins with whose a figure is. Text cells cannot start a formula.
 */
export function renderCsv(document: ReportDocument): string {
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
  return [head, ...rows].map((cells) => `${cells.join(",")}\r\n`).join("");
}

function number(value: number | null): string {
  return value === null ? "" : String(value);
}

function text(value: string): string {
  const safe = neutraliseFormula(plainText(value));
  return /[",\r\n;\t]|^\s|\s$/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
