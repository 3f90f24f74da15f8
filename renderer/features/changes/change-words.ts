import type { ChangeKind } from "../../../shared/domain/change-register.ts";
import { shownNumbers } from "../../app/shown-locale.ts";

/** What the kinds of change are called; prompts are policy, packaging is pricing. */
export const KIND_NAMES: Readonly<Record<ChangeKind, string>> = {
  ux: "Experience",
  policy: "Policy",
  routing: "Routing",
  pricing: "Pricing",
  other: "Other",
};

/** Days with one decimal: `4.2 d`. */
export function shortDays(days: number): string {
  return `${shownNumbers().fixed(days, 1)}\u202Fd`;
}
