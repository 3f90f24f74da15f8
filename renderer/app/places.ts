/** The nine places in the order of the rail, with the letter that follows `g`. */
export const PLACES = [
  { id: "portfolio", name: "Portfolio", letter: "p" },
  { id: "today", name: "Today", letter: "t" },
  { id: "plan", name: "Plan", letter: "l" },
  { id: "metrics", name: "Metrics", letter: "m" },
  { id: "decisions", name: "Decisions", letter: "d" },
  { id: "changes", name: "Changes", letter: "c" },
  { id: "reviews", name: "Reviews", letter: "r" },
  { id: "organisation", name: "Organisation", letter: "o" },
  { id: "data", name: "Data", letter: "a" },
] as const;

export type PlaceId = (typeof PLACES)[number]["id"];

/** The address of a place: all but the portfolio belong to a company. */
export function pathOf(place: PlaceId, pilotId: string | null): string | null {
  if (place === "portfolio") return "/portfolio";
  return pilotId === null ? null : `/c/${pilotId}/${place}`;
}

/** The address as a link has it: places stand behind the hash, because a file or a custom scheme has no server. */
export function hrefOf(path: string): string {
  return `#${path}`;
}
