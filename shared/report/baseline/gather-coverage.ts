import { dayOf } from "../../calendar/moments.ts";
import type { SnapshotContent } from "../../domain/snapshot-content.ts";
import type { SignalCoverage } from "./baseline-input.ts";

/** The columns of the daily sums that show a family of signals on a day. */
const FAMILY_COLUMNS = {
  "product events": ["eligible", "attempted"],
  "model quality": ["accepted", "overridden", "escalated"],
  telemetry: ["failed"],
} as const;

/**
 * Which families of signals each workflow has, as the share of the baseline period's days: product events from
 * eligible or attempted units, model quality from dispositions, telemetry from failed units, commercial signals from the
 * company's revenue rows in its month. Computed from what was sealed.
 */
export function signalCoverage(content: SnapshotContent): readonly SignalCoverage[] {
  const { columns, rows } = content.dailySums;
  const [from, to] = [dayOf(content.window.weeks?.from), dayOf(content.window.weeks?.to)];
  if (from === null || to === null) return [];
  const days = to - from + 1;
  const workflows = [...new Set(rows.map((row) => String(row[1])))];
  const hasRevenue = content.figures.some(
    (figure) => figure.metric === "revenue.nrr" && figure.value !== null,
  );
  return workflows.flatMap((workflow): readonly SignalCoverage[] => {
    const own = rows.filter((row) => row[1] === workflow);
    const daily = (["product events", "model quality", "telemetry"] as const).map(
      (family): SignalCoverage => {
        // Three columns stand before the measured ones: date, workflow, segment.
        const places = FAMILY_COLUMNS[family].map((name) => columns.indexOf(name) + 3);
        const seen = new Set(
          own
            .filter((row) => places.some((place) => typeof row[place] === "number"))
            .map((row) => String(row[0])),
        );
        const last = [...seen].toSorted().at(-1);
        return {
          workflow,
          family,
          share: seen.size === 0 ? null : seen.size / days,
          lastOn: dayOf(last),
          source: null,
        };
      },
    );
    return [
      ...daily,
      {
        workflow,
        family: "commercial",
        share: hasRevenue ? 1 : null,
        lastOn: hasRevenue ? dayOf(content.window.month.to) : null,
        source: null,
      },
    ];
  });
}
