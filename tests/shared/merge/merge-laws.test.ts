import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { executeCommand } from "../../../shared/commands/registry.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { recordsJson } from "../../../shared/journal/stored-record.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
import type { Collision } from "../../../shared/merge/collision.ts";
import { mergePilots, type PilotMerge } from "../../../shared/merge/merge-pilots.ts";
import { settleMerge } from "../../../shared/merge/settle-merge.ts";
import { isSameValue, stored } from "../../../shared/merge/side-values.ts";
import { textOfCell } from "../../../shared/observations/cell-text.ts";
import { INPUT_TEMPLATES } from "../../../shared/observations/input-templates.ts";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { writePack } from "../../../shared/pack/write-pack.ts";
import { importedRows } from "../../../shared/pilot-data/batch-tables.ts";
import { keyOfRow } from "../../../shared/pilot-data/key-cells.ts";
import { amount, ROUNDS_TIMEOUT_MS, RUN_LIMIT, tell } from "../../torture/rounds.ts";
import { testWorld, valueOf } from "../commands/test-pilot.ts";
import { copiesOf, type History, histories, someChoices } from "./random-histories.ts";

const SEED = 20_261_127;
const RUNS = amount(500, 100_000);

/**
 * Histories that broke a law once. Both rivals of a row stood in one copy, where one of them only repeated an earlier
 * import; the other copy took that import back, and only one order of naming the two found that the rivals collide.
 */
const FOUND: readonly (readonly [History, number])[] = [
  [
    {
      people: 3,
      common: [{ who: 0, kind: 56, which: 9, value: 0 }],
      apart: [
        { who: 2, kind: 56, which: 5, value: 0 },
        { who: 0, kind: 56, which: 5, value: 1 },
        { who: 1, kind: 70, which: 0, value: 0 },
        { who: 0, kind: 94, which: 3, value: 0 },
      ],
    },
    0,
  ],
];

const packOf = (pilot: WholePilot): Uint8Array => valueOf(writePack([pilot]));
/** Everything that a pack is a function of. */
const contentOf = ({ entries, records, confidential, batches }: WholePilot): string =>
  JSON.stringify([
    recordsJson(records),
    entries.map(({ hash }) => hash),
    [...confidential.keys()].toSorted(),
    [...batches.keys()].toSorted(),
  ]);
const isSameBytes = (one: WholePilot, other: WholePilot): boolean => contentOf(one) === contentOf(other);
const idsOf = ({ collisions }: PilotMerge): readonly string[] => collisions.map(({ id }) => id);
const settlingWorld = () => testWorld("settle", "2026-04-01T08:00:00.000Z");

/** The merged pilot, settled where that is needed; null: what was chosen does not go together. */
function settled(merge: PilotMerge, seed: number): WholePilot | null {
  const done = settleMerge(merge, someChoices(merge, seed), settlingWorld());
  if (done.ok) return done.value;
  expect(["RULE", "COMMAND_INPUT"]).toContain(done.problem.code);
  return null;
}

const touchedBy = (collisions: readonly Collision[]): ReadonlySet<string> =>
  new Set(
    collisions.flatMap((collision) =>
      "fields" in collision
        ? collision.kind === "removal" || collision.kind === "sealed"
          ? [collision.record]
          : collision.fields.flatMap(({ field }) => [
              `${collision.record} ${field}`,
              ...(field === "name" ? [`${collision.record} aliases`] : []),
            ])
        : collision.kind === "name"
          ? [collision.holders.A, collision.holders.B]
          : [],
    ),
  );

/** What one side alone changed stands after the merge as that side left it, also where something else was settled. */
function lostFields(merge: PilotMerge, after: WholePilot): readonly string[] {
  const { A, B } = merge.sides;
  const collided = touchedBy(merge.collisions);
  const lost: string[] = [];
  for (const [own, other] of [
    [A, B],
    [B, A],
  ] as const) {
    for (const [id, fields] of own.touches) {
      for (const field of fields.keys()) {
        if (collided.has(id) || collided.has(`${id} ${field}`)) continue;
        const isBoth = other.touches.get(id)?.has(field) === true;
        const [left, right] = [
          stored(own.pilot.records.get(id), field),
          stored(after.records.get(id), field),
        ];
        if (!isSameValue(left, right, after.confidential) && !(isBoth && field === "removed"))
          lost.push(`${id} ${field}`);
      }
    }
  }
  return lost;
}

/** The current rows of work by their key, each with its cells. */
function rowsOf(pilot: WholePilot): ReadonlyMap<string, string> {
  const table = valueOf(importedRows(pilot, "work"));
  const rows = new Map<string, string>();
  for (let row = 0; row < (table?.length ?? 0); row += 1) {
    if (table === null) break;
    const cells = INPUT_TEMPLATES.work.columns.map((column) => textOfCell(table, column, row));
    rows.set(keyOfRow("work", table, row).join("|"), cells.join("|"));
  }
  return rows;
}

describe(`merges of the histories of two to four people (seed ${SEED})`, {
  timeout: ROUNDS_TIMEOUT_MS,
}, () => {
  it(`${RUNS} of them keep the laws, and nothing disappears`, () => {
    const seen = { histories: 0, merges: 0, settled: 0, kinds: new Map<string, number>() };
    fc.assert(
      fc.property(histories, fc.nat(5), (history, seed) => {
        seen.histories += 1;
        const [a, b] = copiesOf(history);
        const ab = valueOf(mergePilots(a, b));
        const ba = valueOf(mergePilots(b, a));
        // Whichever side is named first.
        expect(idsOf(ab)).toEqual(idsOf(ba));
        expect(isSameBytes(ab.merged, ba.merged)).toBe(true);
        // Every entry of both.
        const hashes = new Set(ab.merged.entries.map(({ hash }) => hash));
        expect([...a.entries, ...b.entries].every(({ hash }) => hashes.has(hash))).toBe(true);
        expect(hashes.size).toBe(new Set([...a.entries, ...b.entries].map(({ hash }) => hash)).size);
        const done = settled(ab, seed);
        if (done === null) return;
        const turned = settled(ba, seed);
        expect(turned !== null && isSameBytes(done, turned)).toBe(true);
        expect(verifyPilot(done)).toEqual([]);
        expect(lostFields(ab, done)).toEqual([]);
        // With itself, and with everything that went into it.
        for (const copy of [done, a, b]) {
          const again = valueOf(mergePilots(done, copy));
          expect(again.collisions).toEqual([]);
          expect(isSameBytes(again.merged, done)).toBe(true);
        }
        // Work goes on.
        const next = { command: "person.add", input: { name: "Gil" } };
        expect(executeCommand(done, next, testWorld("next", "2026-04-02T08:00:00.000Z")).ok).toBe(true);
        seen.merges += 1;
        if (ab.collisions.length > 0) seen.settled += 1;
        for (const { kind } of ab.collisions) seen.kinds.set(kind, (seen.kinds.get(kind) ?? 0) + 1);
      }),
      { seed: SEED, numRuns: RUNS, examples: [...FOUND], ...RUN_LIMIT },
    );
    // The histories are worth something: most were merged, many had to be settled, of every common kind.
    expect(seen.merges).toBeGreaterThan(seen.histories * 0.9);
    expect(seen.settled).toBeGreaterThan(seen.histories * 0.2);
    expect([...seen.kinds.keys()].toSorted()).toEqual(
      expect.arrayContaining(["fields", "name", "removal", "row"]),
    );
    tell("merges of random histories of 2–4 people", {
      histories: seen.histories,
      "with something to settle": seen.settled,
    });
  });

  it("three copies come to the same in any order, where nothing collides or once it is settled", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const [a, b, c = a] = copiesOf(history);
        const ab = valueOf(mergePilots(a, b));
        const bc = valueOf(mergePilots(b, c));
        const left = valueOf(mergePilots(ab.merged, c));
        const right = valueOf(mergePilots(a, bc.merged));
        expect(isSameBytes(left.merged, right.merged)).toBe(true);
        const collides = (one: WholePilot, other: WholePilot) =>
          valueOf(mergePilots(one, other)).collisions.length > 0;
        const isCalm = ab.collisions.length + bc.collisions.length === 0;
        const seen = [left.collisions.length > 0, right.collisions.length > 0];
        expect(isCalm ? seen : []).toStrictEqual(isCalm ? [collides(a, c), collides(a, c)] : []);
      }),
      { seed: SEED + 1, numRuns: 150 },
    );
  });

  it("a row that one side alone asserts counts, whoever was last in the journal", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const [a, b] = copiesOf(history);
        const { merged, collisions, sides } = valueOf(mergePilots(a, b));
        const hasOther = [...sides.A.touches, ...sides.B.touches].some(
          ([, fields]) => fields.has("takenBack") || fields.has("aliases"),
        );
        if (hasOther || collisions.length > 0) return;
        const [ofA, ofB, ofBoth] = [rowsOf(a), rowsOf(b), rowsOf(merged)];
        for (const key of new Set([...ofA.keys(), ...ofB.keys()])) {
          expect([ofA.get(key), ofB.get(key)]).toContain(ofBoth.get(key));
        }
        expect(ofBoth.size).toBe(new Set([...ofA.keys(), ...ofB.keys()]).size);
      }),
      { seed: SEED + 2, numRuns: 150 },
    );
  });

  it("a merged pilot is a pack that opens and holds the same", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const [a, b] = copiesOf(history);
        const done = settled(valueOf(mergePilots(a, b)), 1);
        if (done === null) return;
        const bytes = packOf(done);
        const [read] = valueOf(readPack(bytes)).pilots;
        const turned = settled(valueOf(mergePilots(b, a)), 1);
        expect(read).toBeDefined();
        expect(turned).not.toBeNull();
        for (const one of [read, turned]) expect(one && Buffer.compare(packOf(one), bytes)).toBe(0);
      }),
      { seed: SEED + 3, numRuns: 40 },
    );
  });
});
