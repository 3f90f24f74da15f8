import { prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import type { BenchLine } from "../measure/bench-lines.ts";
import { timeInTurn, timingOf } from "../measure/timing.ts";
import { mustAgree } from "./answers.ts";
import {
  answersOfColumns,
  interactionDatasetOf,
  quantileColumns,
  workColumns,
  workDatasetOf,
  workFigures,
} from "./app-engine.ts";
import { answersOfHand, copyOf, handData, handQuantiles, handWork } from "./hand-loops.ts";
import {
  answersOfMap,
  answersOfMapQuantiles,
  interactionObject,
  mapQuantiles,
  mapWork,
  workObject,
} from "./plain-map.ts";
import { COMPANIES, spreadInteractions, spreadWork } from "./spread-work.ts";

const APP = "the app";

/** All figures of daily rows and the quantiles of interactions, computed anew, beside other ways of doing it. */
export async function fullTimes(rows: number): Promise<readonly BenchLine[]> {
  const work = spreadWork(rows);
  const made = spreadInteractions(rows);
  const companies = Array.from({ length: COMPANIES }, (_, company) => company);
  const pilots = companies.map((company) => prepareDataset(workDatasetOf(work, company)));
  const talks = companies.map((company) => prepareDataset(interactionDatasetOf(made, company)));
  const figures = answersOfColumns(workColumns(pilots));
  const quantiles = answersOfColumns(quantileColumns(talks));
  const app = { name: APP, run: () => [workColumns(pilots), quantileColumns(talks)], runs: 3 };
  const what = `${rows.toLocaleString("en")} daily rows and as many interactions: all sums, rates, intervals, p50 and p90 by company × workflow × segment × week`;
  const lines: BenchLine[] = [];
  const beside = async (
    name: string,
    run: () => unknown,
    target: { readonly limit: number } | { readonly atLeast: number },
    runs = 1,
  ): Promise<void> => {
    const timings = await timeInTurn([app, { name, run, runs }]);
    const { cpu, wall } = timingOf(timings, APP);
    const other = timingOf(timings, name);
    lines.push({
      what:
        lines.length === 0
          ? what
          : `  the same (${wall.toFixed(0)} ms by the clock, ${other.wall.toFixed(0)} the other)`,
      value: cpu,
      unit: "ms CPU",
      against: { what: name, value: other.cpu },
      limit: null,
      ...target,
    });
  };

  const hand = handData(work, made);
  mustAgree("the app's figures", figures, answersOfHand(handWork(hand), hand.cells));
  mustAgree("the app's quantiles", quantiles, handQuantiles(hand));
  await beside(
    "hand-written loops over rows in order of cell",
    () => [handWork(hand), handQuantiles(hand)],
    { limit: 1.5 },
    3,
  );
  await beside("a copy of the same bytes in memory", copyOf(hand), { limit: 8 }, 5);
  lines.push(...(await partTimes(pilots, talks, hand)));

  const { installPeers } = await import("../peers/install-peers.ts");
  installPeers();
  {
    const {
      arqueroFigures,
      arqueroInteractions,
      arqueroQuantiles,
      arqueroWork,
      figureAnswers,
      quantileAnswers,
    } = await import("../peers/arquero-work.ts");
    const table = arqueroWork(work);
    const measured = arqueroInteractions(made);
    mustAgree("Arquero's figures", figureAnswers(arqueroFigures(table), work.workflows), figures);
    mustAgree("Arquero's quantiles", quantileAnswers(arqueroQuantiles(measured), made.workflows), quantiles);
    await beside("Arquero", () => [arqueroFigures(table), arqueroQuantiles(measured)], { atLeast: 10 });
  }
  {
    const { openDuckdb } = await import("../peers/duckdb.ts");
    const { figureAnswers, figuresSql, loadDuckdb, quantileAnswers, quantilesSql } = await import(
      "../peers/duckdb-work.ts"
    );
    const duckdb = await openDuckdb();
    loadDuckdb(duckdb, work, made);
    mustAgree("DuckDB's figures", figureAnswers(duckdb.query(figuresSql()), work.workflows), figures);
    mustAgree("DuckDB's quantiles", quantileAnswers(duckdb.query(quantilesSql()), made.workflows), quantiles);
    await beside("DuckDB-WASM", () => [duckdb.query(figuresSql()), duckdb.query(quantilesSql())], {
      atLeast: 4,
    });
  }
  {
    const objects = Array.from({ length: work.length }, (_, row) => workObject(work, row));
    const measured = Array.from({ length: made.length }, (_, row) => interactionObject(made, row));
    mustAgree("the Map's figures", answersOfMap(mapWork(objects), work.workflows), figures);
    mustAgree(
      "the Map's quantiles",
      answersOfMapQuantiles(mapQuantiles(measured), made.workflows),
      quantiles,
    );
    await beside("objects and a plain Map", () => [mapWork(objects), mapQuantiles(measured)], { atLeast: 6 });
  }
  return lines;
}

/** What the two halves take, and the objects of figures that a screen is given. */
async function partTimes(
  pilots: Parameters<typeof workColumns>[0],
  talks: Parameters<typeof workColumns>[0],
  hand: ReturnType<typeof handData>,
): Promise<readonly BenchLine[]> {
  const timings = await timeInTurn([
    { name: "daily", run: () => workColumns(pilots), runs: 3 },
    { name: "daily by hand", run: () => handWork(hand), runs: 3 },
    { name: "quantiles", run: () => quantileColumns(talks), runs: 3 },
    { name: "quantiles by hand", run: () => handQuantiles(hand), runs: 3 },
    { name: "objects", run: () => workFigures(pilots) },
  ]);
  const line = (text: string, name: string, against: string | null, note = ""): BenchLine => ({
    what: `  ${text}`,
    value: timingOf(timings, name).cpu,
    unit: "ms CPU",
    against: against === null ? null : { what: note, value: timingOf(timings, against).cpu },
    limit: null,
  });
  return [
    line("of it the daily rows", "daily", "daily by hand", "by hand"),
    line("of it the quantiles", "quantiles", "quantiles by hand", "by hand"),
    line(
      "the daily rows as one object for each figure, as a screen asks for few",
      "objects",
      "daily",
      "as columns",
    ),
  ];
}
