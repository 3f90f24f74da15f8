import type { ChangeWord } from "../domain/change-state.ts";
import { loopTimeFault } from "../domain/learning-trails.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { edits, type FieldValues } from "./field-changes.ts";

/** The moment of a loop that a state of its change is. */
const LOOP_FIELD: { readonly [Word in ChangeWord]?: "authorisedAt" | "deployedAt" | "validatedAt" } = {
  authorised: "authorisedAt",
  deployed: "deployedAt",
  validated: "validatedAt",
};

/**
 * What a change that moves on does to the loops that it answers: they get the moment with it, in the same entry, so that
 * one record is followed through. A loop that has the moment already, or is validated, keeps what it has.
 */
export function followingLoops(
  pilot: PilotState,
  changeId: string,
  to: ChangeWord,
  at: string,
  others: FieldValues,
): { readonly changes: readonly FieldChange[]; readonly notes: readonly string[] } {
  const field = LOOP_FIELD[to];
  const changes: FieldChange[] = [];
  const notes: string[] = [];
  if (field === undefined) return { changes, notes };
  for (const loop of recordsOf(pilot, "loop")) {
    if (loop.change !== changeId || loop[field] !== undefined || loop.validatedAt !== undefined) continue;
    const set = { [field]: at, ...others };
    if (loopTimeFault({ ...loop, ...set }) === null) changes.push(...edits(pilot, loop.id, set));
    else notes.push(`the loop "${loopTitle(loop)}" has later times of its own and keeps them`);
  }
  return { changes, notes };
}

/**
 * The moments that a loop takes over from a change that is attached to it: those that it has not, where they follow its
 * own. Null: the change went live before the signal was there, so that it cannot be the answer to it.
 */
export function takenOver(loop: RecordOf<"loop">, change: RecordOf<"change">): FieldValues | null {
  if (loopTimeFault({ detectedAt: loop.detectedAt, deployedAt: change.at }) !== null) return null;
  const moments: readonly (readonly [string, string | undefined, FieldValues])[] = [
    ["authorisedAt", change.authorisedAt, {}],
    ["deployedAt", change.status === "planned" || change.status === "authorised" ? undefined : change.at, {}],
    ["validatedAt", change.validatedAt, change.verdict === undefined ? {} : { verdict: change.verdict }],
  ];
  let taken: FieldValues = {};
  for (const [field, at, others] of moments) {
    const present = { ...loop, ...taken };
    if (at === undefined || (field in present && present[field as keyof typeof present] !== undefined))
      continue;
    if (loopTimeFault({ ...present, [field]: at }) === null) taken = { ...taken, [field]: at, ...others };
  }
  return taken;
}

/** What a person calls a loop, at most sixty letters of it. */
export function loopTitle({ title, key }: RecordOf<"loop">): string {
  return (title ?? key).slice(0, 60);
}
