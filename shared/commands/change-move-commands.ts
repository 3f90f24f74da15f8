import * as z from "zod";
import { type ChangeWord, changeTimeFault, changeTitle, moveFault } from "../domain/change-state.ts";
import { isTaken } from "../domain/rights.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { VALIDATION_VERDICTS } from "../records/change.ts";
import { moment, referenceTo, text } from "../records/field-types.ts";
import { recordById } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { AnyCommand, Command, CommandContext, CommandOutcome } from "./command.ts";
import { edits, type FieldValues } from "./field-changes.ts";
import { followingLoops } from "./following-loops.ts";
import { pastMoment } from "./past-moment.ts";
import { presentRecord } from "./present-record.ts";

const common = { id: z.string().min(1).max(200), at: moment.exactOptional() };

const authoriseInput = z.strictObject({ ...common, by: referenceTo("person").exactOptional() });

const authorise: Command<z.infer<typeof authoriseInput>> = {
  name: "change.authorise",
  summary: "Authorises a planned change; approvals that were not given by then are passed over.",
  input: authoriseInput,
  run: (pilot, { id, at, by }, context) =>
    move(pilot, context, id, at, {
      to: "authorised",
      fields: (when) => ({ authorisedAt: when, ...(by === undefined ? {} : { authorisedBy: by }) }),
    }),
};

const deployInput = z.strictObject(common);

const deploy: Command<z.infer<typeof deployInput>> = {
  name: "change.deploy",
  summary: "Records that an authorised change went live; loops that it answers are deployed with it.",
  input: deployInput,
  run: (pilot, { id, at }, context) =>
    move(pilot, context, id, at, { to: "deployed", fields: (when) => ({ at: when }) }),
};

const validateInput = z.strictObject({ ...common, verdict: z.enum(VALIDATION_VERDICTS) });

const validate: Command<z.infer<typeof validateInput>> = {
  name: "change.validate",
  summary: "Closes a deployed change with a verdict; the open loops that it answers are validated with it.",
  input: validateInput,
  run: (pilot, { id, at, verdict }, context) =>
    move(pilot, context, id, at, {
      to: "validated",
      fields: (when) => ({ validatedAt: when, verdict }),
      loopFields: { verdict },
    }),
};

const rollBackInput = z.strictObject({ ...common, reason: text });

const rollBack: Command<z.infer<typeof rollBackInput>> = {
  name: "change.rollBack",
  summary: "Records that a change that was live was rolled back, and why.",
  input: rollBackInput,
  run: (pilot, { id, at, reason }, context) =>
    move(pilot, context, id, at, {
      to: "rolled back",
      fields: (when) => ({ rolledBackAt: when, rollbackReason: reason }),
    }),
};

/** The commands that move a change from state to state, forward only. */
export function changeMoveCommands(): readonly AnyCommand[] {
  return [authorise, deploy, validate, rollBack];
}

interface Move {
  readonly to: ChangeWord;
  readonly fields: (at: string) => FieldValues;
  /** What the loops that follow get beside their moment. */
  readonly loopFields?: FieldValues;
}

function move(
  pilot: PilotState,
  context: CommandContext,
  id: string,
  given: string | undefined,
  { to, fields, loopFields }: Move,
): Result<CommandOutcome> {
  const change = presentRecord(pilot, "change", id);
  if (!change.ok) return change;
  const fault = moveFault(change.value, to);
  if (fault !== null) return failure("RULE", fault, { where: "/id" });
  const at = pastMoment(given, context);
  if (!at.ok) return at;
  const set = fields(at.value);
  if (changeTimeFault({ ...change.value, ...set }) !== null) {
    return failure("TIME_ORDER", `${at.value} lies before an earlier state of the change`, { where: "/at" });
  }
  const loops = followingLoops(pilot, id, to, at.value, loopFields ?? {});
  return success({
    changes: [...edits(pilot, id, { status: to, ...set }), ...loops.changes],
    notes: [...warnings(pilot, change.value, to), ...loops.notes],
  });
}

/** What the person should know, although what happened is recorded as it happened. */
function warnings(pilot: PilotState, change: RecordOf<"change">, to: ChangeWord): readonly string[] {
  if (to !== "authorised" && to !== "deployed") return [];
  const decision = change.decision === undefined ? null : recordById(pilot, "decision", change.decision);
  const asked = (change.approvals ?? []).filter(({ givenAt }) => givenAt === undefined);
  const names = asked.map(({ by }) => recordById(pilot, "person", by)?.name ?? "somebody who left");
  return [
    ...(decision !== null && !isTaken(decision)
      ? [`the decision "${decision.title}" behind "${changeTitle(change)}" is not taken yet`]
      : []),
    ...(to === "authorised" && names.length > 0 ? [`passed over: the approval of ${names.join(", ")}`] : []),
  ];
}
