import { EventEmitter } from "node:events";
import type { Readable, Writable } from "node:stream";

interface CdpMessage {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly sessionId?: string };
  readonly sessionId?: string;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

interface Call {
  readonly method: string;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One target of the browser (or, with id "", the browser itself); emits the protocol's events by their names. */
export class CdpSession extends EventEmitter {
  readonly #connection: CdpConnection;
  readonly id: string;

  constructor(connection: CdpConnection, id: string) {
    super();
    this.setMaxListeners(0);
    this.#connection = connection;
    this.id = id;
  }

  /** Sends a command; the answer is what the protocol says for it. */
  send<Answer = unknown>(method: string, params: object = {}): Promise<Answer> {
    return this.#connection.call(this.id, method, params) as Promise<Answer>;
  }

  /** Sends a command whose failure does not matter: its target may be gone by now. */
  tell(method: string, params: object = {}): void {
    this.send(method, params).catch(() => undefined);
  }
}

/** Chromium's debugging protocol over a pair of pipes (--remote-debugging-pipe): JSON messages that end with a NUL. */
export class CdpConnection {
  readonly root: CdpSession;
  readonly #output: Writable;
  readonly #sessions = new Map<string, CdpSession>();
  readonly #calls = new Map<number, Call>();
  #lastId = 0;
  #isClosed = false;

  constructor(output: Writable, input: Readable) {
    this.root = new CdpSession(this, "");
    this.#sessions.set("", this.root);
    this.#output = output;
    let parts: Buffer[] = [];
    input.on("data", (bytes: Buffer) => {
      let start = 0;
      for (let end = bytes.indexOf(0); end !== -1; end = bytes.indexOf(0, start)) {
        parts.push(bytes.subarray(start, end));
        this.#receive(JSON.parse(Buffer.concat(parts).toString("utf8")) as CdpMessage);
        parts = [];
        start = end + 1;
      }
      if (start < bytes.length) parts.push(bytes.subarray(start));
    });
    for (const event of ["close", "end", "error"]) input.on(event, () => this.#close());
    output.on("error", () => undefined);
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  session(id: string): CdpSession | undefined {
    return this.#sessions.get(id);
  }

  call(sessionId: string, method: string, params: object): Promise<unknown> {
    if (this.#isClosed) return Promise.reject(new Error(`${method}: the browser is closed`));
    this.#lastId += 1;
    const id = this.#lastId;
    this.#output.write(
      `${JSON.stringify({ id, method, params, ...(sessionId === "" ? {} : { sessionId }) })}\0`,
    );
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { method, resolve, reject });
    });
  }

  #receive(message: CdpMessage): void {
    if (message.id !== undefined) {
      const call = this.#calls.get(message.id);
      this.#calls.delete(message.id);
      if (message.error === undefined) call?.resolve(message.result);
      else call?.reject(new Error(`${call.method}: ${message.error.message}`));
      return;
    }
    const { method = "", params } = message;
    const named = params?.sessionId ?? "";
    if (method === "Target.attachedToTarget") this.#sessions.set(named, new CdpSession(this, named));
    this.#sessions.get(message.sessionId ?? "")?.emit(method, params);
    if (method === "Target.detachedFromTarget") this.#sessions.delete(named);
  }

  #close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    for (const { method, reject } of this.#calls.values()) reject(new Error(`${method}: the browser closed`));
    this.#calls.clear();
  }
}
