import { failure, type Problem } from "../errors/problem.ts";
import type { Collision, Side } from "./collision.ts";

/** How a person settles one collision. */
export interface Choice {
  /** Whose value holds. */
  readonly side: Side;
  /** What the other side said is kept as a note about the record. */
  readonly note?: boolean;
  /** Of a name: what the workflow or segment of the other side is called; without it the name gets a number. */
  readonly otherName?: string;
}

/** Choices by the id of the collision. */
export type Choices = ReadonlyMap<string, Choice>;

/** The side that is the only one to choose, or null. */
export function onlySide(collision: Collision): Side | null {
  return "only" in collision ? (collision.only ?? null) : null;
}

/** Can what the other side said be kept as a note? Rows and seals stay where they are anyway. */
export function canBeNoted(collision: Collision): boolean {
  return "fields" in collision;
}

/**
 * What is wrong with choices for these collisions, or null. CONFLICT: some are not settled. SETTLEMENT: one settles what
 * does not collide, or chooses a side that cannot be chosen.
 */
export function choicesFault(collisions: readonly Collision[], choices: Choices): Problem | null {
  const known = new Set(collisions.map(({ id }) => id));
  for (const id of choices.keys()) {
    if (!known.has(id)) return refused(`there is no conflict ${id.slice(0, 40)}`);
  }
  const open = collisions.filter(({ id }) => !choices.has(id));
  if (open.length > 0) {
    return failure("CONFLICT", `${open.length} of ${collisions.length} conflicts are not settled`).problem;
  }
  for (const collision of collisions) {
    const only = onlySide(collision);
    const { side, note, otherName } = choices.get(collision.id) ?? { side: "A" };
    if (only !== null && side !== only) {
      return refused(`what was sealed stays as it is, so that only side ${only} can be taken`, collision.id);
    }
    if (note === true && !canBeNoted(collision)) return refused("both sides stay there anyway", collision.id);
    if (otherName !== undefined && collision.kind !== "name")
      return refused("it is not about a name", collision.id);
  }
  return null;
}

function refused(message: string, where?: string): Problem {
  return failure("SETTLEMENT", message, where === undefined ? {} : { where }).problem;
}
