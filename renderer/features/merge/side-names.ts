import { entryKey } from "../../../shared/journal/made-by.ts";
import type { Collision, Side } from "../../../shared/merge/collision.ts";
import type { PilotMerge } from "../../../shared/merge/merge-pilots.ts";

/** What the two sides are called: A is what is here. */
export const SIDE_NAMES = { A: "this copy", B: "the pack" } as const satisfies Record<Side, string>;

/**
 * Where what each side of a conflict says stands. Two rows of one copy can be rivals, where the other copy took back what
 * kept them from meeting: then they are told apart by which of them came first.
 */
export function sideNames(merge: PilotMerge, collision: Collision): Readonly<Record<Side, string>> {
  const [A, B] = [placeOf(merge, collision, "A"), placeOf(merge, collision, "B")];
  if (A !== B) return { A, B };
  const order = merge.merged.entries.map(entryKey);
  const isFirst = order.indexOf(collision.A.entry) <= order.indexOf(collision.B.entry);
  return isFirst ? { A: `${A}, earlier`, B: `${B}, later` } : { A: `${A}, later`, B: `${B}, earlier` };
}

/** Whether taking a copy as a whole says which side of this conflict is taken. */
export function isBetweenCopies(merge: PilotMerge, collision: Collision): boolean {
  return placeOf(merge, collision, "A") !== placeOf(merge, collision, "B");
}

function placeOf({ sides }: PilotMerge, collision: Collision, side: Side): string {
  const { entry } = collision[side];
  const isOf = (one: Side): boolean => sides[one].only.some((own) => entryKey(own) === entry);
  if (isOf("A")) return SIDE_NAMES.A;
  return isOf("B") ? SIDE_NAMES.B : "both copies";
}
