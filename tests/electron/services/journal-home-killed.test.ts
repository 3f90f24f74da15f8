import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it, onTestFinished } from "vitest";
import { createJournalHome } from "../../../electron/services/journal-home.ts";

const PILOT = "0123456789abcdef-1-0";
const writer = fileURLToPath(new URL("./journal-writer.ts", import.meta.url));

/** Lets a process append from `first` on until `count` entries are acknowledged, kills it; gives back the last of them. */
async function appendUntilKilled(folder: string, first: number, count: number): Promise<number> {
  const child = spawn(process.execPath, [writer, folder, PILOT, String(first)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  child.stdout.on("data", (bytes: Buffer) => {
    said += bytes.toString("utf8");
    if (said.split("\n").length > count) child.kill("SIGKILL");
  });
  // All that it said is read before "close".
  await once(child, "close");
  return Number(said.split("\n").at(-2));
}

it("has every entry that was acknowledged, whole and in order, however often the app is killed", async () => {
  const folder = mkdtempSync(join(tmpdir(), "converge180-killed-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  let next = 0;
  for (const count of [1, 7, 20]) {
    const acknowledged = await appendUntilKilled(folder, next, count);
    const read = await createJournalHome(folder).readJournal(PILOT);
    const found = (read.ok ? read.value : []).map(
      (line) => (JSON.parse(line) as { readonly seq: number }).seq,
    );
    expect(acknowledged).toBeGreaterThanOrEqual(next + count - 1);
    // One more may have reached the disk before it could be acknowledged.
    expect(found.length).toBeGreaterThanOrEqual(acknowledged + 1);
    expect(found).toStrictEqual(Array.from({ length: found.length }, (_, seq) => seq));
    next = found.length;
  }
});
