import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { Collision, Side } from "../../shared/merge/collision.ts";
import { fieldWords, subjectWords, valueWords } from "../../shared/merge/collision-words.ts";
import type { MergedPilot } from "../../shared/merge/merge-packs.ts";
import type { PilotMerge } from "../../shared/merge/merge-pilots.ts";
import { pilotRecord, recordById } from "../../shared/records/read-records.ts";

/** Longest value of a side in a line. */
const LONGEST_VALUE = 60;

/** One line about one pilot of a merge that was done. */
export function mergeLine(one: MergedPilot): string {
  if (one.kind === "taken over") return `${companyOf(one.pilot)}: taken over from ${one.from}`;
  const { merged, sides, collisions } = one.merge;
  const only = ({ only: { length } }: { readonly only: readonly unknown[] }) =>
    `${length} ${length === 1 ? "entry" : "entries"}`;
  const settled =
    collisions.length > 0
      ? `${collisions.length} settled`
      : sides.B.only.length === 0
        ? "nothing to do"
        : "nothing collided";
  return `${companyOf(merged)}: ${only(sides.A)} only in A, ${only(sides.B)} only in B, ${settled}`;
}

/** One line about a conflict: what it is about, what each side says, who said it and when. */
export function conflictLine({ merged }: PilotMerge, collision: Collision): string {
  const side = (name: Side) => {
    const { by, at } = collision[name];
    return `${name}: ${valueText(merged, collision, name).slice(0, LONGEST_VALUE)} (${by}, ${at.slice(0, 10)})`;
  };
  return `${collision.id}  ${subjectWords(merged, collision)}: ${side("A")} | ${side("B")}`;
}

function valueText(pilot: PilotState, collision: Collision, side: Side): string {
  switch (collision.kind) {
    case "row":
      return collision.columns.map((cells) => `${cells.column} ${cells[side] || "empty"}`).join(", ");
    case "seal":
      return `sealed ${collision.seals[side]}`;
    case "name":
      return `the name of ${collision.holders[side]}`;
    default:
      return collision.fields
        .map((colliding) => {
          const value = valueWords(pilot, collision.type, colliding.field, colliding[side]);
          return `${fieldWords(colliding.field)} ${value}`;
        })
        .join(", ");
  }
}

function companyOf(pilot: PilotState): string {
  return recordById(pilot, "company", pilotRecord(pilot).company)?.name ?? pilot.pilotId;
}
