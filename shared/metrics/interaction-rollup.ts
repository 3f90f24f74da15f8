import type { ZoneClock } from "../calendar/zone.ts";
import type { Table } from "../observations/table.ts";
import { numbersOf, textsOf } from "../observations/table.ts";
import type { CellIndex } from "./cell-index.ts";
import { cellsOfRows } from "./cell-index.ts";
import type { CellRows } from "./cell-rows.ts";
import { mergeRows, noRows, orderOfRows, takeRows } from "./cell-rows.ts";
import { DAILY, DAILY_COLUMNS, requiredTexts } from "./daily-columns.ts";
import {
  ACCEPTED,
  ESCALATED,
  interactionCodes,
  isCompleted,
  isQualified,
  OVERRIDDEN,
} from "./interaction-codes.ts";
import type { MetricSettings } from "./metric-settings.ts";
import { DEFAULT_WORKFLOW_SETTINGS } from "./metric-settings.ts";

/** What the interactions come to: counts per cell and day, and their measured times. */
export interface RolledInteractions {
  /** One row per workflow × segment × day that has interactions, with the columns of daily rows. */
  readonly daily: CellRows;
  /** `cycle_minutes` of the interactions that have them. */
  readonly cycles: CellRows;
  /** `correction_minutes` of the interactions that have them: each is one correction. */
  readonly corrections: CellRows;
}

const NO_INTERACTIONS: RolledInteractions = {
  daily: noRows(DAILY_COLUMNS.length),
  cycles: noRows(1),
  corrections: noRows(1),
};

/** Rolls interactions up to daily counts by the rules of the file formats, each on the date that it has in the zone. */
export function rollUpInteractions(
  table: Table,
  index: CellIndex,
  settings: MetricSettings,
  clock: ZoneClock,
): RolledInteractions {
  const length = table.length;
  if (length === 0) return NO_INTERACTIONS;
  const cell = cellsOfRows(index, requiredTexts(table, "workflow"), requiredTexts(table, "segment"), length);
  const day = daysOf(table, "at", clock);
  const order = orderOfRows(cell, day);
  return {
    daily: dailyRows(table, index, settings, cell, day, order),
    cycles: measured(table, "cycle_minutes", cell, day, order),
    corrections: measured(table, "correction_minutes", cell, day, order),
  };
}

/** The calendar date, in the pilot's zone, of every row's instant. */
export function daysOf(table: Table, column: string, clock: ZoneClock): Int32Array {
  const instants = numbersOf(table, column);
  const days = new Int32Array(table.length);
  for (let row = 0; row < table.length; row += 1) days[row] = clock.dayOf(instants?.[row] ?? 0);
  return days;
}

function measured(
  table: Table,
  name: string,
  cell: Int32Array,
  day: Int32Array,
  order: Uint32Array,
): CellRows {
  const values = numbersOf(table, name);
  if (values === null) return noRows(1);
  const present = order.filter((row) => !Number.isNaN(values[row]));
  return takeRows(present, cell, day, [values]);
}

function dailyRows(
  table: Table,
  index: CellIndex,
  settings: MetricSettings,
  cell: Int32Array,
  day: Int32Array,
  order: Uint32Array,
): CellRows {
  const starts = runStarts(cell, day, order);
  const runs = starts.length - 1;
  const columns = DAILY_COLUMNS.map(() => new Float64Array(runs).fill(Number.NaN));
  const column = (place: number): Float64Array => columns[place] ?? new Float64Array(runs);
  const eligible = column(DAILY.eligible);
  const attempted = column(DAILY.attempted);
  const completed = column(DAILY.completed);
  const qualified = column(DAILY.qualified);
  const accepted = column(DAILY.accepted);
  const overridden = column(DAILY.overridden);
  const escalated = column(DAILY.escalated);
  const { mode, disposition, quality, confidence } = interactionCodes(table);
  const firstRows = new Uint32Array(runs);

  for (let run = 0; run < runs; run += 1) {
    const start = starts[run] ?? 0;
    const end = starts[run + 1] ?? 0;
    firstRows[run] = order[start] ?? 0;
    const workflow = index.workflows.names[index.workflowOf[cell[order[start] ?? 0] ?? 0] ?? 0] ?? "";
    const rules = settings.workflows.get(workflow) ?? DEFAULT_WORKFLOW_SETTINGS;
    let attempts = 0;
    let completions = 0;
    let qualifications = 0;
    const dispositions = [0, 0, 0, 0];
    for (let i = start; i < end; i += 1) {
      const row = order[i] ?? 0;
      const how = mode?.[row] ?? 0;
      const final = disposition?.[row] ?? 0;
      dispositions[final] = (dispositions[final] ?? 0) + 1;
      if (how === 0) continue;
      attempts += 1;
      if (!isCompleted(how, final)) continue;
      completions += 1;
      if (isQualified(quality?.[row] ?? 0, confidence?.[row] ?? Number.NaN, rules)) qualifications += 1;
    }
    eligible[run] = end - start;
    attempted[run] = attempts;
    completed[run] = completions;
    qualified[run] = qualifications;
    accepted[run] = dispositions[ACCEPTED] ?? 0;
    overridden[run] = dispositions[OVERRIDDEN] ?? 0;
    escalated[run] = dispositions[ESCALATED] ?? 0;
  }

  const summed = [
    [DAILY.outcomes, "success"],
    [DAILY.model_cost, "model_cost"],
    [DAILY.infra_cost, "infra_cost"],
    [DAILY.support_cost, "support_cost"],
  ] as const;
  const spills = summed.flatMap(([place, name]) =>
    sumRuns(column(place), place, numbersOf(table, name), order, starts),
  );
  countCustomers(column(DAILY.active_customers), table, order, starts);
  // The runs are in order already, so the first row of each stands for its cell and day.
  const rows = {
    length: runs,
    cell: Int32Array.from(firstRows, (row) => cell[row] ?? 0),
    day: Int32Array.from(firstRows, (row) => day[row] ?? 0),
    columns,
  };
  return mergeRows(rows, spillRows(spills, rows));
}

/** Where each run of one cell and day begins in the order; the last entry is the length. */
function runStarts(cell: Int32Array, day: Int32Array, order: Uint32Array): Uint32Array {
  const starts = new Uint32Array(order.length + 1);
  let runs = 0;
  let lastCell = -1;
  let lastDay = Number.NaN;
  for (let i = 0; i < order.length; i += 1) {
    const row = order[i] ?? 0;
    if (cell[row] !== lastCell || day[row] !== lastDay) {
      lastCell = cell[row] ?? 0;
      lastDay = day[row] ?? 0;
      starts[runs] = i;
      runs += 1;
    }
  }
  starts[runs] = order.length;
  return starts.subarray(0, runs + 1);
}

/** A part of a sum that would have left the whole numbers of a double: it stands in a row of its own. */
interface Spill {
  readonly run: number;
  readonly place: number;
  readonly value: number;
}

/** The sum of what is present in each run; a run without any value keeps "no data". */
function sumRuns(
  sums: Float64Array,
  place: number,
  values: Float64Array | null,
  order: Uint32Array,
  starts: Uint32Array,
): Spill[] {
  const spills: Spill[] = [];
  if (values === null) return spills;
  for (let run = 0; run < sums.length; run += 1) {
    let sum = Number.NaN;
    for (let i = starts[run] ?? 0; i < (starts[run + 1] ?? 0); i += 1) {
      const value = values[order[i] ?? 0] ?? Number.NaN;
      if (Number.isNaN(value)) continue;
      const next = Number.isNaN(sum) ? value : sum + value;
      if (Math.abs(next) > Number.MAX_SAFE_INTEGER) {
        spills.push({ run, place, value: sum });
        sum = value;
      } else {
        sum = next;
      }
    }
    sums[run] = sum;
  }
  return spills;
}

/** Rows that hold nothing but a spilled part of a sum of money. */
function spillRows(spills: readonly Spill[], rows: CellRows): CellRows {
  return {
    length: spills.length,
    cell: Int32Array.from(spills, ({ run }) => rows.cell[run] ?? 0),
    day: Int32Array.from(spills, ({ run }) => rows.day[run] ?? 0),
    columns: DAILY_COLUMNS.map((_, place) =>
      Float64Array.from(spills, (spill) => (spill.place === place ? spill.value : Number.NaN)),
    ),
  };
}

/** Distinct customers of each run; a run in which no row names one keeps "no data". */
function countCustomers(counts: Float64Array, table: Table, order: Uint32Array, starts: Uint32Array): void {
  const customers = textsOf(table, "customer");
  if (customers === null) return;
  const seenInRun = new Int32Array(customers.dictionary.length).fill(-1);
  for (let run = 0; run < counts.length; run += 1) {
    let count = 0;
    for (let i = starts[run] ?? 0; i < (starts[run + 1] ?? 0); i += 1) {
      const code = customers.codes[order[i] ?? 0] ?? 0;
      if (code === 0 || seenInRun[code] === run) continue;
      seenInRun[code] = run;
      count += 1;
    }
    if (count > 0) counts[run] = count;
  }
}
