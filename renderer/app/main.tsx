import { loadPlaceAhead } from "./load-place.ts";
import { showWindow } from "./root.tsx";
import { createServices } from "./wiring.ts";

loadPlaceAhead(window.location.hash);
const services = createServices();
let close = showWindow(services);

// Screens that were changed are shown anew over the data that are open; whatever lies deeper loads the page anew.
import.meta.hot?.accept(["./root.tsx", "./load-place.ts"], ([root]) => {
  if (root === undefined) return;
  close();
  close = root.showWindow(services);
});
