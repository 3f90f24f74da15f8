import * as z from "zod";
import { failure, success } from "../errors/problem.ts";
import type { JsonValue } from "../json/json.ts";
import { month } from "../records/field-types.ts";
import { recordById } from "../records/read-records.ts";
import type { Command } from "./command.ts";
import { edits } from "./field-changes.ts";

const row = z.strictObject({
  /** Id of the shadow metric. */
  id: z.string().min(1).max(200),
  month,
  /** Null unsets it; without it, it stays. */
  value: z.number().nullable().exactOptional(),
  target: z.number().nullable().exactOptional(),
});
const input = z.strictObject({ rows: z.array(row).min(1).max(5000) });

/** Values and targets of shadow metrics by month, many in one entry, as a pasted table brings them. */
export const shadowMonths: Command<z.infer<typeof input>> = {
  name: "shadowMetric.months",
  summary: "Records monthly values and targets of shadow metrics, all or none.",
  input,
  run: (pilot, { rows }) => {
    const months = new Map<string, Map<string, number | null>>();
    const targets = new Map<string, Map<string, number | null>>();
    for (const [index, { id, month: label, value, target }] of rows.entries()) {
      if (recordById(pilot, "shadowMetric", id) === null) {
        return failure("REF_DANGLING", `there is no shadow metric ${id.slice(0, 60)}`, {
          where: `/rows/${index}/id`,
        });
      }
      if (value !== undefined)
        months.set(id, (months.get(id) ?? new Map<string, number | null>()).set(label, value));
      if (target !== undefined)
        targets.set(id, (targets.get(id) ?? new Map<string, number | null>()).set(label, target));
    }
    const changed = new Set([...months.keys(), ...targets.keys()]);
    return success({
      changes: [...changed].flatMap((id) => {
        const record = recordById(pilot, "shadowMetric", id);
        return edits(pilot, id, {
          ...(months.has(id) ? { months: merged(record?.months, months.get(id)) } : {}),
          ...(targets.has(id) ? { targets: merged(record?.targets, targets.get(id)) } : {}),
        });
      }),
    });
  },
};

function merged(
  before: { readonly [month: string]: number } | undefined,
  given: ReadonlyMap<string, number | null> | undefined,
): JsonValue {
  const after = new Map(Object.entries(before ?? {}));
  for (const [label, value] of given ?? []) {
    if (value === null) after.delete(label);
    else after.set(label, value);
  }
  // In the order of the calendar, so that the same months are the same text.
  const sorted = [...after].toSorted(([one], [other]) => (one < other ? -1 : 1));
  return sorted.length === 0 ? null : Object.fromEntries(sorted);
}
