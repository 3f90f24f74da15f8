import * as z from "zod";
import { currentTerms } from "../domain/ownership.ts";
import { liveThresholds } from "../domain/threshold-terms.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { FieldChange } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { text } from "../records/field-types.ts";
import { recordsOf } from "../records/read-records.ts";
import { thresholdTerms } from "../records/threshold.ts";
import type { Command, CommandContext, CommandOutcome } from "./command.ts";
import { thresholdAdd, thresholdRevise } from "./threshold-commands.ts";

const { direction, breach, warn, periods, action, deadlineHours } = thresholdTerms;
const name = z.string().min(1).max(200);

const row = z.strictObject({
  /** Id of the threshold; without it the row sets a new one. */
  id: name.exactOptional(),
  metric: name,
  /** Names as the sheet has them; `*` or absent: all. */
  workflow: name.exactOptional(),
  segment: name.exactOptional(),
  owner: name.exactOptional(),
  direction,
  breach,
  warn,
  periods,
  action,
  deadlineHours,
  /** Why a line is loosened. */
  reason: text.exactOptional(),
});

const input = z.strictObject({ rows: z.array(row).max(1000) });

type Row = z.infer<typeof row>;

/** Takes the sheet of metrics back: lines, owners and actions, all rows or none. What stands already changes nothing. */
export const kpisTake: Command<z.infer<typeof input>> = {
  name: "kpis.take",
  summary: "Takes the sheet KPIs back: line, owner, action and deadline of each metric, all rows or none.",
  input,
  run: (pilot, { rows }, context) => {
    const changes: FieldChange[] = [];
    const notes: string[] = [];
    const seen = new Set<string>();
    for (const [place, one] of rows.entries()) {
      const where = `/rows/${place}`;
      const key = one.id ?? JSON.stringify([one.metric, one.workflow, one.segment, one.direction]);
      if (seen.has(key)) return failure("ID_DUP", "the row stands twice in the sheet", { where });
      seen.add(key);
      const made = rowOutcome(pilot, one, context);
      if (!made.ok) {
        const { code, message, where: inside = "", remedy } = made.problem;
        return failure(code, message, {
          where: `${where}${inside === "/overruleReason" ? "/reason" : inside}`,
          ...(remedy === undefined ? {} : { remedy }),
        });
      }
      changes.push(...made.value.changes);
      notes.push(...(made.value.changes.length === 0 ? [] : (made.value.notes ?? [])));
    }
    return success({ changes, notes });
  },
};

function rowOutcome(
  pilot: PilotState,
  { id, metric, workflow, segment, owner, reason, ...terms }: Row,
  context: CommandContext,
): Result<CommandOutcome> {
  const person = owner === undefined ? success(undefined) : idOf(pilot, "person", owner, "/owner");
  if (!person.ok) return person;
  const holder = person.value === undefined ? {} : { owner: person.value };
  if (id !== undefined) {
    const standing = liveThresholds(pilot).find((one) => one.id === id);
    if (standing === undefined || standing.metric !== metric) {
      return failure("REF_DANGLING", `there is no threshold ${id.slice(0, 60)} of ${metric.slice(0, 40)}`, {
        where: "/id",
      });
    }
    // What is empty in the sheet was taken out of it: it is unset, not kept.
    const unset = { warn: null, action: null, deadlineHours: null };
    const [before, after] = [currentTerms(standing)?.periods ?? 1, terms.periods ?? 1];
    const { periods: _, ...others } = terms;
    const given = { ...unset, ...others, ...(before === after ? {} : { periods: after }), ...holder };
    return thresholdRevise.run(
      pilot,
      { id, ...given, ...(reason === undefined ? {} : { overruleReason: reason }) },
      context,
    );
  }
  const [own, part] = [scopeId(pilot, "workflow", workflow), scopeId(pilot, "segment", segment)];
  if (!own.ok) return own;
  if (!part.ok) return part;
  return thresholdAdd.run(
    pilot,
    {
      metric,
      ...(own.value === undefined ? {} : { workflow: own.value }),
      ...(part.value === undefined ? {} : { segment: part.value }),
      ...terms,
      ...holder,
    },
    context,
  );
}

function scopeId(
  pilot: PilotState,
  type: "workflow" | "segment",
  named: string | undefined,
): Result<string | undefined> {
  return named === undefined || named === "*" ? success(undefined) : idOf(pilot, type, named, `/${type}`);
}

/** The record of exactly this name. */
function idOf(
  pilot: PilotState,
  type: "person" | "workflow" | "segment",
  named: string,
  where: string,
): Result<string> {
  const found = recordsOf(pilot, type).filter((record) => record.name === named);
  const [only] = found;
  return only !== undefined && found.length === 1
    ? success(only.id)
    : failure("REF_DANGLING", `there is no one ${type} "${named.slice(0, 60)}"`, { where });
}
