import type { StatusWord } from "../charts/status.ts";
import type { TableCell } from "../report-document.ts";
import type { SufficiencyRow } from "./baseline-input.ts";

/**
 * How good the evidence of a metric is. A: enough data in every scope. B: a gap in some of them. C: gaps, all waived with
 * a reason. D: no data at all.
 */
export const GRADES = ["A", "B", "C", "D"] as const;
export type Grade = (typeof GRADES)[number];

/** The words beside a grade's mark. */
export const GRADE_WORDS: Readonly<Record<Grade, StatusWord>> = {
  A: "complete",
  B: "partial",
  C: "waived",
  D: "no data",
};

/** What the letters mean, for the foot of a table. */
export const GRADE_LEGEND =
  "A: enough data in every workflow and segment. B: a gap in some of them. C: gaps, all waived with a reason. D: no data.";

/** The grade of one metric from its rows of sufficiency; null without any. */
export function gradeOf(rows: readonly SufficiencyRow[]): Grade | null {
  if (rows.length === 0) return null;
  const gaps = rows.filter((one) => one.gap !== null);
  if (gaps.length === 0) return "A";
  if (rows.every((one) => one.points === 0)) return "D";
  return gaps.every((one) => one.waiver !== null) ? "C" : "B";
}

/** A grade with its mark. */
export function gradeCell(grade: Grade): TableCell {
  return { text: grade, status: { word: GRADE_WORDS[grade] } };
}
