import { contextBridge, ipcRenderer } from "electron";
import type { DesktopApi, OperationMethods } from "../shared/ipc/desktop-api.ts";
import { channelOf, EVENT_CHANNELS, OPERATION_NAMES, PRELOAD_OBJECT } from "../shared/ipc/operation-names.ts";

/** One method an operation: the page can name no channel of its own. */
const methods = Object.fromEntries(
  OPERATION_NAMES.map((name) => [name, (request: unknown) => ipcRenderer.invoke(channelOf(name), request)]),
) as unknown as OperationMethods;

/** The listener never sees Electron's event: it would hand the page the sender. */
function listen<Value>(channel: string): (listener: (value: Value) => void) => () => void {
  return (listener) => {
    const heard = (_event: unknown, value: Value): void => listener(value);
    ipcRenderer.on(channel, heard);
    return () => {
      ipcRenderer.removeListener(channel, heard);
    };
  };
}

const api: DesktopApi = {
  ...methods,
  onMenu: listen(EVENT_CHANNELS.menu),
  onFiles: listen(EVENT_CHANNELS.files),
};

contextBridge.exposeInMainWorld(PRELOAD_OBJECT, api);
