import { instantOf } from "../calendar/moments.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";

/** An answer as it was given. What a later answer revised is here too: the journal keeps both. */
export interface GivenAnswer {
  /** Id of the obligation. */
  readonly obligation: string;
  readonly answer: "obeyed" | "overruled";
  /** Id of the threshold, its version and its period, as far as they were recorded. */
  readonly threshold: string | null;
  readonly version: number | null;
  readonly period: string | null;
  /** Id of the person who answered, or null. */
  readonly by: string | null;
  /** The profile that recorded it, and for whom, if for somebody else. */
  readonly actor: string;
  readonly onBehalfOf: string | null;
  readonly reason: string | null;
  /** The figures that were seen, frozen. */
  readonly figures: readonly JsonObject[];
  /** Epoch milliseconds. */
  readonly atMs: number;
}

const answersByEntries = new WeakMap<PilotState["entries"], readonly GivenAnswer[]>();

/** Every answer to every obligation in the order of the journal, so that the last one to an obligation stands. */
export function givenAnswers(pilot: PilotState): readonly GivenAnswer[] {
  const known = answersByEntries.get(pilot.entries);
  if (known !== undefined) return known;
  const records = new Set<string>();
  for (const { id, type } of pilot.records.values()) if (type === "obligationAnswer") records.add(id);
  const answers = records.size === 0 ? [] : readAnswers(pilot, records);
  answersByEntries.set(pilot.entries, answers);
  return answers;
}

function readAnswers(pilot: PilotState, records: ReadonlySet<string>): readonly GivenAnswer[] {
  const drafts = new Map<string, Map<string, JsonValue>>();
  const answers: GivenAnswer[] = [];
  for (const entry of pilot.entries) {
    const touched = new Set<string>();
    for (const { record, field, after } of entry.changes) {
      if (!records.has(record)) continue;
      const draft = drafts.get(record) ?? new Map<string, JsonValue>();
      drafts.set(record, draft.set(field, after));
      touched.add(record);
    }
    for (const record of touched) {
      const fields = drafts.get(record) ?? new Map<string, JsonValue>();
      const read = readAnswer(fields, entry.actor, entry.onBehalfOf ?? null);
      if (read !== null) answers.push(read);
    }
  }
  return answers;
}

function readAnswer(
  fields: ReadonlyMap<string, JsonValue>,
  actor: string,
  onBehalfOf: string | null,
): GivenAnswer | null {
  const textOf = (field: string): string | null => {
    const value = fields.get(field);
    return typeof value === "string" ? value : null;
  };
  const obligation = textOf("obligation");
  const answer = textOf("answer");
  const atMs = instantOf(textOf("at") ?? undefined);
  const version = fields.get("thresholdVersion");
  const figures = fields.get("figures");
  if (obligation === null || atMs === null || (answer !== "obeyed" && answer !== "overruled")) return null;
  return {
    obligation,
    answer,
    threshold: textOf("threshold"),
    version: typeof version === "number" ? version : null,
    period: textOf("period"),
    by: textOf("by"),
    actor,
    onBehalfOf,
    reason: textOf("reason"),
    figures: Array.isArray(figures) ? figures.filter(isObject) : [],
    atMs,
  };
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
