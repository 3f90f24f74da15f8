import { boundFault } from "../../components/typed-number.ts";

export const FORUM_KINDS = ["forum", "approval gate"] as const;

/** What is wrong with hours a month as typed; null: nothing. */
export function hoursFault(text: string): string | null {
  return text === "" ? null : boundFault(text, { most: 744, words: "hours of a month, from 0 to 744" });
}
