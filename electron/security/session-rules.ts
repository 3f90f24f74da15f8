import type { Session } from "electron";
import { productNames } from "../../shared/product-names.ts";
import { originOf } from "./trusted-sender.ts";

/** The one thing the page may ask for: that the browser does not clear its database when the disk runs short. */
const GRANTED = "persistent-storage";

/** Where the page may load from: itself, and what it made itself. */
const LOADABLE = /^(?:app|blob|data|devtools):/;

/**
 * What a session may do: no permission but persistent storage, no network at all, no downloads. The page of a development
 * server hears of changes from it, through one socket.
 */
export function restrictSession(session: Session, devServer: string | null): void {
  const socket = devServer === null ? null : `${devServer.replace(/^http/, "ws")}/`;
  const mayLoad = (url: string): boolean => LOADABLE.test(url) || (socket !== null && url.startsWith(socket));
  session.setPermissionRequestHandler((_contents, permission, decide, details) => {
    decide(permission === GRANTED && originOf(details.requestingUrl) === productNames.origin);
  });
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === GRANTED && originOf(origin) === productNames.origin,
  );
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayLoad(details.url) }));
  session.on("will-download", (event) => event.preventDefault());
}
