import type { RecordOf } from "../records/record-types.ts";

/** Meetings a month by their rhythm: 52 weeks, 12 months, 4 quarters a year; null where the rhythm is not known. */
export const PER_MONTH: Readonly<Record<RecordOf<"cadence">["kind"], number | null>> = {
  weekly: 52 / 12,
  monthly: 1,
  quarterly: 4 / 12,
  other: null,
};

/** What a meeting takes: hours × people × meetings a month; null where one of them is not recorded. */
export function personHoursPerMonth({
  kind,
  hours,
  people,
}: Pick<RecordOf<"cadence">, "kind" | "hours" | "people">): number | null {
  const perMonth = PER_MONTH[kind];
  return perMonth === null || hours === undefined || people === undefined ? null : hours * people * perMonth;
}
