import { typedNumber } from "../../components/typed-number.ts";

/** How often a meeting is held. */
export const CADENCE_KINDS = ["weekly", "monthly", "quarterly", "other"] as const;

/** What is wrong with the hours of one meeting; empty is fine. */
export function hoursFault(text: string): string | null {
  const hours = typedNumber(text);
  return text === "" || (hours !== null && hours > 0 && hours <= 100)
    ? null
    : "hours of one meeting, such as 1.5";
}
