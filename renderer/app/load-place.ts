import { isPortfolio } from "./portfolio-address.ts";

/** Fetches the code of the place that the window opens at, while its data are opened; Today comes with the window. */
export function loadPlaceAhead(hash: string): void {
  if (isPortfolio(hash) || /^#?\/?$/u.test(hash)) void import("../features/portfolio/portfolio-place.tsx");
}

/** Fetches the code of the store, where nothing is shown before it. */
export function loadStoreAhead(look: Promise<unknown>): void {
  void look.then((found) => (found === null ? import("../data/dexie-workspace.ts") : null));
}
