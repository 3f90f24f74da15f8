import * as z from "zod";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { dateOfMoment, dayOf } from "../calendar/moments.ts";
import { reviewSeries } from "../domain/review-series.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { date, text } from "../records/field-types.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { REVIEW_KINDS, review } from "../records/review.ts";
import type { AnyCommand, Command, CommandContext } from "./command.ts";
import { creation, edits } from "./field-changes.ts";
import { presentRecord } from "./present-record.ts";
import {
  type AddInput,
  addCommand,
  type EditInput,
  editCommand,
  type RemoveInput,
  removeCommand,
} from "./record-commands.ts";
import { reviewClose } from "./review-close.ts";
import { reviewReset } from "./review-reset.ts";

const recordId = z.string().min(1).max(200);
const kind = z.enum(REVIEW_KINDS);
const { attendance, sections, onStage, decisions, obligations, parked, tradeOff, minutes } =
  review.fields.shape;

/** What only holding, moving and missing one writes. */
const BY_HOLDING = ["moves", "missed", "cells", "seen"] as const;

/** Puts a review on record as it was, or plans one. */
const add: Command<AddInput> = {
  ...addCommand("review", BY_HOLDING),
  summary: "Plans a review, or puts one on record that was held elsewhere.",
};

const edit: Command<EditInput> = {
  ...editCommand("review", [
    "plannedOn",
    "attendance",
    "sections",
    "decisions",
    "obligations",
    "parked",
    "minutes",
    "tradeOff",
  ]),
  summary: "Sets fields of a review that is not closed; null unsets one.",
  run: (pilot, input, context) => {
    const found = openReview(pilot, input.id);
    return found.ok ? editCommand("review").run(pilot, input, context) : found;
  },
};

const remove: Command<RemoveInput> = {
  ...removeCommand("review"),
  summary: "Removes a review that was not closed; it stays in the journal.",
  run: (pilot, input, context) => {
    const found = openReview(pilot, input.id);
    return found.ok ? removeCommand("review").run(pilot, input, context) : found;
  },
};

const startInput = z.strictObject({
  kind,
  /** The planned one that is held now; without it the one of the nearest date, or one beside the rhythm. */
  id: recordId.exactOptional(),
  attendance,
});

/** Starts a review now. */
const start: Command<z.infer<typeof startInput>> = {
  name: "review.start",
  summary: "Starts a weekly, monthly or quarterly review now; one that runs already is gone on with instead.",
  input: startInput,
  run: (pilot, given, context) => {
    const running = runningReview(pilot, given.kind);
    if (running !== null) {
      return failure(
        "RULE",
        `a ${given.kind} review runs already since ${running.startedAt ?? ""}: go on with it, or close it`,
      );
    }
    const present = given.attendance === undefined ? {} : { attendance: given.attendance };
    const today = todayOf(pilot, context);
    const planned = given.id ?? plannedFor(pilot, given.kind, today)?.id;
    if (planned === undefined) {
      const fields = { kind: given.kind, plannedOn: formatCalendarDate(today) };
      return success({
        changes: creation(context.nextId(), "review", { ...fields, startedAt: context.now, ...present }),
      });
    }
    const found = openReview(pilot, planned);
    if (!found.ok) return found;
    if (found.value.kind !== given.kind) {
      return failure("RULE", `that is a ${found.value.kind} review`, { where: "/id" });
    }
    return success({ changes: edits(pilot, planned, { startedAt: context.now, missed: null, ...present }) });
  },
};

const recordInput = z.strictObject({
  id: recordId,
  attendance,
  sections,
  onStage,
  decisions,
  obligations,
  parked,
  tradeOff: z.exactOptional(z.nullable(tradeOff.unwrap())),
  minutes,
});

/** Notes what happens in the room while a review runs. */
const record: Command<z.infer<typeof recordInput>> = {
  name: "review.record",
  summary:
    "Notes attendance, time spent, what is on stage, decisions, answers, parked points and the trade-off of a review that runs.",
  input: recordInput,
  run: (pilot, { id, ...fields }) => {
    const found = runningById(pilot, id);
    return found.ok ? success({ changes: edits(pilot, id, fields) }) : found;
  },
};

const which = {
  /** The review on record; without it the one that the rhythm has on `on`. */
  id: recordId.exactOptional(),
  kind: kind.exactOptional(),
  on: date.exactOptional(),
};

const moveInput = z.strictObject({ ...which, to: date, reason: text });

/** Moves a review to another date, and says why. */
const move: Command<z.infer<typeof moveInput>> = {
  name: "review.move",
  summary: "Moves a review of the rhythm to another date, with the reason: it is counted as moved.",
  input: moveInput,
  run: (pilot, { to, reason, ...given }, context) => {
    const found = namedReview(pilot, given);
    if (!found.ok) return found;
    const { record: present, from, kind: ofKind } = found.value;
    if (present?.startedAt !== undefined) return failure("RULE", "it was started already: it is not moved");
    if (from === to) return failure("RULE", `it stands on ${to} already`, { where: "/to" });
    const moved = [...(present?.moves ?? []), { from, to, reason, at: context.now }];
    const fields = { plannedOn: to, moves: moved };
    return success({
      changes:
        present === null
          ? creation(context.nextId(), "review", { kind: ofKind, ...fields })
          : edits(pilot, present.id, { ...fields, missed: null }),
    });
  },
};

const missInput = z.strictObject({ ...which, reason: text });

/** Says why a review was not held. */
const miss: Command<z.infer<typeof missInput>> = {
  name: "review.miss",
  summary: "Records that a review was not held, with the reason: it is counted as missed.",
  input: missInput,
  run: (pilot, { reason, ...given }, context) => {
    const found = namedReview(pilot, given);
    if (!found.ok) return found;
    const { record: present, from, kind: ofKind } = found.value;
    if ((dayOf(from) ?? 0) > todayOf(pilot, context)) {
      return failure("RULE", `${from} has not come yet: move the review instead`, { where: "/on" });
    }
    const missed = { reason, at: context.now };
    return success({
      changes:
        present === null
          ? creation(context.nextId(), "review", { kind: ofKind, plannedOn: from, missed })
          : edits(pilot, present.id, { missed, startedAt: null }),
    });
  },
};

interface NamedReview {
  readonly record: RecordOf<"review"> | null;
  readonly kind: RecordOf<"review">["kind"];
  /** Where it stands in the calendar now. */
  readonly from: string;
}

/** The review that a command names by its id, or by its kind and date in the rhythm. */
function namedReview(
  pilot: PilotState,
  {
    id,
    kind: ofKind,
    on,
  }: { readonly id?: string; readonly kind?: NamedReview["kind"]; readonly on?: string },
): Result<NamedReview> {
  if (id !== undefined) {
    const found = openReview(pilot, id);
    if (!found.ok) return found;
    const { plannedOn, startedAt } = found.value;
    const from = plannedOn ?? dateText(dateOfMoment(startedAt, pilotRecord(pilot).timeZone));
    return from === null
      ? failure("RULE", "the review has no date", { where: "/id" })
      : success({ record: found.value, kind: found.value.kind, from });
  }
  if (ofKind === undefined || on === undefined) {
    return failure("COMMAND_INPUT", "name a review by id, or by kind and on", { where: "/on" });
  }
  const day = dayOf(on) ?? Number.NaN;
  const entry = reviewSeries(pilot, ofKind, day).entries.find((one) => one.due === day || one.on === day);
  if (entry === undefined) {
    return failure("RULE", `the rhythm has no ${ofKind} review on ${on}`, { where: "/on" });
  }
  if (entry.review === null) return success({ record: null, kind: ofKind, from: on });
  return namedReview(pilot, { id: entry.review });
}

function dateText(day: number | null): string | null {
  return day === null ? null : formatCalendarDate(day);
}

function openReview(pilot: PilotState, id: string): Result<RecordOf<"review">> {
  const found = presentRecord(pilot, "review", id);
  if (!found.ok || found.value.closedAt === undefined) return found;
  return failure("RULE", "the review is closed: its minutes stay as they are", { where: "/id" });
}

/** A review that was started and not closed, by its id. */
export function runningById(pilot: PilotState, id: string): Result<RecordOf<"review">> {
  const found = openReview(pilot, id);
  if (!found.ok || found.value.startedAt !== undefined) return found;
  return failure("RULE", "the review was not started", { where: "/id" });
}

function runningReview(pilot: PilotState, ofKind: string): RecordOf<"review"> | null {
  return (
    recordsOf(pilot, "review").find(
      (one) => one.kind === ofKind && one.startedAt !== undefined && one.closedAt === undefined,
    ) ?? null
  );
}

/** The review on record that stands in the calendar for today. */
function plannedFor(
  pilot: PilotState,
  ofKind: NamedReview["kind"],
  today: number,
): RecordOf<"review"> | null {
  const open = recordsOf(pilot, "review").filter(
    (one) =>
      one.kind === ofKind &&
      one.startedAt === undefined &&
      one.closedAt === undefined &&
      one.missed === undefined,
  );
  return open.find(({ plannedOn }) => dayOf(plannedOn) === today) ?? null;
}

function todayOf(pilot: PilotState, { now }: CommandContext): number {
  return dateOfMoment(now, pilotRecord(pilot).timeZone) ?? 0;
}

/** Everything that is done with reviews. */
export function reviewCommands(): readonly AnyCommand[] {
  return [add, edit, remove, start, record, move, miss, reviewReset, reviewClose];
}
