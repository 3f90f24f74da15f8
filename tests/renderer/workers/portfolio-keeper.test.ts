import { beforeEach, describe, expect, it } from "vitest";
import type { PilotReader } from "../../../renderer/data/pilot-reader.ts";
import type { PortfolioCache, PortfolioEntry } from "../../../renderer/data/portfolio-cache.ts";
import { type FigureGround, figureGround } from "../../../renderer/figures/figure-ground.ts";
import { FIGURE_QUESTIONS } from "../../../renderer/figures/figure-questions.ts";
import { standOf } from "../../../renderer/figures/kept-answers.ts";
import { createPortfolioKeeper } from "../../../renderer/workers/portfolio-keeper.ts";
import { createPilotFigures } from "../../../shared/domain/create-pilot-figures.ts";
import { failure, success } from "../../../shared/errors/problem.ts";
import { type PilotState, withoutRows } from "../../../shared/journal/pilot-state.ts";
import { prepareDataset } from "../../../shared/metrics/prepared-dataset.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { rowsOfBatches } from "../../../shared/pilot-data/pilot-rows.ts";
import { TestPilot } from "../../shared/domain/test-pilot.ts";

const NOON_MS = Date.UTC(2026, 7, 20, 12);

let pilot: TestPilot;
let stored: PortfolioEntry[];
beforeEach(() => {
  pilot = new TestPilot();
  stored = [];
});

/** What a worker has of a pilot that it read: no rows, and somebody to ask about them. */
function groundOf(): FigureGround {
  const dataset = createDatasetReader().datasetOf(pilot.state);
  if (!dataset.ok) throw new Error(dataset.problem.message);
  const prepared = prepareDataset(dataset.value);
  const state: PilotState = Object.assign(withoutRows(pilot.state), { rows: rowsOfBatches(pilot.state) });
  return figureGround(
    { state, prepared, dataset: dataset.value, figures: createPilotFigures(prepared) },
    NOON_MS,
  );
}

function keeper() {
  const reader: Pick<PilotReader, "stands"> = {
    stands: (_, pilotIds) =>
      Promise.resolve(success(new Map(pilotIds.map((id) => [id, standOf(withoutRows(pilot.state))])))),
  };
  const cache: PortfolioCache = {
    read: () => Promise.resolve(stored),
    write: (entries) => {
      stored.push(...entries);
      return Promise.resolve();
    },
    keepOnly: () => Promise.resolve(),
  };
  return createPortfolioKeeper({ reader, answers: cache, coming: null });
}

function stillTrue(made: ReturnType<typeof keeper>) {
  return made.stillTrue("database", [pilot.state.pilotId], "overview", NOON_MS + 1);
}

describe("what the worker keeps for the portfolio", () => {
  it("is what was answered last, here and for the next worker, until the pilot changes", async () => {
    const first = keeper();
    const noting = first.noting(pilot.state.pilotId, "overview", FIGURE_QUESTIONS.overview);
    const answer = noting.ask(groundOf());
    expect((await stillTrue(first)).size).toBe(0);
    noting.keep(success(answer));
    const expected = { answer: { ...answer, asOfMs: NOON_MS + 1 }, stand: noting.stand() };
    await expect.poll(() => stored.length).toBe(1);
    for (const one of [first, keeper()]) {
      expect((await stillTrue(one)).get(pilot.state.pilotId)).toStrictEqual(expected);
    }
    pilot.person("Ada");
    for (const one of [first, keeper()]) expect((await stillTrue(one)).size).toBe(0);
  });

  it("is nothing where the answer came to nothing, or the pilot is told with its rows", async () => {
    const made = keeper();
    const noting = made.noting(pilot.state.pilotId, "overview", FIGURE_QUESTIONS.overview);
    noting.ask(groundOf());
    noting.keep(failure("PACK_FORMAT", "a batch is missing"));
    expect((await stillTrue(made)).size).toBe(0);
    const told = made.noting(pilot.state.pilotId, "overview", FIGURE_QUESTIONS.overview);
    const whole = groundOf();
    told.keep(success(told.ask({ ...whole, state: pilot.state })));
    expect(told.stand()).toBeNull();
    expect((await stillTrue(made)).size).toBe(0);
  });

  it("goes with pilots that are gone", async () => {
    const made = keeper();
    const noting = made.noting(pilot.state.pilotId, "overview", FIGURE_QUESTIONS.overview);
    noting.keep(success(noting.ask(groundOf())));
    await made.keepOnly([]);
    expect((await stillTrue(made)).size).toBe(0);
    expect(stored).toStrictEqual([]);
  });
});
