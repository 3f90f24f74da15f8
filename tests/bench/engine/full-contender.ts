import process from "node:process";
import { prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import { type OwnContender, serveContender } from "../measure/own-process.ts";
import type { Answers } from "./answers.ts";
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

/** One way to the figures of all companies, in a process of its own. Arguments: its name and the number of rows. */
const [, , name = "", rowsText = ""] = process.argv;
const rows = Number(rowsText);
const both = (one: Answers, other: Answers): Answers => new Map([...one, ...other]);

function laidOut() {
  const work = spreadWork(rows);
  const made = spreadInteractions(rows);
  const companies = Array.from({ length: COMPANIES }, (_, company) => company);
  return {
    pilots: companies.map((company) => prepareDataset(workDatasetOf(work, company))),
    talks: companies.map((company) => prepareDataset(interactionDatasetOf(made, company))),
  };
}

const byHand = () => handData(spreadWork(rows), spreadInteractions(rows));

const CONTENDERS: Readonly<Record<string, () => OwnContender | Promise<OwnContender>>> = {
  app() {
    const { pilots, talks } = laidOut();
    return {
      run: () => [workColumns(pilots), quantileColumns(talks)],
      answers: () => both(answersOfColumns(workColumns(pilots)), answersOfColumns(quantileColumns(talks))),
    };
  },
  objects() {
    const { pilots } = laidOut();
    return { run: () => workFigures(pilots), answers: () => new Map() };
  },
  hand() {
    const data = byHand();
    return {
      run: () => [handWork(data), handQuantiles(data)],
      answers: () => both(answersOfHand(handWork(data), data.cells), handQuantiles(data)),
    };
  },
  copy: () => ({ run: copyOf(byHand()), answers: () => new Map() }),
  async arquero() {
    const peer = await import("../peers/arquero-work.ts");
    const work = spreadWork(rows);
    const made = spreadInteractions(rows);
    const table = peer.arqueroWork(work);
    const measured = peer.arqueroInteractions(made);
    return {
      run: () => [peer.arqueroFigures(table), peer.arqueroQuantiles(measured)],
      answers: () =>
        both(
          peer.figureAnswers(peer.arqueroFigures(table), work.workflows),
          peer.quantileAnswers(peer.arqueroQuantiles(measured), made.workflows),
        ),
    };
  },
  async duckdb() {
    const { openDuckdb } = await import("../peers/duckdb.ts");
    const peer = await import("../peers/duckdb-work.ts");
    const work = spreadWork(rows);
    const made = spreadInteractions(rows);
    const duckdb = await openDuckdb();
    peer.loadDuckdb(duckdb, work, made);
    const ask = (sql: string) => duckdb.query(sql);
    return {
      run: () => [ask(peer.figuresSql()), ask(peer.quantilesSql())],
      answers: () =>
        both(
          peer.figureAnswers(ask(peer.figuresSql()), work.workflows),
          peer.quantileAnswers(ask(peer.quantilesSql()), made.workflows),
        ),
    };
  },
  map() {
    const work = spreadWork(rows);
    const made = spreadInteractions(rows);
    const objects = Array.from({ length: rows }, (_, row) => workObject(work, row));
    const measured = Array.from({ length: rows }, (_, row) => interactionObject(made, row));
    return {
      run: () => [mapWork(objects), mapQuantiles(measured)],
      answers: () =>
        both(
          answersOfMap(mapWork(objects), work.workflows),
          answersOfMapQuantiles(mapQuantiles(measured), made.workflows),
        ),
    };
  },
};

const made = await CONTENDERS[name]?.();
if (made === undefined) throw new Error(`no contender is called ${name}`);
serveContender(made);
