import type { CellFault } from "../observations/cell-fault.ts";
import { cellFault } from "../observations/cell-fault.ts";

const GROUPS_BY_COMMA = /^[+-]?\d{1,3}(?:([,'’ \u00A0\u2009\u202F])\d{3})(?:\1\d{3})*(?:\.\d+)?$/;
const GROUPS_BY_POINT = /^[+-]?\d{1,3}(?:([.'’ \u00A0\u2009\u202F])\d{3})(?:\1\d{3})*(?:,\d+)?$/;
const SEPARATORS_BY_COMMA = /[,'’ \u00A0\u2009\u202F]/g;
const SEPARATORS_BY_POINT = /[.'’ \u00A0\u2009\u202F]/g;

/**
 * A number as a file with a known decimal mark writes it, in the form of the templates: thousands separators (in whole
 * groups of three, one kind) taken out, the mark turned into a point. Text that is no such number comes back as it is,
 * unless it could be misread.
 */
export function plainNumberText(text: string, decimalMark: "." | ","): string | CellFault {
  if (decimalMark === ".") {
    if (GROUPS_BY_COMMA.test(text)) return text.replace(SEPARATORS_BY_COMMA, "");
    return text.includes(",") && /^[+-]?\d[\d.,]*$/.test(text) ? unlikeMark(".") : text;
  }
  if (GROUPS_BY_POINT.test(text)) return text.replace(SEPARATORS_BY_POINT, "").replace(",", ".");
  if (/^[+-]?\d+\.\d+(?:[eE][+-]?\d+)?$/.test(text)) return unlikeMark(",");
  return text.split(",").length === 2 && !text.includes(".") ? text.replace(",", ".") : text;
}

function unlikeMark(mark: string): CellFault {
  return cellFault(
    "NUMBER_AMBIGUOUS",
    `the number does not fit the decimal mark "${mark}" that the mapping names; correct the one or the other`,
  );
}
