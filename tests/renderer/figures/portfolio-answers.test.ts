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
import { escalationCourses } from "../../../shared/domain/escalation-course.ts";
import type { PilotRecord, WholePilot } from "../../../shared/journal/pilot-state.ts";
import type { JsonObject, JsonValue } from "../../../shared/json/json.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { sampleCompanies } from "../../../shared/sample/sample-portfolio.ts";
import { type BuiltCompany, built } from "../../shared/sample/sample-pilots.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NAMES = ["overview", "standing"] as const satisfies readonly PortfolioName[];

let companies: readonly BuiltCompany[];
beforeAll(async () => {
  companies = await Promise.all(sampleCompanies().map(({ key }) => built(key)));
}, 120_000);

/** Hours of its rules that differ from the sample's, so that things fall due at any time of the day. */
interface OddHours {
  readonly confirmation: number;
  readonly moreForDeadlines: number;
}

/** A company by the clock of the wall: nothing says that it is a simulation. */
function byTheWallClock(
  { state, prepared }: BuiltCompany,
  { confirmation, moreForDeadlines }: OddHours = { confirmation: 72, moreForDeadlines: 0 },
): Whole {
  const { id } = pilotRecord(state);
  const records = [...state.records].map(([key, record]): readonly [string, PilotRecord] => {
    const { notice: _, ...fields } = record.fields;
    const own = key === id ? { ...fields, confirmationHours: confirmation } : record.fields;
    return [key, { ...record, fields: withMoreHours(own, moreForDeadlines) as JsonObject }];
  });
  const settings = { ...prepared.settings, confirmationHours: confirmation };
  return { state: { ...state, records: new Map(records) }, prepared: { ...prepared, settings } };
}

/** The same with longer deadlines and levels of escalations. */
function withMoreHours(value: JsonValue, more: number): JsonValue {
  if (Array.isArray(value)) return value.map((one: JsonValue) => withMoreHours(one, more));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]): readonly [string, JsonValue] => [
      name,
      (name === "deadlineHours" || name === "hours") && typeof inner === "number"
        ? inner + more
        : withMoreHours(inner, more),
    ]),
  );
}

type Whole = Pick<BuiltCompany, "state" | "prepared">;

/** Answers of a company at any moment, each from a ground of its own: nothing of another moment is remembered. */
function answersOf({ state, prepared }: Whole) {
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

/** Moments at which something happens to a company: it writes, a deadline or a level ends, a week matures. */
function turningPoints({ state, prepared }: Whole): readonly number[] {
  const lateMs = SAMPLE_CLOCK_MS + 40 * DAY_MS;
  const { obligations } = answersOf({ state, prepared }).groundAt(lateMs).view();
  const hours = prepared.settings.confirmationHours;
  const mondays = [0, 1, 2, 3, 4, 5].map((week) => Date.UTC(2026, 9, 19 + 7 * week) + hours * HOUR_MS);
  return [
    ...obligations.flatMap(({ deadlineMs }) => deadlineMs ?? []),
    ...escalationCourses(state, lateMs).flatMap(({ stays }) => stays.map(({ untilMs }) => untilMs)),
    ...state.entries.slice(-20).map(({ at }) => Date.parse(at)),
    ...mondays,
  ].filter(Number.isFinite);
}

function companyCalled(name: string): BuiltCompany {
  const found = companies.find(({ company }) => company.name.startsWith(name));
  if (found === undefined) throw new Error(`no company ${name}`);
  return found;
}

describe("what the portfolio keeps of a company", () => {
  it("seed 12: is the very answer that would be given, whenever it is used", () => {
    const hours = fc.record({
      confirmation: fc.integer({ min: 20, max: 90 }),
      moreForDeadlines: fc.integer({ min: 0, max: 30 }),
    });
    const before = fc.integer({ min: 1, max: 20 * HOUR_MS });
    const share = fc.constantFrom(0.5, 1, 1);
    const which = fc.record({ company: fc.nat(), point: fc.nat(), name: fc.constantFrom(...NAMES) });
    let used = 0;
    fc.assert(
      fc.property(which, hours, before, share, ({ company, point, name }, odd, beforeMs, part) => {
        const built = companies[company % companies.length];
        if (built === undefined) return;
        const whole = byTheWallClock(built, odd);
        const points = turningPoints(whole);
        const { fresh, kept } = answersOf(whole);
        const one = kept(name, (points[point % points.length] ?? SAMPLE_CLOCK_MS) - beforeMs);
        const laterMs = one.fromMs + Math.floor((one.untilMs - 1 - one.fromMs) * part);
        expect(answerStill(one, standOf(whole.state), laterMs)).toStrictEqual(fresh(name, laterMs));
        used += 1;
      }),
      { seed: 12, numRuns: 80 },
    );
    expect(used).toBe(80);
  }, 120_000);

  it("ends where something changes by itself: the deadline of an obligation, midnight", () => {
    const whole = byTheWallClock(companyCalled("Brontavia"));
    const { state } = whole;
    const { fresh, kept } = answersOf(whole);
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
    const { fresh, kept } = answersOf(company);
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
    const one = answersOf(company).kept("overview", SAMPLE_CLOCK_MS);
    const others: readonly WholePilot[] = [
      { ...state, entries: state.entries.slice(0, -1) },
      { ...state, entries: state.entries.slice(1) },
      { ...state, confidential: new Map([...state.confidential, ["c", { value: 1, salt: "00" }]]) },
    ];
    expect(answerStill(one, standOf({ ...state }), SAMPLE_CLOCK_MS)).not.toBeNull();
    for (const other of others) expect(answerStill(one, standOf(other), SAMPLE_CLOCK_MS)).toBeNull();
  });

  it("is nothing where the view behind it is of the day before", () => {
    const { state, prepared } = byTheWallClock(companyCalled("Brontavia"));
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
