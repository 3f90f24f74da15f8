import type { BridgeEnds, BridgeValues } from "./bridge-values.ts";
import type { CloneCodec } from "./clone-codec.ts";

/** What the host tells the preload's world. */
export interface PreloadFacts {
  /** Name of the events between the worlds. */
  readonly token: string;
  /** Name of the function by which this world reaches the host. */
  readonly binding: string;
  /** Name of what the host calls in this world. */
  readonly receiver: string;
  readonly platform: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** What the host calls in the preload's world. */
export interface PreloadReceiver {
  readonly receive: (head: string, body: string) => void;
  /** A blob that a message left to be fetched. */
  readonly blob: (message: number, index: number) => Blob | undefined;
  /** A file field that the host fills with large binaries. */
  readonly field: (message: string) => HTMLInputElement;
}

/** The first line of a message; the rest is its body. */
export interface MessageHead {
  readonly kind: "invoke" | "send" | "reply" | "message" | "preload-error";
  readonly channel: string;
  readonly id?: number;
  readonly failed?: boolean;
  /** Number of the message whose blobs, or whose file field, hold its large parts. */
  readonly blobs?: number;
  readonly blobCount?: number;
  readonly files?: string;
  /** The last large part is the body itself. */
  readonly bodyIsLast?: boolean;
}

/**
 * Runs in the preload's world: gives the preload `require("electron")` with contextBridge and ipcRenderer. Put into the
 * page as text: it may use nothing outside itself.
 */
export function installPreloadWorld(
  facts: PreloadFacts,
  codec: CloneCodec,
  createBridgeValues: (ends: BridgeEnds) => BridgeValues,
  runPreload: (require: unknown, process: unknown, module: unknown, exports: unknown) => void,
): void {
  if (window !== window.top) return;
  const world = globalThis as unknown as Record<string, unknown>;
  const sendToHost = world[facts.binding] as (text: string) => void;
  Reflect.deleteProperty(world, facts.binding);
  const largeBody = 256 * 1024;
  type Listener = (event: unknown, ...values: unknown[]) => void;

  // Messages to and from the host.
  const kept = new Map<number, Blob[]>();
  const fields = new Map<string, HTMLInputElement>();
  const calls = new Map<number, PromiseWithResolvers<unknown>>();
  const listeners = new Map<string, Listener[]>();
  let lastMessage = 0;
  let lastCall = 0;
  let arriving: Promise<void> = Promise.resolve();
  let arrivingCount = 0;

  function post(head: MessageHead, value: unknown): void {
    const binaries: Uint8Array[] = [];
    const body = codec.encode(value, binaries);
    const parts = binaries.map((bytes) => new Blob([bytes as Uint8Array<ArrayBuffer>]));
    const bodyIsLast = body.length > largeBody;
    if (bodyIsLast) parts.push(new Blob([body]));
    if (parts.length === 0) return sendToHost(`${JSON.stringify(head)}\n${body}`);
    lastMessage += 1;
    kept.set(lastMessage, parts);
    const full = { ...head, blobs: lastMessage, blobCount: parts.length, bodyIsLast };
    sendToHost(`${JSON.stringify(full)}\n${bodyIsLast ? "" : body}`);
  }

  function handle(head: MessageHead, value: unknown): void {
    if (head.kind === "message") {
      for (const listener of listeners.get(head.channel) ?? []) listener({}, ...(value as unknown[]));
      return;
    }
    const call = calls.get(head.id ?? 0);
    calls.delete(head.id ?? 0);
    if (head.failed !== true) call?.resolve(value);
    else call?.reject(new Error(`Error invoking remote method '${head.channel}': ${String(value)}`));
  }

  async function receiveFiles(head: MessageHead, body: string): Promise<void> {
    const field = fields.get(head.files ?? "");
    fields.delete(head.files ?? "");
    const buffers = await Promise.all([...(field?.files ?? [])].map((file) => file.arrayBuffer()));
    const binaries = buffers.map((buffer) => new Uint8Array(buffer));
    const text = head.bodyIsLast === true ? new TextDecoder().decode(binaries.pop()) : body;
    handle(head, codec.decode(text, binaries));
  }

  const receiver: PreloadReceiver = {
    receive(headText, body) {
      const head = JSON.parse(headText) as MessageHead;
      // A small message waits for a large one that was sent before it.
      if (head.files === undefined && arrivingCount === 0) return handle(head, codec.decode(body, []));
      arrivingCount += 1;
      arriving = arriving
        .then(() =>
          head.files === undefined ? handle(head, codec.decode(body, [])) : receiveFiles(head, body),
        )
        .finally(() => {
          arrivingCount -= 1;
        });
    },
    blob(message, index) {
      const parts = kept.get(message);
      if (parts !== undefined && index === parts.length - 1) kept.delete(message);
      return parts?.[index];
    },
    field(message) {
      const field = document.createElement("input");
      field.type = "file";
      field.multiple = true;
      fields.set(message, field);
      return field;
    },
  };
  Object.defineProperty(world, facts.receiver, { value: receiver });

  const ipcRenderer = {
    invoke(channel: string, ...values: unknown[]): Promise<unknown> {
      const copy = structuredClone(values);
      lastCall += 1;
      const call = Promise.withResolvers<unknown>();
      calls.set(lastCall, call);
      post({ kind: "invoke", channel, id: lastCall }, copy);
      return call.promise;
    },
    send: (channel: string, ...values: unknown[]): void =>
      post({ kind: "send", channel }, structuredClone(values)),
    on(channel: string, listener: Listener): void {
      listeners.set(channel, [...(listeners.get(channel) ?? []), listener]);
    },
    removeListener(channel: string, listener: Listener): void {
      listeners.set(
        channel,
        (listeners.get(channel) ?? []).filter((each) => each !== listener),
      );
    },
  };

  // The bridge to the page's world.
  const functions = new Map<number, (...values: unknown[]) => unknown>();
  let last = 0;
  const fire = (kind: string, detail: unknown): void => {
    document.dispatchEvent(new CustomEvent(facts.token + kind, { detail }));
  };
  const { lower, raise } = createBridgeValues({
    keepFunction(given) {
      last += 1;
      functions.set(last, given);
      return last;
    },
    keepPromise(given) {
      last += 1;
      const id = last;
      given.then(
        (value) => fire("settle", { id, value: lower(value) }),
        (error: unknown) => fire("settle", { id, failed: lower(error) }),
      );
      return id;
    },
    makeFunction:
      (id) =>
      (...values: unknown[]) =>
        fire("callback", { id, values: lower(values) }),
    makePromise: () => undefined,
  });
  document.addEventListener(`${facts.token}call`, (event) => {
    event.stopImmediatePropagation();
    const { id, values } = (event as CustomEvent<{ id: number; values: unknown[] }>).detail;
    try {
      fire("answer", { value: lower(functions.get(id)?.(...values.map(raise))) });
    } catch (error) {
      fire("answer", { thrown: error instanceof Error ? error.message : String(error) });
    }
  });
  const contextBridge = {
    exposeInMainWorld: (name: string, value: unknown): void => fire("expose", { name, value: lower(value) }),
  };

  const require = (id: string): unknown => {
    if (id === "electron") return { contextBridge, ipcRenderer };
    throw new Error(`module not found: ${id}`);
  };
  const { platform, versions } = facts;
  const process = Object.freeze({
    platform,
    versions,
    type: "renderer",
    sandboxed: true,
    contextIsolated: true,
  });
  const module = { exports: {} };
  try {
    runPreload(require, process, module, module.exports);
  } catch (error) {
    post({ kind: "preload-error", channel: "" }, error instanceof Error ? error.stack : String(error));
  }
}
