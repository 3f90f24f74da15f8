import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { type FigureGround, figureGround } from "../../../renderer/figures/figure-ground.ts";
import { FIGURE_QUESTIONS } from "../../../renderer/figures/figure-questions.ts";
import { standOf } from "../../../renderer/figures/kept-answers.ts";
import {
  answerStill,
  type PortfolioAnswer,
  type PortfolioName,
  portfolioAnswer,
} from "../../../renderer/figures/portfolio-answers.ts";
import { createPilotFigures } from "../../../shared/domain/create-pilot-figures.ts";
import type { PilotRecord, WholePilot } from "../../../shared/journal/pilot-state.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";
import { type BuiltCompany, built } from "../../shared/sample/sample-pilots.ts";

const DAY_MS = 86_400_000;
const NAMES = ["overview", "standing"] as const satisfies readonly PortfolioName[];

let companies: readonly BuiltCompany[];
beforeAll(async () => {
  companies = await Promise.all(sampleCompanies().map(({ key }) => built(key)));
}, 120_000);

/** The company by the clock of the wall: nothing says that it is a simulation. */
function byTheWallClock(state: WholePilot): WholePilot {
  const { id } = pilotRecord(state);
  const root = state.records.get(id);
  if (root === undefined) throw new Error("no root");
  const { notice: _, ...fields } = root.fields;
  return { ...state, records: new Map<string, PilotRecord>([...state.records, [id, { ...root, fields }]]) };
}

/** Answers of a company at any moment, each from a ground of its own: nothing of another moment is remembered. */
function answersOf({ prepared }: BuiltCompany, state: WholePilot) {
  const figures = createPilotFigures(prepared, pilotRecord(state).baselineWeeks);
  const groundAt = (asOfMs: number): FigureGround =>
    figureGround(
      {
        state,
        prepared,
        figures,
        get dataset(): never {
          throw new Error("no rows are asked for");
        },
      },
      asOfMs,
    );
  return {
    groundAt,
    fresh: (name: PortfolioName, asOfMs: number) => FIGURE_QUESTIONS[name](groundAt(asOfMs)),
    kept: (name: PortfolioName, asOfMs: number): PortfolioAnswer => {
      const ground = groundAt(asOfMs);
      const kept = portfolioAnswer(ground, FIGURE_QUESTIONS[name](ground));
      if (kept === null) throw new Error("it is not kept");
      return kept;
    },
  };
}

function companyCalled(name: string): BuiltCompany {
  const found = companies.find(({ company }) => company.name.startsWith(name));
  if (found === undefined) throw new Error(`no company ${name}`);
  return found;
}

describe("what the portfolio keeps of a company", () => {
  it("seed 12: is the very answer that would be given, whenever it is used", () => {
    const moment = fc.integer({ min: -100 * DAY_MS, max: 40 * DAY_MS });
    const part = fc.constantFrom(0, 0.3, 0.9, 1);
    let used = 0;
    fc.assert(
      fc.property(fc.nat(), moment, part, fc.constantFrom(...NAMES), (which, sinceMs, share, name) => {
        const company = companies[which % companies.length];
        if (company === undefined) return;
        const state = byTheWallClock(company.state);
        const { fresh, kept } = answersOf(company, state);
        const one = kept(name, SAMPLE_CLOCK_MS + sinceMs);
        const laterMs = one.fromMs + Math.floor((one.untilMs - 1 - one.fromMs) * share);
        const still = answerStill(one, standOf(state), laterMs);
        expect(still).toStrictEqual(fresh(name, laterMs));
        used += 1;
      }),
      { seed: 12, numRuns: 40 },
    );
    expect(used).toBe(40);
  }, 120_000);

  it("ends where something changes by itself: the deadline of an obligation, midnight", () => {
    const company = companyCalled("Brontavia");
    const state = byTheWallClock(company.state);
    const { fresh, kept } = answersOf(company, state);
    const one = kept("overview", Date.UTC(2026, 10, 20, 18));
    const expired = (asOfMs: number): number => {
      const answer = fresh("overview", asOfMs);
      return "obligations" in answer
        ? answer.obligations.filter((obligation) => obligation.state === "expired").length
        : 0;
    };
    expect(new Date(one.untilMs).toISOString()).toBe("2026-11-20T23:00:00.000Z");
    expect(expired(one.untilMs + 1)).toBe(expired(one.untilMs - 1) + 1);
    expect(answerStill(one, standOf(state), one.untilMs - 1)).not.toBeNull();
    expect(answerStill(one, standOf(state), one.untilMs)).toBeNull();
    expect(answerStill(one, standOf(state), one.fromMs - 1)).toBeNull();
  });

  it("of the sample holds whatever the wall clock says: its own clock stands still", () => {
    const company = companyCalled("Tallowmere");
    const { fresh, kept } = answersOf(company, company.state);
    const stand = standOf(company.state);
    for (const name of NAMES) {
      const one = kept(name, SAMPLE_CLOCK_MS);
      expect(answerStill(one, stand, SAMPLE_CLOCK_MS + 400 * DAY_MS)).toStrictEqual(
        fresh(name, SAMPLE_CLOCK_MS),
      );
    }
  });

  it("is not used for other entries, another length of the journal or other confidential values", () => {
    const company = companyCalled("Tallowmere");
    const { state } = company;
    const one = answersOf(company, state).kept("overview", SAMPLE_CLOCK_MS);
    const others: readonly WholePilot[] = [
      { ...state, entries: state.entries.slice(0, -1) },
      { ...state, entries: state.entries.slice(1) },
      { ...state, confidential: new Map([...state.confidential, ["c", { value: 1, salt: "00" }]]) },
    ];
    expect(answerStill(one, standOf({ ...state }), SAMPLE_CLOCK_MS)).not.toBeNull();
    for (const other of others) expect(answerStill(one, standOf(other), SAMPLE_CLOCK_MS)).toBeNull();
  });

  it("is nothing where the view behind it is of the day before", () => {
    const company = companyCalled("Brontavia");
    const state = byTheWallClock(company.state);
    const { prepared } = company;
    const figures = createPilotFigures(prepared, pilotRecord(state).baselineWeeks);
    const pilot = { state, prepared, figures, dataset: prepared as never };
    const midnightMs = Date.UTC(2026, 10, 20, 23);
    // Within a minute a view is remembered: the overview of the new day is made of that of the old one.
    figureGround(pilot, midnightMs - 20_000).view();
    const ground = figureGround(pilot, midnightMs + 20_000);
    expect(portfolioAnswer(ground, FIGURE_QUESTIONS.overview(ground))).toBeNull();
    const before = figureGround(pilot, midnightMs - 25_000);
    expect(portfolioAnswer(before, FIGURE_QUESTIONS.overview(before))).toBeNull();
  });
});
