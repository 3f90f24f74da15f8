/** Compares what a program printed with what the oracle says, row by row, and says in words where they part. */
export type FlatRow = Readonly<Record<string, string | number | boolean | null>>;

export interface DifferenceOptions {
  /** Fields that say which row it is. */
  readonly keys: readonly string[];
  /** Numbers may differ by this share of the larger one, or by this much absolutely; default 1e-9. */
  readonly tolerance?: number;
  /** Fields that are not compared, for all rows or by metric id. */
  readonly ignore?: (field: string, row: FlatRow) => boolean;
}

type Value = FlatRow[string] | undefined;

function agrees(expected: Value, actual: Value, tolerance: number): boolean {
  if (typeof expected !== "number" || typeof actual !== "number") return expected === actual;
  return Math.abs(expected - actual) <= tolerance * Math.max(1, Math.abs(expected), Math.abs(actual));
}

function byKey(
  rows: readonly FlatRow[],
  keys: readonly string[],
): { readonly rows: ReadonlyMap<string, FlatRow>; readonly repeated: readonly string[] } {
  const found = new Map<string, FlatRow>();
  const repeated: string[] = [];
  for (const row of rows) {
    const key = keys.map((name) => String(row[name])).join(" | ");
    if (found.has(key)) repeated.push(key);
    found.set(key, row);
  }
  return { rows: found, repeated };
}

/** Empty if both say the same; the order of rows does not matter. */
export function rowDifferences(
  expected: readonly FlatRow[],
  actual: readonly FlatRow[],
  { keys, tolerance = 1e-9, ignore = () => false }: DifferenceOptions,
): readonly string[] {
  const want = byKey(expected, keys);
  const got = byKey(actual, keys);
  const differences = got.repeated.map((key) => `${key}: more than once`);
  for (const [key, row] of want.rows) {
    const other = got.rows.get(key);
    if (other === undefined) {
      differences.push(`${key}: missing`);
      continue;
    }
    for (const field of new Set([...Object.keys(row), ...Object.keys(other)])) {
      if (ignore(field, row) || agrees(row[field], other[field], tolerance)) continue;
      differences.push(`${key}: ${field} is ${String(other[field])}, not ${String(row[field])}`);
    }
  }
  for (const key of got.rows.keys()) if (!want.rows.has(key)) differences.push(`${key}: should not be there`);
  return differences;
}

export const metricKeys = ["metric", "workflow", "segment", "period"] as const;
export const compareKeys = ["metric", "workflow", "segment"] as const;
