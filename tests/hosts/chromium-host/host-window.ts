import { EventEmitter } from "node:events";
import type { CdpSession } from "./cdp-connection.ts";
import type { PausedRequest } from "./contents-requests.ts";
import { HostContents, type WebPreferences } from "./host-contents.ts";
import type { HostSession } from "./host-session.ts";
import { type HostState, PreventableEvent } from "./host-state.ts";

interface WindowOptions {
  readonly x?: number;
  readonly y?: number;
  readonly width?: number;
  readonly height?: number;
  readonly title?: string;
  readonly show?: boolean;
  readonly webPreferences?: WebPreferences;
}

interface TargetFacts {
  readonly targetId: string;
  readonly type: string;
  readonly openerId?: string;
}

interface Attachment {
  readonly sessionId: string;
  readonly targetInfo: TargetFacts;
}

/** The windows of the app, by the browser's targets. */
export class HostWindows {
  readonly #state: HostState;
  readonly session: HostSession;
  readonly #open = new Set<HostWindow>();
  /** Windows whose target the browser has not announced yet, in the order in which they were asked for. */
  readonly #expected: HostWindow[] = [];
  #lastId = 0;

  constructor(state: HostState, session: HostSession) {
    this.#state = state;
    this.session = session;
  }

  get all(): HostWindow[] {
    return [...this.#open];
  }

  makeContents(preferences: WebPreferences): HostContents {
    if (!this.#state.isReady) throw new Error("Cannot create BrowserWindow before app is ready");
    this.#lastId += 1;
    return new HostContents(this.#lastId, this.#state, this.session, preferences);
  }

  opened(window: HostWindow, bounds: object): void {
    this.#open.add(window);
    this.#expected.push(window);
    this.#state.app.emit("browser-window-created", {}, window);
    this.#state.app.emit("web-contents-created", {}, window.webContents);
    this.#state.connection?.root.tell("Target.createTarget", {
      url: "about:blank",
      newWindow: true,
      ...bounds,
    });
  }

  closeTarget(targetId: string): void {
    this.#state.connection?.root.tell("Target.closeTarget", { targetId });
  }

  byTarget(targetId: string): HostWindow | undefined {
    return this.all.find((window) => window.webContents.targetId === targetId);
  }

  targetGone(targetId: string): void {
    const window = this.byTarget(targetId);
    if (window === undefined) return;
    this.#open.delete(window);
    window.gone();
    if (this.#open.size === 0 && !this.#state.isQuitting) this.#state.app.emit("window-all-closed");
  }

  /** Closes all windows, unless one of them objects. */
  async closeAll(): Promise<boolean> {
    for (const window of this.all) {
      const closed = new Promise<void>((resolve) => window.once("closed", () => resolve()));
      if (!window.close()) return false;
      await closed;
    }
    return true;
  }

  /** A new target of the browser: a window's page, or a popup, frame or worker of one. */
  attached({ sessionId, targetInfo }: Attachment, parent: HostContents | null): void {
    const session = this.#state.connection?.session(sessionId);
    if (session === undefined) return;
    const isOwn = targetInfo.type === "page" && targetInfo.openerId === undefined;
    const expected = isOwn ? this.#expected.shift() : undefined;
    if (expected !== undefined) {
      session.on("Target.attachedToTarget", (inner: Attachment) =>
        this.attached(inner, expected.webContents),
      );
      void expected.webContents.attach(session, targetInfo.targetId);
    } else if (targetInfo.type === "page" && targetInfo.openerId !== undefined) {
      this.#refusePopup(session, targetInfo.targetId);
    } else {
      if (parent !== null) {
        session.on("Fetch.requestPaused", (request: PausedRequest) => parent.answer(session, request));
        session.tell("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
      }
      session.tell("Runtime.runIfWaitingForDebugger");
    }
  }

  /** It may share the page's thread, so that it must run before it is closed: a waiting one would freeze the page. */
  #refusePopup(session: CdpSession, targetId: string): void {
    session.on("Fetch.requestPaused", ({ requestId }: PausedRequest) =>
      session.tell("Fetch.failRequest", { requestId, errorReason: "BlockedByClient" }),
    );
    session.tell("Fetch.enable", { patterns: [{ urlPattern: "*" }] });
    session.tell("Runtime.runIfWaitingForDebugger");
    this.closeTarget(targetId);
  }
}

/** Electron's `BrowserWindow` as far as the app uses it; its place on the screen is kept as numbers alone. */
export class HostWindow extends EventEmitter {
  readonly webContents: HostContents;
  readonly id: number;
  readonly #windows: HostWindows;
  #bounds: { x: number; y: number; width: number; height: number };
  #isMaximized = false;
  #isVisible: boolean;
  #isDestroyed = false;
  readonly #title: string;

  constructor(options: WindowOptions, windows: HostWindows) {
    super();
    const preferences = options.webPreferences ?? {};
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = preferences;
    if (sandbox !== true || contextIsolation === false || nodeIntegration === true || webSecurity === false) {
      throw new Error("The Chromium host shows sandboxed, isolated pages without Node alone");
    }
    this.#windows = windows;
    this.#bounds = {
      x: options.x ?? 50,
      y: options.y ?? 50,
      width: options.width ?? 800,
      height: options.height ?? 600,
    };
    this.#isVisible = options.show !== false;
    this.#title = options.title ?? "";
    this.webContents = windows.makeContents(preferences);
    this.id = this.webContents.id;
    this.webContents.once("did-finish-load", () => this.emit("ready-to-show"));
    const { x, y, width, height } = this.#bounds;
    windows.opened(this, { left: x, top: y, width, height });
  }

  loadURL(address: string): Promise<void> {
    return this.webContents.loadURL(address);
  }

  /** Whether nobody objected. */
  close(): boolean {
    const event = new PreventableEvent();
    this.emit("close", event);
    if (!event.defaultPrevented) this.destroy();
    return !event.defaultPrevented;
  }

  destroy(): void {
    this.#windows.closeTarget(this.webContents.targetId);
  }

  gone(): void {
    this.#isDestroyed = true;
    this.webContents.isGone = true;
    this.webContents.emit("destroyed");
    this.emit("closed");
  }

  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
  isVisible(): boolean {
    return this.#isVisible;
  }
  isMinimized(): boolean {
    return false;
  }
  isMaximized(): boolean {
    return this.#isMaximized;
  }
  maximize(): void {
    this.#isMaximized = true;
  }
  restore(): void {}
  show(): void {
    this.#isVisible = true;
  }
  focus(): void {
    this.emit("focus");
  }
  getTitle(): string {
    return this.#title;
  }
  getBounds(): object {
    return { ...this.#bounds };
  }
  getNormalBounds(): object {
    return { ...this.#bounds };
  }
  setBounds(bounds: object): void {
    this.#bounds = { ...this.#bounds, ...bounds };
  }
}

/** The class that the app makes its windows of: Electron's `BrowserWindow`. */
export function windowClassOf(windows: HostWindows): unknown {
  return class BrowserWindow extends HostWindow {
    constructor(options: WindowOptions = {}) {
      super(options, windows);
    }
    static getAllWindows(): HostWindow[] {
      return windows.all;
    }
    static fromWebContents(contents: unknown): HostWindow | null {
      return windows.all.find((window) => window.webContents === contents) ?? null;
    }
    static getFocusedWindow(): HostWindow | null {
      return windows.all.at(-1) ?? null;
    }
  };
}
