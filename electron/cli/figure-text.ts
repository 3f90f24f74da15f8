/** A number for the terminal: at most six decimals, a real minus, `–` for no data. Exports carry full precision. */
export function plainNumber(value: number | null): string {
  if (value === null) return "–";
  const rounded = Number.isInteger(value) ? String(value) : String(Number(value.toFixed(6)));
  return rounded.replace("-", "−");
}

/** A rate or progress as a signed number with `digits` decimals. */
export function signedNumber(value: number | null, digits: number): string {
  if (value === null) return "–";
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value < 0 ? "−" : "+"}${text}`;
}
