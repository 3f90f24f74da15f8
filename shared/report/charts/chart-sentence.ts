import { lastDayOfMonth, monthOf } from "../../calendar/calendar-date.ts";
import type { ReportFormat } from "../format/report-format.ts";
import type { ChartPoint, DotIntervalSpec, LineChartSpec } from "./chart-spec.ts";

/** What a line chart shows, in one or two sentences: range, last value, gaps, signals. */
export function lineSentence(spec: LineChartSpec, format: ReportFormat): string {
  const points = spec.series[0]?.points ?? [];
  const known = points.filter(
    (point): point is ChartPoint & { readonly value: number } => point.value !== null,
  );
  const last = known.at(-1);
  if (last === undefined) return "No period has data.";
  const least = known.reduce((a, b) => (b.value < a.value ? b : a));
  const most = known.reduce((a, b) => (b.value > a.value ? b : a));
  const period = spec.step === "week" ? "week" : "month";
  const when = (point: ChartPoint): string =>
    spec.step === "week" ? format.dates.shortDate(point.at) : format.dates.month(point.at);
  const value = (one: number): string => format.value(one, spec.unit).text;
  const parts = [
    known.length === 1
      ? `One ${period} has data: ${value(last.value)}.`
      : least.value === most.value
        ? `All ${known.length} ${period}s with data stand at ${value(last.value)}.`
        : `${known.length} ${period}s between ${value(least.value)} (${when(least)}) and ${value(most.value)} (${when(most)}); the last stands at ${value(last.value)}.`,
  ];
  const gaps = points.length - known.length;
  if (gaps > 0) parts.push(`${gaps} ${gaps === 1 ? `${period} has` : `${period}s have`} no data.`);
  const { limits } = spec;
  if (limits !== undefined) {
    const outside = known.filter((point) => point.value < limits.low || point.value > limits.high).length;
    const kind = limits.isTrial ? "trial process limits" : "process limits";
    parts.push(
      outside === 0
        ? `Every ${period} lies inside the ${kind}: routine variation.`
        : `${outside} ${outside === 1 ? `${period} lies` : `${period}s lie`} outside the ${kind}.`,
    );
  }
  const open = points.filter((point) => point.state !== "whole" && point.value !== null).length;
  if (open > 0) parts.push(`${open} ${open === 1 ? `${period} is` : `${period}s are`} not yet mature.`);
  const flags = changesIn(spec, points).map(
    (change) => `${change.letter} ${change.title} (${format.dates.shortDate(change.at)})`,
  );
  if (flags.length > 0) {
    const more = flags.length > FLAGS_NAMED ? ` and ${flags.length - FLAGS_NAMED} more` : "";
    parts.push(`Changes: ${flags.slice(0, FLAGS_NAMED).join("; ")}${more}.`);
  }
  return parts.join(" ");
}

/** What a line chart is of, in a few words: `weekly, n 812–1,204, 25 May–15 Nov`. */
export function lineSubtitle({ series, step }: LineChartSpec, format: ReportFormat): string {
  const points = series[0]?.points ?? [];
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return "no data";
  const counts = points.flatMap(({ n }) => n ?? []);
  const [least, most] = [Math.min(...counts), Math.max(...counts)].map((count) => format.count(count));
  const size = counts.length === 0 ? "" : `, n ${least === most ? least : `${least}–${most}`}`;
  const span =
    step === "month"
      ? `${format.dates.month(first.at)}–${format.dates.month(last.at)}`
      : `${format.dates.shortDate(first.at)}–${format.dates.shortDate(last.at + 6)}`;
  return `${step === "month" ? "monthly" : "weekly"}${size}, ${span}`;
}

/** One period of a line in words: value, interval, n, and why it is not judged yet. */
export function pointSentence(
  point: ChartPoint,
  { unit, step, limits, maturesOn, changes = [] }: LineChartSpec,
  format: ReportFormat,
): string {
  const when = step === "week" ? `week of ${format.dates.date(point.at)}` : format.dates.month(point.at);
  const interval = format.interval(point.low, point.high, unit);
  const end = step === "week" ? point.at + 6 : lastDayOfMonth(monthOf(point.at));
  const signal = point.state === "whole" && limits?.signals?.includes(point.at) === true ? "signal" : "";
  const state =
    point.state === "partial"
      ? "partial"
      : point.state === "immature"
        ? `immature${maturesOn === undefined ? "" : `, matures ${format.dates.date(maturesOn)}`}`
        : "";
  const flags = changes
    .filter(({ at }) => at >= point.at && at <= end)
    .map(({ letter, title, at }) => `${letter} ${title} (${format.dates.shortDate(at)})`);
  const value =
    point.value === null
      ? "no data"
      : `${format.value(point.value, unit).text}${interval === "" ? "" : ` (${interval})`}`;
  const parts = [value, point.n === null ? "" : `n ${format.count(point.n)}`, state, signal, ...flags];
  return `${when}: ${parts.filter((part) => part !== "").join(" · ")}`;
}

const FLAGS_NAMED = 4;

/** The changes that the chart flags: those between its first and last period. */
function changesIn(
  spec: LineChartSpec,
  points: readonly ChartPoint[],
): NonNullable<LineChartSpec["changes"]> {
  const [from, to] = [points[0]?.at, points.at(-1)?.at];
  if (from === undefined || to === undefined) return [];
  return (spec.changes ?? []).filter((change) => change.at >= from && change.at <= to);
}

/** What a comparison of scopes shows: the two ends, and whether their intervals leave a doubt. */
export function dotSentence(
  spec: DotIntervalSpec,
  direction: "up" | "down" | "none",
  format: ReportFormat,
): string {
  const rows = spec.rows.filter((row) => row.isTotal !== true && row.value !== null);
  const first = rows[0];
  if (first === undefined) return "Only the roll-up has data.";
  const name = (row: (typeof rows)[number]): string =>
    row.group === "" ? row.label : `${row.label} in ${row.group}`;
  const most = rows.reduce((a, b) => ((b.value ?? 0) > (a.value ?? 0) ? b : a), first);
  const least = rows.reduce((a, b) => ((b.value ?? 0) < (a.value ?? 0) ? b : a), first);
  const common = format.value(first.value, spec.unit).text;
  if (rows.length === 1) return `${name(first)} stands at ${common}.`;
  if (most.value === least.value) return `All stand at ${common}.`;
  const [worst, best] = direction === "down" ? [most, least] : [least, most];
  const print = (row: (typeof rows)[number]): string =>
    `${name(row)} (${format.value(row.value, spec.unit).text})`;
  const apart =
    least.high !== null && most.low !== null
      ? least.high < most.low
        ? " Their intervals do not touch."
        : " Their intervals overlap: the order may be chance."
      : "";
  return `From ${print(worst)} to ${print(best)}.${apart}`;
}
