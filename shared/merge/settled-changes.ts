import { creation, type FieldValues } from "../commands/field-changes.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import { compareText } from "../journal/journal-order.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { findByName } from "../records/find-by-name.ts";
import type { Choice, Choices } from "./choices.ts";
import { type NameCollision, otherSide, type RecordCollision } from "./collision.ts";
import type { PilotMerge } from "./merge-pilots.ts";
import { noteText } from "./note-text.ts";
import { sideValue, stored } from "./side-values.ts";

/** What settling changes, and what the settlement's record says about it. */
export interface Settled {
  readonly changes: readonly FieldChange[];
  readonly settled: FieldValues;
}

type Written = Record<string, JsonObject[]>;

/** The changes of choices that fit their collisions. `nextId` gives the ids of notes. */
export function settledChanges(merge: PilotMerge, choices: Choices, nextId: () => string): Settled {
  const changes: FieldChange[] = [];
  const written: Written = {};
  const write = (list: string, item: JsonObject) => {
    written[list] = [...(written[list] ?? []), item];
  };
  for (const collision of merge.collisions) {
    const choice = choices.get(collision.id);
    if (choice === undefined) continue;
    const other = otherSide(choice.side);
    switch (collision.kind) {
      case "row": {
        const { input, key, rows } = collision;
        write("keys", { input, key: [...key], digest: rows[choice.side].digest });
        break;
      }
      case "seal":
        write("seals", { holds: collision.seals[choice.side], over: collision.seals[other] });
        break;
      case "name":
        changes.push(...nameChanges(merge, collision, choice));
        for (const record of [collision.holders.A, collision.holders.B].sort(compareText)) {
          write("choices", choiceOf(collision, choice, record, "name"));
        }
        break;
      default:
        changes.push(...recordChanges(merge, collision, choice));
        for (const { field } of collision.fields) {
          write("choices", choiceOf(collision, choice, collision.record, field));
        }
        if (choice.note === true) changes.push(...note(merge, collision, choice, nextId()));
    }
  }
  return { changes, settled: written };
}

function choiceOf(
  collision: RecordCollision | NameCollision,
  { side }: Choice,
  record: string,
  field: string,
): JsonObject {
  return { record, field, taken: collision[side].entry, rejected: collision[otherSide(side)].entry };
}

function recordChanges(
  { sides, merged }: PilotMerge,
  { record: id, type, fields }: RecordCollision,
  { side }: Choice,
): readonly FieldChange[] {
  const chosen = sides[side].pilot.records.get(id);
  // What only the other side made does not stand where its seal is taken.
  if (chosen === undefined) return [{ record: id, field: "removed", before: null, after: true }];
  const isScope = type === "workflow" || type === "segment";
  const changes = fields.map(({ field }) => {
    const value = stored(chosen, field);
    const { value: opened, withheld } = sideValue(value, merged.confidential);
    return { record: id, field, before: null, after: withheld ? value : opened };
  });
  const isRenamed = isScope && fields.some(({ field }) => field === "name" || field === "aliases");
  if (!isRenamed) return changes;
  const name = textOf(chosen.fields["name"]);
  const aliases = aliasesOf([sides.A.pilot, sides.B.pilot], id).filter((alias) => alias !== name);
  return [
    ...changes.filter(({ field }) => field !== "aliases"),
    { record: id, field: "aliases", before: null, after: aliases.length === 0 ? null : aliases },
  ];
}

/** The one keeps the name, the other gets one of its own; what rows call by the name is the one that keeps it. */
function nameChanges(
  { sides, merged }: PilotMerge,
  { scope, name, holders }: NameCollision,
  { side, otherName }: Choice,
): readonly FieldChange[] {
  const other = holders[otherSide(side)];
  const present = merged.records.get(other)?.fields["name"];
  const renamed = present === name ? (otherName ?? freeName(merged, scope, name)) : textOf(present);
  const aliases = aliasesOf([sides.A.pilot, sides.B.pilot], other).filter(
    (alias) => alias !== name && alias !== renamed,
  );
  const kept = merged.records.get(holders[side]);
  return [
    { record: other, field: "name", before: null, after: renamed },
    { record: other, field: "aliases", before: null, after: aliases.length === 0 ? null : aliases },
    { record: holders[side], field: "name", before: null, after: kept?.fields["name"] ?? name },
  ];
}

function freeName(pilot: PilotState, scope: NameCollision["scope"], name: string): string {
  for (let number = 2; ; number += 1) {
    const free = `${name} (${number})`;
    if (findByName(pilot, scope, free) === null) return free;
  }
}

/** Every name that a workflow or segment has or had in one of the copies. */
function aliasesOf(copies: readonly PilotState[], id: string): readonly string[] {
  const all = copies.flatMap(({ records }) => {
    const { name, aliases } = records.get(id)?.fields ?? {};
    const names: readonly (JsonValue | undefined)[] = Array.isArray(aliases)
      ? [...(aliases as readonly JsonValue[]), name]
      : [name];
    return names.filter((one) => typeof one === "string");
  });
  return [...new Set(all)].sort();
}

function note(
  merge: PilotMerge,
  collision: RecordCollision,
  choice: Choice,
  id: string,
): readonly FieldChange[] {
  const circle = merge.merged.records.get(collision.record)?.circle ?? "everyone";
  const text = noteText(merge.merged, collision, otherSide(choice.side));
  return creation(id, "note", { about: collision.record, text }, circle);
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" ? value : "";
}
