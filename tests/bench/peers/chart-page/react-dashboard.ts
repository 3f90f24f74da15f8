import type { ReactElement } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import type { Dashboard, Drawn } from "./chart-data.ts";

/** A dashboard that React draws at once. */
export function reactDashboard(elementOf: (drawn: Drawn) => ReactElement): Dashboard {
  return {
    mount(root, drawn) {
      const react = createRoot(root);
      flushSync(() => react.render(elementOf(drawn)));
      return {
        update: (next) => flushSync(() => react.render(elementOf(next))),
        unmount: () => react.unmount(),
      };
    },
  };
}
