import { beginWorkersAhead } from "../workers/begun-workers.ts";
import { loadPlaceAhead } from "./load-place.ts";

// The first script of the page, and a small one: what takes time begins while the rest is fetched.
beginWorkersAhead();
loadPlaceAhead(window.location.hash);
void import("./main.tsx");

// A changed screen is shown by the main script; this one has nothing to do with it.
import.meta.hot?.accept(["./load-place.ts"], () => undefined);
