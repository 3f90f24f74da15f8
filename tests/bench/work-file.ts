import { closeSync, openSync, writeSync } from "node:fs";
import { formatCalendarDate } from "../../shared/calendar/calendar-date.ts";
import { DAILY_COLUMNS } from "../../shared/metrics/daily-columns.ts";
import { numbersOf, textAt, textsOf } from "../../shared/observations/table.ts";
import { ROWS, workDataset } from "./engine-data.ts";

const MONEY = new Set(["model_cost", "infra_cost", "support_cost", "revenue"]);
const LINES_AT_ONCE = 20_000;

/** Writes 1,000,000 rows as a file that follows the template `work`. */
export function writeWorkFile(path: string): void {
  const table = workDataset(0).tables.work;
  if (table === null) throw new Error("no work");
  const workflow = textsOf(table, "workflow");
  const segment = textsOf(table, "segment");
  const dates = numbersOf(table, "date");
  const columns = DAILY_COLUMNS.map((name) => ({ isMoney: MONEY.has(name), values: numbersOf(table, name) }));
  const file = openSync(path, "w");
  let lines = [`date,workflow,segment,${DAILY_COLUMNS.join(",")}`];
  for (let row = 0; row < ROWS; row += 1) {
    const cells = columns.map(({ isMoney, values }) => {
      const value = values?.[row] ?? 0;
      return isMoney ? (value / 1e6).toFixed(2) : String(value);
    });
    const names = [workflow, segment].map((column) => (column === null ? "" : textAt(column, row)));
    lines.push([formatCalendarDate(dates?.[row] ?? 0), ...names, ...cells].join(","));
    if (lines.length === LINES_AT_ONCE) {
      writeSync(file, `${lines.join("\n")}\n`);
      lines = [];
    }
  }
  if (lines.length > 0) writeSync(file, `${lines.join("\n")}\n`);
  closeSync(file);
}
