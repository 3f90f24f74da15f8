// A stand-in for the Electron executable: `[--switches] <main file or app.asar> [arguments]`. It runs the app's main process
// in this Node and shows its windows in a real Chromium. `--packed-app=<app.asar>` makes it the program of an installed app.
import { open as openInspector } from "node:inspector";
import { registerHooks } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { startBrowser } from "./browser-process.ts";
import { createHostApp } from "./host-app.ts";
import { createHostClipboard, HostClipboardItem } from "./host-clipboard.ts";
import { HostMenu, HostMenuItem } from "./host-menu.ts";
import { HostSession } from "./host-session.ts";
import { createHostState, hostSays, type InvokeHandler, type ProtocolHandler } from "./host-state.ts";
import { HostWindows, windowClassOf } from "./host-window.ts";
import { openPackedApp } from "./packed-app.ts";

const { switches, given, rest } = readArguments(process.argv.slice(2));
if (given === undefined) {
  hostSays("no main file was given");
  process.exit(2);
}
const packed = given.endsWith(".asar") ? openPackedApp(resolve(given)) : null;
const main = packed?.main ?? given;

const state = createHostState(switches);
const defaultSession = new HostSession(state);
const windows = new HostWindows(state, defaultSession);
let endBrowser = async (): Promise<void> => undefined;
const app = createHostApp(state, windows, packed, () => endBrowser());
const { getPath } = app as { readonly getPath: (place: string) => string };
const { quit } = app as { readonly quit: () => void };

const display = { id: 1, bounds: { x: 0, y: 0, width: 1920, height: 1080 } };
/** The part of Electron that the app uses; tests change it as they would change Electron (`dialog.showSaveDialog = …`). */
const electron = {
  app,
  BrowserWindow: windowClassOf(windows),
  Menu: HostMenu,
  MenuItem: HostMenuItem,
  dialog: {
    showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
    showSaveDialog: async () => ({ canceled: true, filePath: "" }),
    // Nobody presses a button by themselves: a test answers, or the question stays.
    showMessageBox: (...given: readonly unknown[]) => waitForAbort(given),
    showErrorBox: (title: string, text: string) => hostSays(`${title}: ${text}`),
  },
  ipcMain: Object.assign(state.ipc, {
    handle: (channel: string, handler: InvokeHandler) => {
      if (state.invokeHandlers.has(channel)) throw new Error(`A second handler for '${channel}'`);
      state.invokeHandlers.set(channel, handler);
    },
  }),
  protocol: {
    registerSchemesAsPrivileged: (schemes: readonly { readonly scheme: string }[]) => {
      if (state.isReady) throw new Error("registerSchemesAsPrivileged belongs before the app is ready");
      for (const { scheme } of schemes) state.schemes.add(scheme);
    },
    handle: (scheme: string, handler: ProtocolHandler) => state.protocolHandlers.set(scheme, handler),
  },
  screen: { getAllDisplays: () => [{ ...display, workArea: display.bounds }] },
  session: { defaultSession },
  clipboard: createHostClipboard(),
  ClipboardItem: HostClipboardItem,
  shell: { showItemInFolder: () => undefined, openPath: async () => "" },
  webContents: {
    getAllWebContents: () => windows.all.map((window) => window.webContents),
    fromDevToolsTargetId: (targetId: string) => windows.byTarget(targetId)?.webContents,
  },
};

Object.defineProperty(process.versions, "electron", { value: "0.0.0-chromium-host", enumerable: true });
Object.defineProperty(process, "type", { value: "browser" });
if (packed !== null) Object.defineProperty(process, "resourcesPath", { value: packed.resources });
// An installed app is its own program: it has no file to be told.
process.argv = switches.has("packed-app") ? [process.execPath, ...rest] : [process.execPath, given, ...rest];
provideElectron(pathToFileURL(resolve(main)).href);
// Playwright waits for this line, and evaluates in this process from then on.
if (switches.has("inspect")) openInspector(0, "127.0.0.1");
// Now and then the inspector's thread hands over a message without waking this one, which then waits for whatever comes
// next (half a minute was seen).
setInterval(() => undefined, 50).unref();
process.on("SIGTERM", () => quit());

await import("host:main");
// A second instance is on its way out by now.
if (!state.isQuitting) await start();

async function start(): Promise<void> {
  const browser = startBrowser(getPath("userData"), switches.get("disable-features"), () => {
    hostSays("the browser ended");
    process.exit(1);
  });
  endBrowser = browser.end;
  state.connection = browser.connection;
  const { root } = browser.connection;
  root.on("Target.attachedToTarget", (attachment: Parameters<HostWindows["attached"]>[0]) =>
    windows.attached(attachment, null),
  );
  root.on("Target.targetDestroyed", ({ targetId }: { targetId: string }) => windows.targetGone(targetId));
  const { product } = await root.send<{ product: string }>("Browser.getVersion");
  Object.defineProperty(process.versions, "chrome", {
    value: product.replace(/^.*\//, ""),
    enumerable: true,
  });
  await root.send("Target.setDiscoverTargets", { discover: true });
  await root.send("Target.setAutoAttach", { autoAttach: true, waitForDebuggerOnStart: true, flatten: true });
  state.isReady = true;
  state.app.emit("ready", {});
}

/** Makes `import … from "electron"` and `require("electron")` give the object above, and "host:main" the app's main file. */
function provideElectron(mainAddress: string): void {
  const name = "converge180.electron";
  Object.defineProperty(globalThis, Symbol.for(name), { value: electron });
  const take = `globalThis[Symbol.for(${JSON.stringify(name)})]`;
  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === "host:main") return { url: mainAddress, shortCircuit: true };
      if (specifier !== "electron") return next(specifier, context);
      const kind = context.conditions.includes("require") ? "cjs" : "esm";
      return { url: `host:electron-${kind}`, shortCircuit: true };
    },
    load(url, context, next) {
      if (url === "host:electron-cjs") {
        return { format: "commonjs", shortCircuit: true, source: `module.exports = ${take};` };
      }
      if (url !== "host:electron-esm") return next(url, context);
      const names = Object.keys(electron).map((key) => `export const ${key} = electron.${key};`);
      return {
        format: "module",
        shortCircuit: true,
        source: [`const electron = ${take};`, ...names].join("\n"),
      };
    },
  });
}

/** A message box without a person: it ends only where the app takes it away. */
function waitForAbort(given: readonly unknown[]): Promise<{ readonly response: number }> {
  const { signal, cancelId = 0 } = given.at(-1) as {
    readonly signal?: AbortSignal;
    readonly cancelId?: number;
  };
  return new Promise((resolve) => {
    signal?.addEventListener("abort", () => resolve({ response: cancelId }));
  });
}

function readArguments(argv: readonly string[]): {
  readonly switches: ReadonlyMap<string, string>;
  /** The main file, or the app's archive. */
  readonly given: string | undefined;
  readonly rest: readonly string[];
} {
  const found = new Map<string, string>();
  const first = argv.findIndex((argument) => !argument.startsWith("--"));
  const before = first === -1 ? argv : argv.slice(0, first);
  for (const argument of before) {
    const [, key = "", value = ""] = /^--([^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    found.set(key, value);
  }
  const after = first === -1 ? [] : argv.slice(first);
  const packedApp = found.get("packed-app");
  if (packedApp !== undefined) return { switches: found, given: packedApp, rest: after };
  return { switches: found, given: after[0], rest: after.slice(1) };
}
