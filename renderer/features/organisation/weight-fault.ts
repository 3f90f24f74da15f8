import { boundFault } from "../../components/typed-number.ts";

/** What is wrong with a weight in per cent; null: nothing. */
export function weightFault(text: string): string | null {
  return boundFault(text, { most: 100, words: "from 0 to 100" });
}
