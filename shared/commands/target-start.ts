import * as z from "zod";
import { formatCalendarDate, parseCalendarDate } from "../calendar/calendar-date.ts";
import { readinessPlan } from "../domain/readiness/readiness-plan.ts";
import { SECTION_NAMES } from "../domain/readiness/readiness-question.ts";
import { readinessState } from "../domain/readiness/readiness-state.ts";
import { failure, success } from "../errors/problem.ts";
import { date } from "../records/field-types.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { Command } from "./command.ts";
import { creation, edits } from "./field-changes.ts";
import { dueDateChanges } from "./pilot-commands.ts";

const input = z.strictObject({
  startDate: date,
  /** Keys of lines of the plan that are left out; absent: all are taken over. */
  without: z.array(z.string().min(1).max(200)).exactOptional(),
});

/**
 * A diligence target becomes a pilot: Day 0 is set, the plan of 180 days is laid out, and the plan from day one becomes
 * items of the pilot's own, each due by its day.
 */
export const targetStart: Command<z.infer<typeof input>> = {
  name: "target.start",
  summary:
    "Turns a diligence target into a pilot: sets Day 0 and takes its transformation plan over as items.",
  input,
  run: (pilot, { startDate, without = [] }, context) => {
    const root = pilotRecord(pilot);
    if (root.status !== "target") return failure("RULE", "it is a pilot already");
    const start = parseCalendarDate(startDate);
    if (start === null) {
      return failure("COMMAND_INPUT", "startDate is not a date (YYYY-MM-DD)", { where: "/startDate" });
    }
    const plan = readinessPlan(readinessState(pilot));
    const stranger = without.findIndex((key) => plan.every((line) => line.key !== key));
    if (stranger !== -1) {
      return failure("COMMAND_INPUT", "the plan has no such line", { where: `/without/${stranger}` });
    }
    const lines = plan.filter(({ key }) => !without.includes(key));
    const diligence = recordsOf(pilot, "diligence").at(-1);
    return success({
      changes: [
        ...edits(pilot, root.id, { status: "active", startDate }),
        ...dueDateChanges(pilot, startDate),
        ...(diligence === undefined ? [] : edits(pilot, diligence.id, { convertedTo: pilot.pilotId })),
        ...lines.flatMap(({ title, phase, dueDay, gaps }) =>
          creation(context.nextId(), "checklistItem", {
            phase,
            title,
            due: formatCalendarDate(start + dueDay),
            status: "open",
            note: `From the readiness questionnaire: ${gaps
              .map(({ section, level, found }) => `${SECTION_NAMES[section]}, level ${level}: ${found}`)
              .join(" ")}`,
          }),
        ),
      ],
      notes: [`${lines.length} lines of the plan from day one became items`],
    });
  },
};
