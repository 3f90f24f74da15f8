import { beforeEach, describe, expect, it } from "vitest";
import { createMemoryWorkspace } from "../../../renderer/app/memory-workspace.ts";
import type { Workspace } from "../../../renderer/data/workspace.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";

const FACTS = { company: "Velta", startDate: "2026-01-05", timeZone: "Europe/Berlin", currency: "EUR" };

let salt = 0;
const made = (): Workspace =>
  createMemoryWorkspace({
    now: () => Date.UTC(2026, 0, 6, 9),
    randomHex: (bytes) => {
      salt += 1;
      return salt.toString(16).padStart(bytes * 2, "0");
    },
    app: "test",
    actor: "Tester",
  });

async function withPilot(workspace: Workspace): Promise<string> {
  const created = await workspace.create(FACTS);
  if (!created.ok) throw new Error(created.problem.message);
  return created.value.pilotId;
}

async function packOf(workspace: Workspace, id: string): Promise<Uint8Array> {
  const pack = await workspace.packOf([id]);
  if (!pack.ok) throw new Error(pack.problem.message);
  return pack.value;
}

async function add(workspace: Workspace, id: string, name: string): Promise<void> {
  const done = await workspace.execute(id, [{ command: "person.add", input: { name } }]);
  if (!done.ok) throw new Error(done.problem.message);
}

beforeEach(() => {
  salt = 0;
});

describe("a workspace in memory", () => {
  it("runs all commands or none", async () => {
    const workspace = made();
    const id = await withPilot(workspace);
    const done = await workspace.execute(id, [
      { command: "person.add", input: { name: "Ada" } },
      { command: "person.add", input: {} },
    ]);
    expect(done.ok).toBe(false);
    const opened = await workspace.open(id);
    expect(opened.ok && recordsOf(opened.value, "person")).toStrictEqual([]);
  });

  it("says what a pack brought: added, updated, unchanged, older, forked", async () => {
    const mine = made();
    const theirs = made();
    const id = await withPilot(mine);
    const first = await packOf(mine, id);
    const kindOf = async (workspace: Workspace, pack: Uint8Array): Promise<string> => {
      const opened = await workspace.openPack(pack);
      return opened.ok ? (opened.value[0]?.kind ?? "") : opened.problem.code;
    };
    expect(await kindOf(theirs, first)).toBe("added");
    expect(await kindOf(theirs, first)).toBe("unchanged");
    await add(mine, id, "Ada");
    const second = await packOf(mine, id);
    expect(await kindOf(theirs, second)).toBe("updated");
    expect(await kindOf(mine, first)).toBe("nothing to do");
    salt = 1000;
    await add(theirs, id, "Ben");
    await add(mine, id, "Cleo");
    expect(await kindOf(mine, await packOf(theirs, id))).toBe("forked");
  });

  it("tells listeners of every change, and stops when it is told to", async () => {
    const workspace = made();
    let calls = 0;
    const stop = workspace.subscribe(() => {
      calls += 1;
    });
    const id = await withPilot(workspace);
    await add(workspace, id, "Ada");
    stop();
    await add(workspace, id, "Ben");
    expect(calls).toBe(2);
    expect(workspace.summaries()).toMatchObject([
      { company: "Velta", status: "active", startDate: "2026-01-05" },
    ]);
  });
});
