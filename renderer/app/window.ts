import type { Beginning } from "./begin.ts";
import { showWindow } from "./root.tsx";
import { createServices } from "./wiring.ts";

let show = showWindow;
let reshow: (() => void) | null = null;

/** Shows the window over what was begun. */
export function openWindow(beginning: Beginning): void {
  const services = createServices(beginning);
  let close = show(services);
  reshow = () => {
    close();
    close = show(services);
  };
}

// Screens that were changed are shown anew over the data that are open; whatever lies deeper loads the page anew.
import.meta.hot?.accept(["./root.tsx"], ([root]) => {
  if (root === undefined) return;
  show = root.showWindow;
  reshow?.();
});
