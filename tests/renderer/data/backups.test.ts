import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createBackupFolder } from "../../../electron/services/backup-folder.ts";
import { createMemoryWorkspace } from "../../../renderer/app/memory-workspace.ts";
import { createBackups, lastVerified } from "../../../renderer/data/backups.ts";
import type { BackupHome } from "../../../renderer/host/host.ts";
import { success } from "../../../shared/errors/problem.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";

const HOUR = 3_600_000;

/** A workspace in memory over a real folder of backups, and a clock that is set by hand. */
function made() {
  const parent = mkdtempSync(join(tmpdir(), "converge180-backups-"));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, "kept");
  const clock = { ms: Date.parse("2026-11-27T10:00:00Z") };
  const now = (): number => clock.ms;
  let drawn = 0;
  const randomHex = (bytes: number): string => {
    drawn += 1;
    return String(drawn).padStart(bytes * 2, "0");
  };
  const workspace = createMemoryWorkspace({ now, randomHex, app: "tests", actor: "Me" });
  const files = createBackupFolder(() => folder, now);
  const disk = { damage: (bytes: Uint8Array): Uint8Array => bytes };
  const home: BackupHome = {
    list: files.list,
    write: files.write,
    read: async ({ id, sizeBytes }) => {
      const read = await files.read(id, 0, sizeBytes);
      return read.ok ? success(disk.damage(read.value)) : read;
    },
    confirm: files.confirm,
    chooseFolder: async () => success(null),
    show: async () => success(null),
  };
  const backups = createBackups(home, workspace, now);
  const kept = (): number => readdirSync(folder).filter((name) => name.endsWith(".c180")).length;
  return { workspace, backups, clock, folder, disk, kept };
}

async function withPilot({ workspace }: ReturnType<typeof made>): Promise<string> {
  const created = await workspace.create({ company: "Velta", timeZone: "UTC", currency: "EUR" });
  if (!created.ok) throw new Error(created.problem.message);
  return created.value.pilotId;
}

async function add({ workspace }: ReturnType<typeof made>, pilotId: string, name: string): Promise<void> {
  const done = await workspace.execute(pilotId, [{ command: "person.add", input: { name } }]);
  if (!done.ok) throw new Error(done.problem.message);
}

async function people({ workspace }: ReturnType<typeof made>, pilotId: string): Promise<readonly string[]> {
  const opened = await workspace.open(pilotId);
  return opened.ok ? recordsOf(opened.value, "person").map(({ name }) => name) : [opened.problem.code];
}

describe("backups", () => {
  it("are made once a day where something changed, and not before there is anything", async () => {
    const all = made();
    await all.backups.daily();
    expect(all.backups.state()).toMatchObject({ list: { backups: [] }, problem: null });
    const id = await withPilot(all);
    await all.backups.daily();
    expect(all.kept()).toBe(1);
    all.clock.ms += 30 * HOUR;
    await all.backups.daily();
    expect(all.kept()).toBe(1);
    await add(all, id, "Ada");
    all.clock.ms += HOUR;
    await all.backups.daily();
    await all.backups.daily();
    expect(all.kept()).toBe(2);
    expect(lastVerified(all.backups.state().list)).toMatchObject({ reason: "daily", pilots: 1, entries: 2 });
  });

  it("do not count where what comes back from the disk is not what is here", async () => {
    const all = made();
    await withPilot(all);
    all.disk.damage = (bytes) => bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte));
    expect((await all.backups.backUp("merge")).ok).toBe(false);
    expect(all.backups.state().problem).not.toBeNull();
    await all.backups.look();
    expect(lastVerified(all.backups.state().list)).toBeNull();
    all.disk.damage = (bytes) => bytes;
    all.clock.ms += 1000;
    expect(await all.backups.backUp("merge")).toMatchObject({ value: { reason: "merge", isVerified: true } });
    expect(all.backups.state().problem).toBeNull();
  });

  it("do not count where another backup comes back than the one that was written", async () => {
    const all = made();
    const id = await withPilot(all);
    let older = new Uint8Array();
    all.disk.damage = (bytes) => (older = new Uint8Array(bytes));
    expect(await all.backups.backUp("asked")).toMatchObject({ ok: true });
    await add(all, id, "Ada");
    all.disk.damage = () => older;
    all.clock.ms += 1000;
    expect(await all.backups.backUp("asked")).toMatchObject({
      ok: false,
      problem: { code: "VERIFY_FAILED" },
    });
  });

  it("go back only after what is here was backed up, and that is the way back", async () => {
    const all = made();
    const id = await withPilot(all);
    const first = await all.backups.backUp("asked");
    if (!first.ok || first.value === null) throw new Error("no backup");
    await add(all, id, "Ada");
    all.clock.ms += 1000;
    const before = await all.backups.restore(first.value);
    if (!before.ok || before.value === null) throw new Error("not restored");
    expect(before.value).toMatchObject({ reason: "restore", isVerified: true });
    expect(await people(all, id)).toStrictEqual([]);
    all.clock.ms += 1000;
    expect((await all.backups.restore(before.value)).ok).toBe(true);
    expect(await people(all, id)).toStrictEqual(["Ada"]);

    const opened = await all.backups.open(first.value);
    expect(opened.ok && opened.value.previews.map(({ arrival }) => arrival.kind)).toStrictEqual([
      "nothing to do",
    ]);
    // Where the folder cannot be reached, nothing goes back.
    rmSync(all.folder, { recursive: true });
    writeFileSync(all.folder, "a file stands where the folder was");
    expect((await all.backups.restore(first.value)).ok).toBe(false);
    expect(await people(all, id)).toStrictEqual(["Ada"]);
  });

  it("stand before a removal, which is not done without one, nor where the company went on meanwhile", async () => {
    const all = made();
    const id = await withPilot(all);
    await add(all, id, "Ada");
    const seen = await all.workspace.open(id);
    if (!seen.ok) throw new Error(seen.problem.message);
    await add(all, id, "Ben");
    expect(await all.workspace.remove(id, seen.value)).toMatchObject({ problem: { code: "FILE_CHANGED" } });
    // What comes back from the disk is another thing: nothing is removed.
    all.disk.damage = (bytes) => bytes.map((byte, at) => (at === bytes.length >> 1 ? byte ^ 1 : byte));
    expect((await all.backups.remove(id)).ok).toBe(false);
    expect(await people(all, id)).toStrictEqual(["Ada", "Ben"]);
    all.disk.damage = (bytes) => bytes;
    all.clock.ms += 1000;
    const removed = await all.backups.remove(id);
    if (!removed.ok || removed.value === null) throw new Error("not removed");
    expect(removed.value).toMatchObject({ reason: "removal", isVerified: true, pilots: 1, entries: 3 });
    expect(all.workspace.summaries()).toStrictEqual([]);
    expect((await all.backups.remove(id)).ok).toBe(false);
    all.clock.ms += 1000;
    expect((await all.backups.restore(removed.value)).ok).toBe(true);
    expect(await people(all, id)).toStrictEqual(["Ada", "Ben"]);
  });
});
