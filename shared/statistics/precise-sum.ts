/**
 * The sum of doubles with about twice their precision (Knuth's error-free two-sum, the errors summed beside it), so that
 * the order of the terms does not show in the result but in cases made for it. 0 for no terms.
 */
export function preciseSum(terms: ArrayLike<number>): number {
  let sum = 0;
  let error = 0;
  for (let i = 0; i < terms.length; i += 1) {
    const term = terms[i] ?? 0;
    const next = sum + term;
    const shareOfTerm = next - sum;
    error += sum - (next - shareOfTerm) + (term - shareOfTerm);
    sum = next;
  }
  return sum + error;
}
