import { loadPlaceAhead } from "./load-place.ts";
import { showWindow } from "./root.tsx";
import { createServices } from "./wiring.ts";

loadPlaceAhead(window.location.hash);
showWindow(createServices());
