import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import type { Choice } from "../../../shared/merge/choices.ts";
import type { Collision, Side } from "../../../shared/merge/collision.ts";
import { fieldWords, subjectWords, typeWords, valueWords } from "../../../shared/merge/collision-words.ts";
import type { RecordNews } from "../../../shared/merge/merge-news.ts";
import { countText } from "../../app/shown-locale.ts";

/** One value of a side: what it is of, and the value in words. */
export interface ShownValue {
  readonly label: string;
  readonly text: string;
  readonly isWithheld: boolean;
}

/** Capital letter first. */
export function sentenceCase(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** What a conflict is about, in the row of a list. */
export function aboutWords(pilot: PilotState, collision: Collision): string {
  return sentenceCase(subjectWords(pilot, collision));
}

/** What collides, in a few words. */
export function whatWords(collision: Collision): string {
  switch (collision.kind) {
    case "row":
      return collision.columns.map(({ column }) => column.replaceAll("_", " ")).join(", ");
    case "seal":
      return "sealed twice";
    case "name":
      return "one name for two";
    case "removal":
      return "removed and used";
    case "sealed":
      return "changed after its seal";
    default:
      return collision.fields.map(({ field }) => fieldWords(field)).join(", ");
  }
}

/** What a side says, field by field. */
export function sideValues(pilot: PilotState, collision: Collision, side: Side): readonly ShownValue[] {
  switch (collision.kind) {
    case "row":
      return [
        ...collision.columns.map((cells) =>
          shown(cells.column.replaceAll("_", " "), cells[side] === "" ? "no data" : cells[side]),
        ),
        shown("from", `${collision.rows[side].file}, line ${countText(collision.rows[side].line)}`),
      ];
    case "seal":
      return [shown(collision.what, sealWords(pilot, collision.seals[side]))];
    case "name":
      return [shown("name of", nameWords(pilot, collision.holders[side]))];
    case "removal": {
      const values = collision.fields
        .filter(({ field }) => field !== "removed")
        .map((colliding) => valueOf(pilot, collision.type, colliding.field, colliding[side]));
      const isRemover = collision.removedBy === side;
      return [shown("record", isRemover ? "removed" : useWords(pilot, collision.usedBy)), ...values];
    }
    default:
      return collision.fields.map((colliding) =>
        valueOf(pilot, collision.type, colliding.field, colliding[side]),
      );
  }
}

/** What choosing a side does beside taking its values, where that needs saying; null: nothing. */
export function consequenceWords(collision: Collision): string | null {
  switch (collision.kind) {
    case "removal":
      return "A removal never wins by itself: the record stays unless you take the side that removed it.";
    case "sealed":
      return "What was sealed stays as it was sealed. What the other side says can be kept as a note.";
    case "seal":
      return "Both seals stay and verify. You choose which one is in force.";
    case "name":
      return "The side you take keeps the name. The other one gets a number behind it and can be renamed later.";
    case "rule":
      return "The changes of both sides together break a rule of this record, so that one side is taken as a whole.";
    case "row":
      return "The other row stays in its import, and counts no more.";
    case "fields":
      return collision.fields.length > 1
        ? "These fields were changed by one command and are taken together."
        : null;
  }
}

/** How a conflict is settled, in the row of a list. */
export function choiceWords(choice: Choice | undefined, names: Readonly<Record<Side, string>>): string {
  if (choice === undefined) return "open";
  return `${names[choice.side]}${choice.note === true ? ", note" : ""}`;
}

/** "3 added, 1 removed" of one type of record. */
export function newsWords({ added, changed, removed }: RecordNews): string {
  const counts = [
    [added, "added"],
    [changed, "changed"],
    [removed, "removed"],
  ] as const;
  return counts
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(", ");
}

/** The words of a record type, as the head of a row. */
export function newsType(type: string): string {
  return sentenceCase(typeWords(type));
}

/** "1 change", "2 changes". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

function valueOf(
  pilot: PilotState,
  type: string,
  field: string,
  value: Parameters<typeof valueWords>[3],
): ShownValue {
  return {
    label: fieldWords(field),
    text: valueWords(pilot, type, field, value),
    isWithheld: value.withheld,
  };
}

function shown(label: string, text: string): ShownValue {
  return { label, text, isWithheld: false };
}

function sealWords(pilot: PilotState, id: string): string {
  const fields = pilot.records.get(id)?.fields ?? {};
  const text = (field: string): string => {
    const value = fields[field];
    return typeof value === "string" || typeof value === "number" ? String(value) : "–";
  };
  const what =
    fields["date"] === undefined
      ? `version ${text("version")} from ${text("effectiveFrom")}`
      : `of ${text("date")}`;
  return `${what} · ${text("digest").slice(0, 12)}`;
}

function nameWords(pilot: PilotState, id: string): string {
  const { aliases } = pilot.records.get(id)?.fields ?? {};
  const earlier = Array.isArray(aliases) ? aliases.filter((alias) => typeof alias === "string") : [];
  return earlier.length === 0 ? "a new one" : `what was ${earlier.join(", ")}`;
}

function useWords(pilot: PilotState, usedBy: readonly string[] | undefined): string {
  if (usedBy === undefined || usedBy.length === 0) return "kept and changed";
  const names = usedBy.map((id) => {
    const { title, name, file } = pilot.records.get(id)?.fields ?? {};
    return [title, name, file].find((text) => typeof text === "string") ?? "another record";
  });
  const shownNames = names.slice(0, 3).join(", ");
  return `kept, named by ${shownNames}${names.length > 3 ? ` and ${names.length - 3} more` : ""}`;
}
