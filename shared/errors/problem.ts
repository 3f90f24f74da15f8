import type { ErrorCode } from "./error-codes.ts";

/** An expected failure: what happened, where, and what the person can do. Never carries a stack. */
export interface Problem {
  readonly code: ErrorCode;
  /** One sentence without a full stop: what is wrong, with the offending value shortened to 40 characters. */
  readonly message: string;
  /** File, member, row and column, or JSON pointer. */
  readonly where?: string;
  /** What to do, where the code's own remedy is not precise enough. */
  readonly remedy?: string;
  /** What the system under the app calls it, for whoever looks into it: no part of a sentence on screen. */
  readonly detail?: string | undefined;
}

/** Either a value or the reason why there is none. "Nothing" and "failed" never look alike. */
export type Result<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly problem: Problem };

/** A result that holds `value`. */
export function success<Value>(value: Value): Result<Value> {
  return { ok: true, value };
}

/** A result that holds a problem. */
export function failure(
  code: ErrorCode,
  message: string,
  details: Pick<Problem, "where" | "remedy" | "detail"> = {},
): { readonly ok: false; readonly problem: Problem } {
  return { ok: false, problem: { code, message, ...details } };
}
