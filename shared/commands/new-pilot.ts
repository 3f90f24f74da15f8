import * as z from "zod";
import { formatCalendarDate, parseCalendarDate } from "../calendar/calendar-date.ts";
import { isTimeZone } from "../calendar/zone.ts";
import { CHECKLIST_TEMPLATE } from "../domain/checklist-template.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { WholePilot } from "../journal/pilot-state.ts";
import { date, name } from "../records/field-types.ts";
import { pilot as pilotType } from "../records/pilot.ts";
import type { Command } from "./command.ts";
import { type CommandWorld, type Execution, executeWith } from "./execute-command.ts";
import { creation } from "./field-changes.ts";

/** What a fresh pilot is made from. Without a start date it is a diligence target. */
export interface NewPilot {
  readonly company: string;
  readonly startDate?: string;
  readonly timeZone: string;
  readonly currency: string;
}

const pilotCreate: Command<NewPilot> = {
  name: "pilot.create",
  summary: "Makes a pilot with its company and the checklist of the template.",
  input: z.strictObject({
    company: name,
    startDate: date.exactOptional(),
    timeZone: name,
    currency: pilotType.fields.shape.currency,
  }),
  run: (pilot, input, context) => {
    if (!isTimeZone(input.timeZone)) {
      return failure("COMMAND_INPUT", `${input.timeZone.slice(0, 40)} is not a time zone`, {
        where: "/timeZone",
      });
    }
    context.nextId();
    const company = context.nextId();
    const { startDate, timeZone, currency } = input;
    const startDay = startDate === undefined ? null : parseCalendarDate(startDate);
    const status = startDate === undefined ? "target" : "active";
    const changes = [
      ...creation(pilot.pilotId, "pilot", { company, status, startDate, timeZone, currency }),
      ...creation(company, "company", { name: input.company }),
      ...CHECKLIST_TEMPLATE.flatMap(({ key, phase, title, dueDay }) =>
        creation(context.nextId(), "checklistItem", {
          template: key,
          phase,
          title,
          due: startDay === null ? undefined : formatCalendarDate(startDay + dueDay),
          status: "open",
        }),
      ),
    ];
    return success({ changes });
  },
};

/**
 * A fresh pilot: its record, its company and the seventeen checklist items of the template, due by their day. Its id is
 * that of the first record of the replica. Fails with COMMAND_INPUT.
 */
export function newPilot(input: NewPilot, world: CommandWorld): Result<Execution<WholePilot>> {
  const empty: WholePilot = {
    pilotId: `${world.replica}-1-1`,
    records: new Map(),
    entries: [],
    confidential: new Map(),
    batches: new Map(),
    attachments: new Map(),
  };
  const commands = new Map([[pilotCreate.name, pilotCreate]]);
  return executeWith(commands, empty, { command: pilotCreate.name, input }, world);
}
