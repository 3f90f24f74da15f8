import * as z from "zod";
import { instantOf } from "../calendar/moments.ts";
import { changeTitle, changeWord } from "../domain/change-state.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { moment, referenceTo } from "../records/field-types.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { AnyCommand, Command } from "./command.ts";
import { edits } from "./field-changes.ts";
import { pastMoment } from "./past-moment.ts";
import { presentRecord } from "./present-record.ts";

const id = z.string().min(1).max(200);
const people = z.array(referenceTo("person")).min(1).max(100);

type Approvals = NonNullable<RecordOf<"change">["approvals"]>;

const askInput = z.strictObject({ id, of: people, at: moment.exactOptional() });

const ask: Command<z.infer<typeof askInput>> = {
  name: "change.ask",
  summary: "Asks people to approve a planned change; their waiting time runs from then on.",
  input: askInput,
  run: (pilot, { id: change, of, at }, context) => {
    const asked = pastMoment(at, context);
    if (!asked.ok) return asked;
    return onPlanned(pilot, change, (approvals) => {
      const there = new Set(approvals.map(({ by }) => by));
      const added = [...new Set(of)].filter((by) => !there.has(by));
      return success([...approvals, ...added.map((by) => ({ by, askedAt: asked.value }))]);
    });
  },
};

const approveInput = z.strictObject({ id, by: referenceTo("person"), at: moment.exactOptional() });

const approve: Command<z.infer<typeof approveInput>> = {
  name: "change.approve",
  summary: "Records that somebody approved a planned change, whether they were asked or not.",
  input: approveInput,
  run: (pilot, { id: change, by, at }, context) => {
    const given = pastMoment(at, context);
    if (!given.ok) return given;
    return onPlanned(pilot, change, (approvals) => {
      const own = approvals.find((approval) => approval.by === by);
      if ((instantOf(own?.askedAt) ?? Number.NEGATIVE_INFINITY) > (instantOf(given.value) ?? 0)) {
        return failure("TIME_ORDER", "the approval was given before it was asked for", { where: "/at" });
      }
      return success(
        own === undefined
          ? [...approvals, { by, givenAt: given.value }]
          : approvals.map((approval) =>
              approval.by === by ? { ...approval, givenAt: given.value } : approval,
            ),
      );
    });
  },
};

const unaskInput = z.strictObject({ id, of: people });

const unask: Command<z.infer<typeof unaskInput>> = {
  name: "change.unask",
  summary: "Takes back that people were asked to approve a planned change, where they have not approved it.",
  input: unaskInput,
  run: (pilot, { id: change, of }) =>
    onPlanned(pilot, change, (approvals) => {
      const given = approvals.find(({ by, givenAt }) => of.includes(by) && givenAt !== undefined);
      return given === undefined
        ? success(approvals.filter(({ by }) => !of.includes(by)))
        : failure("RULE", "an approval that was given is not taken back", { where: "/of" });
    }),
};

/** `change.ask`, `change.approve`, `change.unask`: whose word a planned change waits for. */
export function approvalCommands(): readonly AnyCommand[] {
  return [ask, approve, unask];
}

function onPlanned(pilot: PilotState, id: string, next: (approvals: Approvals) => Result<Approvals>) {
  const change = presentRecord(pilot, "change", id);
  if (!change.ok) return change;
  const state = changeWord(change.value);
  if (state !== "planned") {
    const title = changeTitle(change.value).slice(0, 60);
    return failure("RULE", `"${title}" is ${state}: approvals are asked and given while it is planned`, {
      where: "/id",
    });
  }
  const approvals = next(change.value.approvals ?? []);
  if (!approvals.ok) return approvals;
  return success({
    changes: edits(pilot, id, { approvals: approvals.value.length === 0 ? null : approvals.value }),
  });
}
