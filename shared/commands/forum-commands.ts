import * as z from "zod";
import { dateOfMoment } from "../calendar/moments.ts";
import { baselineInForce } from "../domain/baselines.ts";
import { PER_MONTH } from "../domain/cadence-hours.ts";
import { forumRegister } from "../domain/forum-register.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { pilotRecord, recordById } from "../records/read-records.ts";
import type { AnyCommand, Command } from "./command.ts";
import { creation, type FieldValues } from "./field-changes.ts";
import { addCommand, editCommand, removeCommand } from "./record-commands.ts";

/** `forum.add` and `forum.edit`: a forum goes into another one that is there, and never in a circle. */
function checked<Input extends FieldValues>(command: Command<Input>): Command<Input> {
  return {
    ...command,
    run: (pilot, input, context) => mergeFault(pilot, input) ?? command.run(pilot, input, context),
  };
}

function mergeFault(pilot: PilotState, { id, mergedInto }: FieldValues): Result<never> | null {
  if (typeof mergedInto !== "string" || typeof id !== "string") return null;
  const seen = new Set([id]);
  let next: string | undefined = mergedInto;
  while (next !== undefined) {
    if (seen.has(next)) {
      return failure("RULE", "a forum cannot be merged into itself, nor into one that was merged into it", {
        where: "/mergedInto",
      });
    }
    seen.add(next);
    next = recordById(pilot, "forum", next)?.mergedInto;
  }
  return null;
}

const nothing = z.strictObject({});

/** Takes the meetings as found into the register, each with its hours a month and people. */
const fromCadence: Command<z.infer<typeof nothing>> = {
  name: "forum.fromCadence",
  summary: "Registers as forums the meetings as found that have no line in the register yet.",
  input: nothing,
  run: (pilot, _, context) => {
    const today = dateOfMoment(context.now, pilotRecord(pilot).timeZone) ?? 0;
    const { unregistered } = forumRegister(pilot, baselineInForce(pilot), today);
    return success({
      changes: unregistered.flatMap((id) => {
        const meeting = recordById(pilot, "cadence", id);
        if (meeting === null) return [];
        const { name, kind, hours, people, owner } = meeting;
        const perMonth = PER_MONTH[kind];
        const hoursPerMonth =
          hours === undefined || perMonth === null ? undefined : Number((hours * perMonth).toFixed(2));
        return creation(context.nextId(), "forum", {
          name,
          kind: "forum",
          hoursPerMonth,
          people,
          owner,
          cadence: id,
        });
      }),
      notes: unregistered.length === 0 ? ["every meeting as found stands in the register"] : [],
    });
  },
};

/** The commands of forums and approval gates. */
export function forumCommands(): readonly AnyCommand[] {
  return [checked(addCommand("forum")), checked(editCommand("forum")), removeCommand("forum"), fromCadence];
}
