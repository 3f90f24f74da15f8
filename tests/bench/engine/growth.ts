import process from "node:process";
import type { Dataset } from "../../../shared/metrics/dataset.ts";
import { prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import type { BenchLine } from "../measure/bench-lines.ts";
import { growthExponent } from "../measure/growth-exponent.ts";
import { timeInTurn, timingOf } from "../measure/timing.ts";
import { interactionDatasetOf, workColumns, workDatasetOf } from "./app-engine.ts";
import type { SpreadWork } from "./spread-work.ts";
import { COMPANIES, spreadInteractions, spreadWork } from "./spread-work.ts";

const SIZES = [10_000, 100_000, 1_000_000, 10_000_000];
const INTERACTIONS = 1_000_000;
const MOST_BYTES_PER_ROW = 80;
const MOST_BYTES_PER_INTERACTION = 64;
const MOST_EXPONENT = 1.1;

/** How time and memory of the engine grow with its rows, and what a row takes. */
export async function growth(): Promise<readonly BenchLine[]> {
  const lines: BenchLine[] = [];
  const computing: number[] = [];
  const layingOut: number[] = [];
  const memory: number[] = [];
  for (const rows of SIZES) {
    const work = spreadWork(rows);
    const { bytes, held, cpu } = laidOut((company) => workDatasetOf(work, company));
    const runs = rows < 1_000_000 ? 20 : 3;
    const timings = await timeInTurn([{ name: "app", run: () => workColumns(held), runs }]);
    computing.push(timingOf(timings, "app").cpu);
    layingOut.push(cpu);
    memory.push(bytes);
    lines.push(sizeLine(work, timingOf(timings, "app").cpu));
  }
  const exponent = (what: string, values: readonly number[]): BenchLine => ({
    what: `growth of ${what} from 10,000 to 10,000,000 daily rows`,
    value: growthExponent(SIZES, values),
    unit: "exponent",
    against: null,
    limit: MOST_EXPONENT,
  });
  const made = spreadInteractions(INTERACTIONS);
  const interactions = laidOut((company) => interactionDatasetOf(made, company));
  return [
    ...lines,
    exponent("the time of all figures", computing),
    exponent("the time to lay the rows out", layingOut),
    exponent("memory", memory),
    perRow(
      "a daily row of 14 numbers in the engine",
      (memory.at(-2) ?? Number.NaN) / (SIZES.at(-2) ?? 1),
      MOST_BYTES_PER_ROW,
    ),
    perRow("an interaction in the engine", interactions.bytes / INTERACTIONS, MOST_BYTES_PER_INTERACTION),
  ];
}

function sizeLine({ length }: SpreadWork, cpu: number): BenchLine {
  return {
    what: `all figures of ${length.toLocaleString("en")} daily rows`,
    value: cpu,
    unit: "ms CPU",
    against: null,
    limit: null,
  };
}

function perRow(what: string, value: number, limit: number): BenchLine {
  return { what: `memory of ${what}`, value, unit: "bytes", against: null, limit };
}

/** Lays the companies out one after the other: what stays in memory, and the processor time without making the tables. */
function laidOut(datasetOf: (company: number) => Dataset) {
  const before = bytesInUse();
  let cpu = 0;
  const held = Array.from({ length: COMPANIES }, (_, company) => {
    const dataset = datasetOf(company);
    const start = process.cpuUsage();
    const prepared = prepareDataset(dataset);
    const { user, system } = process.cpuUsage(start);
    cpu += (user + system) / 1000;
    return prepared;
  });
  return { held, bytes: bytesInUse() - before, cpu };
}

function bytesInUse(): number {
  for (let pass = 0; pass < 3; pass += 1) globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
