import { typedNumber } from "../../components/typed-number.ts";

export const FORUM_KINDS = ["forum", "approval gate"] as const;

/** What is wrong with hours a month as typed; null: nothing. */
export function hoursFault(text: string): string | null {
  const value = typedNumber(text);
  if (text === "" || (value !== null && value >= 0 && value <= 744)) return null;
  return "hours of a month, such as 4 or 6.5";
}
