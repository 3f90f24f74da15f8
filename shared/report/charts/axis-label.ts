import type { FigureUnit, ReportFormat } from "../format/report-format.ts";

/** How ticks of a size are written: by what they are divided, what stands behind them, and their most decimal places. */
interface TickSize {
  readonly by: number;
  readonly mark: string;
  readonly most: number;
}

/** The label of an axis tick, without unit, with the places that the ticks of its axis need and no more. */
export function axisLabel(
  tick: number,
  unit: FigureUnit,
  format: ReportFormat,
  ticks: readonly number[],
): string {
  const { by, mark } = sizeOf(tick, unit);
  const places = ticks
    .map((one) => ({ one, size: sizeOf(one, unit) }))
    .filter(({ size }) => size.mark === mark)
    .map(({ one, size }) => placesOf(one / size.by, size.most));
  return `${format.numbers.fixed(tick / by, Math.max(0, ...places))}${mark}`;
}

function sizeOf(tick: number, unit: FigureUnit): TickSize {
  if (unit === "rate") return { by: 0.01, mark: "", most: 1 };
  const size = Math.abs(tick);
  if (unit === "money" || unit === "moneyPerOutcome") {
    if (size >= 1_000_000) return { by: 1_000_000, mark: "m", most: 2 };
    if (size >= 10_000) return { by: 1000, mark: "k", most: 1 };
  }
  return { by: 1, mark: "", most: size < 1 ? 4 : 2 };
}

/** The places behind the point that a value has, at most so many. */
function placesOf(value: number, most: number): number {
  const [, places = ""] = value.toFixed(most).split(".");
  return places.replace(/0+$/u, "").length;
}
