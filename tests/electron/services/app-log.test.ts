import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { createAppLog } from "../../../electron/services/app-log.ts";

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), "converge180-log-"));
  onTestFinished(() => rmSync(made, { recursive: true, force: true }));
  return join(made, "logs");
}

it("keeps events with their moment, the last ones at hand", () => {
  const log = createAppLog(folder(), () => Date.parse("2026-11-20T15:00:00Z"));
  log.note({ event: "page gone", reason: "oom" });
  log.note({ event: "refused", operation: "saveFile", code: "DISK_FULL" });
  expect(log.last(1)).toStrictEqual([
    '{"at":"2026-11-20T15:00:00.000Z","event":"refused","operation":"saveFile","code":"DISK_FULL"}',
  ]);
  expect(log.last(10).length).toBe(2);
});

it("never grows beyond its files: the oldest goes", () => {
  const place = folder();
  const log = createAppLog(place, Date.now, { bytes: 500, kept: 2 });
  for (let at = 0; at < 100; at++) log.note({ event: "refused", operation: "saveFile", code: `CODE_${at}` });
  const names = readdirSync(place).toSorted();
  expect(names).toStrictEqual(["converge180.log", "converge180.log.1", "converge180.log.2"]);
  for (const name of names) expect(statSync(join(place, name)).size).toBeLessThan(700);
  expect(log.last(1)[0]).toContain("CODE_99");
  expect(readFileSync(join(place, "converge180.log.2"), "utf8")).not.toContain('CODE_0"');
});

it("costs nothing where the disk refuses", () => {
  const place = folder();
  writeFileSync(place, "not a folder");
  const log = createAppLog(place, Date.now);
  log.note({ event: "end" });
  expect(log.last(5)).toStrictEqual([]);
});
