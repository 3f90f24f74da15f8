/** The mark before the places of a number. */
export type DecimalMark = "." | ",";

/** A decimal as it was typed: with a point, or why it cannot be taken, as a sentence without a full stop. */
export type TypedDecimal =
  | { readonly ok: true; readonly plain: string }
  | { readonly ok: false; readonly fault: string };

const PLAIN = /^[+-]?(\d+\.?\d*|\.\d+)$/u;
/** One point with three digits behind it, as groups of thousands have them. */
const LIKE_A_GROUP = /^[+-]?[1-9]\d{0,2}\.\d{3}$/u;

/** The decimal mark of a locale's region. */
export function decimalMark(locale: string): DecimalMark {
  const parts = new Intl.NumberFormat(locale, { numberingSystem: "latn" }).formatToParts(0.5);
  return parts.find(({ type }) => type === "decimal")?.value === "," ? "," : ".";
}

/**
 * Reads a decimal that a person types, without marks between its groups. Where the region has a decimal comma, the comma is
 * one, and a point too unless it can stand between thousands; where it has a point, a comma is none. What can be a
 * thousand times as much is refused, never guessed.
 */
export function typedDecimal(text: string, mark: DecimalMark): TypedDecimal {
  const typed = text.trim().replace("\u2212", "-");
  if (PLAIN.test(typed)) {
    if (mark === "." || !LIKE_A_GROUP.test(typed)) return { ok: true, plain: typed };
    const together = typed.replace(".", "");
    const apart = typed.replace(".", ",");
    return { ok: false, fault: `"${typed}" can be ${together} or ${apart}: write one of them` };
  }
  const swapped = typed.replace(",", ".");
  if (typed.includes(",") && PLAIN.test(swapped)) {
    if (mark === ",") return { ok: true, plain: swapped };
    return { ok: false, fault: "write a point as the decimal mark: 12.5" };
  }
  if (/\d/u.test(typed) && /^[+-]?[\d.,'’\s]+$/u.test(typed)) {
    return { ok: false, fault: `write nothing between thousands: ${EXAMPLES[mark]}` };
  }
  return { ok: false, fault: `write a number, such as ${mark === "," ? "12,5" : "12.5"}` };
}

/** A plain decimal as a field of the region shows it. */
export function fieldDecimal(plain: string, mark: DecimalMark): string {
  return mark === "," ? plain.replace(".", ",") : plain;
}

const EXAMPLES: Readonly<Record<DecimalMark, string>> = { ".": "1234.5", ",": "1234,5" };
