import { failure, type Result, success } from "../errors/problem.ts";
import { compareText } from "../journal/journal-order.ts";
import type { WholePilot } from "../journal/pilot-state.ts";
import { replayEntries } from "../journal/replay.ts";
import type { Collision } from "./collision.ts";
import { joinJournals } from "./join-journals.ts";
import { nameCollisions } from "./name-collisions.ts";
import { recordCollisions, type Sides } from "./record-collisions.ts";
import { rowCollisions } from "./row-collisions.ts";
import { sealCollisions } from "./seal-collisions.ts";
import { mergeSide } from "./side-changes.ts";

/** Two copies of one pilot put together, and what a person has to settle before that may be kept. */
export interface PilotMerge {
  readonly pilotId: string;
  /** Everything of both sides. Where something collides the value of the last in the order of the journal stands in it. */
  readonly merged: WholePilot;
  readonly sides: Sides;
  /** In an order that does not depend on which side was named first. */
  readonly collisions: readonly Collision[];
}

/**
 * Puts two copies of a pilot together. Journals, values and files are united, so that the order of the two does not matter
 * and a copy merged with itself or with an earlier one of itself is that copy. DIFFERENT_ENGAGEMENT: another pilot.
 * REPLICA_FORK: one installation wrote two histories. REPLAY: the two together mean nothing.
 */
export function mergePilots(a: WholePilot, b: WholePilot): Result<PilotMerge> {
  if (a.pilotId !== b.pilotId)
    return failure("DIFFERENT_ENGAGEMENT", "the two copies are of different pilots");
  const joined = joinJournals(a.entries, b.entries);
  if (!joined.ok) return joined;
  const { entries, onlyA, onlyB } = joined.value;
  const confidential = united(a.confidential, b.confidential);
  const records = replayEntries(entries, confidential);
  if (!records.ok) return records;
  const merged: WholePilot = {
    pilotId: a.pilotId,
    records: records.value,
    entries,
    confidential,
    batches: united(a.batches, b.batches),
    attachments: united(a.attachments, b.attachments),
  };
  const sides: Sides = { A: mergeSide(a, onlyA), B: mergeSide(b, onlyB), merged };
  const collisions = onlyA.length === 0 || onlyB.length === 0 ? success([]) : collisionsOf(sides, merged);
  return collisions.ok
    ? success({ pilotId: a.pilotId, merged, sides, collisions: collisions.value })
    : collisions;
}

function collisionsOf(sides: Sides, merged: WholePilot): Result<readonly Collision[]> {
  const rows = rowCollisions(sides, merged);
  if (!rows.ok) return rows;
  const all = [...sealCollisions(sides), ...recordCollisions(sides), ...nameCollisions(sides), ...rows.value];
  return success(all.toSorted((one, other) => compareText(orderOf(one), orderOf(other))));
}

const KIND_ORDER = [
  "seal",
  "sealed",
  "removal",
  "name",
  "rule",
  "fields",
  "row",
] as const satisfies readonly Collision["kind"][];

function orderOf(collision: Collision): string {
  const about =
    collision.kind === "row"
      ? [collision.input, ...collision.key]
      : "record" in collision
        ? [collision.type, collision.record, ...collision.fields.map(({ field }) => field)]
        : [];
  return [KIND_ORDER.indexOf(collision.kind), ...about, collision.id].join("\n");
}

/** Both maps; what both hold is the same on either side. */
function united<Value>(
  a: ReadonlyMap<string, Value>,
  b: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  return [...b.keys()].every((key) => a.has(key)) ? a : new Map([...b, ...a]);
}
