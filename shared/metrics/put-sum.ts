/** Adds a value to the sum of a group; NaN is the sum of nothing yet. */
export function put(sums: Float64Array, group: number, value: number): void {
  const sum = sums[group] ?? Number.NaN;
  sums[group] = sum === sum ? sum + value : value;
}
