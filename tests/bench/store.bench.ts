import process from "node:process";
import { startChromium } from "../e2e/browser/support/chromium-page.ts";
import { type BenchLine, printLines } from "./measure/bench-lines.ts";
import { benchBrowser } from "./window/bench-window.ts";

/** Rows made durable and read again in a real Chromium with a profile on the disk, beside Dexie. */
const rows = Number(process.argv[2] ?? "100000");
const chromium = await startChromium("tests/bench/store/store-entry.ts");
const context = await benchBrowser();
const page = await chromium.open(context);
const times = await page.evaluate((count) => globalThis.storeTimes(count), rows);
await context.close();
await chromium.close();

const line = (what: string, value: number, against: number, other: string, atLeast: number): BenchLine => ({
  what,
  value,
  unit: "ms",
  against: { what: other, value: against },
  limit: null,
  atLeast,
});
const count = rows.toLocaleString("en");
const alone = { unit: "ms", against: null, limit: null } as const;
printLines([
  line(
    `${count} parsed rows made durable: batch, records and journal in both homes, and the chunks`,
    times.imported + times.laidOut,
    times.bulkAdded,
    "Dexie bulkAdd with two indexes",
    150,
  ),
  {
    what: "  of it the import: compared with what is there, written as a batch, hashed, saved in both homes",
    value: times.imported,
    ...alone,
  },
  { what: "  of it the chunks", value: times.laidOut, ...alone },
  line(`one company of ten opened, ${count} rows in all`, times.one, times.oneDexie, "Dexie toArray", 60),
  line("  all ten", times.whole, times.wholeDexie, "Dexie toArray", 15),
]);
