import * as z from "zod";
import { dateOfMoment, dayOf } from "../calendar/moments.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { date, link, text } from "../records/field-types.ts";
import { pilotRecord, recordById, recordsOf } from "../records/read-records.ts";
import type { Command, CommandContext } from "./command.ts";
import { creation, edits } from "./field-changes.ts";

const row = z.strictObject({
  /** An item of the checklist, or a question. */
  kind: z.enum(["item", "ask"]),
  id: z.string().min(1).max(200),
  /** Items: the new due date, the day on which it was done, a note, and where that can be seen. */
  due: date.exactOptional(),
  doneOn: date.exactOptional(),
  note: text.exactOptional(),
  evidence: link.exactOptional(),
  /** Questions: the answer. */
  answer: text.exactOptional(),
});

const input = z.strictObject({
  /** Id of the person whose slip it is. */
  person: z.string().min(1).max(200),
  rows: z.array(row).max(1000),
});

type Row = z.infer<typeof row>;

/**
 * Takes the answers of an owner slip: all rows or none. Only what is the person's own can be answered; what is said
 * already changes nothing.
 */
export const ownerSlipTake: Command<z.infer<typeof input>> = {
  name: "ownerSlip.take",
  summary:
    "Takes the answers of a person's owner slip: done, due dates, notes and evidence of items, answers to questions.",
  input,
  run: (pilot, { person, rows }, context) => {
    if (recordById(pilot, "person", person) === null) {
      return failure("REF_DANGLING", `there is no person ${person.slice(0, 60)}`, { where: "/person" });
    }
    const changes: FieldChange[] = [];
    const seen = new Set<string>();
    for (const [place, one] of rows.entries()) {
      const where = `/rows/${place}`;
      if (seen.has(one.id)) return failure("ID_DUP", "the row stands twice in the slip", { where });
      seen.add(one.id);
      const made =
        one.kind === "item"
          ? itemChanges(pilot, person, one, context)
          : askChanges(pilot, person, one, context);
      if (!made.ok) {
        const inside = made.problem.where ?? "";
        return failure(made.problem.code, made.problem.message, { where: `${where}${inside}` });
      }
      changes.push(...made.value);
    }
    return success({ changes });
  },
};

function itemChanges(
  pilot: PilotState,
  person: string,
  { id, due, doneOn, note, evidence, answer }: Row,
  context: CommandContext,
): Result<readonly FieldChange[]> {
  const item = recordById(pilot, "checklistItem", id);
  if (item === null) return failure("REF_DANGLING", `there is no item ${id.slice(0, 60)}`, { where: "/id" });
  if (item.dri !== person) return failure("RULE", `"${item.title}" has another DRI`, { where: "/id" });
  if (answer !== undefined) return failure("RULE", "an item is done, not answered", { where: "/answer" });
  const today = dateOfMoment(context.now, pilotRecord(pilot).timeZone) ?? 0;
  if ((dayOf(doneOn) ?? 0) > today)
    return failure("RANGE", `${doneOn ?? ""} has not come yet`, { where: "/doneOn" });
  const isKnown = recordsOf(pilot, "evidence").some((one) => one.about === id && one.link === evidence);
  return success([
    ...edits(pilot, id, {
      ...(due === undefined ? {} : { due }),
      ...(note === undefined ? {} : { note }),
      ...(doneOn === undefined || item.status === "done" ? {} : { status: "claimed" }),
    }),
    ...(evidence === undefined || isKnown
      ? []
      : creation(context.nextId(), "evidence", { about: id, kind: "link", link: evidence, on: doneOn })),
  ]);
}

function askChanges(
  pilot: PilotState,
  person: string,
  { id, due, doneOn, note, evidence, answer }: Row,
  { now }: CommandContext,
): Result<readonly FieldChange[]> {
  const ask = recordById(pilot, "ask", id);
  if (ask === null)
    return failure("REF_DANGLING", `there is no question ${id.slice(0, 60)}`, { where: "/id" });
  if (ask.owner !== person) return failure("RULE", "the question is put to somebody else", { where: "/id" });
  const others = { due, doneOn, note, evidence };
  const stray = Object.entries(others).find(([, value]) => value !== undefined);
  if (stray !== undefined) {
    return failure("RULE", "a question has an answer, nothing else", { where: `/${stray[0]}` });
  }
  if (answer === undefined || answer === ask.answer) return success([]);
  return success(edits(pilot, id, { answer, answeredAt: now, answeredBy: person }));
}
