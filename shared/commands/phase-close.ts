import * as z from "zod";
import { instantOf } from "../calendar/moments.ts";
import { isSettled } from "../domain/checklist-item.ts";
import { hardIncentiveFlags } from "../domain/incentive-plans.ts";
import { pilotView } from "../domain/pilot-view.ts";
import { failure, success } from "../errors/problem.ts";
import { readDataset } from "../pilot-data/dataset-reader.ts";
import { checklistItem } from "../records/checklist-item.ts";
import { text } from "../records/field-types.ts";
import { recordById } from "../records/read-records.ts";
import type { Command } from "./command.ts";
import { edits } from "./field-changes.ts";

const input = z.strictObject({
  phase: checklistItem.fields.shape.phase,
  /** A reason for each item that is not proven. */
  reasons: z.array(z.strictObject({ item: z.string().min(1).max(200), reason: text })),
});

/**
 * Closes a phase with what is not proven: each such item is overridden with a reason. RULE where one of them has none, so
 * that a gate is never closed by half.
 */
export const phaseClose: Command<z.infer<typeof input>> = {
  name: "phase.close",
  summary: "Closes a phase: overrides each of its items that is not proven, each with its reason.",
  input,
  run: (pilot, { phase, reasons }, context) => {
    const dataset = readDataset(pilot);
    if (!dataset.ok) return dataset;
    const { items } = pilotView(pilot, dataset.value, instantOf(context.now) ?? 0);
    const hard = phase === "P3" ? hardIncentiveFlags(pilot) : [];
    if (hard.length > 0) {
      return failure("RULE", `P3 stays open whatever is overridden: ${hard.join("; ")}`, {
        where: "/phase",
        remedy: "Put part of the plan on shared pilot outcomes.",
      });
    }
    const open = items.filter((item) => item.phase === phase && !isSettled(item));
    const without = open.find(({ id }) => reasons.every(({ item }) => item !== id));
    if (without !== undefined) {
      const message = `${phase} stays open: "${without.title}" is not proven and has no reason`;
      return failure("RULE", message, { where: "/reasons" });
    }
    const stranger = reasons.findIndex(({ item }) => open.every(({ id }) => id !== item));
    if (stranger !== -1) {
      return failure("RULE", `a reason is for an item that does not hold ${phase} open`, {
        where: `/reasons/${stranger}/item`,
      });
    }
    const unmade = reasons.findIndex(({ item }) => recordById(pilot, "checklistItem", item) === null);
    if (unmade !== -1) {
      return failure("REF_DANGLING", "the item is not in the plan's records", {
        where: `/reasons/${unmade}/item`,
      });
    }
    return success({
      changes: reasons.flatMap(({ item, reason }) => edits(pilot, item, { overrideReason: reason })),
      ...(open.length === 0 ? { notes: [`${phase} is closed: each of its items is settled`] } : {}),
    });
  },
};
