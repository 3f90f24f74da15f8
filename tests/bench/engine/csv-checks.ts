import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";

/** What rows of text come to after the checks that the app makes: columns of numbers and codes. */
export interface CheckedColumns {
  readonly rows: number;
  readonly columns: ReadonlyMap<string, Float64Array>;
}

const COUNTS = [
  "eligible",
  "attempted",
  "completed",
  "qualified",
  "accepted",
  "overridden",
  "escalated",
  "outcomes",
  "active_customers",
  "failed",
] as const;
const MONEY = ["model_cost", "infra_cost", "support_cost", "revenue"] as const;
const MOST_MICROS = 9e15;

type Cell = string | number | null | undefined;

/**
 * The app's checks over the rows of another parser, as one would write them by hand: dates that exist, names that are not
 * empty, whole counts, money in micros, counts that do not exceed each other, one row for each key. Throws at a bad row.
 */
export function checkedColumns(rows: readonly Readonly<Record<string, Cell>>[]): CheckedColumns {
  const columns = new Map<string, Float64Array>();
  const column = (name: string): Float64Array => {
    const made = new Float64Array(rows.length);
    columns.set(name, made);
    return made;
  };
  const dates = column("date");
  const counts = COUNTS.map((name) => [name, column(name)] as const);
  const money = MONEY.map((name) => [name, column(name)] as const);
  const workflows = coded(column("workflow"));
  const segments = coded(column("segment"));
  const daysOfTexts = new Map<string, number>();
  const keys = new Set<number>();
  for (const [row, cells] of rows.entries()) {
    const text = String(cells["date"]);
    let day = daysOfTexts.get(text);
    if (day === undefined) {
      const parsed = parseCalendarDate(text);
      if (parsed === null) throw new Error(`line ${row + 2}: no date`);
      day = parsed;
      daysOfTexts.set(text, day);
    }
    dates[row] = day;
    const workflow = workflows(row, cells["workflow"]);
    const segment = segments(row, cells["segment"]);
    for (const [name, values] of counts) {
      const value = numberOf(cells[name]);
      if (!(Number.isNaN(value) || (value >= 0 && Number.isSafeInteger(value))))
        throw new Error(`line ${row + 2}: ${name}`);
      values[row] = value;
    }
    for (const [name, values] of money) {
      const micros = Math.round(numberOf(cells[name]) * 1e6);
      if (Math.abs(micros) > MOST_MICROS) throw new Error(`line ${row + 2}: ${name}`);
      values[row] = micros;
    }
    if (!isDescending(counts, row)) throw new Error(`line ${row + 2}: counts`);
    const key = (day * 65_536 + workflow) * 65_536 + segment;
    if (keys.has(key)) throw new Error(`line ${row + 2}: its key is there already`);
    keys.add(key);
  }
  return { rows: rows.length, columns };
}

function numberOf(cell: Cell): number {
  if (cell === "" || cell === null || cell === undefined) return Number.NaN;
  const value = Number(cell);
  if (Number.isNaN(value)) throw new Error(`no number: ${cell}`);
  return value;
}

function coded(codes: Float64Array): (row: number, cell: Cell) => number {
  const known = new Map<string, number>();
  return (row, cell) => {
    const name = String(cell ?? "").trim();
    if (name === "" || name === "*" || name === "all") throw new Error("no name");
    let code = known.get(name);
    if (code === undefined) {
      code = known.size + 1;
      known.set(name, code);
    }
    codes[row] = code;
    return code;
  };
}

function isDescending(counts: readonly (readonly [string, Float64Array])[], row: number): boolean {
  const at = (place: number): number => counts[place]?.[1][row] ?? Number.NaN;
  for (let place = 1; place < 4; place += 1) if (at(place) > at(place - 1)) return false;
  return !((at(4) || 0) + (at(5) || 0) + (at(6) || 0) > at(1));
}
