/** Fetches the code of the place that the window opens at, while its data are opened; of others it is fetched in time. */
export function loadPlaceAhead(hash: string): void {
  const path = hash.replace(/^#/u, "");
  if (/^\/c\/[^/]+\/today$/u.test(path)) void import("../features/today/today-place.tsx");
  else if (path === "" || path === "/" || path === "/portfolio") {
    void import("../features/portfolio/portfolio-place.tsx");
  }
}
