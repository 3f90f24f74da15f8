import type { PilotState } from "../journal/pilot-state.ts";
import { LONGEST_TEXT } from "../records/field-types.ts";
import type { RecordCollision, Side } from "./collision.ts";
import { fieldWords, valueWords } from "./collision-words.ts";

/** What a note keeps of the side that was not taken: who said what, and when. */
export function noteText(pilot: PilotState, collision: RecordCollision, side: Side): string {
  const { by, at } = collision[side];
  const values = collision.fields.map(
    (colliding) =>
      `${fieldWords(colliding.field)}: ${valueWords(pilot, collision.type, colliding.field, colliding[side])}`,
  );
  return `Not taken in a merge, from ${by}, ${at.slice(0, 10)}: ${values.join("; ")}`.slice(0, LONGEST_TEXT);
}
