import * as z from "zod";
import type { CellFigure, ResetCell } from "../domain/strategic-reset.ts";
import { strategicReset } from "../domain/strategic-reset.ts";
import { failure, success } from "../errors/problem.ts";
import type { JsonValue } from "../json/json.ts";
import { importedText, text } from "../records/field-types.ts";
import { CELL_VERDICTS } from "../records/review.ts";
import type { Command } from "./command.ts";
import { edits } from "./field-changes.ts";
import { presentRecord } from "./present-record.ts";
import { viewAt } from "./view-at.ts";

const input = z.strictObject({
  id: z.string().min(1).max(200),
  cells: z
    .array(
      z.strictObject({
        workflow: importedText,
        segment: importedText,
        verdict: z.enum(CELL_VERDICTS),
        reason: text.exactOptional(),
      }),
    )
    .min(1),
});

/**
 * Says of cells of a strategic reset whether to go on, shift or stop; the figures of the moment are kept as the evidence.
 * To shift or stop needs a reason. A cell of which it was said before is said anew.
 */
export const reviewReset: Command<z.infer<typeof input>> = {
  name: "review.reset",
  summary:
    "Records continue, shift or stop for cells (workflow × segment) of a monthly reset, with the figures behind it.",
  input,
  run: (pilot, { id, cells }, { now }) => {
    const found = presentRecord(pilot, "review", id);
    if (!found.ok) return found;
    const held = found.value;
    if (held.kind !== "monthly")
      return failure("RULE", "only a monthly reset judges cells", { where: "/id" });
    if (held.closedAt !== undefined)
      return failure("RULE", "the review is closed: it stays as it is", { where: "/id" });
    if (held.startedAt === undefined) return failure("RULE", "the review was not started", { where: "/id" });
    const view = viewAt(pilot, now);
    if (!view.ok) return view;
    const reset = strategicReset(pilot, view.value.figures, view.value.asOfMs);
    const said: JsonValue[] = [];
    for (const [place, { workflow, segment, verdict, reason }] of cells.entries()) {
      const cell = reset.cells.find((one) => one.workflow === workflow && one.segment === segment);
      if (cell === undefined) {
        return failure(
          "RULE",
          `the month has no figures of ${workflow.slice(0, 40)} in ${segment.slice(0, 40)}`,
          {
            where: `/cells/${place}`,
          },
        );
      }
      if (verdict !== "continue" && reason === undefined) {
        return failure(
          "RULE",
          `to ${verdict} ${workflow.slice(0, 40)} in ${segment.slice(0, 40)} needs a reason`,
          {
            where: `/cells/${place}/reason`,
          },
        );
      }
      said.push({
        workflow,
        segment,
        verdict,
        ...(reason === undefined ? {} : { reason }),
        evidence: evidenceOf(cell),
      });
    }
    const isAnew = (one: { readonly workflow: string; readonly segment: string }): boolean =>
      cells.some(({ workflow, segment }) => workflow === one.workflow && segment === one.segment);
    const kept = (held.cells ?? []).filter((one) => !isAnew(one));
    return success({ changes: edits(pilot, id, { cells: [...kept, ...said] as JsonValue }) });
  },
};

function evidenceOf({ value, trust, cost }: ResetCell): JsonValue[] {
  return [value, trust, cost].filter((figure) => figure.value !== null).map(frozenCell);
}

function frozenCell({ metric, workflow, segment, value, low, high, n, from, to }: CellFigure): JsonValue {
  return { metric, workflow, segment, value, low, high, n, from, to };
}
