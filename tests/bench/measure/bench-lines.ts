import { writeFileSync } from "node:fs";
import process from "node:process";
import { cells } from "./table-text.ts";

/** One measurement: what was measured, beside what, and what was promised. */
export interface BenchLine {
  readonly what: string;
  readonly value: number;
  readonly unit: "ms" | "ms CPU" | "s" | "KB" | "MB" | "bytes" | "tasks" | "exponent";
  /** What it is measured against in the same run; null: it stands alone. */
  readonly against: { readonly what: string; readonly value: number } | null;
  /** The most that the ratio, or without a comparison the value, may be; null: no such promise. */
  readonly limit: number | null;
  /** How many times as fast as the other it must be at least. */
  readonly atLeast?: number;
}

/** What came of a promise; null: nothing was promised. */
export function outcomeOf({ value, against, limit, atLeast }: BenchLine): "met" | "missed" | null {
  if (atLeast !== undefined) return against !== null && against.value / value >= atLeast ? "met" : "missed";
  if (limit === null) return null;
  return (against === null ? value : value / against.value) <= limit ? "met" : "missed";
}

/** Measurements as rows of a table: what, value, against, ratio, target. */
export function tableOf(lines: readonly BenchLine[]): readonly string[] {
  return [
    "| what | value | against | ratio | target |",
    "| --- | --- | --- | --- | --- |",
    ...lines.map((line) => cells(rowOf(line))),
  ];
}

function rowOf(line: BenchLine): readonly string[] {
  const { what, value, unit, against, limit, atLeast } = line;
  const promise = atLeast === undefined ? (limit === null ? "" : `≤ ${limit}`) : `≥ ${atLeast} ×`;
  const outcome = outcomeOf(line);
  return [
    what,
    `${shown(value)} ${unit}`,
    against === null ? "" : `${shown(against.value)} ${unit}, ${against.what}`,
    against === null ? "" : ratioOf(line, against.value),
    outcome === null ? "" : `${promise}: ${outcome}`,
  ];
}

/** Of what is the faster one by promise, or without a promise, it is said how many times as fast. */
function ratioOf({ value, limit, atLeast }: BenchLine, against: number): string {
  const isFaster = atLeast !== undefined || (limit === null && value < against);
  return isFaster ? `${shown(against / value)} × as fast` : shown(value / against);
}

function shown(value: number): string {
  if (value >= 100) return value.toFixed(0);
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** Prints measurements, and leaves them for the summary where the benches are run together. */
export function printLines(lines: readonly BenchLine[]): void {
  for (const row of tableOf(lines)) console.log(row);
  const file = process.env["BENCH_RESULTS"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(lines));
}
