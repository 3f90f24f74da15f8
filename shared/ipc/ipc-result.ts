import type { ErrorCode } from "../errors/error-codes.ts";

/**
 * Refusals of the wrapper itself: another sender than the app's own page; a request or an answer that is not of its
 * schema; one that is too large; too many in too short a time. The window never causes one unless it has a fault.
 */
export type IpcRefusal = "IPC_SENDER" | "IPC_REQUEST" | "IPC_RESPONSE" | "IPC_SIZE" | "IPC_RATE";

/** Why an operation failed. Plain data: an Error loses its code on the way. Never holds a path or a stack. */
export interface IpcError {
  readonly code: ErrorCode | IpcRefusal;
  readonly message: string;
  readonly remedy?: string;
}

/** What every operation answers. */
export type IpcResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: IpcError };
