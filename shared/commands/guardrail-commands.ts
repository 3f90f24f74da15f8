import * as z from "zod";
import type { Band } from "../domain/band-state.ts";
import { bandState } from "../domain/band-state.ts";
import { failure, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonValue } from "../json/json.ts";
import { text } from "../records/field-types.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { AnyCommand, Command } from "./command.ts";
import { refusedFor } from "./decision-commands.ts";
import { namedRecord, rightsAt } from "./decision-moment.ts";
import { edits } from "./field-changes.ts";
import { type AddInput, addCommand, type EditInput, editCommand, removeCommand } from "./record-commands.ts";

/** What granting and suspending write. */
const BY_GRANTING = ["status", "grantedAt", "grantedBy", "proof", "suspendedAt", "suspendedReason"] as const;
const CONTENT = ["domain", "bands", "budgetPerWeek", "holder", "note"] as const;

const recordId = z.string().min(1).max(200);

function addGuardrail(): Command<AddInput> {
  const generic = addCommand("guardrail", BY_GRANTING);
  return {
    ...generic,
    summary:
      "Adds a guardrail: a domain, its bands and its budget. It delegates nothing until it is granted.",
    run: (pilot, input, context) => {
      const taken = domainTaken(pilot, input["domain"], null);
      return taken ?? generic.run(pilot, { ...input, status: "draft" }, context);
    },
  };
}

/** Other bands or holders are another right: what was granted falls back to a draft and has to be granted anew. */
function editGuardrail(): Command<EditInput> {
  const generic = editCommand("guardrail", CONTENT);
  return {
    ...generic,
    summary:
      "Sets fields of a guardrail; null unsets one. Looser bands, a larger budget or new holders need a new grant.",
    run: (pilot, input, context) => {
      const found = namedRecord(pilot, "guardrail", input.id);
      if (!found.ok) return found;
      const taken = domainTaken(pilot, input["domain"], input.id);
      if (taken !== null) return taken;
      const outcome = generic.run(pilot, input, context);
      if (!outcome.ok || found.value.status !== "granted" || !isWider(found.value, input)) return outcome;
      return success({
        changes: [...outcome.value.changes, ...edits(pilot, input.id, UNGRANTED)],
        notes: [`"${found.value.domain}" was widened: it has to be granted anew`],
      });
    },
  };
}

const UNGRANTED = { status: "draft", grantedAt: null, grantedBy: null, proof: null } as const;

function domainTaken(pilot: PilotState, domain: JsonValue | undefined, id: string | null) {
  const holder = recordsOf(pilot, "guardrail").find((one) => one.id !== id && one.domain === domain);
  if (holder === undefined) return null;
  const name = holder.domain.slice(0, 40);
  return failure("RULE", `there is a guardrail for "${name}" already`, { where: "/domain" });
}

/** Does an edit let more through than was granted: a band that is gone or looser, a larger budget, other holders? */
function isWider(guardrail: RecordOf<"guardrail">, input: EditInput): boolean {
  const { bands = [], budgetPerWeek, holder = [] } = guardrail;
  const given = input["bands"] as readonly Band[] | null | undefined;
  const budget = input["budgetPerWeek"] as number | null | undefined;
  const holders = input["holder"] as readonly string[] | null | undefined;
  const isLooser =
    given !== undefined && !bands.every((band) => (given ?? []).some((other) => isAsTight(other, band)));
  const isMore =
    budget !== undefined &&
    budgetPerWeek !== undefined &&
    (budget ?? Number.POSITIVE_INFINITY) > budgetPerWeek;
  const isOther = holders !== undefined && (holders ?? []).some((id) => !holder.includes(id));
  return isLooser || isMore || isOther;
}

function isAsTight(other: Band, band: Band): boolean {
  const isSame =
    other.metric === band.metric &&
    other.side === band.side &&
    other.workflow === band.workflow &&
    other.segment === band.segment;
  const isBound = band.side === "atLeast" ? other.bound >= band.bound : other.bound <= band.bound;
  return isSame && isBound && (other.on === band.on || other.on === "interval");
}

const grantInput = z.strictObject({ id: recordId, by: recordId.exactOptional() });

/** Granting needs proof: every band must hold now, and the figures that show it are kept. */
const grant: Command<z.infer<typeof grantInput>> = {
  name: "guardrail.grant",
  summary:
    "Grants a delegated domain, or grants it again after a suspension, where every band is shown to hold now.",
  input: grantInput,
  run: (pilot, { id, by }, { now }) => {
    const found = namedRecord(pilot, "guardrail", id);
    if (!found.ok) return found;
    const { domain, bands = [], holder = [], budgetPerWeek, status } = found.value;
    if (status === "granted") return failure("RULE", `"${domain}" is granted already`);
    const context = rightsAt(pilot, now);
    if (!context.ok) return context;
    const states = bands.map((band) => bandState(pilot, context.value.figures, band, context.value.asOfMs));
    const gaps = [
      ...(bands.length === 0 ? ["it has no band"] : []),
      ...(budgetPerWeek === undefined ? ["it has no budget"] : []),
      ...(holder.length === 0 ? ["nobody holds it"] : []),
      ...states.filter(({ state }) => state !== "holds").map(({ reason }) => reason),
    ];
    if (gaps.length > 0) return refusedFor(`"${domain}" cannot be granted`, gaps);
    const proof = states.flatMap(({ figure }) => figure ?? []) as unknown as JsonValue;
    return success({
      changes: edits(pilot, id, {
        status: "granted",
        grantedAt: now,
        grantedBy: by ?? null,
        proof,
        suspendedAt: null,
        suspendedReason: null,
      }),
    });
  },
};

const suspendInput = z.strictObject({ id: recordId, reason: text });

/** Suspending does not wait for proof. */
const suspend: Command<z.infer<typeof suspendInput>> = {
  name: "guardrail.suspend",
  summary: "Suspends a delegated domain at once, with the reason; granting it again needs proof.",
  input: suspendInput,
  run: (pilot, { id, reason }, { now }) => {
    const found = namedRecord(pilot, "guardrail", id);
    if (!found.ok) return found;
    if (found.value.status !== "granted") return failure("RULE", `"${found.value.domain}" is not granted`);
    return success({
      changes: edits(pilot, id, { status: "suspended", suspendedAt: now, suspendedReason: reason }),
    });
  },
};

const withdrawInput = z.strictObject({ id: recordId });

const withdraw: Command<z.infer<typeof withdrawInput>> = {
  name: "guardrail.withdraw",
  summary: "Withdraws a delegated domain: nobody holds it until it is granted again.",
  input: withdrawInput,
  run: (pilot, { id }) => {
    const found = namedRecord(pilot, "guardrail", id);
    if (!found.ok) return found;
    return success({ changes: edits(pilot, id, { status: "withdrawn" }) });
  },
};

/** The commands of guardrails. */
export function guardrailCommands(): readonly AnyCommand[] {
  return [addGuardrail(), editGuardrail(), grant, suspend, withdraw, removeCommand("guardrail")];
}
