import type { ErrorCode } from "../errors/error-codes.ts";

/** Why a row was refused; a row may have several. */
export interface RowError {
  /** Line of the file on which the record starts; in a workbook the row. The header is line 1. */
  readonly line: number;
  /** Column of the template; null: the row as a whole. */
  readonly column: string | null;
  readonly code: ErrorCode;
  /** The offending value as given, at most 40 characters. */
  readonly value: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** Something worth saying about rows that were taken, or columns that were not. */
export interface ImportWarning {
  readonly code: ErrorCode;
  readonly message: string;
  readonly column: string | null;
  /** First line concerned; null: the file as a whole. */
  readonly line: number | null;
  /** Rows concerned. */
  readonly rows: number;
}
