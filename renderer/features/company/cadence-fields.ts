import { boundFault } from "../../components/typed-number.ts";

/** How often a meeting is held. */
export const CADENCE_KINDS = ["weekly", "monthly", "quarterly", "other"] as const;

/** What is wrong with the hours of one meeting; empty is fine. */
export function hoursFault(text: string): string | null {
  const words = "hours of one meeting, more than 0 and at most 100";
  return text === "" ? null : boundFault(text, { least: Number.MIN_VALUE, most: 100, words });
}
