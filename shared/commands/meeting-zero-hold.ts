import * as z from "zod";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { dateOfMoment } from "../calendar/moments.ts";
import { BOTTLENECK, MEETING_ROLES, type MeetingRole } from "../domain/meeting-zero.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { decision } from "../records/decision.ts";
import { date, LONGEST_NAME, name, scopeName, text } from "../records/field-types.ts";
import { meetingZero } from "../records/meeting-zero.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { Command, CommandContext, CommandOutcome } from "./command.ts";
import { creation, edits } from "./field-changes.ts";
import { dueDateChanges } from "./pilot-commands.ts";
import { scopeByName } from "./scope-commands.ts";

const { figures, trends, options } = meetingZero.fields.shape;

const input = z.strictObject({
  heldOn: date.exactOptional(),
  workflow: z.strictObject({
    name: scopeName,
    customerPromise: text.exactOptional(),
    chosenBecauseBad: z.boolean().exactOptional(),
  }),
  /** The leaders; who has no name here is held by nobody. */
  people: z
    .array(z.strictObject({ role: z.enum(MEETING_ROLES), name, present: z.boolean().exactOptional() }))
    .refine(
      (people) => new Set(people.map(({ role }) => role)).size === people.length,
      "a role is named twice",
    ),
  figures: figures.unwrap(),
  trends,
  question: text,
  options,
  /** What was decided, with its three lenses; without it the room could not decide. */
  decision: z
    .strictObject({
      chosen: text,
      lenses: decision.fields.shape.lenses.unwrap(),
      /** The name of one of the people. */
      decidedBy: name.exactOptional(),
    })
    .exactOptional(),
  /** Without a decision: what kept the room from deciding. */
  outcome: text.exactOptional(),
  /** Day 0, where the pilot has none yet. */
  startDate: date.exactOptional(),
});

type Input = z.infer<typeof input>;

/** Holds Meeting Zero: workflow, leaders, five numbers, the trade-off decided or not, Day 0; one entry of the journal. */
export const meetingZeroHold: Command<Input> = {
  name: "meetingZero.hold",
  summary:
    "Holds Meeting Zero: workflow, leaders, five numbers, the trade-off decided with three lenses or not, Day 0.",
  input,
  run: (pilot, given, context) => {
    const refusal = refusalOf(pilot, given);
    if (refusal !== null) return refusal;
    const { name: workflowName, ...promise } = given.workflow;
    const workflow = scopeByName(pilot, "workflow", workflowName, promise);
    const people = namePeople(pilot, given.people, context);
    const made = given.decision === undefined ? null : makeDecision(given, workflow.id, people, context);
    if (made !== null && !made.ok) return made;
    const meeting = creation(context.nextId(), "meetingZero", {
      heldOn: given.heldOn ?? today(pilot, context),
      workflow: workflow.id,
      attendees: people.attendees,
      figures: given.figures,
      trends: given.trends,
      question: given.question,
      options: given.options,
      decided: made !== null,
      outcome: given.decision?.chosen ?? given.outcome,
      decision: made?.value.id,
    });
    return success({
      changes: [
        ...workflow.changes,
        ...people.changes,
        ...(made?.value.changes ?? []),
        ...meeting,
        ...pilotChanges(pilot, workflow.id, given.startDate),
      ],
      ...(made === null ? { notes: [BOTTLENECK] } : {}),
    } satisfies CommandOutcome);
  },
};

function refusalOf(pilot: PilotState, { startDate, decision: made, outcome }: Input): Result<never> | null {
  const [held] = recordsOf(pilot, "meetingZero");
  if (held !== undefined) return failure("RULE", `Meeting Zero was held on ${held.heldOn} already`);
  const present = pilotRecord(pilot).startDate;
  if (startDate !== undefined && present !== undefined && startDate !== present) {
    return failure("RULE", `Day 0 is set already: ${present}`, { where: "/startDate" });
  }
  if (made !== undefined && outcome !== undefined) {
    return failure("RULE", "a meeting that decided has its outcome in the decision", { where: "/outcome" });
  }
  return null;
}

interface NamedPeople {
  readonly changes: readonly FieldChange[];
  readonly attendees: readonly string[];
  /** From the name to the id, of those named now and of those there were. */
  readonly byName: ReadonlyMap<string, string>;
}

const FUNCTIONS: Readonly<Record<MeetingRole, string>> = {
  CPO: "product",
  CTO: "technology",
  CRO: "revenue",
};

/** Who is there already under the name stays who they are, and has the role from now on where they had none. */
function namePeople(pilot: PilotState, people: Input["people"], context: CommandContext): NamedPeople {
  const changes: FieldChange[] = [];
  const attendees = new Set<string>();
  const present = recordsOf(pilot, "person").filter(({ active }) => active !== false);
  const byName = new Map(present.map((person) => [keyOf(person.name), person.id]));
  for (const { role, name: given, present: isHere } of people) {
    let id = byName.get(keyOf(given));
    const before = present.find((person) => person.id === id);
    if (id === undefined) {
      id = context.nextId();
      byName.set(keyOf(given), id);
      changes.push(...creation(id, "person", { name: given, role, function: FUNCTIONS[role] }));
    } else if (before !== undefined && before.role === undefined) {
      changes.push(...edits(pilot, id, { role, function: before.function ?? FUNCTIONS[role] }));
    }
    if (isHere !== false) attendees.add(id);
  }
  return { changes, attendees: [...attendees], byName };
}

function makeDecision(
  { decision: given, question, options: choices }: Input,
  workflow: string,
  { byName }: NamedPeople,
  context: CommandContext,
): Result<{ readonly id: string; readonly changes: readonly FieldChange[] }> {
  const decidedBy = given?.decidedBy === undefined ? undefined : byName.get(keyOf(given.decidedBy));
  if (given?.decidedBy !== undefined && decidedBy === undefined) {
    return failure("REF_DANGLING", `nobody here is called ${given.decidedBy.slice(0, 60)}`, {
      where: "/decision/decidedBy",
    });
  }
  const id = context.nextId();
  const changes = creation(id, "decision", {
    title: question.replaceAll(/\s+/gu, " ").slice(0, LONGEST_NAME),
    question,
    options: choices,
    workflow,
    lenses: given?.lenses,
    chosen: given?.chosen,
    status: "approved",
    decidedBy,
    decidedAt: context.now,
  });
  return success({ id, changes });
}

function pilotChanges(
  pilot: PilotState,
  workflow: string,
  startDate: string | undefined,
): readonly FieldChange[] {
  const record = pilotRecord(pilot);
  const isStarting = startDate !== undefined && record.startDate === undefined;
  return [
    ...(record.firstWorkflow === undefined ? edits(pilot, record.id, { firstWorkflow: workflow }) : []),
    ...(isStarting
      ? [
          ...edits(pilot, record.id, {
            startDate,
            ...(record.status === "target" ? { status: "active" } : {}),
          }),
          ...dueDateChanges(pilot, startDate),
        ]
      : []),
  ];
}

function today(pilot: PilotState, { now }: CommandContext): string {
  const day = dateOfMoment(now, pilotRecord(pilot).timeZone);
  if (day === null) throw new Error("now is not a moment");
  return formatCalendarDate(day);
}

function keyOf(given: string): string {
  return given.trim().normalize("NFC").toLowerCase();
}
