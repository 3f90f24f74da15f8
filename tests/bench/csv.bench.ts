import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { readImportFile } from "../../shared/intake/read-file.ts";
import { numbersOf } from "../../shared/observations/table.ts";
import { type CheckedColumns, checkedColumns } from "./engine/csv-checks.ts";
import { type BenchLine, printLines } from "./measure/bench-lines.ts";
import { timeInTurn, timingOf } from "./measure/timing.ts";
import { installPeers } from "./peers/install-peers.ts";
import { writeWorkFile } from "./work-file.ts";

/** A file of work.csv from its bytes to checked columns: the app's reader beside parsers with the same checks. */
const rows = Number(process.argv[2] ?? "1000000");
/** csv-parse takes minutes for a million rows. */
const FEW_ROWS = Math.min(rows, 100_000);

installPeers();
const { papaRows, csvParseRows } = await import("./peers/csv-rows.ts");
const folder = mkdtempSync(join(tmpdir(), "converge180-bench-csv-"));
writeWorkFile(join(folder, "work.csv"));
const all = readFileSync(join(folder, "work.csv"));
rmSync(folder, { recursive: true, force: true });
const bytes = firstLines(all, rows);
const few = firstLines(all, FEW_ROWS);

async function appReads(file: Uint8Array): Promise<CheckedColumns> {
  const read = await readImportFile({
    fileName: "work.csv",
    bytes: file,
    pilot: { timeZone: "UTC" },
    now: Date.UTC(2030, 0, 1),
  });
  const [sheet] = read.ok ? read.value : [];
  if (sheet === undefined || sheet.rowsRefused > 0) throw new Error("the app does not read the file");
  const columns = [...sheet.table.columns.keys()].flatMap((name) => {
    const values = numbersOf(sheet.table, name);
    return values === null ? [] : [[name, values] as const];
  });
  return { rows: sheet.table.length, columns: new Map(columns) };
}

function firstLines(file: Uint8Array, count: number): Uint8Array {
  let end = 0;
  for (let line = 0; line <= count && end < file.length; line += 1) end = file.indexOf(10, end) + 1;
  return file.subarray(0, end);
}

function mustBeSame(what: string, given: CheckedColumns, expected: CheckedColumns): void {
  for (const [name, values] of expected.columns) {
    const others = given.columns.get(name);
    if (given.rows !== expected.rows || !values.every((value, row) => Object.is(value, others?.[row])))
      throw new Error(`${what}: ${name} is not what the app reads`);
  }
}

const readers = [
  {
    name: "Papa Parse with header, and the same checks",
    parse: papaRows,
    file: bytes,
    count: rows,
    atLeast: 2.5,
  },
  {
    name: "csv-parse with cast, and the same checks",
    parse: csvParseRows,
    file: few,
    count: FEW_ROWS,
    atLeast: 1.5,
  },
];
const lines: BenchLine[] = [];
for (const { name, parse, file, count, atLeast } of readers) {
  const other = (): CheckedColumns => checkedColumns(parse(file));
  mustBeSame(name, other(), await appReads(file));
  const timings = await timeInTurn([
    { name: "app", run: () => appReads(file), runs: count > 200_000 ? 1 : 3 },
    { name, run: other },
  ]);
  lines.push({
    what: `${count.toLocaleString("en")} rows of CSV (${(file.length / 1e6).toFixed(0)} MB) to checked columns`,
    value: timingOf(timings, "app").cpu,
    unit: "ms CPU",
    against: { what: name, value: timingOf(timings, name).cpu },
    limit: null,
    atLeast,
  });
}
printLines(lines);
