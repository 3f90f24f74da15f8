import type { JournalEntry } from "../journal/journal-entry.ts";
import { recordsOf } from "../records/read-records.ts";
import { collisionId, type NameCollision, saidBy } from "./collision.ts";
import type { Sides } from "./record-collisions.ts";
import type { MergeSide } from "./side-changes.ts";

/**
 * Names that both sides gave, each to another workflow or segment. A name that one had before counts as its name: it was
 * and stays that of its record.
 */
export function nameCollisions(sides: Sides): readonly NameCollision[] {
  return (["workflow", "segment"] as const).flatMap((scope) => {
    const ofB = namedBy(sides.B, scope);
    return [...namedBy(sides.A, scope)].flatMap(([name, a]): readonly NameCollision[] => {
      const b = ofB.get(name);
      if (b === undefined || a.id === b.id) return [];
      // A record that the other side removed, or renamed too, has no claim that anybody sees.
      const isClaimed = [a, b].every(({ id }) => isNamed(sides, scope, id, name));
      if (!isClaimed || !(isCurrent(sides, a.id, name) || isCurrent(sides, b.id, name))) return [];
      const [saidA, saidB] = [saidBy(a.entry), saidBy(b.entry)];
      const id = collisionId(["name", scope, name, [a.id, b.id].sort()], saidA, saidB);
      return [{ id, kind: "name", scope, name, holders: { A: a.id, B: b.id }, A: saidA, B: saidB }];
    });
  });
}

interface Naming {
  readonly id: string;
  readonly entry: JournalEntry;
}

/** The names and earlier names that a side gave to records. */
function namedBy(side: MergeSide, scope: "workflow" | "segment"): ReadonlyMap<string, Naming> {
  const names = new Map<string, Naming>();
  for (const { id, name, aliases } of recordsOf(side.pilot, scope)) {
    const entry = side.touches.get(id)?.get("name");
    if (entry === undefined) continue;
    for (const alias of [...(aliases ?? []), name]) names.set(alias, { id, entry });
  }
  return names;
}

function isNamed({ merged }: Sides, scope: "workflow" | "segment", id: string, name: string): boolean {
  const record = recordsOf(merged, scope).find((one) => one.id === id);
  return record !== undefined && (record.name === name || (record.aliases ?? []).includes(name));
}

function isCurrent({ merged }: Sides, id: string, name: string): boolean {
  return merged.records.get(id)?.fields["name"] === name;
}
