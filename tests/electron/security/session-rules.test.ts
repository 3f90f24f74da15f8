import type { Session, WebContents } from "electron";
import { describe, expect, it } from "vitest";
import { forbidNavigation } from "../../../electron/security/navigation.ts";
import { restrictSession } from "../../../electron/security/session-rules.ts";

/** Everything that Electron may be asked for, and a name that it does not have. */
const PERMISSIONS = [
  "clipboard-read",
  "clipboard-sanitized-write",
  "deprecated-sync-clipboard-read",
  "display-capture",
  "fileSystem",
  "fullscreen",
  "geolocation",
  "hid",
  "idle-detection",
  "keyboardLock",
  "media",
  "mediaKeySystem",
  "midi",
  "midiSysex",
  "notifications",
  "openExternal",
  "pointerLock",
  "serial",
  "speaker-selection",
  "storage-access",
  "top-level-storage-access",
  "usb",
  "window-management",
  "something new",
];
const OWN = "app://converge180";
const FOREIGN = ["https://converge180/", "app://print", "app://converge180.evil/", "file:///x", "null", ""];

type Listener = (...input: never[]) => unknown;

/** A session, or the contents of a window, that only remembers what it was told. */
function remembering() {
  const told = new Map<string, Listener>();
  const setter = (name: string) => (listener: Listener) => void told.set(name, listener);
  return {
    told,
    session: {
      setPermissionRequestHandler: setter("request"),
      setPermissionCheckHandler: setter("check"),
      setDevicePermissionHandler: setter("device"),
      webRequest: { onBeforeRequest: setter("load") },
      on: (name: string, listener: Listener) => void told.set(name, listener),
    } as unknown as Session,
    contents: {
      on: (name: string, listener: Listener) => void told.set(name, listener),
      setWindowOpenHandler: setter("open"),
    } as unknown as WebContents,
  };
}

describe("a session", () => {
  const { session, told } = remembering();
  restrictSession(session, null);
  const ask = (name: string, ...input: readonly unknown[]): unknown =>
    (told.get(name) as ((...input: readonly unknown[]) => unknown) | undefined)?.(...input);
  const requested = (permission: string, requestingUrl: string): unknown => {
    let answer: unknown;
    ask("request", null, permission, (given: unknown) => (answer = given), { requestingUrl });
    return answer;
  };

  it("grants the app's own page persistent storage, and nothing else to anybody", () => {
    expect(requested("persistent-storage", `${OWN}/index.html`)).toBe(true);
    expect(ask("check", null, "persistent-storage", OWN)).toBe(true);
    for (const permission of PERMISSIONS) {
      expect({ permission, is: requested(permission, `${OWN}/index.html`) }).toMatchObject({ is: false });
      expect({ permission, is: ask("check", null, permission, OWN) }).toMatchObject({ is: false });
    }
    for (const url of FOREIGN) {
      expect({ url, is: requested("persistent-storage", url) }).toMatchObject({ is: false });
      expect({ url, is: ask("check", null, "persistent-storage", url) }).toMatchObject({ is: false });
    }
    expect(ask("device", { deviceType: "usb", origin: OWN })).toBe(false);
  });

  it("loads its own files and what the page made itself, and nothing from a network or a disk", () => {
    const isCancelled = (url: string): unknown => {
      let answer: { readonly cancel?: unknown } = {};
      ask("load", { url }, (given: { readonly cancel?: unknown }) => (answer = given));
      return answer.cancel;
    };
    for (const url of [`${OWN}/index.html`, `blob:${OWN}/1`, "data:image/png;base64,AAAA"]) {
      expect({ url, is: isCancelled(url) }).toMatchObject({ is: false });
    }
    for (const url of [
      "https://example.com/",
      "http://127.0.0.1/",
      "ws://127.0.0.1/",
      "wss://example.com/",
      "ftp://example.com/",
      "file:///etc/passwd",
      "filesystem:app://converge180/temporary/x",
      "chrome://gpu",
      "about:blank#app:",
      "view-source:app://converge180/",
    ]) {
      expect({ url, is: isCancelled(url) }).toMatchObject({ is: true });
    }
  });

  it("downloads nothing", () => {
    let isPrevented = false;
    ask("will-download", { preventDefault: () => (isPrevented = true) });
    expect(isPrevented).toBe(true);
  });
});

describe("a window", () => {
  it("goes nowhere, opens no other and holds no web view", () => {
    const { contents, told } = remembering();
    forbidNavigation(contents);
    for (const name of ["will-navigate", "will-frame-navigate", "will-redirect", "will-attach-webview"]) {
      let isPrevented = false;
      const listener = told.get(name) as ((event: object) => void) | undefined;
      listener?.({ url: "https://example.com/", preventDefault: () => (isPrevented = true) });
      expect({ name, isPrevented }).toMatchObject({ isPrevented: true });
    }
    const open = told.get("open") as ((details: object) => unknown) | undefined;
    for (const url of [OWN, "https://example.com/", "about:blank", "javascript:1"]) {
      expect(open?.({ url })).toStrictEqual({ action: "deny" });
    }
  });
});
