import { showWindow } from "./root.tsx";
import { createServices } from "./wiring.ts";

const services = createServices();
let close = showWindow(services);

// Screens that were changed are shown anew over the data that are open; whatever lies deeper loads the page anew.
import.meta.hot?.accept(["./root.tsx"], ([root]) => {
  if (root === undefined) return;
  close();
  close = root.showWindow(services);
});
