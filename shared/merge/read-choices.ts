import { failure, type Result, success } from "../errors/problem.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { parseJson } from "../json/parse-json.ts";
import { scopeName } from "../records/field-types.ts";
import type { Choice, Choices } from "./choices.ts";
import { onlySide } from "./choices.ts";
import type { Collision, Side } from "./collision.ts";

/** Everything that an item may say: what the list of conflicts says, and what a person adds. */
const KEYS: ReadonlySet<string> = new Set(
  [
    "id pilot kind about record type fields only removedBy usedBy withheld",
    "input key rows what seals scope name holders A B",
    "take note otherName",
  ].flatMap((names) => names.split(" ")),
);

/**
 * Reads how somebody settled conflicts: the list of conflicts with `take` in each ("A", "B", or the entry that is taken),
 * `note: true` to keep the other side as a note, `otherName` for the one that loses a name; or only `id` and `take` of each.
 * `rest` takes one side in all that is not named. Sides are those of the list that the item came from, whichever pack is
 * named first now. Items without `take` stay open. JSON_…, SETTLEMENT.
 */
export function readChoices(text: string, collisions: readonly Collision[]): Result<Choices> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  const { conflicts, rest, ...others } = isObject(document) ? document : { conflicts: document };
  if (!Array.isArray(conflicts) || Object.keys(others).length > 0) {
    return refused('it is not {"conflicts": […]} as the merge wrote it', "");
  }
  if (rest !== undefined && rest !== "A" && rest !== "B")
    return refused('rest is neither "A" nor "B"', "/rest");
  const byId = new Map(collisions.map((collision) => [collision.id, collision]));
  const choices = new Map<string, Choice>();
  for (const [index, item] of (conflicts as readonly JsonValue[]).entries()) {
    const where = `/conflicts/${index}`;
    if (!isObject(item)) return refused("it is not an object", where);
    const unknown = Object.keys(item).find((key) => !KEYS.has(key));
    if (unknown !== undefined) return refused(`unknown key ${unknown.slice(0, 40)}`, where);
    if (item["take"] === undefined || item["take"] === null) continue;
    const id = typeof item["id"] === "string" ? item["id"] : "";
    const collision = byId.get(id);
    if (collision === undefined) return refused(`there is no conflict ${id.slice(0, 40)}`, `${where}/id`);
    if (choices.has(id)) return refused(`the conflict ${id} is settled twice`, `${where}/id`);
    const choice = choiceOf(item, collision);
    if (typeof choice === "string") return refused(choice, where);
    choices.set(id, choice);
  }
  if (rest === "A" || rest === "B") {
    for (const collision of collisions) {
      if (!choices.has(collision.id)) choices.set(collision.id, { side: onlySide(collision) ?? rest });
    }
  }
  return success(choices);
}

function choiceOf(item: JsonObject, collision: Collision): Choice | string {
  const { take, note, otherName } = item;
  const side = sideOf(item, take ?? null, collision);
  if (side === null) return 'take is neither "A" nor "B", nor an entry of the conflict';
  if (note !== undefined && typeof note !== "boolean") return "note is neither true nor false";
  const name = otherName === undefined ? undefined : scopeName.safeParse(otherName);
  if (name?.success === false) return "otherName is no name";
  return {
    side,
    ...(note === true ? { note } : {}),
    ...(name === undefined ? {} : { otherName: name.data }),
  };
}

function sideOf(item: JsonObject, take: JsonValue, collision: Collision): Side | null {
  // The item says which entry its own sides stand for.
  const listed = take === "A" || take === "B" ? entryOf(item[take]) : take;
  const entry = listed ?? null;
  if (entry === null) return take === "A" || take === "B" ? take : null;
  if (entry === collision.A.entry) return "A";
  return entry === collision.B.entry ? "B" : null;
}

function entryOf(said: JsonValue | undefined): JsonValue | undefined {
  return said !== undefined && isObject(said) ? said["entry"] : undefined;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function refused(message: string, where: string): Result<never> {
  return failure("SETTLEMENT", message, where === "" ? {} : { where });
}
