import type { FigureUnit, ReportFormat } from "../format/report-format.ts";

/** How ticks of a size are written: by what they are divided, what stands behind them, and their most decimal places. */
interface TickSize {
  readonly by: number;
  readonly mark: string;
  readonly most: number;
}

/** The labels of an axis's ticks, without unit: those of a size have the places that the one with most needs. */
export function axisLabels(
  ticks: readonly number[],
  unit: FigureUnit,
  format: ReportFormat,
): readonly string[] {
  const sizes = ticks.map((tick) => sizeOf(tick, unit));
  const places = new Map<string, number>();
  sizes.forEach(({ by, mark, most }, index) => {
    const own = placesOf((ticks[index] ?? 0) / by, most);
    places.set(mark, Math.max(own, places.get(mark) ?? 0));
  });
  return sizes.map(
    ({ by, mark }, index) =>
      `${format.numbers.fixed((ticks[index] ?? 0) / by, places.get(mark) ?? 0)}${mark}`,
  );
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
