import { randomBytes } from "node:crypto";
import { EventEmitter } from "node:events";
import { readFileSync } from "node:fs";
import { createBridgeValues } from "./bridge-values.ts";
import type { CdpSession } from "./cdp-connection.ts";
import { createCloneCodec } from "./clone-codec.ts";
import { ContentsMessages } from "./contents-messages.ts";
import { answerRequest, type PausedRequest } from "./contents-requests.ts";
import type { HostSession } from "./host-session.ts";
import { type HostState, hostSays, PreventableEvent } from "./host-state.ts";
import { installPageWorld } from "./page-world.ts";
import { installPreloadWorld, type PreloadFacts } from "./preload-world.ts";
import { fromBrowserAddress, toBrowserAddress } from "./scheme-addresses.ts";

export interface WebPreferences {
  readonly preload?: string;
  readonly javascript?: boolean;
  readonly sandbox?: boolean;
  readonly contextIsolation?: boolean;
  readonly nodeIntegration?: boolean;
  readonly webSecurity?: boolean;
}

interface FrameFacts {
  readonly id: string;
  readonly parentId?: string;
  readonly url: string;
  readonly urlFragment?: string;
}

const PRELOAD_WORLD = "Electron Isolated Context";
const PAPER_INCHES = { A4: [8.27, 11.7], Letter: [8.5, 11] } as const;

/** The page of a window: Electron's `webContents` as far as the app uses it. */
export class HostContents extends EventEmitter {
  readonly id: number;
  readonly session: HostSession;
  readonly #state: HostState;
  readonly #preferences: WebPreferences;
  readonly #frames = new Map<string, FrameFacts>();
  readonly #attached = Promise.withResolvers<CdpSession>();
  readonly #messages: ContentsMessages;
  readonly #token = `host${randomBytes(16).toString("hex")}`;
  #windowOpenHandler: ((details: { url: string }) => { action: string }) | null = null;
  #mainFrameId = "";
  /** The address that the app itself is loading: no navigation of the page's. */
  #wanted = "";
  targetId = "";
  isGone = false;

  constructor(id: number, state: HostState, session: HostSession, preferences: WebPreferences) {
    super();
    this.id = id;
    this.session = session;
    this.#state = state;
    this.#preferences = preferences;
    this.#messages = new ContentsMessages(
      this.#token,
      PRELOAD_WORLD,
      this.#attached.promise,
      (kind, channel, frameId, values) => this.#hear(kind, channel, frameId, values),
    );
  }

  getURL(): string {
    return this.#addressOf(this.#mainFrameId);
  }

  isDestroyed(): boolean {
    return this.isGone;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#windowOpenHandler = handler;
  }

  send(channel: string, ...values: unknown[]): void {
    void this.#messages.send(this.#mainFrameId, channel, structuredClone(values));
  }

  async loadURL(address: string): Promise<void> {
    const session = await this.#attached.promise;
    this.session.page = session;
    await this.session.applyPermissions(this, address);
    const loaded = new Promise((resolve) => this.once("did-finish-load", resolve));
    const url = toBrowserAddress(address, this.#state.schemes);
    this.#wanted = address;
    const { errorText } = await session.send<{ errorText?: string }>("Page.navigate", { url });
    if (errorText !== undefined) {
      const code = errorText.replace(/^net::/, "");
      throw Object.assign(new Error(`${code} loading '${address}'`), { code });
    }
    await loaded;
    this.#wanted = "";
  }

  reload(): void {
    void this.#attached.promise.then((session) => session.tell("Page.reload"));
  }

  /** Ends the page's process, as a fault in it would. */
  forcefullyCrashRenderer(): void {
    void this.#attached.promise.then((session) => session.tell("Page.crash"));
  }

  /** Runs a text in the page's own world and gives what it comes to. Fails when the page dies meanwhile. */
  async executeJavaScript(expression: string): Promise<unknown> {
    const session = await this.#attached.promise;
    const died = Promise.withResolvers<never>();
    // The browser leaves such a call without an answer.
    const onDeath = (): void => died.reject(new Error("the page died"));
    session.once("Inspector.targetCrashed", onDeath);
    const evaluated = session.send<{
      readonly result: { readonly value?: unknown };
      readonly exceptionDetails?: { readonly text: string };
    }>("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    const { result, exceptionDetails } = await Promise.race([evaluated, died.promise]).finally(() =>
      session.off("Inspector.targetCrashed", onDeath),
    );
    if (exceptionDetails !== undefined) throw new Error(exceptionDetails.text);
    return result.value;
  }

  async printToPDF(options: {
    readonly pageSize?: keyof typeof PAPER_INCHES;
    readonly printBackground?: boolean;
    readonly displayHeaderFooter?: boolean;
    readonly preferCSSPageSize?: boolean;
    readonly generateTaggedPDF?: boolean;
    readonly generateDocumentOutline?: boolean;
  }): Promise<Buffer> {
    const { pageSize = "Letter", ...others } = options;
    const [paperWidth, paperHeight] = PAPER_INCHES[pageSize];
    const session = await this.#attached.promise;
    const { data } = await session.send<{ data: string }>("Page.printToPDF", {
      ...others,
      paperWidth,
      paperHeight,
    });
    return Buffer.from(data, "base64");
  }

  /** Takes over a new target, which waits for it. */
  async attach(session: CdpSession, targetId: string): Promise<void> {
    this.targetId = targetId;
    this.#listen(session);
    // They are carried out in this order, while the target still waits.
    await Promise.all([
      session.send("Page.enable"),
      session.send("Runtime.enable"),
      ...(this.#preferences.javascript === false
        ? [session.send("Emulation.setScriptExecutionDisabled", { value: true })]
        : []),
      ...this.#installWorlds(session),
      session.send("Fetch.enable", { patterns: [{ urlPattern: "*", requestStage: "Request" }] }),
      session.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }),
      session.send<{ frameTree: { frame: FrameFacts } }>("Page.getFrameTree").then(({ frameTree }) => {
        this.#noteFrame(frameTree.frame);
      }),
      session.send("Runtime.runIfWaitingForDebugger"),
    ]);
    this.#attached.resolve(session);
  }

  /** Answers a request of this page, its frames or its workers. */
  answer(session: CdpSession, request: PausedRequest): void {
    const isMain = request.resourceType === "Document" && request.frameId === this.#mainFrameId;
    const address = fromBrowserAddress(request.request.url, this.#state.schemes);
    if (isMain && this.#isLeaving(address)) {
      const event = Object.assign(new PreventableEvent(), { url: address, isMainFrame: true });
      this.emit("will-navigate", event, address);
      if (event.defaultPrevented) {
        return session.tell("Fetch.failRequest", { requestId: request.requestId, errorReason: "Aborted" });
      }
    }
    void answerRequest(this.#state, this.session, session, request, address);
  }

  #isLeaving(address: string): boolean {
    const now = this.getURL();
    if (address === this.#wanted) return false;
    return now !== "" && now !== "about:blank" && now.split("#")[0] !== address.split("#")[0];
  }

  #installWorlds(session: CdpSession): Promise<unknown>[] {
    const preload = this.#preferences.preload;
    if (preload === undefined) return [];
    const facts: PreloadFacts = {
      token: this.#token,
      binding: this.#messages.binding,
      receiver: this.#messages.receiver,
      platform: process.platform,
      versions: { electron: process.versions["electron"] ?? "", chrome: process.versions["chrome"] ?? "" },
    };
    const pageSource = `(${installPageWorld.toString()})(${JSON.stringify(facts.token)}, ${createBridgeValues.toString()});`;
    const preloadSource = `if (location.href !== "about:blank") (${installPreloadWorld.toString()})(
      ${JSON.stringify(facts)}, (${createCloneCodec.toString()})(), ${createBridgeValues.toString()},
      function (require, process, module, exports) {${readFileSync(preload, "utf8")}\n});`;
    const add = "Page.addScriptToEvaluateOnNewDocument";
    return [
      session.send("Runtime.addBinding", { name: facts.binding, executionContextName: PRELOAD_WORLD }),
      session.send(add, { source: pageSource }),
      session.send(add, { worldName: PRELOAD_WORLD, source: preloadSource }),
    ];
  }

  #listen(session: CdpSession): void {
    session.on(
      "Page.frameAttached",
      ({ frameId, parentFrameId }: { frameId: string; parentFrameId: string }) =>
        this.#noteFrame({ id: frameId, parentId: parentFrameId, url: "" }),
    );
    session.on("Page.frameNavigated", ({ frame }: { frame: FrameFacts }) => this.#noteFrame(frame));
    session.on("Page.frameDetached", ({ frameId }: { frameId: string }) => this.#frames.delete(frameId));
    session.on("Page.loadEventFired", () => {
      if (this.getURL() === "" || this.getURL() === "about:blank") return;
      this.emit("did-finish-load");
    });
    session.on("Inspector.targetCrashed", () => {
      this.#messages.pageGone();
      this.emit("render-process-gone", {}, { reason: "crashed", exitCode: 1 });
    });
    session.on("Fetch.requestPaused", (request: PausedRequest) => this.answer(session, request));
    session.on("Page.windowOpen", ({ url }: { url: string }) => {
      const { action } = this.#windowOpenHandler?.({ url }) ?? { action: "allow" };
      // The new target is closed in any case: the app opens no windows of this kind.
      if (action !== "deny") hostSays("child windows are not supported: denied");
    });
    this.#messages.listen(session);
  }

  #noteFrame(frame: FrameFacts): void {
    this.#frames.set(frame.id, frame);
    if (frame.parentId === undefined) this.#mainFrameId = frame.id;
  }

  #addressOf(frameId: string): string {
    const frame = this.#frames.get(frameId);
    return frame === undefined
      ? ""
      : fromBrowserAddress(frame.url + (frame.urlFragment ?? ""), this.#state.schemes);
  }

  /** Hands a message to main with what the browser (not the page) knows of its sender. */
  async #hear(kind: string, channel: string, frameId: string, values: unknown[]): Promise<unknown> {
    const parentId = this.#frames.get(frameId)?.parentId;
    const senderFrame = {
      url: this.#addressOf(frameId),
      parent: parentId === undefined ? null : { id: parentId },
    };
    const event = { sender: this, senderFrame };
    if (kind === "preload-error") {
      hostSays(`the preload failed: ${String(values)}`);
      return undefined;
    }
    if (kind === "send") return this.#state.ipc.emit(channel, event, ...values);
    const handler = this.#state.invokeHandlers.get(channel);
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(event, ...values));
  }
}
