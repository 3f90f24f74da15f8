import * as z from "zod";
import type { Problem, Result } from "../../shared/errors/problem.ts";
import {
  IPC_CONTRACT,
  type Operation,
  type RequestOf,
  type ResponseOf,
} from "../../shared/ipc/ipc-contract.ts";
import type { IpcError, IpcRefusal, IpcResult } from "../../shared/ipc/ipc-result.ts";
import { channelOf, OPERATION_NAMES, type OperationName } from "../../shared/ipc/operation-names.ts";
import { isTrustedSender, type SenderFrame } from "../security/trusted-sender.ts";
import { createRateLimit } from "./rate-limit.ts";
import { requestSize } from "./request-size.ts";

/** One handler an operation: a missing one does not compile. */
export type IpcHandlers = {
  readonly [Name in OperationName]: (request: RequestOf<Name>) => Promise<Result<ResponseOf<Name>>>;
};

/** The part of Electron's ipcMain that is used. */
export interface IpcReceiver {
  readonly handle: (
    channel: string,
    listener: (event: { readonly senderFrame: SenderFrame | null }, request: unknown) => Promise<unknown>,
  ) => void;
}

/** What the wrapper needs of its surroundings. */
export interface IpcSurroundings {
  /** A clock that never goes back. */
  readonly nowMs: () => number;
  /** Hears of faults of our own; what it hears is never sent to the page. */
  readonly report: (operation: OperationName, fault: unknown) => void;
  /** Hears of every answer that is a refusal. */
  readonly refused?: (operation: OperationName, code: string) => void;
}

/** Opens every operation of the contract to the page, each behind the same checks. */
export function registerIpc(
  receiver: IpcReceiver,
  handlers: IpcHandlers,
  surroundings: IpcSurroundings,
): void {
  for (const name of OPERATION_NAMES) {
    // The contract's types hold handler and schemas of one name together; over all names the compiler cannot see it.
    const handler = handlers[name] as (request: unknown) => Promise<Result<unknown>>;
    const answer = guarded(name, IPC_CONTRACT[name], handler, surroundings);
    receiver.handle(channelOf(name), async (event, request) => {
      const answered = await answer(event.senderFrame, request);
      if (!answered.ok) surroundings.refused?.(name, answered.error.code);
      return answered;
    });
  }
}

/** One operation behind its checks: sender, rate, size, schema, and the schema of the answer. */
function guarded(
  name: OperationName,
  operation: Operation,
  handler: (request: unknown) => Promise<Result<unknown>>,
  { nowMs, report }: IpcSurroundings,
): (frame: SenderFrame | null, request: unknown) => Promise<IpcResult<unknown>> {
  const mayCall = createRateLimit(operation, nowMs);
  return async (frame, request) => {
    if (!isTrustedSender(frame)) return refuse("IPC_SENDER", "only the app's own page may ask this");
    if (!mayCall()) return refuse("IPC_RATE", "this was asked too often in too short a time");
    if (requestSize(request) > operation.maxRequestBytes) {
      return refuse("IPC_SIZE", "the request is too large");
    }
    const asked = z.safeParse(operation.request, request);
    if (!asked.success) return refuse("IPC_REQUEST", `the request is not one of ${name}`);
    try {
      const result = await handler(asked.data);
      if (!result.ok) return { ok: false, error: withoutPlace(result.problem) };
      const answered = z.safeParse(operation.response, result.value);
      if (answered.success) return { ok: true, value: answered.data };
      report(name, answered.error);
      return refuse("IPC_RESPONSE", `the answer is not one of ${name}`);
    } catch (fault) {
      report(name, fault);
      return { ok: false, error: { code: "INTERNAL", message: "this is a fault of the app" } };
    }
  };
}

function refuse(code: IpcRefusal, message: string): { readonly ok: false; readonly error: IpcError } {
  return { ok: false, error: { code, message } };
}

/** A problem without its `where`: on this side that is a path. */
function withoutPlace({ code, message, remedy }: Problem): IpcError {
  return { code, message, ...(remedy === undefined ? {} : { remedy }) };
}
