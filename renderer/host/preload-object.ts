import type { DesktopApi } from "../../shared/ipc/desktop-api.ts";
import { PRELOAD_OBJECT } from "../../shared/ipc/operation-names.ts";

/** The object that the preload put into the page; null where there is none: the page runs in a browser. */
export function desktopApi(): DesktopApi | null {
  return (globalThis as { readonly [PRELOAD_OBJECT]?: DesktopApi })[PRELOAD_OBJECT] ?? null;
}
