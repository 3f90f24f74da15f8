import type { FigureUnit, ReportFormat } from "../format/report-format.ts";

/** The label of an axis tick, without unit and without digits that the tick does not need. */
export function axisLabel(tick: number, unit: FigureUnit, format: ReportFormat): string {
  if (unit === "rate") return format.numbers.upTo(tick * 100, 1);
  if (unit === "money" || unit === "moneyPerOutcome") {
    const size = Math.abs(tick);
    if (size >= 1_000_000) return `${format.numbers.upTo(tick / 1_000_000, 2)}m`;
    if (size >= 10_000) return `${format.numbers.upTo(tick / 1000, 1)}k`;
  }
  return format.numbers.upTo(tick, Math.abs(tick) < 1 ? 4 : 2);
}
