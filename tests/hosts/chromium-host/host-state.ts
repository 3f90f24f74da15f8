import { EventEmitter } from "node:events";
import type { CdpConnection } from "./cdp-connection.ts";

/** An Electron event that a listener may prevent. */
export class PreventableEvent {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

export type ProtocolHandler = (request: Request) => Response | Promise<Response>;
export type InvokeHandler = (event: object, ...values: unknown[]) => unknown;

/** What the parts of the host share. */
export interface HostState {
  readonly app: EventEmitter;
  readonly ipc: EventEmitter;
  readonly switches: ReadonlyMap<string, string>;
  readonly schemes: Set<string>;
  readonly protocolHandlers: Map<string, ProtocolHandler>;
  readonly invokeHandlers: Map<string, InvokeHandler>;
  /** Null until the browser runs. */
  connection: CdpConnection | null;
  isReady: boolean;
  isQuitting: boolean;
}

export function createHostState(switches: ReadonlyMap<string, string>): HostState {
  return {
    app: new EventEmitter(),
    ipc: new EventEmitter(),
    switches,
    schemes: new Set(),
    protocolHandlers: new Map(),
    invokeHandlers: new Map(),
    connection: null,
    isReady: false,
    isQuitting: false,
  };
}

/** Says something about the host itself; the tests show it when a start fails. */
export function hostSays(text: string): void {
  process.stderr.write(`chromium host: ${text}\n`);
}
