import { metricName } from "../domain/metric-words.ts";
import type { Operational } from "../domain/ownership.ts";
import { keyValue, textCell } from "./baseline/blocks.ts";
import type { ReportFormat } from "./format/report-format.ts";
import type { DefinitionRow, FigureRow, KeyValue, ReportDocument, TableCell } from "./report-document.ts";

/** The name under which the share stands among the figures. */
const SHARE = "operational.share";
const SHARE_NAME = "Operational share";
const DEFINITION =
  "metrics with owner, threshold, committed action and no expired obligation / metrics shown to leadership";

/** Decorative metrics that are named; the rest are counted. */
const NAMED = 3;

/** What every report of a company that shows metrics says of them, among its entries and, in a deck, on its first slide. */
export function operationalEntry(operational: Operational, format: Pick<ReportFormat, "numbers">): KeyValue {
  const { label, cell } = shortOperationalEntry(operational, format);
  return keyValue(label, { ...cell, detail: DEFINITION });
}

/** The same among many entries, where the definition stands elsewhere. */
export function shortOperationalEntry(
  operational: Operational,
  format: Pick<ReportFormat, "numbers">,
): KeyValue {
  return keyValue(SHARE_NAME, textCell(operationalWords(operational, format)));
}

/**
 * A report with the share and what is decorative: a line of its entries says it, its figures are marked and hold the share
 * as one of them, and its definitions say what it is. Every report of one company that shows metrics goes through here.
 */
export function withOperational(
  document: ReportDocument,
  operational: Operational,
  format: ReportFormat,
): ReportDocument {
  const { asOfIso } = document.control;
  return {
    ...document,
    figures: [
      ...withDecorative(document.figures, operational),
      ...operationalFigures(operational, format, {
        workflow: "*",
        segment: "*",
        period: "as of",
        to: asOfIso,
      }),
    ],
    definitions: [...document.definitions, OPERATIONAL_DEFINITION],
  };
}

/** The share as a figure in long form, in the place of reasons what is decorative, each metric with its own; none where no metric is shown. */
export function operationalFigures(
  { share, shown, decorative }: Operational,
  format: ReportFormat,
  place: Pick<FigureRow, "workflow" | "segment" | "period" | "to"> & Pick<Partial<FigureRow>, "company">,
): readonly FigureRow[] {
  if (share === null) return [];
  const row: FigureRow = {
    ...place,
    metric: SHARE,
    metricName: SHARE_NAME,
    pillar: "Governance",
    from: null,
    value: share,
    low: null,
    high: null,
    n: shown,
    numerator: Math.round(share * shown),
    denominator: shown,
    unit: "rate",
    currency: "",
    printed: operationalShareText(share, format),
    printedInterval: "",
    definition: DEFINITION,
    decorative: decorative
      .map(({ metric, reasons }) => `${metricName(metric)} (${reasons.join("; ")})`)
      .join(", "),
  };
  return [row];
}

/** What the share is, beside what the metrics are. */
export const OPERATIONAL_DEFINITION: DefinitionRow = {
  id: SHARE,
  pillar: "Governance",
  name: SHARE_NAME,
  unit: "share",
  direction: "higher is better",
  formula: DEFINITION,
  columns: "",
};

/** `60 %`, the same wherever it is printed. */
export function operationalShareText(share: number, { numbers }: Pick<ReportFormat, "numbers">): string {
  return `${numbers.fixed(share * 100, 0)}\u202f%`;
}

/** `60 %; decorative: Override rate, Cost per outcome, 2 more`. */
function operationalWords({ share, decorative }: Operational, format: Pick<ReportFormat, "numbers">): string {
  const printed =
    share === null ? "no metric is shown to the leadership" : operationalShareText(share, format);
  return decorative.length === 0
    ? printed
    : `${printed}; decorative: ${decorativeNames(decorative).join(", ")}`;
}

/** Names of decorative metrics, those beyond the first few as a count. */
export function decorativeNames(decorative: Operational["decorative"]): readonly string[] {
  const names = decorative.slice(0, NAMED).map(({ metric }) => metricName(metric));
  return decorative.length > NAMED ? [...names, `${decorative.length - NAMED} more`] : names;
}

/** `Operational share 60 %; decorative: …`, where a report has no room for its entries; null: it says nothing of it. */
export function operationalLine({ control }: ReportDocument): string | null {
  const entry = control.entries.find(({ label }) => label === SHARE_NAME);
  return entry === undefined ? null : `${SHARE_NAME} ${entry.cell.text}`;
}

/** A metric by its name, with the word where nobody would act on it (metrics.md, "Thresholds"). */
export function metricCell(
  { decorative }: Operational,
  metric: string,
  details: Partial<Omit<TableCell, "text">> = {},
): TableCell {
  const isDecorative = reasonsOf(decorative, metric) !== null;
  const detail = [details.detail ?? "", isDecorative ? "decorative" : ""].filter((part) => part !== "");
  return textCell(metricName(metric), {
    ...details,
    ...(detail.length === 0 ? {} : { detail: detail.join(" · ") }),
  });
}

/** Figures in long form, each with the reasons for which nobody would act on it. */
export function withDecorative(
  rows: readonly FigureRow[],
  { decorative }: Operational,
): readonly FigureRow[] {
  return rows.map((row) => {
    const reasons = reasonsOf(decorative, row.metric);
    return reasons === null ? row : { ...row, decorative: reasons.join("; ") };
  });
}

function reasonsOf(decorative: Operational["decorative"], metric: string): readonly string[] | null {
  return decorative.find((one) => one.metric === metric)?.reasons ?? null;
}
