import process from "node:process";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { readPack } from "../../shared/pack/read-pack.ts";
import { writePack } from "../../shared/pack/write-pack.ts";
import { passingDataset } from "../../shared/pilot-data/dataset-reader.ts";
import { portfolioOver } from "../../shared/portfolio/portfolio.ts";
import { SAMPLE_CLOCK } from "../../shared/sample/sample-company.ts";
import { sampleCompanies } from "../../shared/sample/sample-portfolio.ts";
import { type BenchLine, printLines } from "./measure/bench-lines.ts";
import { growthExponent } from "./measure/growth-exponent.ts";
import { median } from "./measure/median.ts";
import { benchCompany } from "./window/bench-companies.ts";

/** How the portfolio grows with its companies: all that it says of them, and the memory that they are held in. */
const SIZES = [1, 10, 50, 200];
/** Looks at a size, of which the median counts; the largest take long enough to count alone. The first of one warms up. */
const LOOKS: ReadonlyMap<number, number> = new Map([
  [1, 25],
  [10, 5],
]);
const MOST_EXPONENT = 1.1;
/** A company of the sample: every size is made of copies of it, so that nothing but their number grows. */
const [model] = sampleCompanies().filter(({ files }) => files.length > 2);
if (model === undefined) throw new Error("no sample");
const pack = writePack([await benchCompany(model, 0, false)]);
if (!pack.ok) throw new Error(pack.problem.message);

const asOfMs = Date.parse(SAMPLE_CLOCK);
const time: number[] = [];
const memory: number[] = [];
const lines: BenchLine[] = [];
for (const size of SIZES) {
  const before = bytesInUse();
  const pilots: WholePilot[] = [];
  for (let place = 0; place < size; place += 1) pilots.push(copyOf(pack.value));
  const held = bytesInUse() - before;
  const name = `all that the portfolio says of ${size === 1 ? "one company" : `${size} companies`}`;
  const cpu = median(Array.from({ length: LOOKS.get(size) ?? 1 }, () => timeToLook(pilots)));
  time.push(cpu);
  memory.push(held);
  lines.push({ what: name, value: cpu, unit: "ms CPU", against: null, limit: null });
  lines.push({ what: "  held in", value: held / 2 ** 20, unit: "MB", against: null, limit: null });
}
const exponent = (what: string, values: readonly number[]): BenchLine => ({
  what: `growth of ${what} of the portfolio from 1 to 200 companies`,
  value: growthExponent(SIZES, values),
  unit: "exponent",
  against: null,
  limit: MOST_EXPONENT,
});
printLines([...lines, exponent("the time", time), exponent("the memory", memory)]);

/** A copy that shares nothing with the others. */
function copyOf(bytes: Uint8Array): WholePilot {
  const read = readPack(bytes);
  const [pilot] = read.ok ? read.value.pilots : [];
  if (pilot === undefined) throw new Error("the pack has no company");
  return pilot;
}

function timeToLook(pilots: readonly WholePilot[]): number {
  globalThis.gc?.();
  const before = process.cpuUsage();
  look(pilots);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** As after a start: nothing is remembered of records, journal or figures. */
function look(pilots: readonly WholePilot[]): void {
  const members = pilots
    .map((pilot) => ({ ...pilot, records: new Map(pilot.records), entries: [...pilot.entries] }))
    .map((pilot) => ({ pilot, read: () => passingDataset(pilot) }));
  const portfolio = portfolioOver(members, asOfMs);
  if (!portfolio.ok) throw new Error(portfolio.problem.message);
  if (portfolio.value.companies.length !== pilots.length) throw new Error("a company is missing");
}

function bytesInUse(): number {
  for (let pass = 0; pass < 3; pass += 1) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
