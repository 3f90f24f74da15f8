import type { ErrorCode } from "../errors/error-codes.ts";

/** Why cells or rows were refused, counted. */
export interface RefusalReason {
  /** Column of the template; null: the row as a whole. */
  readonly column: string | null;
  readonly code: ErrorCode;
  /** Rows with this reason; a row may have several. */
  readonly rows: number;
  /** The first of them. */
  readonly line: number;
  readonly value: string;
  readonly message: string;
}

const PHRASES: { readonly [Code in ErrorCode]?: string } = {
  REQUIRED: "no {column}",
  TYPE: "{column} not readable",
  RANGE: "{column} outside its range",
  ENUM: "{column} no known word",
  NAME: "{column} reserved",
  DATE_INVALID: "{column} does not exist",
  DATE_AMBIGUOUS: "{column}: day or month first?",
  TIME_OFFSET: "{column} without offset",
  NUMBER_AMBIGUOUS: "{column}: which decimal mark?",
  PERCENTAGE: "{column} a percentage",
  PRECISION: "{column} too long a number",
  UNMAPPED: "{column} has no entry",
  ID_DUP: "key twice",
  INVARIANT: "counts contradict",
  TIME_ORDER: "times out of order",
  CSV_QUOTE: "open quotation mark",
  CSV_COLUMNS: "wrong number of cells",
  ENCODING: "mixed encodings",
  CELL_ERROR: "{column} holds an error",
  STRING_TOO_LONG: "{column} too long",
  CONTROL_CHAR: "{column} holds a control character",
};

/** A reason in a few words, without its count: `no segment`. */
export function reasonPhrase({ column, code }: Pick<RefusalReason, "column" | "code">): string {
  return (PHRASES[code] ?? `{column} ${code}`).replace("{column}", column ?? "row");
}
