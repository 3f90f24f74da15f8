import { createPilotFigures } from "../../shared/domain/create-pilot-figures.ts";
import { pilotObligations } from "../../shared/domain/pilot-obligations.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import { prepareDataset } from "../../shared/metrics/prepared-dataset.ts";
import { createDatasetReader } from "../../shared/pilot-data/dataset-reader.ts";
import { wilsonInterval } from "../../shared/statistics/wilson.ts";
import { printLines } from "./measure/bench-lines.ts";
import {
  AS_OF_MS,
  type BenchCompany,
  benchCompany,
  COMPANIES,
  SEGMENTS,
  THRESHOLDS,
  WEEKS,
} from "./obligation-companies.ts";

/** What start-up has for the obligations of a portfolio, beside the metrics themselves. */
const LIMIT_MS = 500;
const REPEATS = 5;

interface Round {
  readonly metrics: number;
  readonly obligations: number;
  readonly byHand: number;
  readonly fired: number;
}

/** As after a start: nothing is remembered of records, journal or figures. */
function cold(state: WholePilot): WholePilot {
  return { ...state, records: new Map(state.records), entries: [...state.entries] };
}

function round(companies: readonly BenchCompany[]): Round {
  let metrics = 0;
  let obligations = 0;
  let byHand = 0;
  let fired = 0;
  for (const company of companies) {
    const state = cold(company.state);
    const start = performance.now();
    const dataset = createDatasetReader().datasetOf(state);
    if (!dataset.ok) throw new Error(dataset.problem.message);
    const figures = createPilotFigures(prepareDataset(dataset.value));
    figures.figures({ by: ["workflow", "segment", "week"] });
    figures.figures({ by: ["segment"] });
    figures.figures({ by: [] });
    const laidOut = performance.now();
    const found = pilotObligations(state, figures, AS_OF_MS);
    const derived = performance.now();
    const expected = handWritten(company);
    const counted = performance.now();
    if (found.length !== expected) throw new Error(`${found.length} obligations instead of ${expected}`);
    metrics += laidOut - start;
    obligations += derived - laidOut;
    byHand += counted - derived;
    fired += found.length;
  }
  return { metrics, obligations, byHand, fired };
}

/** The bound: one pass over plain columns per line, a sum a week, the Wilson interval where the value is past. */
function handWritten({ lines, columns }: BenchCompany): number {
  let fired = 0;
  const rowsOfWeek = 7 * SEGMENTS.length;
  for (const { numerator, denominators, segment, isAbove, breach } of lines) {
    const top = columns[numerator];
    if (top === undefined) throw new Error(`no column ${numerator}`);
    const bottoms = denominators.flatMap((name) => columns[name] ?? []);
    for (let week = 0; week < WEEKS; week += 1) {
      let count = 0;
      let units = 0;
      for (let row = week * rowsOfWeek; row < (week + 1) * rowsOfWeek; row += 1) {
        if (segment !== null && row % SEGMENTS.length !== segment) continue;
        count += top[row] ?? 0;
        for (const bottom of bottoms) units += bottom[row] ?? 0;
      }
      const value = count / units;
      if (isAbove ? value <= breach : value >= breach) continue;
      const interval = wilsonInterval(count, units);
      const [low, high] = [interval?.low ?? 0, interval?.high ?? 1];
      const isProven = isAbove ? low > breach : high < breach;
      if (isProven || units >= 30) fired += 1;
    }
  }
  return fired;
}

const companies = Array.from({ length: COMPANIES }, (_, index) => benchCompany(index + 1));
round(companies);
const rounds = Array.from({ length: REPEATS }, () => round(companies));
const median = (of: (one: Round) => number): number =>
  rounds.map(of).toSorted((a, b) => a - b)[Math.floor(REPEATS / 2)] ?? Number.NaN;
const [metrics, obligations, byHand] = [
  median((one) => one.metrics),
  median((one) => one.obligations),
  median((one) => one.byHand),
];
const what = `obligations of ${COMPANIES} companies × ${THRESHOLDS} thresholds × ${WEEKS} weeks (${rounds[0]?.fired ?? 0})`;
const alone = { unit: "ms", against: null } as const;
printLines([
  { what, value: obligations, ...alone, limit: LIMIT_MS },
  { what: "  the metrics before them", value: metrics, ...alone, limit: null },
  {
    what: "  beside one pass by hand",
    value: obligations,
    unit: "ms",
    against: { what: "by hand", value: byHand },
    limit: null,
  },
]);
