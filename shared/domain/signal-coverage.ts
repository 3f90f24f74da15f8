import type { EpochDay } from "../calendar/calendar-date.ts";
import { DAILY, type DailyColumn } from "../metrics/daily-columns.ts";
import type { DataRange } from "../metrics/data-range.ts";
import type { PreparedDataset } from "../metrics/prepared-dataset.ts";

/** The four families of signals that meet on one customer workflow (method.md, 4; brief G17). */
export const SIGNAL_FAMILIES = ["product events", "model quality", "telemetry", "commercial"] as const;
export type SignalFamily = (typeof SIGNAL_FAMILIES)[number];

/** One family of one workflow in the window. */
export interface FamilyCoverage {
  readonly family: SignalFamily;
  /** Share of the window's days on which it is there, 0–1; null: it never was. */
  readonly share: number | null;
  /** Last date with it in the window; null: none. */
  readonly lastOn: EpochDay | null;
  /** Days from there to `today`. */
  readonly ageDays: number | null;
}

/** The signals of one workflow; `*`: data that name no workflow. */
export interface WorkflowCoverage {
  readonly workflow: string;
  readonly families: readonly FamilyCoverage[];
  /** Families that are there. */
  readonly present: number;
}

/** The grid over the last four weeks that the data reach; null window: there are no data. */
export interface SignalGrid {
  readonly window: DataRange | null;
  readonly rows: readonly WorkflowCoverage[];
}

const WINDOW_DAYS = 28;

const FAMILY_COLUMNS: Readonly<Record<Exclude<SignalFamily, "commercial">, readonly DailyColumn[]>> = {
  "product events": ["eligible", "attempted"],
  "model quality": ["accepted", "overridden", "escalated"],
  telemetry: ["failed"],
};

/**
 * Which families of signals each workflow has: product events from eligible or attempted units, model quality from
 * dispositions, telemetry from failed units, commercial signals from the company's revenue rows in their months.
 * `workflows`: the names of all that the pilot knows, so that one without any data stands there too.
 */
export function signalGrid(
  { blocks, cells, ranges }: Pick<PreparedDataset, "blocks" | "cells" | "ranges">,
  workflows: readonly string[],
  today: EpochDay,
): SignalGrid {
  const ends = (["work", "interactions", "corrections"] as const).flatMap(
    (input) => ranges.get(input)?.to ?? [],
  );
  const revenue = ranges.get("revenue") ?? null;
  const last = ends.length > 0 ? Math.max(...ends) : (revenue?.to ?? null);
  const window = last === null ? null : { from: last - WINDOW_DAYS + 1, to: last };
  const seen = new Map<string, Map<SignalFamily, Set<EpochDay>>>();
  for (const name of workflows) seen.set(name, new Map());
  if (window !== null) gatherDays(blocks, cells, window, seen);
  const commercial = commercialCoverage(revenue, window, today);
  // Without any workflow the company's own signals still stand somewhere.
  const names = seen.size === 0 && window !== null ? ["*"] : [...seen.keys()];
  return {
    window,
    rows: names.map((workflow) => {
      const families = SIGNAL_FAMILIES.map((family) =>
        family === "commercial"
          ? commercial
          : familyCoverage(family, seen.get(workflow)?.get(family) ?? new Set(), today),
      );
      return { workflow, families, present: families.filter(({ share }) => share !== null).length };
    }),
  };
}

function gatherDays(
  blocks: PreparedDataset["blocks"],
  cells: PreparedDataset["cells"],
  window: DataRange,
  seen: Map<string, Map<SignalFamily, Set<EpochDay>>>,
): void {
  for (const { rows } of blocks) {
    for (let row = 0; row < rows.length; row += 1) {
      const day = rows.day[row] ?? 0;
      if (day < window.from || day > window.to) continue;
      const name = cells.workflows.names[cells.workflowOf[rows.cell[row] ?? 0] ?? -1] ?? "";
      const own = seen.get(name) ?? new Map<SignalFamily, Set<EpochDay>>();
      seen.set(name, own);
      for (const [family, columns] of Object.entries(FAMILY_COLUMNS)) {
        const isThere = columns.some(
          (column) => !Number.isNaN(rows.columns[DAILY[column]]?.[row] ?? Number.NaN),
        );
        if (!isThere) continue;
        const days = own.get(family as SignalFamily) ?? new Set<EpochDay>();
        own.set(family as SignalFamily, days.add(day));
      }
    }
  }
}

function familyCoverage(family: SignalFamily, days: ReadonlySet<EpochDay>, today: EpochDay): FamilyCoverage {
  if (days.size === 0) return { family, share: null, lastOn: null, ageDays: null };
  const lastOn = Math.max(...days);
  return { family, share: days.size / WINDOW_DAYS, lastOn, ageDays: Math.max(0, today - lastOn) };
}

/** Revenue comes by month and has no workflow: its months cover the days of the window. */
function commercialCoverage(
  revenue: DataRange | null,
  window: DataRange | null,
  today: EpochDay,
): FamilyCoverage {
  if (revenue === null || window === null) {
    return { family: "commercial", share: null, lastOn: null, ageDays: null };
  }
  const from = Math.max(window.from, revenue.from);
  const to = Math.min(window.to, revenue.to);
  return {
    family: "commercial",
    share: Math.max(0, to - from + 1) / WINDOW_DAYS,
    lastOn: revenue.to,
    ageDays: Math.max(0, today - revenue.to),
  };
}
