import { describe, expect, it } from "vitest";
import { formatCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { pilotObligations } from "../../../shared/domain/pilot-obligations.ts";
import { pilotView } from "../../../shared/domain/pilot-view.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { writePack } from "../../../shared/pack/write-pack.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { type Random, randomOf } from "../../oracle/random.ts";
import { joined } from "./joined-pilots.ts";
import { workRows } from "./test-data.ts";
import { TestPilot, type TestRows } from "./test-pilot.ts";

const SEEDS = Array.from({ length: 24 }, (_, index) => index + 1);
/** Monday, 5 January 2026. */
const START = 20_458;
const WEEKS = 6;
const MS_PER_HOUR = 3_600_000;

interface Draw {
  readonly random: Random;
  /** Has thresholds, and no data. */
  readonly pilot: TestPilot;
  /** The rows of all files; no two have a row in common. */
  readonly files: readonly TestRows[];
}

/** A pilot with a few thresholds in force from the first week on, and its data in files as they may come. */
function draw(seed: number): Draw {
  const random = randomOf(seed);
  const pilot = new TestPilot("2026-01-05", random.pick(["UTC", "Europe/Berlin", "America/New_York"]));
  pilot.now = "2025-12-30T09:00:00Z";
  for (const metric of ["trust.escalation", "avd.rate", "cost.perOutcome"]) {
    pilot.run("threshold.add", {
      metric,
      direction: metric === "avd.rate" ? "below" : "above",
      breach: metric === "cost.perOutcome" ? 0.06 + random.next() * 0.02 : random.int(10, 50) / 100,
      periods: random.pick([1, 1, 2]),
      action: `Act on ${metric}`,
      deadlineHours: random.pick([24, 48, 96]),
    });
  }
  const cells = new Map<string, TestRows[]>();
  for (const segment of ["North", "South"]) {
    for (let week = 0; week < WEEKS; week += 1) {
      // A week comes in one file or in two.
      const cut = random.chance(0.3) ? random.int(1, 6) : 7;
      const from = START + week * 7;
      for (const [first, last] of cut === 7
        ? [[0, 6]]
        : [
            [0, cut - 1],
            [cut, 6],
          ]) {
        if (first === undefined || last === undefined) continue;
        const rows = workRows(
          formatCalendarDate(from + first),
          formatCalendarDate(from + last),
          "Triage",
          [segment],
          () => {
            const escalated = random.int(0, 40);
            return { eligible: 120, qualified: random.int(20, 60), accepted: 60 - escalated, escalated };
          },
        );
        const file = `${random.int(1, 5)}`;
        cells.set(file, [...(cells.get(file) ?? []), rows]);
      }
    }
  }
  const files = [...cells.values()].map(
    (parts): TestRows => ({
      input: "work",
      columns: parts[0]?.columns ?? [],
      rows: parts.flatMap(({ rows }) => rows),
    }),
  );
  return { random, pilot, files };
}

/** All obligations of a state at a moment, read from nothing but its bytes: no memory of an earlier look can help. */
function obligationsOf(state: WholePilot, asOf: number) {
  const fresh: WholePilot = { ...state, records: new Map(state.records), entries: [...state.entries] };
  const dataset = createDatasetReader().datasetOf(fresh);
  if (!dataset.ok) throw new Error(dataset.problem.message);
  return pilotView(fresh, dataset.value, asOf).obligations;
}

function imported(pilot: TestPilot, files: readonly TestRows[]): TestPilot {
  const copy = pilot.copy();
  copy.now = "2026-01-06T09:00:00Z";
  for (const file of files) copy.import(file);
  return copy;
}

function shuffled<Item>(random: Random, items: readonly Item[]): readonly Item[] {
  const rest = [...items];
  return items.map(() => rest.splice(random.int(0, rest.length - 1), 1)[0] as Item);
}

const at = (random: Random): number =>
  (START + random.int(10, WEEKS * 7 + 20)) * 24 * MS_PER_HOUR + random.int(0, 24) * MS_PER_HOUR;

describe("obligations are the same", () => {
  let fired = 0;

  it.each(SEEDS)("however often they are derived, on any machine: seed %i", (seed) => {
    const { random, pilot, files } = draw(seed);
    const { state } = imported(pilot, files);
    const asOf = at(random);
    const once = obligationsOf(state, asOf);
    fired += once.length;
    expect(obligationsOf(state, asOf)).toEqual(once);
    // Looked at earlier and later in between, with everything remembered.
    const { figures } = pilotView(state, imported(pilot, files).dataset(), asOf);
    for (const other of [asOf - 900 * MS_PER_HOUR, asOf + 900 * MS_PER_HOUR, asOf]) {
      pilotObligations(state, figures, other);
    }
    expect(pilotObligations(state, figures, asOf)).toEqual(once);
    const written = writePack([state]);
    const carried = written.ok ? readPack(written.value) : written;
    if (!carried.ok) throw new Error(carried.problem.message);
    const [elsewhere] = carried.value.pilots;
    expect(elsewhere && obligationsOf(elsewhere, asOf)).toEqual(once);
  });

  it.each(SEEDS)("in whichever order the files came and however often: seed %i", (seed) => {
    const { random, pilot, files } = draw(seed);
    const asOf = at(random);
    const once = obligationsOf(imported(pilot, files).state, asOf);
    const repeated = [...shuffled(random, files), ...shuffled(random, files).slice(0, 2)];
    expect(obligationsOf(imported(pilot, repeated).state, asOf)).toEqual(once);
    const single: TestRows = {
      input: "work",
      columns: files[0]?.columns ?? [],
      rows: shuffled(
        random,
        files.flatMap(({ rows }) => rows),
      ),
    };
    expect(obligationsOf(imported(pilot, [single]).state, asOf)).toEqual(once);
  });

  it.each(SEEDS)("on one machine or on two that are joined, either way round: seed %i", (seed) => {
    const { random, pilot, files } = draw(seed);
    const asOf = at(random);
    const once = obligationsOf(imported(pilot, files).state, asOf);
    const cut = random.int(0, files.length);
    const here = imported(pilot.copy("here"), files.slice(0, cut)).state;
    const there = imported(pilot.copy("there"), files.slice(cut)).state;
    expect(obligationsOf(joined(here, there), asOf)).toEqual(once);
    expect(obligationsOf(joined(there, here), asOf)).toEqual(once);
  });

  it.each(SEEDS)("and stay, once they have fired on data that do not change: seed %i", (seed) => {
    const { random, pilot, files } = draw(seed);
    const { state } = imported(pilot, files);
    const asOf = at(random);
    const ids = (moment: number) => obligationsOf(state, moment).map(({ id }) => id);
    expect(ids(asOf + random.int(1, 400) * MS_PER_HOUR)).toEqual(expect.arrayContaining(ids(asOf)));
  });

  it("of which there were enough", () => {
    expect(fired).toBeGreaterThan(60);
  });
});
