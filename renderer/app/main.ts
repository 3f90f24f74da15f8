import { beginStart } from "./begin.ts";
import { loadPlaceAhead, loadStoreAhead } from "./load-place.ts";

// Small, so that it runs at once: what takes a while is begun before the window's own code is read.
const beginning = beginStart(import.meta.url);
loadPlaceAhead(window.location.hash);
loadStoreAhead(beginning.look);
void import("./window.ts").then(({ openWindow }) => openWindow(beginning));

// The window itself sees to screens that were changed.
import.meta.hot?.accept(["./load-place.ts"], () => undefined);
