import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import type { TestPilot, TestRows } from "./test-pilot.ts";

/** Counts of one day of one cell. */
export interface TestDay {
  readonly eligible: number;
  readonly qualified: number;
  readonly accepted: number;
  readonly escalated: number;
}

const WORK_COLUMNS = [
  "date",
  "workflow",
  "segment",
  "eligible",
  "attempted",
  "completed",
  "qualified",
  "accepted",
  "overridden",
  "escalated",
  "outcomes",
  "model_cost",
  "infra_cost",
  "support_cost",
  "active_customers",
  "revenue",
  "failed",
];

/** Daily rows of one workflow for each segment and date from `from` to `to`, both inclusive. */
export function workRows(
  from: string,
  to: string,
  workflow: string,
  segments: readonly string[],
  dayOf: (index: number, segment: string) => TestDay,
): TestRows {
  const first = parseCalendarDate(from) ?? Number.NaN;
  const last = parseCalendarDate(to) ?? Number.NaN;
  const rows: (string | number)[][] = [];
  for (let day = first; day <= last; day += 1) {
    for (const segment of segments) {
      const { eligible, qualified, accepted, escalated } = dayOf(day - first, segment);
      rows.push([
        formatCalendarDate(day),
        workflow,
        segment,
        eligible,
        eligible,
        qualified,
        qualified,
        accepted,
        0,
        escalated,
        qualified,
        "1.5",
        "0.5",
        "1",
        10,
        "20",
        0,
      ]);
    }
  }
  return { input: "work", columns: WORK_COLUMNS, rows };
}

/** A revenue row per customer and month: 25 customers of 100 each, `expansion` more in every month. */
export function revenueRows(months: readonly string[], expansion: number): TestRows {
  const rows = months.flatMap((month) =>
    Array.from({ length: 25 }, (_, index) => [
      month,
      `Customer ${index + 1}`,
      index % 2 === 0 ? "Small" : "Large",
      100,
      expansion,
      index % 5,
      0,
    ]),
  );
  return {
    input: "revenue",
    columns: ["month", "customer", "segment", "starting_mrr", "expansion", "contraction", "churned"],
    rows,
  };
}

/** Loops of a workflow, detected a day apart from `from` on and validated after `days` days. */
export function addLoops(
  pilot: TestPilot,
  workflow: string,
  from: string,
  count: number,
  days: number,
): void {
  const first = (parseCalendarDate(from) ?? Number.NaN) * 86_400_000;
  const at = (ms: number): string => new Date(ms).toISOString();
  for (let index = 0; index < count; index += 1) {
    const detected = first + index * 86_400_000;
    pilot.run("loop.add", {
      key: `${from} ${index + 1}`,
      workflow: pilot.recordId("workflow", workflow),
      title: "Signal",
      detectedAt: at(detected),
      deployedAt: at(detected + (days / 2) * 86_400_000),
      validatedAt: at(detected + days * 86_400_000),
      verdict: "improved",
    });
  }
}

/** 41 % of 60 units a day qualified, four in five accepted, with a little spread so that intervals exist. */
export function plainDay(index: number): TestDay {
  const spread = [-2, 0, 1, 2, -1, 1, -1][index % 7] ?? 0;
  return { eligible: 60, qualified: 25 + spread, accepted: 40 + spread, escalated: 10 - spread };
}

/** The same, plainly better. */
export function betterDay(index: number): TestDay {
  const { eligible, qualified, accepted, escalated } = plainDay(index);
  return { eligible, qualified: qualified + 15, accepted: accepted + 6, escalated: escalated - 6 };
}
