import { failure, type Result, success } from "../errors/problem.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import type { FieldChange, JournalEntry, JournalHead } from "./journal-entry.ts";

const ENTRY_KEYS = new Set([
  "replica",
  "seq",
  "lamport",
  "seen",
  "at",
  "actor",
  "onBehalfOf",
  "app",
  "command",
  "changes",
  "prev",
  "hash",
]);
const CHANGE_KEYS = 4;
const REPLICA = /^[A-Za-z0-9]{1,64}$/;
const HASH = /^[0-9a-f]{64}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/;

/**
 * A journal entry from parsed JSON: every field checked for its form, none unknown. Written by hand because an import
 * may hold hundreds of thousands of changes. Fails with PACK_FORMAT.
 */
export function readEntry(value: JsonValue): Result<JournalEntry> {
  if (!isObject(value)) {
    return refused("it is not an object");
  }
  for (const key of Object.keys(value)) {
    if (!ENTRY_KEYS.has(key)) {
      return refused(`it has the unknown field ${key.slice(0, 40)}`);
    }
  }
  const { replica, seq, lamport, seen, at, actor, onBehalfOf, app, command, changes, prev, hash } = value;
  if (!isReplica(replica)) return refused("its replica is not one");
  if (!isSequence(seq)) return refused("its sequence number is not one");
  if (!isSequence(lamport)) return refused("its lamport time is not one");
  if (!Array.isArray(seen) || !seen.every(isHead)) return refused("the heads that it has seen are not heads");
  if (typeof at !== "string" || !MOMENT.test(at)) return refused("its time is not a moment in UTC");
  if (typeof actor !== "string") return refused("its actor is missing");
  if (onBehalfOf !== undefined && typeof onBehalfOf !== "string") return refused("onBehalfOf is not a text");
  if (typeof app !== "string") return refused("its app is missing");
  if (typeof command !== "string") return refused("its command is missing");
  if (!Array.isArray(changes) || !changes.every(isChange)) return refused("its changes are not changes");
  if (typeof prev !== "string" || (prev !== "" && !HASH.test(prev))) return refused("prev is not a hash");
  if (typeof hash !== "string" || !HASH.test(hash)) return refused("hash is not a hash");
  const body = { replica, seq, lamport, seen, at, actor, app, command, changes, prev, hash };
  return success(onBehalfOf === undefined ? body : { ...body, onBehalfOf });
}

function refused(what: string): Result<never> {
  return failure("PACK_FORMAT", `a journal entry is malformed: ${what}`);
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isReplica(value: JsonValue | undefined): value is string {
  return typeof value === "string" && REPLICA.test(value);
}

function isSequence(value: JsonValue | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 1;
}

function isHead(value: JsonValue): value is JournalHead & JsonValue {
  if (!Array.isArray(value) || value.length !== 3) {
    return false;
  }
  const [replica, seq, hash] = value as readonly JsonValue[];
  return isReplica(replica) && isSequence(seq) && typeof hash === "string" && HASH.test(hash);
}

function isChange(value: JsonValue): value is FieldChange & JsonObject {
  return (
    isObject(value) &&
    Object.keys(value).length === CHANGE_KEYS &&
    typeof value["record"] === "string" &&
    typeof value["field"] === "string" &&
    value["before"] !== undefined &&
    value["after"] !== undefined
  );
}
