import { describe, expect, it } from "vitest";
import { createHeldPilots, type HeldPilots } from "../../../renderer/workers/held-pilots.ts";
import { createMetricsHandlers } from "../../../renderer/workers/metrics-handlers.ts";
import { gainOf } from "../../../renderer/workers/pilot-teller.ts";
import { statusOf } from "../../../shared/domain/status.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { after, freshPilot, person, work } from "../../e2e/browser/support/pilots.ts";

const fresh = freshPilot("Quillando");
const first = after(fresh, "a1", work([1, 10, 7], [2, 12, 9]));
const named = after(first, "a1", person("Ada"));
const second = after(named, "a1", work([3, 20, 18], [8, 10, 5]));

function layoutOf(pilots: HeldPilots, pilot: WholePilot) {
  const layout = pilots.laidOut(pilot.pilotId);
  if (!layout.ok) throw new Error(layout.problem.message);
  return layout.value;
}

function figuresAnew(pilot: WholePilot) {
  const dataset = createDatasetReader().datasetOf(pilot);
  if (!dataset.ok) throw new Error(dataset.problem.message);
  return computeFigures(dataset.value, { by: ["workflow", "week"] });
}

describe("held pilots", () => {
  it("give the figures that are computed anew, after each gain", async () => {
    const pilots = createHeldPilots();
    await pilots.hold(fresh);
    let last = fresh;
    for (const next of [first, named, second]) {
      const gain = gainOf(last, next);
      if (gain === null) throw new Error("no gain");
      expect(pilots.extend(gain)).toStrictEqual({ ok: true, value: null });
      const { figures } = layoutOf(pilots, next);
      expect(figures.figures({ by: ["workflow", "week"] })).toStrictEqual(figuresAnew(next));
      last = next;
    }
  });

  it("lay the columns out again only where rows changed", async () => {
    const pilots = createHeldPilots();
    await pilots.hold(first);
    const before = layoutOf(pilots, first);
    expect(layoutOf(pilots, first)).toBe(before);
    await pilots.hold(named);
    expect(layoutOf(pilots, named).prepared.blocks).toBe(before.prepared.blocks);
    await pilots.hold(second);
    expect(layoutOf(pilots, second).prepared.blocks).not.toBe(before.prepared.blocks);
  });

  it("lay them out again where settings changed", async () => {
    const pilots = createHeldPilots();
    await pilots.hold(first);
    const before = layoutOf(pilots, first);
    const workflow = [...first.records.values()].find(({ type }) => type === "workflow");
    const valued = after(first, "a1", {
      command: "workflow.edit",
      input: { id: workflow?.id, unitValueMicros: 2_000_000 },
    });
    await pilots.hold(valued);
    expect(layoutOf(pilots, valued).prepared.blocks).not.toBe(before.prepared.blocks);
    expect(layoutOf(pilots, valued).figures.figures({ by: ["workflow", "week"] })).toStrictEqual(
      figuresAnew(valued),
    );
  });

  it("refuse what they do not hold", async () => {
    const pilots = createHeldPilots();
    await pilots.hold(fresh);
    pilots.release(fresh.pilotId);
    const gain = gainOf(fresh, first);
    expect(pilots.laidOut(fresh.pilotId)).toMatchObject({ problem: { code: "REF_DANGLING" } });
    expect(gain === null ? null : pilots.extend(gain)).toMatchObject({ problem: { code: "REF_DANGLING" } });
  });
});

describe("gainOf", () => {
  it("is what came at the end of the journal", () => {
    const gain = gainOf(named, second);
    expect(gain?.entries).toStrictEqual(second.entries.slice(named.entries.length));
    expect([...(gain?.batches.keys() ?? [])]).toHaveLength(1);
  });

  it("is null where a pilot is not simply longer", () => {
    const other = after(first, "b2", person("Bo"), person("Cy"));
    expect([gainOf(named, first), gainOf(named, named), gainOf(named, other)]).toStrictEqual([
      null,
      null,
      null,
    ]);
  });
});

describe("the calls of the metrics worker", () => {
  const handlers = createMetricsHandlers();
  const context = { onProgress: () => {}, isCancelled: () => false, transfer: new Set<Transferable>() };
  const asOfMs = Date.UTC(2026, 5, 20);

  it("answer with the status of the engine", async () => {
    await handlers.hold(second, context);
    const { pilotId } = second;
    const status = await handlers.status({ pilotId, asOfMs, input: null }, context);
    const dataset = createDatasetReader().datasetOf(second);
    if (!dataset.ok) throw new Error("no dataset");
    expect(status).toStrictEqual({ ok: true, value: statusOf(second, dataset.value, asOfMs) });
  });

  it("answer with one figure per combination and week", async () => {
    await handlers.hold(second, context);
    const input = { metrics: ["avd.rate"] as const, by: ["workflow", "week"] as const };
    const figures = await handlers.figures({ pilotId: second.pilotId, asOfMs, input }, context);
    // Week 23: 7 + 9 + 18 of 10 + 12 + 20 = 34 of 42 units; week 24: 5 of 10.
    expect(figures).toMatchObject({
      ok: true,
      value: [
        { metric: "avd.rate", workflow: "Claims", period: "2026-W23", numerator: 34, denominator: 42 },
        { metric: "avd.rate", workflow: "Claims", period: "2026-W24", numerator: 5, denominator: 10 },
      ],
    });
  });

  it("fail with REF_DANGLING for a pilot that they were not told of", async () => {
    const answer = await handlers.overview({ pilotId: "nobody", asOfMs, input: null }, context);
    expect(answer).toMatchObject({ ok: false, problem: { code: "REF_DANGLING" } });
  });
});
