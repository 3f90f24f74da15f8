import { beforeAll, describe, expect, it } from "vitest";
import { figureGround } from "../../../renderer/figures/figure-ground.ts";
import {
  CERTAINTY_ORDER,
  mine,
  type NowRow,
  nowCounts,
  nowRows,
} from "../../../renderer/figures/now-rows.ts";
import { type Overview, overviewOf } from "../../../renderer/figures/overview.ts";
import { type TodayNow, todayNow } from "../../../renderer/figures/today-now.ts";
import { createHeldPilots } from "../../../renderer/workers/held-pilots.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { SAMPLE_CLOCK_MS } from "../../../shared/sample/build-sample-company.ts";
import { built } from "../../shared/sample/sample-pilots.ts";

const KEYS = ["tallowmere", "brontavia", "kestrova", "velquist", "quillando", "ossunela", "norrbex"];

interface Seen {
  readonly state: PilotState;
  readonly overview: Overview;
  readonly today: TodayNow;
  readonly rows: readonly NowRow[];
}

const seen = new Map<string, Seen>();
beforeAll(async () => {
  for (const key of KEYS) {
    const { state } = await built(key);
    const pilots = createHeldPilots();
    await pilots.hold(state);
    const laidOut = pilots.laidOut(state.pilotId);
    if (!laidOut.ok) throw new Error(laidOut.problem.message);
    const ground = figureGround(laidOut.value, SAMPLE_CLOCK_MS);
    const [overview, today] = [overviewOf(ground), todayNow(ground)];
    seen.set(key, { state, overview, today, rows: nowRows(state, overview, today) });
  }
}, 180_000);

function of(key: string): Seen {
  const found = seen.get(key);
  if (found === undefined) throw new Error(`no company ${key}`);
  return found;
}

describe("what waits for somebody", () => {
  it.each(KEYS)("%s: the most certain first, nothing twice", (key) => {
    const { rows } = of(key);
    const ranks = rows.map(({ certainty }) => CERTAINTY_ORDER.indexOf(certainty));
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
    expect(new Set(rows.map((row) => row.key)).size).toBe(rows.length);
  });

  it("Brontavia: the obligation, the decision against a suspended right, both rights, then what is not certain", () => {
    const { rows, state, overview, today } = of("brontavia");
    expect(rows.map(({ kind, certainty }) => `${kind}: ${certainty}`)).toEqual([
      "obligation: bad",
      "decision: bad",
      "right: bad",
      "right: bad",
      "right: straddle",
      "escalation: straddle",
      "ask: cannotSay",
    ]);
    expect(nowCounts(nowRows(state, overview, today), overview, today)).toEqual({
      late: 0,
      unproven: 1,
      withoutDri: 0,
      asks: 1,
    });
  });

  it("Kestrova: the hidden fall; Velquist: fragile growth; each without anybody asking", () => {
    expect(of("kestrova").rows.map(({ kind }) => kind)).toContain("hidden");
    expect(of("velquist").rows.map(({ kind }) => kind)).toContain("fragile");
    for (const key of ["tallowmere", "brontavia", "quillando", "ossunela"]) {
      const kinds = of(key).rows.map(({ kind }) => kind);
      expect([key, kinds.includes("hidden"), kinds.includes("fragile")]).toEqual([key, false, false]);
    }
  });

  it("mine: what the person answers for, and nothing else", () => {
    const { rows, state } = of("brontavia");
    const people = new Set(rows.flatMap(({ owners }) => owners));
    expect(people.size).toBeGreaterThan(2);
    for (const person of people) {
      expect(recordById(state, "person", person)).not.toBeNull();
      const own = mine(rows, person);
      expect(own).toEqual(rows.filter(({ owners }) => owners.includes(person)));
      expect(own.length).toBeGreaterThan(0);
    }
    expect(mine(rows, "nobody")).toEqual([]);
  });
});
