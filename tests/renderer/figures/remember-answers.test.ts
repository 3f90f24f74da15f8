import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { createMemoryWorkspace } from "../../../renderer/app/memory-workspace.ts";
import type { Workspace } from "../../../renderer/data/workspace.ts";
import { figureGround } from "../../../renderer/figures/figure-ground.ts";
import type { Figures } from "../../../renderer/figures/figures.ts";
import { type KeptAnswers, keptAnswer, standOf } from "../../../renderer/figures/kept-answers.ts";
import { overviewOf } from "../../../renderer/figures/overview.ts";
import { rememberAnswers } from "../../../renderer/figures/remember-answers.ts";
import { todayNow } from "../../../renderer/figures/today-now.ts";
import { createHeldPilots } from "../../../renderer/workers/held-pilots.ts";
import { success } from "../../../shared/errors/problem.ts";
import { isWhole, type PilotState } from "../../../shared/journal/pilot-state.ts";

const HOUR_MS = 3_600_000;
/** Six in the morning where the pilot is. */
const MORNING_MS = Date.UTC(2026, 0, 6, 5);
const FACTS = { company: "Velta", startDate: "2026-01-05", timeZone: "Europe/Berlin", currency: "EUR" };

let workspace: Workspace;
let pilot: PilotState;

beforeEach(async () => {
  let last = 0;
  workspace = createMemoryWorkspace({
    now: () => MORNING_MS,
    randomHex: (bytes) => {
      last += 1;
      return last.toString(16).padStart(bytes * 2, "0");
    },
    app: "test",
    actor: "Tester",
  });
  const created = await workspace.create(FACTS);
  if (!created.ok) throw new Error(created.problem.message);
  pilot = created.value;
});

/** Figures of this thread, as the worker gives them: every answer is a new object. */
const figures: Figures = {
  ask: async (name, asked, asOfMs) => {
    const ground = await groundOf(asked, asOfMs);
    const answer = name === "today" ? todayNow(ground) : overviewOf(ground);
    return success(structuredClone(answer)) as never;
  },
  overviews: async (pilotIds, nowMs, { onOverview }) => {
    for (const pilotId of pilotIds) {
      const opened = await workspace.open(pilotId);
      if (!opened.ok) return opened;
      onOverview(pilotId, success(overviewOf(await groundOf(opened.value, nowMs))), standOf(opened.value));
    }
    return success(null);
  },
  prepare: () => Promise.resolve(success(null)),
  lookAhead: () => Promise.resolve(success(null)),
  standings: () => Promise.resolve(success(null)),
  dayStandings: () => Promise.resolve(success(null)),
  release: () => undefined,
};

async function groundOf(asked: PilotState, asOfMs: number) {
  if (!isWhole(asked)) throw new Error("a pilot without its rows");
  const pilots = createHeldPilots();
  await pilots.hold(asked);
  const laidOut = pilots.laidOut(asked.pilotId);
  if (!laidOut.ok) throw new Error(laidOut.problem.message);
  return figureGround(laidOut.value, asOfMs);
}

async function addPerson(name: string): Promise<PilotState> {
  const done = await workspace.execute(pilot.pilotId, [{ command: "person.add", input: { name } }]);
  if (!done.ok) throw new Error(done.problem.message);
  return done.value.pilot;
}

describe("the last answer about a pilot", () => {
  it("is there once it was asked for, and of these very records alone", async () => {
    const remembering = rememberAnswers(figures);
    expect(remembering.known("overview", pilot, MORNING_MS)).toBeNull();
    const asked = await remembering.ask("overview", pilot, MORNING_MS, null);
    const known = remembering.known("overview", pilot, MORNING_MS);
    expect(asked).toStrictEqual(success(known));
    expect(known?.company).toBe("Velta");
    expect(remembering.known("today", pilot, MORNING_MS)).toBeNull();
    expect(remembering.known("overview", await addPerson("Ada"), MORNING_MS)).toBeNull();
  });

  it("is of one day of the pilot, in its own zone", async () => {
    const remembering = rememberAnswers(figures);
    await remembering.ask("today", pilot, MORNING_MS, null);
    expect(remembering.known("today", pilot, MORNING_MS + 17 * HOUR_MS)).not.toBeNull();
    // Midnight in Berlin is eleven in the evening in UTC.
    expect(remembering.known("today", pilot, MORNING_MS + 18 * HOUR_MS)).toBeNull();
    expect(remembering.known("today", pilot, MORNING_MS - 7 * HOUR_MS)).toBeNull();
  });

  it("is kept each time, under the pilot and the question", async () => {
    const kept: (readonly unknown[])[] = [];
    const remembering = rememberAnswers(figures, { keep: (...each) => kept.push(each) });
    const asked = await remembering.ask("today", pilot, MORNING_MS, null);
    await remembering.ask("metrics", pilot, MORNING_MS, []);
    const answer = asked.ok ? asked.value : null;
    expect(kept).toStrictEqual([[pilot, "today", keptAnswer(pilot, MORNING_MS, answer as never)]]);
    remembering.release(pilot.pilotId);
    expect(remembering.known("today", pilot, MORNING_MS)).toBeNull();
  });

  it("is of the confidential values that are here, whichever and however many they are", async () => {
    const remembering = rememberAnswers(figures);
    const withValue = (name: string): PilotState => ({
      ...pilot,
      confidential: new Map([[name, { value: 1, salt: "00" }]]),
    });
    await remembering.ask("overview", withValue("a"), MORNING_MS, null);
    expect(remembering.known("overview", withValue("a"), MORNING_MS)).not.toBeNull();
    expect(remembering.known("overview", withValue("b"), MORNING_MS)).toBeNull();
    expect(remembering.known("overview", pilot, MORNING_MS)).toBeNull();
  });

  it("is also what the portfolio was told, until the pilot changes; that is kept in this window alone", async () => {
    const kept: string[] = [];
    const remembering = rememberAnswers(figures, { keep: (_, name) => kept.push(name) });
    const told: unknown[] = [];
    await remembering.overviews([pilot.pilotId], MORNING_MS, {
      onOverview: (_, overview) => told.push(overview.ok && overview.value),
    });
    expect(remembering.known("overview", pilot, MORNING_MS)).toBe(told[0]);
    expect(remembering.known("overview", pilot, MORNING_MS + 24 * HOUR_MS)).toBeNull();
    expect(remembering.known("today", pilot, MORNING_MS)).toBeNull();
    expect(remembering.known("overview", await addPerson("Ada"), MORNING_MS)).toBeNull();
    expect(kept).toStrictEqual([]);
  });

  it("waits with questions until there is somebody to ask, but says what was kept", async () => {
    const first = await figures.ask("overview", pilot, MORNING_MS, null);
    if (!first.ok) throw new Error(first.problem.message);
    const kept: KeptAnswers = {
      overview: keptAnswer<"overview">(pilot, MORNING_MS, first.value),
    };
    const { promise: ready, resolve } = Promise.withResolvers<void>();
    const remembering = rememberAnswers(figures, { kept: new Map([[pilot.pilotId, kept]]), ready });
    let isAnswered = false;
    const asking = remembering.ask("overview", pilot, MORNING_MS, null).then((answer) => {
      isAnswered = true;
      return answer;
    });
    expect(remembering.known("overview", pilot, MORNING_MS)).toBe(first.value);
    await Promise.resolve();
    expect(isAnswered).toBe(false);
    resolve();
    expect(await asking).toStrictEqual(first);
  });

  it("seed 7: is never one that other records gave, whatever is done in whatever order", async () => {
    const step = fc.constantFrom("add", "ask", "later");
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        const remembering = rememberAnswers(figures);
        let asOfMs = MORNING_MS;
        for (const [place, each] of steps.entries()) {
          if (each === "add") pilot = await addPerson(`Person ${place}`);
          if (each === "later") asOfMs += 5 * HOUR_MS;
          if (each === "ask") await remembering.ask("overview", pilot, asOfMs, null);
          const known = remembering.known("overview", pilot, asOfMs);
          if (known === null) continue;
          const fresh = overviewOf(await groundOf(pilot, asOfMs));
          expect({ ...known, asOfMs, lastEntryAt: "" }).toStrictEqual({ ...fresh, lastEntryAt: "" });
          expect(known.lastEntryAt).toBe(fresh.lastEntryAt);
        }
      }),
      { seed: 7, numRuns: 25 },
    );
  });
});
