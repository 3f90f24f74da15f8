import * as z from "zod";
import { instantOf } from "../calendar/moments.ts";
import { approvalGaps, rowInForce } from "../domain/approval.ts";
import { lensReadings } from "../domain/lens-readings.ts";
import { guardrailsOf } from "../domain/may-i.ts";
import type { OptionEffect } from "../domain/net-effect.ts";
import { keyStates, keyWords } from "../domain/packaging-keys.ts";
import { convergedExecutives, isConvergedExecutive, nameOfPerson } from "../domain/people-roles.ts";
import type { RightsContext } from "../domain/rights.ts";
import { isTaken } from "../domain/rights.ts";
import { failure, success } from "../errors/problem.ts";
import type { JsonValue } from "../json/json.ts";
import { PACKAGING_KEYS } from "../records/decision.ts";
import { moment, text } from "../records/field-types.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { AnyCommand, Command } from "./command.ts";
import { isAfter, refusedFor } from "./decision-commands.ts";
import { effectsAt, namedRecord, rightsAt } from "./decision-moment.ts";
import { edits, type FieldValues } from "./field-changes.ts";

const recordId = z.string().min(1).max(200);

const approveInput = z.strictObject({ id: recordId, by: recordId, reasonAgainstSum: text.exactOptional() });

/** Approves a decision: everything that keeps it from it is said in words, and nothing changes. */
const approve: Command<z.infer<typeof approveInput>> = {
  name: "decision.approve",
  summary:
    "Approves a decision whose three lenses are whole, by somebody who has the right; freezes the figures it rests on.",
  input: approveInput,
  run: (pilot, { id, by, reasonAgainstSum }, { now }) => {
    const found = namedRecord(pilot, "decision", id);
    if (!found.ok) return found;
    const person = namedRecord(pilot, "person", by, "/by");
    if (!person.ok) return person;
    const context = rightsAt(pilot, now);
    if (!context.ok) return context;
    const decision = reasonAgainstSum === undefined ? found.value : { ...found.value, reasonAgainstSum };
    const effects = effectsAt(pilot, context.value, decision);
    const gaps = approvalGaps(context.value, decision, effects, by);
    if (gaps.length > 0) {
      return refusedFor(
        `"${decision.title}" cannot be approved`,
        gaps.map(({ text: words }) => words),
      );
    }
    const fields: FieldValues = {
      ...(reasonAgainstSum === undefined ? {} : { reasonAgainstSum }),
      status: "approved",
      decidedBy: by,
      decidedAt: now,
      conditions: null,
      ...frozenFields(context.value, decision, effects, now),
    };
    return success({ changes: edits(pilot, id, fields) });
  },
};

/** The figures of this moment, the net effects, and the row and guardrail that it was decided under. */
function frozenFields(
  context: RightsContext,
  decision: RecordOf<"decision">,
  effects: readonly OptionEffect[],
  now: string,
): FieldValues {
  const read = lensReadings(context.pilot, context.figures, decision, context.asOfMs);
  const earlier = (decision.evidence ?? []).filter(({ lens }) => lens === undefined);
  const { row } = rowInForce(context, decision);
  const [guardrail] = guardrailsOf(context.pilot, decision);
  return {
    evidence: [...earlier, ...read.map(({ lens, figure }): JsonValue => ({ ...figure, at: now, lens }))],
    netEffects: effects.map(({ option, lenses, total }) => ({
      option,
      outcome: lenses.outcome.points,
      reliability: lenses.reliability.points,
      revenue: lenses.revenue.points,
      total,
    })),
    ...(decision.right === undefined && row !== null ? { right: row.id } : {}),
    ...(decision.guardrail === undefined && guardrail !== undefined ? { guardrail: guardrail.id } : {}),
  };
}

const reviseInput = z.strictObject({ id: recordId, conditions: text });

/** Sends a decision back: what was agreed on it has to be agreed anew. */
const revise: Command<z.infer<typeof reviseInput>> = {
  name: "decision.revise",
  summary: "Sends a decision back with conditions; an approval that it had, and its keys, no longer hold.",
  input: reviseInput,
  run: (pilot, { id, conditions }) => {
    const found = namedRecord(pilot, "decision", id);
    if (!found.ok) return found;
    const { status, title } = found.value;
    if (status === "executed") {
      return refusedFor(`"${title}" cannot be sent back`, [
        "it was carried out: record a decision that follows it",
      ]);
    }
    const cleared = { decidedBy: null, decidedAt: null, netEffects: null, override: null, keys: null };
    return success({
      changes: edits(pilot, id, { status: "revise", conditions, rejectionReason: null, ...cleared }),
    });
  },
};

const rejectInput = z.strictObject({ id: recordId, by: recordId, reason: text });

const reject: Command<z.infer<typeof rejectInput>> = {
  name: "decision.reject",
  summary: "Rejects a decision, with the reason.",
  input: rejectInput,
  run: (pilot, { id, by, reason }, { now }) => {
    const found = namedRecord(pilot, "decision", id);
    if (!found.ok) return found;
    if (isTaken(found.value)) {
      return refusedFor(`"${found.value.title}" cannot be rejected`, ["it was approved: send it back first"]);
    }
    const fields = { status: "rejected", decidedBy: by, decidedAt: now, rejectionReason: reason };
    return success({ changes: edits(pilot, id, fields) });
  },
};

const executeInput = z.strictObject({ id: recordId, at: moment.exactOptional() });

/** Records that a decision was carried out, whatever state it is in: what came too early is a finding. */
const execute: Command<z.infer<typeof executeInput>> = {
  name: "decision.execute",
  summary:
    "Records that a decision was carried out, and when; before its lenses were whole that is a breach.",
  input: executeInput,
  run: (pilot, { id, at }, { now }) => {
    const found = namedRecord(pilot, "decision", id);
    if (!found.ok) return found;
    if (at !== undefined && isAfter(at, now)) {
      return failure("RULE", "a decision cannot have been carried out later than now", { where: "/at" });
    }
    const { status, executedAt } = found.value;
    if (executedAt !== undefined) {
      return failure("RULE", "it was carried out already", { where: "/id" });
    }
    return success({
      changes: edits(pilot, id, { status: "executed", executedAt: at ?? now }),
      notes: status === "approved" ? [] : ["it was carried out before it was approved: a finding"],
    });
  },
};

const agreeInput = z.strictObject({ id: recordId, key: z.enum(PACKAGING_KEYS), by: recordId });

/** Turns one of the two keys of a decision on commercial packaging. */
const agree: Command<z.infer<typeof agreeInput>> = {
  name: "decision.agree",
  summary: "Turns the product or the revenue key of a decision on commercial packaging.",
  input: agreeInput,
  run: (pilot, { id, key, by }, { now }) => {
    const found = namedRecord(pilot, "decision", id);
    if (!found.ok) return found;
    const decision = found.value;
    const { row } = rowInForce({ pilot, asOfMs: instantOf(now) ?? 0 }, decision);
    const state = keyStates(pilot, decision, row).find((one) => one.key === key);
    if (state === undefined) {
      return failure("RULE", "only decisions on commercial packaging (category 4) have keys", {
        where: "/key",
      });
    }
    if (isTaken(decision) || decision.status === "rejected") {
      return failure("RULE", "it was decided already");
    }
    if (!state.holders.includes(by)) {
      return failure("RULE", `${nameOfPerson(pilot, by)} does not hold ${keyWords(pilot, state)}`, {
        where: "/by",
        remedy: "Name the holder in the matrix, or give the person the role CPO or CRO.",
      });
    }
    const others = (decision.keys ?? []).filter((one) => one.key !== key);
    if (others.some((one) => one.by === by)) {
      return failure("RULE", "the two keys are turned by two people", { where: "/by" });
    }
    return success({ changes: edits(pilot, id, { keys: [...others, { key, by, at: now }] }) });
  },
};

const routeInput = z.strictObject({
  id: recordId,
  to: recordId.exactOptional(),
  reason: text.exactOptional(),
});

/** Hands a decision up to the converged executive. */
const route: Command<z.infer<typeof routeInput>> = {
  name: "decision.route",
  summary: "Routes a decision to the converged executive, or to somebody else who is named.",
  input: routeInput,
  run: (pilot, { id, to, reason }, { now }) => {
    const found = namedRecord(pilot, "decision", id);
    if (!found.ok) return found;
    if (isTaken(found.value)) return failure("RULE", "it was decided already");
    const seat = convergedExecutives(pilot)[0];
    const person = to ?? seat?.id;
    if (person === undefined) return noSeat();
    const routed = { to: person, at: now, ...(reason === undefined ? {} : { reason }) };
    return success({ changes: edits(pilot, id, { routed }) });
  },
};

const overrideInput = z.strictObject({ id: recordId, by: recordId, reason: text });

/** The converged executive's recorded override: it lets a decision be taken outside the bands, and is never hidden. */
const override: Command<z.infer<typeof overrideInput>> = {
  name: "decision.override",
  summary: "Records the converged executive's override of suspended bands for one decision, with the reason.",
  input: overrideInput,
  run: (pilot, { id, by, reason }, { now }) => {
    const found = namedRecord(pilot, "decision", id);
    if (!found.ok) return found;
    if (!isConvergedExecutive(pilot, by)) {
      const seats = convergedExecutives(pilot);
      return seats.length === 0
        ? noSeat()
        : failure(
            "RULE",
            `only the converged executive overrides: ${seats.map(({ name }) => name).join(" or ")}`,
            {
              where: "/by",
            },
          );
    }
    return success({
      changes: edits(pilot, id, { override: { by, reason, at: now } }),
      notes: isTaken(found.value) ? ["it was decided before this override: the finding stays"] : [],
    });
  },
};

function noSeat() {
  return failure("RULE", "nobody is named as converged executive", {
    remedy: "Give a person that role in Organisation, People.",
  });
}

/** Deciding: approve, send back, reject, turn a key, route up, override, and record that it was carried out. */
export function decisionVerdicts(): readonly AnyCommand[] {
  return [approve, revise, reject, agree, route, override, execute];
}
