import type { ForumRow, ForumWord } from "../../../shared/domain/forum-register.ts";
import type { StatusWord } from "../../../shared/report/charts/status.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";

/** The mark of a forum's state. */
export const FORUM_STATUS: Readonly<Record<ForumWord, StatusWord>> = {
  kept: "settled",
  merged: "carried out",
  retired: "carried out",
  "to retire": "planned",
  "came back": "came back",
  undecided: "open",
};

/** What stands beside the mark. */
export function forumRest(row: ForumRow, format: ReportFormat): string {
  const on = row.retiredOn === null ? "" : ` ${format.dates.date(row.retiredOn)}`;
  switch (row.word) {
    case "kept":
      return "kept";
    case "merged":
      return `merged${row.mergedInto === null ? "" : ` into ${row.mergedInto}`}${on}`;
    case "retired":
      return `retired${on}`;
    case "to retire":
      return row.retiredOn === null ? "no date yet" : `from${on}`;
    case "came back":
      return row.cameBackOn === null
        ? (row.cameBackBecause ?? "")
        : `${format.dates.date(row.cameBackOn)}, retired${on}`;
    case "undecided":
      return "keep, merge or retire?";
  }
}

const BEFORE_WORDS = {
  baseline: "as sealed in the baseline",
  "as found": "as the meeting was found",
  "own entry": "by its own entry: nothing else to count against",
} as const;

/** What the hours freed are counted against. */
export function beforeWords({ beforeFrom }: ForumRow): string {
  return beforeFrom === null ? "hours or people are missing" : BEFORE_WORDS[beforeFrom];
}
