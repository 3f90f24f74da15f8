import { wordsOfName } from "./column-names.ts";
import type { ColumnProfile } from "./column-profile.ts";

const LIKE_PERCENTAGE = /^(?:percent|percentage|pct|rate|ratio|share|quote|%)$/;

/** Whether a column holds percentages or shares: by their sign, by their values, or by its name and a fraction. */
export function isPercentage({ name, numbers }: ColumnProfile): boolean {
  if (numbers.percentages > 0) return true;
  const words = wordsOfName(name).replaceAll("%", " % ").split(" ");
  const isNamedSo = words.some((word) => LIKE_PERCENTAGE.test(word));
  return numbers.fractions > 0 ? isNamedSo || numbers.isShare : isNamedSo && words.includes("%");
}
