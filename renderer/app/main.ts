import { SAFE_START_HASH } from "../../shared/ipc/safe-start.ts";
import { beginStart } from "./begin.ts";
import { loadPlaceAhead, loadStoreAhead } from "./load-place.ts";

// Small, so that it runs at once: what takes a while is begun before the window's own code is read.
if (window.location.hash === SAFE_START_HASH) {
  // Main decided so before this page was loaded: nothing of the database is opened, nor looked at.
  void import("./trouble/safe-mode.tsx").then(({ showSafeMode }) => showSafeMode());
} else {
  const beginning = beginStart(import.meta.url);
  loadPlaceAhead(window.location.hash);
  loadStoreAhead(beginning.look);
  void import("./window.ts").then(({ openWindow }) => openWindow(beginning));
}

// The window itself sees to screens that were changed.
import.meta.hot?.accept(["./load-place.ts"], () => undefined);
