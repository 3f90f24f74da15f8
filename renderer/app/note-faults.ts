import { faultNote } from "../../shared/ipc/fault-note.ts";
import type { WindowHost } from "./services.ts";

/** From now on faults that nobody caught stand in the installation's log, without what they said. */
export function noteFaults({ noteFault }: WindowHost): void {
  if (noteFault === undefined) return;
  window.addEventListener("error", ({ error }) => noteFault(faultNote(error)));
  window.addEventListener("unhandledrejection", ({ reason }) => noteFault(faultNote(reason)));
}
