import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { reportDocument } from "../../../electron/services/report-files.ts";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { compareRanges } from "../../../shared/metrics/comparison.ts";
import type { Figure } from "../../../shared/metrics/figure.ts";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import { type PreparedDataset, prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import { isMetricId } from "../../../shared/metrics/registry.ts";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import type { ReportDocument } from "../../../shared/report/report-document.ts";
import { PILOT_REPORT_KINDS, type PilotReportKind } from "../../../shared/report/report-kinds.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { isShown } from "./other-readers.ts";

/** The pilot of a company of the demo, from its pack. */
export function pilotOf(folder: string, name: string): WholePilot {
  const pack = readPack(new Uint8Array(readFileSync(join(folder, `${name}.c180`))));
  const pilot = pack.ok ? pack.value.pilots[0] : undefined;
  if (pilot === undefined) throw new Error(`no pilot in ${name}.c180`);
  return pilot;
}

/** The reports of a company for which the demo wrote a PDF, as they were before they were written. */
export function documentsOf(
  folder: string,
  name: string,
): readonly { readonly kind: PilotReportKind; readonly document: ReportDocument }[] {
  const pilot = pilotOf(folder, name);
  return PILOT_REPORT_KINDS.filter((kind) => existsSync(join(folder, "reports", name, `${kind}.pdf`))).map(
    (kind) => {
      const document = reportDocument(pilot, { kind, asOfMs: SAMPLE_CLOCK_MS });
      if (!document.ok) throw new Error(document.problem.message);
      return { kind, document: document.value };
    },
  );
}

/** A row of the sheet Figures as another program shows it. */
export type ShownRow = Readonly<Record<string, string>>;

/** Does a row of a CSV hold another value, interval or count than the engine gives for its metric, scope and days? */
export function rawNotOfEngine(prepared: PreparedDataset, row: ShownRow): boolean {
  const { metric = "", workflow = "", segment = "" } = row;
  const found = figureOf(prepared, metric, workflow, segment, row["from"] ?? "", row["to"] ?? "");
  const cell = (name: string): number | null => {
    const text = row[name] ?? "";
    return text === "" ? null : Number(text);
  };
  if (found === undefined) return cell("value") !== null;
  // Some reports name no count; what they name is the engine's.
  const names = ["n", "numerator", "denominator"] as const;
  if (cell("value") !== found.value) return true;
  if (names.some((name) => cell(name) !== null && cell(name) !== found[name])) return true;
  // Of what is no rate of counts the interval is the one that comparisons use.
  const { low, high } = found.low === null && found.high === null ? sideOf(prepared, found) : found;
  return [cell("low"), cell("high")].some((own, place) => own !== null && own !== [low, high][place]);
}

/** A figure as one side of its comparison with the days before. */
function sideOf(
  prepared: PreparedDataset,
  { metric, workflow, segment, from, to }: Figure,
): Pick<Figure, "low" | "high"> {
  const [first, last] = [from, to].map((date) => parseCalendarDate(date ?? ""));
  const none = { low: null, high: null };
  if (first === undefined || first === null || last === undefined || last === null) return none;
  const compared = compareRanges(prepared, {
    by: dimensionsOf(workflow, segment),
    metrics: [metric],
    from: first,
    to: last,
    againstFrom: first - (last - first + 1),
    againstTo: first - 1,
    asOf: SAMPLE_CLOCK_MS,
  });
  return compared.find((one) => one.workflow === workflow && one.segment === segment) ?? none;
}

function dimensionsOf(workflow: string, segment: string): readonly ("workflow" | "segment")[] {
  return [
    ...(workflow === "*" ? [] : (["workflow"] as const)),
    ...(segment === "*" ? [] : (["segment"] as const)),
  ];
}

function figureOf(
  prepared: PreparedDataset,
  metric: string,
  workflow: string,
  segment: string,
  fromDate: string,
  toDate: string,
): Figure | undefined {
  const [from, to] = [fromDate, toDate].map(parseCalendarDate);
  if (!isMetricId(metric) || from === undefined || from === null || to === undefined || to === null)
    throw new Error(`no figure: ${metric} ${fromDate} ${toDate}`);
  const by = dimensionsOf(workflow, segment);
  return computeFigures(prepared, { by, metrics: [metric], from, to }).find(
    (one) => one.workflow === workflow && one.segment === segment,
  );
}

/** The rows that do not show what the engine gives for their metric, scope and days. */
export function notOfEngine(pilot: WholePilot, rows: readonly ShownRow[]): readonly ShownRow[] {
  const dataset = createDatasetReader().datasetOf(pilot);
  if (!dataset.ok) throw new Error(dataset.problem.message);
  const prepared = prepareDataset(dataset.value);
  return rows.filter((row) => {
    const { Metric: metric = "", Workflow: workflow = "", Segment: segment = "" } = row;
    const found = figureOf(prepared, metric, workflow, segment, row["From"] ?? "", row["To"] ?? "");
    const value = found?.value ?? null;
    const shown = row["Value"];
    return value === null ? shown !== undefined : shown === undefined || !isShown(value, shown);
  });
}
