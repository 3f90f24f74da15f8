import { describe, expect, it } from "vitest";
import { markOf } from "../../../renderer/data/stored-pilot.ts";
import { createHeldPilots, type HeldPilots } from "../../../renderer/workers/held-pilots.ts";
import { createMetricsHandlers } from "../../../renderer/workers/metrics-handlers.ts";
import { gainOf } from "../../../renderer/workers/pilot-teller.ts";
import { statusOf } from "../../../shared/domain/status.ts";
import { failure, success } from "../../../shared/errors/problem.ts";
import { type WholePilot, withoutRows } from "../../../shared/journal/pilot-state.ts";
import { verifyPilot } from "../../../shared/journal/verify-journal.ts";
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

  it("hold the batches that the records of a stored pilot name, and no others, whichever way it went", async () => {
    let stored: WholePilot = second;
    const pilots = createHeldPilots({
      read: async () => success(withoutRows(stored)),
      batch: async (_, digest) => {
        const bytes = stored.batches.get(digest);
        return bytes === undefined ? failure("PACK_FORMAT", "a batch is missing") : success(bytes);
      },
      batches: async () => success(stored.batches),
      attachments: async () => success(stored.attachments),
      stands: async () => success(new Map()),
      pilotIds: async () => success([stored.pilotId]),
    });
    const undone = after(second, "a1", { command: "undo", input: { seq: second.entries.at(-1)?.seq } });
    // Forwards, undone, restored to a backup from before the imports, and forwards again: each as a pack that opens.
    for (const pilot of [second, undone, first, fresh, second, undone]) {
      stored = pilot;
      const place = { kind: "stored", database: "d", pilotId: pilot.pilotId, mark: markOf(pilot) } as const;
      expect(await pilots.hold(place)).toStrictEqual({ ok: true, value: null });
      const state = pilots.stateOf(pilot.pilotId);
      if (!state.ok) throw new Error(state.problem.message);
      expect(verifyPilot(state.value)).toStrictEqual([]);
    }
  });

  it("say why a stored pilot could not be read, until it can be", async () => {
    let isReadable = false;
    const broken = failure("WRITE_FAILED", "the storage of the browser failed");
    const pilots = createHeldPilots({
      read: async () => success(withoutRows(fresh)),
      batch: async () => broken,
      batches: async () => broken,
      attachments: async () => (isReadable ? success(new Map()) : broken),
      stands: async () => broken,
      pilotIds: async () => broken,
    });
    const place = { kind: "stored", database: "d", pilotId: fresh.pilotId, mark: markOf(fresh) } as const;
    expect(await pilots.hold(place)).toStrictEqual(broken);
    expect(pilots.stateOf(fresh.pilotId)).toStrictEqual(broken);
    expect(pilots.laidOut(fresh.pilotId)).toStrictEqual(broken);
    isReadable = true;
    expect(await pilots.hold(place)).toMatchObject({ ok: true });
    expect(pilots.stateOf(fresh.pilotId)).toMatchObject({ ok: true });
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
