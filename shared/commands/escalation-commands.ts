import * as z from "zod";
import { instantOf } from "../calendar/moments.ts";
import { type EscalationCourse, escalationCourse } from "../domain/escalation-course.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonValue } from "../json/json.ts";
import { name, referenceTo, text } from "../records/field-types.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { AnyCommand, Command, CommandContext } from "./command.ts";
import { creation, edits } from "./field-changes.ts";
import { presentRecord } from "./present-record.ts";

const startInput = z.strictObject({
  scenario: referenceTo("escalationScenario"),
  title: name.exactOptional(),
  workflow: referenceTo("workflow").exactOptional(),
  conflict: referenceTo("conflict").exactOptional(),
  decision: referenceTo("decision").exactOptional(),
});

const start: Command<z.infer<typeof startInput>> = {
  name: "escalation.start",
  summary: "Starts an escalation after its scenario; its clock runs on the first level from now on.",
  input: startInput,
  run: (pilot, { scenario: id, ...given }, context) => {
    const scenario = presentRecord(pilot, "escalationScenario", id, "/scenario");
    if (!scenario.ok) return scenario;
    if ((scenario.value.levels ?? []).length === 0) {
      return failure("RULE", `the scenario "${scenario.value.title}" has no levels, so no clock can run`, {
        where: "/scenario",
      });
    }
    const fields = { scenario: id, ...given, startedAt: context.now };
    return success({ changes: creation(context.nextId(), "escalation", fields) });
  },
};

const answerInput = z.strictObject({
  id: z.string().min(1).max(200),
  by: referenceTo("person").exactOptional(),
  text: text.exactOptional(),
});

function answerCommand(verb: "settle" | "handUp", summary: string): Command<z.infer<typeof answerInput>> {
  const settled = verb === "settle";
  return {
    name: `escalation.${verb}`,
    summary,
    input: answerInput,
    run: (pilot, { id, ...given }, context) => {
      const found = presentRecord(pilot, "escalation", id);
      if (!found.ok) return found;
      const course = courseNow(pilot, found.value, context);
      if (!course.ok) return course;
      if (settled && given.text === undefined) {
        return failure("COMMAND_INPUT", "say what was settled", { where: "/text" });
      }
      const { state, stays, levels } = course.value;
      if (state === "settled") return failure("RULE", "it is settled already", { where: "/id" });
      const level = stays.at(-1)?.level ?? 1;
      if (!settled && (state === "expired" || level >= levels)) {
        return failure("RULE", "there is no level above this one", { where: "/id" });
      }
      const answer = { level, at: context.now, settled, ...given };
      const levelAnswers: JsonValue[] = [...(found.value.levelAnswers ?? []), answer];
      return success({
        changes: edits(pilot, id, { levelAnswers }),
        notes:
          state === "expired"
            ? ["the time had run out: the default outcome held, and this stands beside it"]
            : [],
      });
    },
  };
}

function courseNow(
  pilot: PilotState,
  escalation: RecordOf<"escalation">,
  { now }: CommandContext,
): Result<EscalationCourse> {
  const course = escalationCourse(pilot, escalation, instantOf(now) ?? 0);
  return course === null ? failure("RULE", "it has not started yet", { where: "/id" }) : success(course);
}

/** What happens to a running escalation. Everything else about it is edited as any record is. */
export function escalationCommands(): readonly AnyCommand[] {
  return [
    start,
    answerCommand("settle", "Settles an escalation on the level where it stands; says what was settled."),
    answerCommand("handUp", "Hands an escalation up to the next level before its time is over."),
  ];
}
