/** Decimal places in which small money is read: two from 1 on; below, three significant digits, at most six places (a micro). */
export function moneyPlaces(value: number): number {
  const size = Math.abs(value);
  if (size === 0 || size >= 0.995) return 2;
  return Math.min(6, Math.max(2, 2 - Math.floor(Math.log10(size))));
}
