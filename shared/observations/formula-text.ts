/** Spaces, byte-order marks and apostrophes, then a character with which a spreadsheet may begin a formula. */
const FORMULA_START = /^[\s\uFEFF']*[=+\-@\t\r\n\0＝＋－＠]/u;

/**
 * The text with a leading `'` where a spreadsheet might take it for a formula: it begins with `=`, `+`, `-`, `@`, tab,
 * CR, LF, NUL or a full-width form of a sign, also after spaces, byte-order marks or apostrophes. Other texts are
 * unchanged. `restoreFormula` is the exact inverse. For text cells only, never for numbers.
 */
export function neutraliseFormula(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** Takes off exactly the `'` that `neutraliseFormula` put on. */
export function restoreFormula(text: string): string {
  return text.startsWith("'") && FORMULA_START.test(text.slice(1)) ? text.slice(1) : text;
}
