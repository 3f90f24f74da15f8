import type { RecordOf } from "../../records/record-types.ts";

/** The names of reviews in reports and screens. */
export const REVIEW_NAMES: Readonly<Record<RecordOf<"review">["kind"], string>> = {
  weekly: "Weekly operating review",
  monthly: "Monthly strategic reset",
  quarterly: "Quarterly board synthesis",
};
