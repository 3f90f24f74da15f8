import type { ChangeKind } from "../../../shared/domain/change-register.ts";

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
  return `${days.toFixed(1)}\u202Fd`;
}
