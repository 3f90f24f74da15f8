import type { JournalEntry } from "../journal/journal-entry.ts";
import { compareText } from "../journal/journal-order.ts";
import { entryKey } from "../journal/made-by.ts";
import { digestOfJson } from "../json/digest.ts";
import type { JsonValue } from "../json/json.ts";
import type { InputName } from "../observations/input-templates.ts";

/** The two copies that are merged, in the order in which they were given. */
export type Side = "A" | "B";

/** Who said something on a side, when, and with which command. */
export interface Said {
  /** `<replica>-<seq>` of the journal entry. */
  readonly entry: string;
  readonly by: string;
  readonly onBehalfOf?: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly command: string;
}

/** A value of one side. Not set: `value` is null. Withheld: this copy does not hold it, so that only its side can be chosen. */
export interface SideValue {
  readonly value: JsonValue;
  readonly withheld: boolean;
}

/** One field of a collision with the value of each side. */
export interface CollidingField {
  readonly field: string;
  readonly A: SideValue;
  readonly B: SideValue;
}

interface Colliding {
  /** The same whichever side is named first, and another as soon as a side says something else. */
  readonly id: string;
  readonly A: Said;
  readonly B: Said;
}

/**
 * Fields of one record. `fields`: both sides changed one (what one command changed with it comes along). `removal`: one
 * side removed the record, the other changed or used it. `sealed`: one side sealed it, the other changed it; then only the
 * sealed side can be chosen. `rule`: the fields of both sides together break a rule of the record.
 */
export interface RecordCollision extends Colliding {
  readonly kind: "fields" | "removal" | "sealed" | "rule";
  readonly record: string;
  readonly type: string;
  readonly fields: readonly CollidingField[];
  /** The only side that can be chosen. */
  readonly only?: Side;
  /** Of a removal: the side that removed it, and ids of records and imports of the other side that name it. */
  readonly removedBy?: Side;
  readonly usedBy?: readonly string[];
}

/** Both sides sealed one thing: both seals stay, one is in force. */
export interface SealCollision extends Colliding {
  readonly kind: "seal";
  readonly what: "baseline" | "decision rights" | "operating model";
  /** Ids of the sealed records. */
  readonly seals: { readonly A: string; readonly B: string };
}

/** Two workflows or segments came to one name. */
export interface NameCollision extends Colliding {
  readonly kind: "name";
  readonly scope: "workflow" | "segment";
  readonly name: string;
  /** Ids of the record that has the name on each side. */
  readonly holders: { readonly A: string; readonly B: string };
}

/** One row of observations that both sides imported differently. */
export interface RowCollision extends Colliding {
  readonly kind: "row";
  readonly input: InputName;
  /** The cells of the key. */
  readonly key: readonly string[];
  readonly rows: { readonly A: RowSide; readonly B: RowSide };
  /** Columns in which the two differ. */
  readonly columns: readonly { readonly column: string; readonly A: string; readonly B: string }[];
}

/** The row of one side: its batch, file and line. */
export interface RowSide {
  readonly digest: string;
  readonly file: string;
  readonly line: number;
}

/** Something that both sides changed and a person has to settle. */
export type Collision = RecordCollision | SealCollision | NameCollision | RowCollision;

/** Who made an entry, and when. */
export function saidBy(entry: JournalEntry): Said {
  const { actor: by, onBehalfOf, at, command } = entry;
  return { entry: entryKey(entry), by, ...(onBehalfOf === undefined ? {} : { onBehalfOf }), at, command };
}

/** The id of a collision: what it is about, and the two entries, whichever comes first. */
export function collisionId(about: readonly JsonValue[], a: Said, b: Said): string {
  return digestOfJson([...about, [a.entry, b.entry].sort(compareText)]).slice(0, 16);
}

/** The side opposite. */
export function otherSide(side: Side): Side {
  return side === "A" ? "B" : "A";
}
