/** What the signs of a number's text say. */
export type NumberShape =
  /** Digits alone. */
  | "whole"
  /** The point can only be the decimal mark, or the comma can only part thousands. */
  | "point"
  /** The other way round. */
  | "comma"
  /** `1.234`: a decimal point, or a point that parts thousands. */
  | "one point"
  /** `1,234`: the same of a comma. */
  | "one comma"
  /** Thousands parted by spaces or apostrophes, no decimal mark. */
  | "spaced"
  /** A number and a percent sign. */
  | "percentage"
  | "no number";

const DIGITS = /^\d+$/;
const SEPARATED = /^\d[\d.,'’ \u00A0\u2009\u202F]*$/;
const SPACES = /['’ \u00A0\u2009\u202F]/;
const SPACED_GROUPS = /^\d{1,3}(?:['’ \u00A0\u2009\u202F]\d{3})+(?:[.,]\d*)?$/;
const PERCENTAGE = /^[\d.,'’\s\u00A0\u202F]+%$/;
const EXPONENT = /^\d*[.,]?\d+[eE][+-]?\d{1,3}$/;

/** The shape of a trimmed text. */
export function numberShape(text: string): NumberShape {
  const unsigned = text.replace(/^[+\-−]/, "");
  if (DIGITS.test(unsigned)) return "whole";
  if (PERCENTAGE.test(unsigned)) return "percentage";
  if (EXPONENT.test(unsigned))
    return unsigned.includes(",") ? "comma" : unsigned.includes(".") ? "point" : "whole";
  const digits = unsigned.startsWith(".") || unsigned.startsWith(",") ? `0${unsigned}` : unsigned;
  if (!SEPARATED.test(digits)) return "no number";
  if (SPACES.test(digits)) {
    if (!SPACED_GROUPS.test(digits)) return "no number";
    return digits.includes(",") ? "comma" : digits.includes(".") ? "point" : "spaced";
  }
  return markShape(digits);
}

/** Of digits with points and commas only. */
function markShape(digits: string): NumberShape {
  const points = digits.split(".").length - 1;
  const commas = digits.split(",").length - 1;
  if (points > 0 && commas > 0) {
    const isPointLast = digits.lastIndexOf(".") > digits.lastIndexOf(",");
    if (isPointLast)
      return points === 1 && isGrouped(digits.slice(0, digits.indexOf(".")), ",") ? "point" : "no number";
    return commas === 1 && isGrouped(digits.slice(0, digits.indexOf(",")), ".") ? "comma" : "no number";
  }
  // Several equal signs cannot all be the decimal mark, so they part thousands.
  if (points > 1) return isGrouped(digits, ".") ? "comma" : "no number";
  if (commas > 1) return isGrouped(digits, ",") ? "point" : "no number";
  const mark = points === 1 ? "." : ",";
  const [before = "", after = ""] = digits.split(mark);
  const canPartThousands = after.length === 3 && before.length <= 3 && !before.startsWith("0");
  if (canPartThousands) return mark === "." ? "one point" : "one comma";
  return mark === "." ? "point" : "comma";
}

function isGrouped(digits: string, sign: string): boolean {
  const [first = "", ...rest] = digits.split(sign);
  return first.length >= 1 && first.length <= 3 && rest.every((group) => group.length === 3);
}
