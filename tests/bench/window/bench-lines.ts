/** One measurement: what was measured, beside what, and what was promised. */
export interface BenchLine {
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "KB" | "tasks";
  /** What it is measured against in the same run; null: it stands alone. */
  readonly against: { readonly what: string; readonly value: number } | null;
  /** The most that the ratio, or without a comparison the value, may be; null: it is only looked at. */
  readonly limit: number | null;
}

/** Prints measurements as a table, with what was promised: met or missed. */
export function printLines(lines: readonly BenchLine[]): void {
  console.log("| window | value | against | ratio | target |");
  console.log("| --- | --- | --- | --- | --- |");
  for (const { what, value, unit, against, limit } of lines) {
    const ratio = against === null ? null : value / against.value;
    const measured = ratio ?? value;
    const target = limit === null ? "" : `≤ ${limit}: ${measured <= limit ? "met" : "missed"}`;
    const beside = against === null ? "" : `${against.value.toFixed(1)} ${unit} ${against.what}`;
    console.log(
      `| ${[what, `${value.toFixed(1)} ${unit}`, beside, ratio?.toFixed(2) ?? "", target].join(" | ")} |`,
    );
  }
}
