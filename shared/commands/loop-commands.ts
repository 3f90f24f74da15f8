import * as z from "zod";
import { loopTimeFault } from "../domain/learning-trails.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { LOOP_MOMENTS, type LoopMoment } from "../metrics/loop-rows.ts";
import { VALIDATION_VERDICTS } from "../records/change.ts";
import { importedText, moment, referenceTo, text } from "../records/field-types.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import { keyedId } from "../records/record-keys.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { AnyCommand, Command, CommandContext, CommandOutcome } from "./command.ts";
import { creation, edits, type FieldValues } from "./field-changes.ts";
import { loopTitle, takenOver } from "./following-loops.ts";
import { pastMoment } from "./past-moment.ts";
import { presentRecord } from "./present-record.ts";
import { addCommand, editCommand, removeCommand } from "./record-commands.ts";

const id = z.string().min(1).max(200);

const openInput = z.strictObject({
  title: importedText.exactOptional(),
  workflow: referenceTo("workflow").exactOptional(),
  owner: referenceTo("person").exactOptional(),
  detectedAt: moment.exactOptional(),
  note: text.exactOptional(),
  incident: referenceTo("incident").exactOptional(),
});

const open: Command<z.infer<typeof openInput>> = {
  name: "loop.open",
  summary:
    "Opens a learning loop for a signal, or for an incident, whose title, workflow and start it takes.",
  input: openInput,
  run: (pilot, { incident: incidentId, ...given }, context) => {
    const incident = incidentId === undefined ? null : recordById(pilot, "incident", incidentId);
    if (incident === null && incidentId !== undefined) {
      return failure("REF_DANGLING", `there is no incident ${incidentId.slice(0, 60)}`, {
        where: "/incident",
      });
    }
    const feeds = recordsOf(pilot, "loop").find(({ key }) => key === incident?.loop);
    if (feeds !== undefined) {
      return failure("RULE", `the incident feeds the loop "${loopTitle(feeds)}" already`, {
        where: "/incident",
      });
    }
    const title = given.title ?? incident?.title ?? incident?.key;
    if (title === undefined) return failure("COMMAND_INPUT", "a loop needs a title", { where: "/title" });
    const detected = pastMoment(given.detectedAt ?? incident?.startedAt, context);
    if (!detected.ok) return detected;
    const key = context.nextId();
    const fields = {
      workflow: incident?.workflow,
      owner: incident?.owner,
      ...given,
      key,
      title,
      detectedAt: detected.value,
    };
    return success({
      changes: [
        ...creation(keyedId("loop", pilot.pilotId, key), "loop", fields),
        ...(incident === null ? [] : edits(pilot, incident.id, { loop: key, noLoopReason: null })),
      ],
    });
  },
};

const moveInput = z.strictObject({ id, at: moment.exactOptional() });

function moveCommand(
  to: "triaged" | "authorised" | "deployed",
  verb: string,
): Command<z.infer<typeof moveInput>> {
  return {
    name: `loop.${verb}`,
    summary: `Records that a loop was ${to}.`,
    input: moveInput,
    run: (pilot, { id: loop, at }, context) => move(pilot, context, loop, to, at, {}),
  };
}

const validateInput = z.strictObject({
  id,
  verdict: z.enum(VALIDATION_VERDICTS).exactOptional(),
  at: moment.exactOptional(),
});

const validate: Command<z.infer<typeof validateInput>> = {
  name: "loop.validate",
  summary:
    "Closes a loop with what its validation found; without a deployment it is closed without a change.",
  input: validateInput,
  run: (pilot, { id: loop, at, verdict }, context) =>
    move(pilot, context, loop, "validated", at, verdict === undefined ? {} : { verdict }),
};

const attachInput = z.strictObject({ id, change: referenceTo("change").nullable() });

const attach: Command<z.infer<typeof attachInput>> = {
  name: "loop.attach",
  summary: "Attaches the change that answers a loop, whose times the loop follows; null takes it off again.",
  input: attachInput,
  run: (pilot, { id: loopId, change: changeId }) => {
    const loop = presentRecord(pilot, "loop", loopId);
    if (!loop.ok) return loop;
    if (changeId === null) return success({ changes: edits(pilot, loopId, { change: null }) });
    const change = presentRecord(pilot, "change", changeId, "/change");
    if (!change.ok) return change;
    const taken = takenOver(loop.value, change.value);
    return taken === null
      ? failure("RULE", "the change went live before the signal was detected, so it does not answer it", {
          where: "/change",
        })
      : success({ changes: edits(pilot, loopId, { change: changeId, ...taken }) });
  },
};

const linkInput = z.strictObject({ id, loop: referenceTo("loop").nullable() });

const link: Command<z.infer<typeof linkInput>> = {
  name: "incident.link",
  summary: "Says which loop an incident feeds, by the loop's id; null takes it off again.",
  input: linkInput,
  run: (pilot, { id: incidentId, loop: loopId }) => {
    const incident = presentRecord(pilot, "incident", incidentId);
    if (!incident.ok) return incident;
    if (loopId === null) return success({ changes: edits(pilot, incidentId, { loop: null }) });
    const loop = presentRecord(pilot, "loop", loopId, "/loop");
    return loop.ok
      ? success({ changes: edits(pilot, incidentId, { loop: loop.value.key, noLoopReason: null }) })
      : loop;
  },
};

/** The commands of learning loops: opened from a signal or an incident, moved forward only, closed with a verdict. */
export function loopCommands(): readonly AnyCommand[] {
  return [
    inOrder(addCommand("loop"), () => ({})),
    inOrder(editCommand("loop"), (pilot, { id: loop }) => recordById(pilot, "loop", loop) ?? {}),
    removeCommand("loop"),
    open,
    moveCommand("triaged", "triage"),
    moveCommand("authorised", "authorise"),
    moveCommand("deployed", "deploy"),
    validate,
    attach,
    link,
  ];
}

function move(
  pilot: PilotState,
  context: CommandContext,
  loopId: string,
  to: LoopMoment,
  given: string | undefined,
  others: FieldValues,
): Result<CommandOutcome> {
  const loop = presentRecord(pilot, "loop", loopId);
  if (!loop.ok) return loop;
  const reached = LOOP_MOMENTS.findLast((one) => loop.value[`${one}At`] !== undefined) ?? "detected";
  if (LOOP_MOMENTS.indexOf(reached) >= LOOP_MOMENTS.indexOf(to)) {
    return failure("RULE", `the loop "${loopTitle(loop.value)}" is ${reached} already`, { where: "/id" });
  }
  const at = pastMoment(given, context);
  if (!at.ok) return at;
  const set = { [`${to}At`]: at.value, ...others };
  return loopTimeFault({ ...loop.value, ...set }) === null
    ? success({ changes: edits(pilot, loopId, set) })
    : failure("TIME_ORDER", `${at.value} lies before an earlier moment of the loop`, { where: "/at" });
}

/** Refuses moments that contradict each other, as the importer does. */
function inOrder<Input extends FieldValues>(
  command: Command<Input>,
  presentOf: (pilot: PilotState, input: Input) => Partial<RecordOf<"loop">>,
): Command<Input> {
  return {
    ...command,
    run: (pilot, input, context) => {
      const late = loopTimeFault({ ...presentOf(pilot, input), ...input });
      return late === null
        ? command.run(pilot, input, context)
        : failure("TIME_ORDER", `${late} lies before an earlier moment of the loop`, { where: `/${late}` });
    },
  };
}
