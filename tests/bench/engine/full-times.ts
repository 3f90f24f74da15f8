import { join } from "node:path";
import type { BenchLine } from "../measure/bench-lines.ts";
import { contenderApart, timeAlone } from "../measure/own-process.ts";
import { type Timing, timingOf } from "../measure/timing.ts";
import { installPeers } from "../peers/install-peers.ts";
import { type Answers, mustAgree } from "./answers.ts";

/** What the app is measured beside, and what it promises. */
const OTHERS = [
  { name: "hand", what: "hand-written loops over rows in order of cell", limit: 1.5 },
  { name: "copy", what: "a copy of the same bytes in memory", limit: 8 },
  { name: "arquero", what: "Arquero", limit: null, atLeast: 10 },
  { name: "duckdb", what: "DuckDB-WASM", limit: null, atLeast: 4 },
  { name: "map", what: "objects and a plain Map", limit: null, atLeast: 6 },
  {
    name: "objects",
    what: "the daily rows alone, as one object for each figure, through computeFigures",
    limit: null,
  },
] as const;
/** They answer no question, or no other one. */
const WITHOUT_ANSWERS = ["copy", "objects"];

/** All figures of daily rows and the quantiles of interactions, computed anew, beside other ways of doing it. */
export async function fullTimes(rows: number): Promise<readonly BenchLine[]> {
  installPeers();
  const names = ["app", ...OTHERS.map(({ name }) => name)];
  const module = join(import.meta.dirname, "full-contender.ts");
  // The app is the first.
  let expected: Answers = new Map();
  const timings = await timeAlone(
    names,
    (name) => contenderApart(module, [name, String(rows)]),
    (name, answers) => {
      if (name === "app") expected = answers;
      else if (!WITHOUT_ANSWERS.includes(name)) mustAgree(name, answers, expected);
    },
  );
  const app = timingOf(timings, "app");
  const lines = OTHERS.map(
    ({ name, what, ...target }, place): BenchLine => ({
      what: place === 0 ? questionOf(rows) : "  the same",
      value: app.cpu,
      unit: "ms CPU",
      against: {
        what: `${what} (by the clock ${(timingOf(timings, name).wall / app.wall).toFixed(1)} × the app)`,
        value: timingOf(timings, name).cpu,
      },
      ...target,
    }),
  );
  return [...lines, floorOf(timings)];
}

/** How far the loops by hand are from the copy: no engine that reads the same rows and gives the same answers is nearer. */
function floorOf(timings: ReadonlyMap<string, Timing>): BenchLine {
  return {
    what: "  the floor: the loops by hand",
    value: timingOf(timings, "hand").cpu,
    unit: "ms CPU",
    against: { what: "a copy of the same bytes in memory", value: timingOf(timings, "copy").cpu },
    limit: null,
  };
}

function questionOf(rows: number): string {
  return `${rows.toLocaleString("en")} daily rows and as many interactions: all sums, rates, intervals, p50 and p90 by company × workflow × segment × week`;
}
