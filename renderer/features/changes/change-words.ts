import { shownNumbers } from "../../app/shown-locale.ts";

/** Days with one decimal: `4.2 d`. */
export function shortDays(days: number): string {
  return `${shownNumbers().fixed(days, 1)}\u202Fd`;
}
