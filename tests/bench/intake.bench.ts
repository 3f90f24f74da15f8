import { readImportFile } from "../../shared/intake/read-file.ts";
import { decodeBatch, encodeBatch } from "../../shared/observations/batch-csv.ts";

// Prints how fast a file of work.csv is read, checked and written as a batch. Run: node tests/bench/intake.bench.ts [rows]
const rows = Number(process.argv[2] ?? "1000000");
const bytes = sampleWork(rows);
const megabytes = bytes.length / 1e6;
console.log(`${rows} rows, ${megabytes.toFixed(1)} MB`);

const imported = await timed("read and check", async () =>
  readImportFile({
    fileName: "work.csv",
    bytes,
    pilot: { timeZone: "Europe/Berlin" },
    now: Date.UTC(2030, 0, 1),
  }),
);
if (!imported.ok) throw new Error(imported.problem.message);
const [sheet] = imported.value;
if (sheet === undefined) throw new Error("no sheet");
console.log(`good ${sheet.table.length}, refused ${sheet.rowsRefused}`);
const batch = await timed("write batch", async () => encodeBatch(sheet.table));
await timed("read batch", async () => decodeBatch("work", batch));
console.log(`peak memory ${(process.resourceUsage().maxRSS / 1000).toFixed(0)} MB`);

async function timed<Value>(name: string, run: () => Promise<Value>): Promise<Value> {
  const start = performance.now();
  const value = await run();
  const seconds = (performance.now() - start) / 1000;
  console.log(`${name}: ${seconds.toFixed(2)} s, ${(megabytes / seconds).toFixed(0)} MB/s`);
  return value;
}

function sampleWork(count: number): Uint8Array {
  const header =
    "date,workflow,segment,eligible,attempted,completed,qualified,accepted,overridden,escalated,outcomes,model_cost,infra_cost,support_cost,active_customers,revenue,failed";
  const parts: string[] = [header];
  const days = Math.ceil(count / 500);
  for (let row = 0; row < count; row += 1) {
    const day = new Date(Date.UTC(2020, 0, 1) + (row % days) * 86_400_000).toISOString().slice(0, 10);
    const group = Math.floor(row / days);
    const n = 100 + ((row * 7919) % 900);
    const cost = ((row * 104_729) % 1_000_000) / 10_000;
    parts.push(
      `${day},Workflow ${group % 20},Segment ${Math.floor(group / 20)},${n},${n - 5},${n - 20},${n - 40},${n - 60},3,2,${n - 30},${cost},${(cost / 4).toFixed(4)},1.5,${row % 90},${n * 3}.25,1`,
    );
  }
  return new TextEncoder().encode(`${parts.join("\n")}\n`);
}
