import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CdpSession } from "./cdp-connection.ts";
import { createCloneCodec } from "./clone-codec.ts";
import type { MessageHead } from "./preload-world.ts";

interface Context {
  readonly id: number;
  readonly name: string;
  readonly auxData?: { readonly frameId?: string };
}

type Hear = (kind: string, channel: string, frameId: string, values: unknown[]) => Promise<unknown>;

const LARGE_BODY = 256 * 1024;
const READ_BYTES = 16 * 1024 * 1024;

/**
 * Messages between main and the preload's world of one page. Small ones travel inside the debugging protocol; large
 * binaries do not, because its JSON is slow: up they are blobs that the host reads, down they are files of a hidden field.
 */
export class ContentsMessages {
  readonly binding = `send${randomBytes(16).toString("hex")}`;
  readonly receiver: string;
  readonly #codec = createCloneCodec();
  readonly #world: string;
  readonly #session: Promise<CdpSession>;
  readonly #hear: Hear;
  readonly #contexts = new Map<number, string>();
  #arriving: Promise<void> = Promise.resolve();
  #leaving: Promise<void> = Promise.resolve();
  #lastFiles = 0;

  constructor(token: string, world: string, session: Promise<CdpSession>, hear: Hear) {
    this.receiver = `${token}receiver`;
    this.#world = world;
    this.#session = session;
    this.#hear = hear;
  }

  listen(session: CdpSession): void {
    session.on("Runtime.executionContextCreated", ({ context }: { context: Context }) => {
      if (context.name === this.#world) this.#contexts.set(context.id, context.auxData?.frameId ?? "");
    });
    session.on(
      "Runtime.executionContextDestroyed",
      ({ executionContextId }: { executionContextId: number }) => this.#contexts.delete(executionContextId),
    );
    session.on("Runtime.executionContextsCleared", () => this.#contexts.clear());
    session.on(
      "Runtime.bindingCalled",
      ({
        name,
        payload,
        executionContextId,
      }: {
        name: string;
        payload: string;
        executionContextId: number;
      }) => {
        if (name === this.binding) this.#receive(executionContextId, payload);
      },
    );
  }

  /** The page's process is gone: what was underway never ends, and must not keep the next page waiting. */
  pageGone(): void {
    this.#contexts.clear();
    this.#arriving = Promise.resolve();
    this.#leaving = Promise.resolve();
  }

  /** Sends to the preload's world of a frame; nobody there is no fault. */
  async send(frameId: string, channel: string, values: unknown[]): Promise<void> {
    for (const [context, frame] of this.#contexts) {
      if (frame === frameId) await this.#deliver(context, { kind: "message", channel }, values);
    }
  }

  #receive(context: number, payload: string): void {
    // Who sends is settled now, before anything is waited for.
    const frameId = this.#contexts.get(context) ?? "";
    const end = payload.indexOf("\n");
    const head = JSON.parse(payload.slice(0, end)) as MessageHead;
    const body = payload.slice(end + 1);
    this.#arriving = this.#arriving.then(async () => {
      const binaries = head.blobs === undefined ? [] : await this.#fetchBlobs(context, head);
      const text = head.bodyIsLast === true ? new TextDecoder().decode(binaries.pop()) : body;
      const values = this.#codec.decode(text, binaries);
      // Not awaited: an answer may take its time, and others may overtake it.
      void this.#answer(context, frameId, head, Array.isArray(values) ? values : [values]);
    });
  }

  async #answer(context: number, frameId: string, head: MessageHead, values: unknown[]): Promise<void> {
    const { kind, channel, id } = head;
    const reply = { kind: "reply", channel, ...(id === undefined ? {} : { id }) } as const;
    try {
      const value = await this.#hear(kind, channel, frameId, values);
      if (kind === "invoke") await this.#deliver(context, reply, value);
    } catch (error) {
      if (kind === "invoke") await this.#deliver(context, { ...reply, failed: true }, String(error));
    }
  }

  #deliver(context: number, head: MessageHead, value: unknown): Promise<void> {
    const binaries: Uint8Array[] = [];
    const body = this.#codec.encode(value, binaries);
    const bodyIsLast = body.length > LARGE_BODY;
    const files = bodyIsLast ? [...binaries, new TextEncoder().encode(body)] : binaries;
    this.#leaving = this.#leaving
      .then(async () => {
        if (files.length === 0) return this.#callReceiver(context, head, body);
        const field = await this.#sendFiles(context, files);
        return this.#callReceiver(context, { ...head, files: field, bodyIsLast }, bodyIsLast ? "" : body);
      })
      // The page may be gone: there is nobody to tell.
      .catch(() => undefined);
    return this.#leaving;
  }

  async #callReceiver(context: number, head: MessageHead, body: string): Promise<void> {
    await this.#call(context, "receive", [JSON.stringify(head), body]);
  }

  async #sendFiles(context: number, contents: readonly Uint8Array[]): Promise<string> {
    this.#lastFiles += 1;
    const field = `files-${this.#lastFiles}`;
    const folder = mkdtempSync(join(tmpdir(), "converge180-host-"));
    // The page reads them when it gets to it; they are small change beside the profile, and go with the process.
    process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
    const files = contents.map((bytes, index) => {
      const file = join(folder, String(index));
      writeFileSync(file, bytes);
      return file;
    });
    const session = await this.#session;
    const objectId = await this.#call(context, "field", [field]);
    await session.send("DOM.setFileInputFiles", { files, objectId });
    return field;
  }

  async #fetchBlobs(
    context: number,
    { blobs = 0, blobCount = 0 }: MessageHead,
  ): Promise<Uint8Array<ArrayBuffer>[]> {
    const session = await this.#session;
    const found: Uint8Array<ArrayBuffer>[] = [];
    for (let index = 0; index < blobCount; index++) {
      const objectId = await this.#call(context, "blob", [blobs, index]);
      const { uuid } = await session.send<{ uuid: string }>("IO.resolveBlob", { objectId });
      const parts: Buffer[] = [];
      for (let isEnd = false; !isEnd; ) {
        const part = await session.send<{ data: string; base64Encoded?: boolean; eof: boolean }>("IO.read", {
          handle: `blob:${uuid}`,
          size: READ_BYTES,
        });
        parts.push(Buffer.from(part.data, part.base64Encoded === true ? "base64" : "utf8"));
        isEnd = part.eof;
      }
      session.tell("Runtime.releaseObject", { objectId });
      found.push(new Uint8Array(Buffer.concat(parts)));
    }
    return found;
  }

  /** Calls the receiver in the preload's world; gives back the id of the object that it answers. */
  async #call(context: number, method: string, values: readonly unknown[]): Promise<string> {
    const session = await this.#session;
    const { result } = await session.send<{ result: { objectId?: string } }>("Runtime.callFunctionOn", {
      executionContextId: context,
      functionDeclaration: `function (...values) { return globalThis[${JSON.stringify(this.receiver)}].${method}(...values); }`,
      arguments: values.map((value) => ({ value })),
      silent: true,
    });
    return result.objectId ?? "";
  }
}
