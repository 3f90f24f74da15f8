import * as z from "zod";
import { failure, success } from "../errors/problem.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { Command } from "./command.ts";
import { edits } from "./field-changes.ts";

const input = z.strictObject({
  /** Ids of conflicts, the worst first. */
  order: z
    .array(z.string().min(1).max(200))
    .min(1)
    .max(1000)
    .refine((order) => new Set(order).size === order.length, "a conflict is named twice"),
});

/** Ranks the conflicts in one step: those named first, in their order, then the others in theirs. Dropped ones have no rank. */
export const conflictRank: Command<z.infer<typeof input>> = {
  name: "conflict.rank",
  summary: "Ranks the conflicts: those named first, the others after them; dropped ones lose their rank.",
  input,
  run: (pilot, { order }) => {
    const missing = order.findIndex((id) => recordById(pilot, "conflict", id) === null);
    if (missing !== -1) {
      return failure("REF_DANGLING", `there is no conflict ${(order[missing] ?? "").slice(0, 60)}`, {
        where: `/order/${missing}`,
      });
    }
    const all = recordsOf(pilot, "conflict");
    const others = all
      .filter(({ id }) => !order.includes(id))
      .toSorted((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))
      .map(({ id }) => id);
    const dropped = new Set(all.filter(({ status }) => status === "dropped").map(({ id }) => id));
    const ranked = [...order, ...others].filter((id) => !dropped.has(id));
    return success({
      changes: [
        ...ranked.flatMap((id, index) => edits(pilot, id, { rank: index + 1 })),
        ...[...dropped].flatMap((id) => edits(pilot, id, { rank: null })),
      ],
    });
  },
};
