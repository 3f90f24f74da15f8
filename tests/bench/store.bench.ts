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
  {
    what: "  the import beside its floor: the same bytes hashed once, put strictly and flushed to a file, by hand",
    value: times.imported,
    unit: "ms",
    against: {
      what: "by hand, both homes at once, rows neither compared nor encoded",
      value: times.savedByHand,
    },
    limit: null,
  },
  line(`one company of ten opened, ${count} rows in all`, times.one, times.oneDexie, "Dexie toArray", 60),
  {
    what: "  the same beside its floor: all that is stored of it as one record, got by hand",
    value: times.one,
    unit: "ms",
    against: { what: "by hand, nothing unpacked", value: times.oneByHand },
    limit: null,
  },
  line("  all ten", times.whole, times.wholeDexie, "Dexie toArray", 15),
]);
