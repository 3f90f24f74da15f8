import * as z from "zod";
import { instantOf } from "../calendar/moments.ts";
import { contentLock } from "../domain/approval.ts";
import { LENSES } from "../domain/lenses.ts";
import { expectedChange } from "../domain/net-effect.ts";
import { isTaken } from "../domain/rights.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { sameJson } from "../json/canonical-json.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import { text } from "../records/field-types.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { AnyCommand, Command } from "./command.ts";
import { namedRecord } from "./decision-moment.ts";
import { edits, type FieldValues } from "./field-changes.ts";
import {
  type AddInput,
  addCommand,
  type EditInput,
  editCommand,
  type RemoveInput,
  removeCommand,
} from "./record-commands.ts";

/** What only deciding writes. */
const BY_DECIDING = ["keys", "routed", "netEffects", "rejectionReason"] as const;

/** What a person writes into a decision; the rest is written by deciding it. */
const CONTENT = [
  "title",
  "question",
  "scope",
  "workflow",
  "segment",
  "domain",
  "category",
  "right",
  "options",
  "estimates",
  "lenses",
  "chosen",
  "owner",
  "raisedAt",
  "dueOn",
  "defaultOutcome",
  "reasonAgainstSum",
  "guardrail",
  "escalation",
  "change",
  "evidence",
] as const;

/** What may be changed in a decision that was taken: it says nothing of what was expected. */
const OPEN_AFTERWARDS: ReadonlySet<string> = new Set(["id", "circle", "title", "owner", "escalation"]);

/** What the holders of the keys agree to. */
const AGREED: ReadonlySet<string> = new Set([
  "question",
  "workflow",
  "segment",
  "domain",
  "category",
  "right",
  "options",
  "estimates",
  "lenses",
  "chosen",
]);

const recordId = z.string().min(1).max(200);

/**
 * Adds a decision: a draft, which is raised now unless it says when, or one that was taken and is put on record as it
 * was, for the audit to judge.
 */
function addDecision(): Command<AddInput> {
  const generic = addCommand("decision", BY_DECIDING);
  return {
    ...generic,
    summary: "Adds a decision: a draft, or one that was taken and is put on record for the audit to judge.",
    run: (pilot, input, context) => {
      const { status, decidedAt, executedAt, raisedAt } = input;
      const isOpen = status === "draft" || status === "revise";
      const defaults: FieldValues = isOpen
        ? { raisedAt: raisedAt ?? context.now }
        : {
            ...(status === "executed" ? { executedAt: executedAt ?? context.now } : {}),
            ...(status === "executed" ? {} : { decidedAt: decidedAt ?? context.now }),
          };
      return generic.run(pilot, { ...input, ...defaults }, context);
    },
  };
}

function editDecision(): Command<EditInput> {
  const generic = editCommand("decision", CONTENT);
  return {
    ...generic,
    summary:
      "Sets what a decision says; null unsets a field. Once it was taken, what it expected stays; a lens that is empty can still be filled.",
    run: (pilot, input, context) => {
      const decision = namedRecord(pilot, "decision", input.id);
      if (!decision.ok) return decision;
      const lock = lockOf(decision.value, input);
      if (lock !== null)
        return failure("RULE", lock, { remedy: "Send it back with conditions to change it." });
      const outcome = generic.run(pilot, input, context);
      const isTouched = Object.entries(input).some(
        ([field, value]) => AGREED.has(field) && !isSame(value, fieldOf(decision.value, field)),
      );
      if (!outcome.ok || !isTouched) return outcome;
      return success({ changes: [...outcome.value.changes, ...releasedKeys(pilot, decision.value)] });
    },
  };
}

function lockOf(decision: RecordOf<"decision">, input: EditInput): string | null {
  const lock = contentLock(decision);
  if (lock === null) return null;
  const changed = Object.entries(input).filter(
    ([field, value]) => !OPEN_AFTERWARDS.has(field) && !isSame(value, fieldOf(decision, field)),
  );
  const isFilling = changed.every(
    ([field, value]) => field === "lenses" && fillsOnly(decision.lenses, value) && isTaken(decision),
  );
  return isFilling ? null : lock;
}

/** Keys were turned for what the decision said: where that changes they fall, and have to be turned anew. */
function releasedKeys(pilot: PilotState, { id, keys }: RecordOf<"decision">): readonly FieldChange[] {
  return keys === undefined ? [] : edits(pilot, id, { keys: null });
}

function fieldOf(decision: RecordOf<"decision">, field: string): JsonValue | undefined {
  return (decision as unknown as JsonObject)[field];
}

function isSame(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  return sameJson(one ?? null, other ?? null);
}

/** Whether new lenses say of every lens that was there what it said. */
function fillsOnly(before: RecordOf<"decision">["lenses"], after: JsonValue | undefined): boolean {
  const isObject = typeof after === "object" && after !== null && !Array.isArray(after);
  if (!isObject) return false;
  return LENSES.every(
    (lens) => before?.[lens] === undefined || isSame(before[lens] as JsonValue, (after as JsonObject)[lens]),
  );
}

/** Chooses an option; what the lenses expect of the one and the estimates of the other change places. */
const chooseOption: Command<{ readonly id: string; readonly option: string | null }> = {
  name: "decision.choose",
  summary: "Chooses one of a decision's options, or none; the expected changes of its lenses follow.",
  input: z.strictObject({ id: recordId, option: text.nullable() }),
  run: (pilot, { id, option }) => {
    const found = namedRecord(pilot, "decision", id);
    if (!found.ok) return found;
    const decision = found.value;
    const lock = contentLock(decision);
    if (lock !== null) return failure("RULE", lock);
    if (option !== null && decision.options?.includes(option) !== true) {
      return failure("RULE", `"${option.slice(0, 40)}" is none of its options`, { where: "/option" });
    }
    const fields = choiceFields(decision, option);
    const released = Object.keys(fields).length === 0 ? [] : releasedKeys(pilot, decision);
    return success({ changes: [...edits(pilot, id, fields), ...released] });
  },
};

function choiceFields(decision: RecordOf<"decision">, option: string | null): FieldValues {
  const { options = [], lenses, chosen } = decision;
  if (option === (chosen ?? null)) return {};
  const changeOf = (one: string, lens: (typeof LENSES)[number]) => {
    // Without a choice so far, what the lenses expect is of whatever is chosen first.
    const isFirst = chosen === undefined && one === option;
    const estimate = expectedChange(decision, one, lens);
    return isFirst ? (estimate ?? lenses?.[lens]?.expectedChange ?? null) : estimate;
  };
  const estimates = options
    .filter((one) => one !== option)
    .flatMap((one) =>
      LENSES.flatMap((lens) => {
        const change = changeOf(one, lens);
        return change === null ? [] : [{ option: one, lens, change }];
      }),
    );
  const stated = LENSES.flatMap((lens): [string, JsonValue][] => {
    const present = lenses?.[lens];
    if (present === undefined) return [];
    const { expectedChange: _, ...rest } = present;
    const change = option === null ? null : changeOf(option, lens);
    return [[lens, change === null ? rest : { ...rest, expectedChange: change }]];
  });
  return {
    chosen: option,
    estimates: estimates.length === 0 ? null : estimates,
    ...(lenses === undefined ? {} : { lenses: Object.fromEntries(stated) }),
  };
}

function removeDecision(): Command<RemoveInput> {
  const generic = removeCommand("decision");
  return {
    ...generic,
    summary: "Removes a decision that was not taken; it stays in the journal.",
    run: (pilot, input, context) => {
      const decision = namedRecord(pilot, "decision", input.id);
      if (!decision.ok) return decision;
      return isTaken(decision.value)
        ? failure("RULE", "a decision that was taken stays on record", {
            remedy: "Record a decision that reverses it.",
          })
        : generic.run(pilot, input, context);
    },
  };
}

/** What a decision says: `decision.add`, `.edit`, `.choose` and `.remove`. */
export function decisionCommands(): readonly AnyCommand[] {
  return [addDecision(), editDecision(), chooseOption, removeDecision()];
}

/** Is a moment later than now? */
export function isAfter(moment: string, now: string): boolean {
  return (instantOf(moment) ?? 0) > (instantOf(now) ?? 0);
}

/** A refusal in one sentence, of everything that is in the way. */
export function refusedFor(what: string, reasons: readonly string[], where?: string): Result<never> {
  return failure("RULE", `${what}: ${reasons.join("; ")}`, where === undefined ? {} : { where });
}
