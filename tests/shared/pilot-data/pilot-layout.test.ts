import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import { batchTable } from "../../../shared/pilot-data/batch-tables.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { extendLayout } from "../../../shared/pilot-data/extend-layout.ts";
import { batchesAfter, isSameKey, layoutKey } from "../../../shared/pilot-data/layout-key.ts";
import {
  layOutPilot,
  type PilotLayout,
  spanKey,
  withRecordsOf,
} from "../../../shared/pilot-data/pilot-layout.ts";
import { spanOfBatch } from "../../../shared/pilot-data/pilot-rows.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { afterStep, dataSteps, emptyPilot } from "./random-imports.ts";

function valueOf<Value>(
  result: { readonly ok: true; readonly value: Value } | { readonly ok: false },
): Value {
  if (!result.ok) throw new Error("no value");
  return result.value;
}

type Way = "same" | "extended" | "anew";

function nextLayout(
  layout: PilotLayout,
  pilot: WholePilot,
): { readonly way: Way; readonly layout: PilotLayout } {
  const key = layoutKey(pilot);
  if (isSameKey(layout.key, key)) return { way: "same", layout: withRecordsOf(layout, pilot) };
  const added = batchesAfter(layout.key, key)?.map((batch) => ({
    ...batch,
    table: valueOf(batchTable(pilot, batch.input, batch.digest)),
  }));
  const extended = added === undefined ? null : extendLayout(layout, pilot, added);
  return extended === null
    ? { way: "anew", layout: valueOf(layOutPilot(pilot)) }
    : { way: "extended", layout: withRecordsOf(extended, pilot) };
}

describe("a pilot's layout", () => {
  it("that follows imports and take-backs is the one that is made anew (seed 42)", () => {
    const ways = new Map<Way, number>();
    fc.assert(
      fc.property(dataSteps, fc.integer({ min: 1, max: 3 }), (steps, stride) => {
        let pilot = emptyPilot();
        let layout = valueOf(layOutPilot(pilot));
        for (const [index, step] of steps.entries()) {
          pilot = afterStep(pilot, step, index);
          // Whoever follows does not see every step.
          if (index % stride !== 0) continue;
          const next = nextLayout(layout, pilot);
          ways.set(next.way, (ways.get(next.way) ?? 0) + 1);
          ({ layout } = next);
          const dataset = valueOf(createDatasetReader().datasetOf(pilot));
          for (const by of [[], ["workflow", "segment", "week"]] as const) {
            expect(computeFigures(layout.prepared, { by })).toEqual(computeFigures(dataset, { by }));
          }
          for (const { input, digest, takenBack } of recordsOf(pilot, "batch")) {
            const span = layout.spans.get(spanKey(input, digest));
            // An import that came and went between two looks was never seen.
            const isUnseen = span === undefined && takenBack === true;
            expect(isUnseen ? null : span).toEqual(isUnseen ? null : spanOfBatch(pilot, input, digest));
          }
        }
      }),
      { seed: 42, numRuns: 200 },
    );
    // Each way was gone often enough to mean something.
    expect(Math.min(ways.get("same") ?? 0, ways.get("extended") ?? 0, ways.get("anew") ?? 0)).toBeGreaterThan(
      50,
    );
  });
});
