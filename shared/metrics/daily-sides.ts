import type { ComparedSide } from "./compared-side.ts";
import { dailyRateSide, dayQuotientSide, pairsOfDays, quantileSide } from "./compared-side.ts";
import { dailyFacts } from "./daily-facts.ts";
import type { MetricColumns } from "./daily-metrics.ts";
import { dailyMetric, partsAt } from "./daily-metrics.ts";
import type { DataRange } from "./data-range.ts";
import type { EventGroups } from "./event-groups.ts";
import type { Combos } from "./figure-cells.ts";
import { occurringGroups } from "./figure-cells.ts";
import type { FigureParts } from "./figure-parts.ts";
import type { PreparedDataset } from "./prepared-dataset.ts";
import type { MetricId } from "./registry.ts";
import { metricDefinition } from "./registry.ts";

/** The metrics of pillars 1–3 in one range, ready to be compared combination by combination. */
export interface DailySides {
  /** 1 for the combinations that occur in the range. */
  readonly occurs: Uint8Array;
  side(id: MetricId, combo: number): ComparedSide;
  parts(id: MetricId, combo: number): FigureParts;
}

/** The sides of all combinations in a range. */
export function dailySides(prepared: PreparedDataset, combos: Combos, range: DataRange): DailySides {
  const length = Math.max(0, range.to - range.from + 1);
  const shape = {
    comboOfCell: combos.comboOfCell,
    comboCount: combos.places.length,
    from: range.from,
    to: range.to,
  };
  const whole = { ...shape, periodOfDay: new Int32Array(length), periodCount: 1 };
  const byDay = { ...shape, periodOfDay: Int32Array.from({ length }, (_, day) => day), periodCount: length };
  const facts = dailyFacts(prepared, whole);
  const dayFacts = dailyFacts(prepared, byDay);
  const columns = new Map<string, MetricColumns>();
  const columnsOf = (id: MetricId, of: "range" | "days"): MetricColumns => {
    const known = columns.get(`${of} ${id}`);
    if (known !== undefined) return known;
    const made = dailyMetric(id, of === "range" ? facts : dayFacts);
    columns.set(`${of} ${id}`, made);
    return made;
  };
  const parts = (id: MetricId, combo: number): FigureParts => partsAt(columnsOf(id, "range"), combo);
  return {
    occurs: occurringGroups(prepared, whole),
    parts,
    side: (id, combo) => {
      const total = parts(id, combo);
      if (id === "cost.total") return { value: total.value, interval: null };
      const { kind } = metricDefinition(id);
      if (kind === "quantile") {
        const events = id.startsWith("avd.") ? facts.cycles : facts.corrections;
        return quantileSide(total.value, minutesOf(events, combo), id.endsWith("P90") ? 0.9 : 0.5);
      }
      const days = pairsOfDays(columnsOf(id, "days"), combos.places.length, combo);
      return kind === "dailyRate" ? dailyRateSide(total, days) : dayQuotientSide(total.value, days);
    },
  };
}

function minutesOf(events: EventGroups | null, group: number): Float64Array {
  if (events === null) return new Float64Array(0);
  return events.minutes.slice(events.from[group] ?? 0, events.to[group] ?? 0);
}
