import { sealedBaselines } from "../domain/baselines.ts";
import { publishedModels } from "../domain/operating-model.ts";
import { overruledSeals } from "../domain/overruled-seals.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import { compareText } from "../journal/journal-order.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { recordsOf } from "../records/read-records.ts";
import { collisionId, type SealCollision, saidBy } from "./collision.ts";
import type { Sides } from "./record-collisions.ts";
import { lastOf, type MergeSide, settlementsOf } from "./side-changes.ts";

type What = SealCollision["what"];

/** One thing of which one seal is in force: of each the sealed records of a copy, the one in force last. */
interface SealedThing {
  readonly key: string;
  readonly what: What;
  readonly ids: readonly string[];
}

/** The things that both sides sealed, or settled, so that each has another seal in force. */
export function sealCollisions({ A, B }: Sides): readonly SealCollision[] {
  const ofB = new Map(sealedThings(B.pilot).map((thing) => [thing.key, thing]));
  return sealedThings(A.pilot).flatMap((thing): readonly SealCollision[] => {
    const a = thing.ids.at(-1);
    const b = ofB.get(thing.key)?.ids.at(-1);
    const saidA = sealing(A, thing.ids);
    const saidB = sealing(B, ofB.get(thing.key)?.ids ?? []);
    if (a === undefined || b === undefined || a === b || saidA === null || saidB === null) return [];
    const [sayerA, sayerB] = [saidBy(saidA), saidBy(saidB)];
    const id = collisionId(["seal", thing.key, [a, b].sort(compareText)], sayerA, sayerB);
    return [{ id, kind: "seal", what: thing.what, seals: { A: a, B: b }, A: sayerA, B: sayerB }];
  });
}

/** The last entry of a side that sealed one of the records or settled which of them holds; null: none did. */
function sealing(side: MergeSide, ids: readonly string[]): JournalEntry | null {
  const entries = side.only.filter(
    (entry) =>
      entry.changes.some(({ record, field }) => field === "digest" && ids.includes(record)) ||
      settlementsOf(side.pilot, entry).some(({ seals }) => seals?.some(({ holds }) => ids.includes(holds))),
  );
  return lastOf(entries) ?? null;
}

function sealedThings(pilot: PilotState): readonly SealedThing[] {
  const overruled = overruledSeals(pilot);
  const inForceLast = (ids: readonly string[]) => [
    ...ids.filter((id) => overruled.has(id)),
    ...ids.filter((id) => !overruled.has(id)),
  ];
  const things = (what: What, groups: ReadonlyMap<string, readonly { readonly id: string }[]>) =>
    [...groups].map(([key, group]) => ({
      key: `${what} ${key}`,
      what,
      ids: inForceLast(group.map(({ id }) => id)),
    }));
  const snapshots = [
    ...sealedBaselines(pilot),
    ...recordsOf(pilot, "snapshot").filter(
      ({ baseline, workflow }) => baseline !== true && workflow !== undefined,
    ),
  ];
  const matrices = recordsOf(pilot, "rightsMatrix").filter(
    ({ digest, version }) => digest !== undefined && version > 0,
  );
  return [
    ...things(
      "baseline",
      Map.groupBy(snapshots, ({ workflow }) => workflow ?? ""),
    ),
    ...things(
      "decision rights",
      Map.groupBy(matrices, ({ version }) => String(version)),
    ),
    ...things(
      "operating model",
      Map.groupBy(publishedModels(pilot), ({ version }) => String(version)),
    ),
  ];
}
