import { beforeEach, describe, expect, it } from "vitest";
import { createMemoryWorkspace } from "../../../renderer/app/memory-workspace.ts";
import type { DexieWorkspace } from "../../../renderer/data/dexie-workspace.ts";
import { createOpeningWorkspace } from "../../../renderer/data/opening-workspace.ts";
import type { StartVerdict, Workspace } from "../../../renderer/data/workspace.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";

const FACTS = { company: "Velta", startDate: "2026-01-05", timeZone: "Europe/Berlin", currency: "EUR" };

let inner: Workspace;
let pilot: PilotState;
let open: (workspace: DexieWorkspace) => void;
let fail: (reason: Error) => void;
let opening: Promise<DexieWorkspace>;

beforeEach(async () => {
  let last = 0;
  inner = createMemoryWorkspace({
    now: () => Date.UTC(2026, 0, 6, 9),
    randomHex: (bytes) => {
      last += 1;
      return last.toString(16).padStart(bytes * 2, "0");
    },
    app: "test",
    actor: "Tester",
  });
  const created = await inner.create(FACTS);
  if (!created.ok) throw new Error(created.problem.message);
  pilot = created.value;
  ({ promise: opening, resolve: open, reject: fail } = Promise.withResolvers<DexieWorkspace>());
  opening.catch(() => undefined);
});

/** The workspace in memory as one that was opened, with what its start found. */
function opened(verdict: StartVerdict = { kind: "equal" }): DexieWorkspace {
  return { ...inner, verdict: () => verdict, databaseName: () => "converge180", close: () => undefined };
}

describe("a workspace that is being opened", () => {
  it("shows what the first look found, at once", async () => {
    const workspace = createOpeningWorkspace({ summaries: inner.summaries(), pilot }, opening);
    expect(workspace.summaries()).toHaveLength(1);
    expect(workspace.verdict()).toStrictEqual({ kind: "equal" });
    expect(workspace.saveState()).toStrictEqual({ kind: "opening" });
    expect(workspace.databaseName()).toBeNull();
    // Whoever draws them compares by identity.
    for (const ask of [workspace.summaries, workspace.verdict, workspace.saveState])
      expect(ask()).toBe(ask());
    expect(workspace.opened(pilot.pilotId)).toBe(pilot);
    expect(workspace.opened("another")).toBeNull();
    expect(await workspace.open(pilot.pilotId)).toStrictEqual({ ok: true, value: pilot });
  });

  it("writes nothing before the start is through, and then in the order of asking", async () => {
    const workspace = createOpeningWorkspace({ summaries: inner.summaries(), pilot }, opening);
    const add = (name: string) =>
      workspace.execute(pilot.pilotId, [{ command: "person.add", input: { name } }]);
    const first = add("Ada");
    const second = add("Bo");
    await Promise.resolve();
    expect(inner.opened(pilot.pilotId)).toBe(pilot);
    open(opened());
    expect((await first).ok && (await second).ok).toBe(true);
    const after = workspace.opened(pilot.pilotId);
    expect(after?.entries.slice(-2).map(({ command }) => command)).toStrictEqual([
      "person.add",
      "person.add",
    ]);
    expect([...(after?.records.values() ?? [])].flatMap(({ fields }) => fields["name"] ?? [])).toContain(
      "Bo",
    );
  });

  it("tells who listens what the start found, and shows nothing else from then on", async () => {
    const workspace = createOpeningWorkspace({ summaries: inner.summaries(), pilot }, opening);
    let told = 0;
    workspace.subscribe(() => {
      told += 1;
    });
    const changed = await inner.execute(pilot.pilotId, [{ command: "person.add", input: { name: "Eve" } }]);
    if (!changed.ok) throw new Error(changed.problem.message);
    open(opened({ kind: "replayed", entries: 1 }));
    expect(await workspace.start()).toStrictEqual({ kind: "replayed", entries: 1 });
    expect(told).toBe(1);
    expect(workspace.opened(pilot.pilotId)).toBe(changed.value.pilot);
    expect(workspace.summaries()).toStrictEqual(inner.summaries());
    await workspace.execute(pilot.pilotId, [{ command: "person.add", input: { name: "Fay" } }]);
    await inner.create({ ...FACTS, company: "Other" });
    expect(workspace.summaries()).toHaveLength(2);
  });

  it("refuses what is asked of it where the start itself fails", async () => {
    const workspace = createOpeningWorkspace({ summaries: inner.summaries(), pilot }, opening);
    fail(new Error("a part of the app is missing"));
    await expect(workspace.execute(pilot.pilotId, [])).rejects.toThrow("a part of the app is missing");
  });
});
