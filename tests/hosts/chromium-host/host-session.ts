import { EventEmitter } from "node:events";
import type { CdpSession } from "./cdp-connection.ts";
import type { HostState } from "./host-state.ts";
import { toBrowserAddress } from "./scheme-addresses.ts";

type Decide = (granted: boolean) => void;
type RequestHandler = (contents: unknown, permission: string, decide: Decide, details: object) => void;
type CheckHandler = (contents: unknown, permission: string, origin: string, details: object) => boolean;
interface Verdict {
  readonly cancel?: boolean;
}
type RequestListener = (details: object, decide: (verdict: Verdict) => void) => void;

/** Electron's name of a permission and Chromium's. */
const PERMISSIONS = [
  ["geolocation", "geolocation"],
  ["notifications", "notifications"],
  ["clipboard-read", "clipboard-read"],
  ["clipboard-sanitized-write", "clipboard-write"],
  ["midi", "midi"],
  ["persistent-storage", "persistent-storage"],
] as const;

/** The default session: permissions and requests as the app decides. */
export class HostSession extends EventEmitter {
  readonly #state: HostState;
  /** The page that was opened last: what belongs to its address is asked of it. */
  page: CdpSession | null = null;
  #requestHandler: RequestHandler | null = null;
  #checkHandler: CheckHandler | null = null;
  #beforeRequest: RequestListener | null = null;
  readonly webRequest = {
    onBeforeRequest: (listener: RequestListener | null): void => {
      this.#beforeRequest = listener;
    },
  };

  constructor(state: HostState) {
    super();
    this.#state = state;
  }

  setPermissionRequestHandler(handler: RequestHandler | null): void {
    this.#requestHandler = handler;
  }

  setPermissionCheckHandler(handler: CheckHandler | null): void {
    this.#checkHandler = handler;
  }

  setDevicePermissionHandler(): void {}

  /** Of the page's own address: there is no other here. */
  async clearStorageData({ storages }: { readonly storages: readonly string[] }): Promise<void> {
    const { schemes } = this.#state;
    const storageTypes = storages.map((name) => (name === "indexdb" ? "indexeddb" : name)).join(",");
    for (const scheme of schemes) {
      const { origin } = new URL(toBrowserAddress(`${scheme}://converge180/`, schemes));
      await this.page?.send("Storage.clearDataForOrigin", { origin, storageTypes });
    }
  }

  /** Whether the app lets a request go. */
  async mayRequest(details: object): Promise<boolean> {
    const listener = this.#beforeRequest;
    if (listener === null) return true;
    const verdict = await new Promise<Verdict>((resolve) => {
      listener(details, resolve);
    });
    return verdict.cancel !== true;
  }

  /** Chromium asks nobody: the app is asked beforehand for every permission, as Electron would when the page asks. */
  async applyPermissions(contents: unknown, address: string): Promise<void> {
    const { connection, schemes } = this.#state;
    const origin = new URL(toBrowserAddress(address, schemes)).origin;
    const details = { requestingUrl: address, isMainFrame: true };
    for (const [permission, name] of PERMISSIONS) {
      const asked = this.#requestHandler;
      const requested =
        asked === null ||
        (await new Promise<boolean>((resolve) => asked(contents, permission, resolve, details)));
      const granted = requested && (this.#checkHandler?.(contents, permission, address, details) ?? true);
      const setting = granted ? "granted" : "denied";
      await connection?.root
        .send("Browser.setPermission", { permission: { name }, setting, origin })
        .catch(() => undefined);
    }
  }
}
