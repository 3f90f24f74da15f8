/** Which places a number is written with after its point, and whether a sign stands before what is above zero. */
export interface NumberShape {
  readonly least: number;
  readonly most: number;
  readonly isSigned: boolean;
}

/** The locales whose numbers this writes: groups of three with commas between them, and a point. */
export const ENGLISH_LOCALES: ReadonlySet<string> = new Set(["en-GB", "en-US"]);

/**
 * A finite number as Intl writes it in these locales, the minus apart: rounded half away from zero from the decimal that
 * the number is written as. Intl takes long to begin with a form of numbers, and a screen shows several forms at once.
 */
export function englishNumber(value: number, { least, most, isSigned }: NumberShape, minus: string): string {
  const digits = scaledDigits(Math.abs(value), most).padStart(most + 1, "0");
  const whole = digits.slice(0, digits.length - most).replaceAll(/\B(?=(?:\d{3})+$)/g, ",");
  let places = digits.slice(digits.length - most);
  while (places.length > least && places.endsWith("0")) places = places.slice(0, -1);
  const above = isSigned ? "+" : "";
  const sign = Number(digits) === 0 ? "" : value < 0 ? minus : above;
  return `${sign}${whole}${places === "" ? "" : `.${places}`}`;
}

/** From this many digits on a number does not hold them all. */
const SAFE_DIGITS = 15;

/** The digits of the number times ten to the power of `places`, rounded. */
function scaledDigits(value: number, places: number): string {
  const [mantissa = "0", exponent = "0"] = value.toExponential().split("e");
  const digits = mantissa.replace(".", "");
  const kept = Number(exponent) + 1 + places;
  if (kept < 0) return "0";
  if (kept >= digits.length) return digits.padEnd(kept, "0");
  const cut = digits.slice(0, kept);
  if (digits.charAt(kept) < "5") return cut;
  return String(kept <= SAFE_DIGITS ? Number(cut) + 1 : BigInt(cut) + 1n);
}
