/**
 * A text cell that no spreadsheet takes for a formula. Texts that begin with `=`, `+`, `-`, `@`, tab, carriage return,
 * NUL, a full-width form of those, or with `'` before one of them, also after leading space or a byte-order mark, get
 * a leading `'`; the importer takes exactly one off again. Numbers never come here: −5 stays −5.
 */
export function neutraliseFormula(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

// oxlint-disable-next-line no-control-regex
const DANGEROUS =
  /^[\s\uFEFF]*(?:'+[\s\uFEFF]*)?[=+\-@\t\r\u0000\uFF1D\uFF0B\uFF0D\uFF20]|^[ \uFEFF]*[\t\r\u0000]/u;
