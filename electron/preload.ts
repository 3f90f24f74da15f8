import { contextBridge, ipcRenderer } from "electron";
import type { DesktopApi, OperationMethods } from "../shared/ipc/desktop-api.ts";
import { channelOf, EVENT_CHANNELS, OPERATION_NAMES, PRELOAD_OBJECT } from "../shared/ipc/operation-names.ts";

/** One method an operation: the page can name no channel of its own. */
const methods = Object.fromEntries(
  OPERATION_NAMES.map((name) => [name, (request: unknown) => ipcRenderer.invoke(channelOf(name), request)]),
) as unknown as OperationMethods;

/** How long something waits for a page that begins to listen: what a person asked of it longer ago, they have given up. */
const WAITS_MS = 10_000;

/**
 * What main says on a channel. A page that still starts hears it once it listens. The listener never sees Electron's
 * event: it would hand the page the sender.
 */
function listen<Value>(channel: string): (listener: (value: Value) => void) => () => void {
  const listeners = new Set<(value: Value) => void>();
  let waiting: { readonly value: Value; readonly at: number }[] = [];
  ipcRenderer.on(channel, (_event: unknown, value: Value): void => {
    if (listeners.size === 0) waiting.push({ value, at: performance.now() });
    else for (const listener of listeners) listener(value);
  });
  return (listener) => {
    listeners.add(listener);
    const now = performance.now();
    for (const { value, at } of waiting) if (now - at < WAITS_MS) listener(value);
    waiting = [];
    return () => {
      listeners.delete(listener);
    };
  };
}

const api: DesktopApi = {
  ...methods,
  onMenu: listen(EVENT_CHANNELS.menu),
  onFiles: listen(EVENT_CHANNELS.files),
};

contextBridge.exposeInMainWorld(PRELOAD_OBJECT, api);
