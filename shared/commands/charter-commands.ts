import * as z from "zod";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { dateOfMoment, dayOf } from "../calendar/moments.ts";
import { CHARTER_TEMPLATES } from "../domain/charter-templates.ts";
import { charters, keyOf, versionOf } from "../domain/charter-versions.ts";
import { rightsInForce } from "../domain/rights-versions.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonObject } from "../json/json.ts";
import { date, text } from "../records/field-types.ts";
import { pilotRecord, recordById } from "../records/read-records.ts";
import type { AnyCommand, Command } from "./command.ts";
import { creation, edits, type FieldValues } from "./field-changes.ts";
import { presentRecord } from "./present-record.ts";
import { addCommand, editCommand, removeCommand } from "./record-commands.ts";

const recordId = z.string().min(1).max(200);

/** An approved version stays as it is: a later version follows it. */
function unapproved<Input extends FieldValues>(command: Command<Input>): Command<Input> {
  return {
    ...command,
    run: (pilot, input, context) => {
      const charter = typeof input["id"] === "string" ? recordById(pilot, "charter", input["id"]) : null;
      if (charter?.approvedOn !== undefined) {
        return failure("RULE", `version ${versionOf(charter)} is approved: it stays as it is`, {
          where: "/id",
          remedy: "Draft the next version (charter.revise).",
        });
      }
      return command.run(pilot, input, context);
    },
  };
}

const templateInput = z.strictObject({ role: z.enum(["AI Product Ops", "Revenue Engineering"]) });

const template: Command<z.infer<typeof templateInput>> = {
  name: "charter.template",
  summary: "Begins the charter of AI Product Ops or Revenue Engineering with the method's text.",
  input: templateInput,
  run: (pilot, { role }, context) => {
    if (charters(pilot).some(({ key }) => key === role)) {
      return failure("RULE", `there is a charter of ${role} already`, { where: "/role" });
    }
    const found = CHARTER_TEMPLATES.find((one) => one.role === role);
    if (found === undefined) return failure("COMMAND_INPUT", "there is no such template", { where: "/role" });
    const { decisionTypes, ...fields } = found;
    const today = dateOfMoment(context.now, pilotRecord(pilot).timeZone) ?? 0;
    const rights = rightsInForce(pilot, today)
      .rows.filter(({ decisionType }) => decisionTypes.includes(decisionType))
      .map(({ id }) => id);
    return success({
      changes: creation(context.nextId(), "charter", {
        ...(fields as unknown as JsonObject),
        version: 1,
        ...(rights.length === 0 ? {} : { rights }),
      }),
    });
  },
};

const reviseInput = z.strictObject({ id: recordId, reason: text.exactOptional() });

const revise: Command<z.infer<typeof reviseInput>> = {
  name: "charter.revise",
  summary: "Drafts the next version of an approved charter with the text of the newest one.",
  input: reviseInput,
  run: (pilot, { id, reason }, context) => {
    const found = newestOf(pilot, id);
    if (!found.ok) return found;
    const newest = found.value;
    if (newest.approvedOn === undefined) {
      return failure("RULE", `version ${versionOf(newest)} is being drafted already`, { where: "/id" });
    }
    const { id: before, circle, withheld: _, approvedOn: __, reason: ___, ...fields } = newest;
    return success({
      changes: creation(
        context.nextId(),
        "charter",
        {
          ...(fields as unknown as JsonObject),
          version: versionOf(newest) + 1,
          follows: before,
          reason,
        },
        circle,
      ),
    });
  },
};

function newestOf(pilot: PilotState, id: string) {
  const named = presentRecord(pilot, "charter", id);
  if (!named.ok) return named;
  const key = keyOf(named.value);
  const versions = charters(pilot).find((one) => one.key === key)?.versions ?? [];
  return success(versions.at(-1) ?? named.value);
}

const approveInput = z.strictObject({ id: recordId, on: date.exactOptional(), reason: text.exactOptional() });

const approve: Command<z.infer<typeof approveInput>> = {
  name: "charter.approve",
  summary: "Approves a version of a charter from a date on; a second version says why it follows.",
  input: approveInput,
  run: (pilot, { id, on, reason }, context): Result<{ changes: ReturnType<typeof edits> }> => {
    const found = presentRecord(pilot, "charter", id);
    if (!found.ok) return found;
    const charter = found.value;
    if (charter.approvedOn !== undefined) {
      return failure("RULE", `version ${versionOf(charter)} is approved already`, { where: "/id" });
    }
    if (charter.holder === undefined) {
      return failure("RULE", "nobody holds the charter: name its holder first", { where: "/id" });
    }
    const why = reason ?? charter.reason;
    if (charter.follows !== undefined && why === undefined) {
      return failure("RULE", "it follows an earlier version: say in a sentence why", { where: "/reason" });
    }
    const today = dateOfMoment(context.now, pilotRecord(pilot).timeZone) ?? 0;
    if (on !== undefined && (dayOf(on) ?? 0) > today) {
      return failure("RULE", "a charter is approved today or was before, not later", { where: "/on" });
    }
    const approvedOn = on ?? formatCalendarDate(today);
    return success({ changes: edits(pilot, id, { approvedOn, reason: why }) });
  },
};

/** The commands of charters: versions that are approved and followed, never changed. */
export function charterCommands(): readonly AnyCommand[] {
  return [
    addCommand("charter"),
    unapproved(editCommand("charter")),
    unapproved(removeCommand("charter")),
    template,
    revise,
    approve,
  ];
}
