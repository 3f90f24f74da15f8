import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createBackupFolder } from "../../../electron/services/backup-folder.ts";
import { createBackupPlace } from "../../../electron/services/backup-place.ts";

function temporary(): string {
  const folder = mkdtempSync(join(tmpdir(), "converge180-backups-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const BYTES = new TextEncoder().encode("a pack");
const FACTS = { reason: "asked", pilots: 2, entries: 30 } as const;

describe("a folder of backups", () => {
  it("keeps what is written, with what it holds, and counts it once it is confirmed", async () => {
    const folder = join(temporary(), "backups");
    let now = Date.parse("2026-11-27T10:00:00Z");
    const backups = createBackupFolder(
      () => folder,
      () => now,
    );
    expect(await backups.list()).toStrictEqual({
      ok: true,
      value: { folder: "backups", isReachable: true, backups: [] },
    });
    const written = await backups.write(FACTS, BYTES);
    if (!written.ok) throw new Error(written.problem.message);
    expect(written.value).toMatchObject({ ...FACTS, sizeBytes: 6, isVerified: false });
    expect(await backups.read(written.value.id, 2, 100)).toStrictEqual({ ok: true, value: BYTES.slice(2) });
    now += 1000;
    expect(await backups.confirm(written.value.id)).toMatchObject({
      value: { backups: [{ id: written.value.id, isVerified: true, entries: 30 }] },
    });
    expect(readdirSync(folder).toSorted()).toStrictEqual([
      "Converge180-20261127T100000000Z-asked.c180",
      "converge180-backups.json",
    ]);
  });

  it("does not count a file that is another by now, and knows files without their note", async () => {
    const folder = temporary();
    const backups = createBackupFolder(
      () => folder,
      () => Date.parse("2026-11-27T10:00:00Z"),
    );
    const written = await backups.write(FACTS, BYTES);
    await backups.confirm(written.ok ? written.value.id : "");
    appendFileSync(join(folder, "Converge180-20261127T100000000Z-asked.c180"), "x");
    expect(await backups.list()).toMatchObject({ value: { backups: [{ isVerified: false, sizeBytes: 7 }] } });
    writeFileSync(join(folder, "converge180-backups.json"), "{ not a note");
    writeFileSync(join(folder, "somebody's file.c180"), "x");
    expect(await backups.list()).toMatchObject({
      value: { backups: [{ at: "2026-11-27T10:00:00.000Z", reason: "asked", isVerified: false }] },
    });
  });

  it("says where it cannot be reached, and why nothing could be written there", async () => {
    const folder = join(temporary(), "a file");
    writeFileSync(folder, "x");
    const backups = createBackupFolder(
      () => folder,
      () => 0,
    );
    expect(await backups.list()).toMatchObject({ value: { isReachable: false, backups: [] } });
    expect(await backups.write(FACTS, BYTES)).toMatchObject({ problem: { code: "FILE_NOT_REGULAR" } });
    expect(await backups.confirm("20261127T100000000Z-asked")).toMatchObject({
      problem: { code: "FILE_NOT_FOUND" },
    });
  });
});

describe("the place of backups", () => {
  it("is remembered, and is never within the app's own data", () => {
    const own = temporary();
    const other = temporary();
    const file = join(own, "backup-folder.json");
    const place = createBackupPlace(file, join(other, "usual"), own);
    expect(place.folder()).toBe(join(other, "usual"));
    mkdirSync(join(own, "journal"));
    for (const inside of [own, join(own, "journal")]) {
      expect(place.choose(inside)).toMatchObject({ problem: { code: "FILE_DENIED" } });
    }
    expect(place.choose(join(other, "mine"))).toMatchObject({ ok: true });
    expect(createBackupPlace(file, join(other, "usual"), own).folder()).toBe(join(other, "mine"));
  });
});
