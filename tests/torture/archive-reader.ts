// Reads hostile archives one after the other and says of each how it was refused, how long that took and how far the memory
// had grown by then; a process of its own, so that the growth is theirs alone.
import process from "node:process";
import { readPack } from "../../shared/pack/read-pack.ts";
import { hostileArchives } from "./hostile-archives.ts";

/** What is said of one archive. */
export interface ArchiveReading {
  readonly name: string;
  /** Null: it was taken. */
  readonly code: string | null;
  readonly ms: number;
  readonly grownMib: number;
}

// What reading any archive takes is loaded.
readPack(new Uint8Array(100));
for (const { name, make } of hostileArchives()) {
  const bytes = make();
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const read = readPack(bytes);
  const reading: ArchiveReading = {
    name,
    code: read.ok ? null : read.problem.code,
    ms: performance.now() - started,
    grownMib: Math.max(0, process.memoryUsage().rss - before) / 2 ** 20,
  };
  process.stdout.write(`${JSON.stringify(reading)}\n`);
}
