import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { CLOCK, csv, makeWorkbench, type Workbench } from "../support/workbench.ts";

/** The same ids, salts and moments in every run: what a verb leaves is the same bytes each time. */
export const FIXED = { C180_NOW: CLOCK, C180_SEED: "torture" };

/** A verb that writes: what it is asked, the file that it writes, and that file before and after. */
export interface WritingVerb {
  readonly name: string;
  readonly args: readonly string[];
  /** Name of the file within the bench. */
  readonly target: string;
  /** Null: it is not there. */
  readonly before: Buffer | null;
  readonly after: Buffer;
}

/** A bench with a pack, and verbs that each change it or make a file of it. */
export async function writingVerbs(): Promise<{
  readonly bench: Workbench;
  readonly verbs: readonly WritingVerb[];
}> {
  const bench = makeWorkbench(FIXED);
  const rows = Array.from({ length: 28 }, (_, day) => `2026-01-${String(day + 1).padStart(2, "0")},W,S,10,5`);
  await bench.pack({ "work.csv": csv("date,workflow,segment,eligible,qualified", ...rows) });
  bench.write("more.csv", csv("date,workflow,segment,eligible,qualified", "2026-02-02,W,S,20,9"));
  copyFileSync(bench.path("p.c180"), bench.path("other.c180"));
  bench.json("command.json", { command: "person.add", input: { name: "Ada Nowak" } });
  await bench.done("apply", "other.c180", "command.json");
  const verbs: WritingVerb[] = [];
  for (const [name, args, target] of [
    ["import", ["import", "p.c180", "more.csv"], "p.c180"],
    ["apply", ["apply", "p.c180", "command.json"], "p.c180"],
    ["seal", ["seal", "p.c180", "--date", "2026-01-31", "--waive", "one segment"], "p.c180"],
    ["merge", ["merge", "p.c180", "other.c180", "--out", "merged.c180"], "merged.c180"],
    ["metrics", ["tables", "p.c180", "--out", "tables"], "tables/work.csv"],
  ] as const) {
    const before = contentOf(bench, target);
    await bench.done(...args);
    const after = contentOf(bench, target);
    expect({ name, isThere: after !== null }).toEqual({ name, isThere: true });
    if (after !== null) verbs.push({ name, args, target, before, after });
    restore(bench, { target, before });
  }
  return { bench, verbs };
}

/** The bytes of a file of the bench; null: it is not there. */
export function contentOf(bench: Workbench, name: string): Buffer | null {
  const path = join(bench.folder, name);
  return existsSync(path) ? readFileSync(path) : null;
}

/** Puts a file back to what it was. */
export function restore(bench: Workbench, { target, before }: Pick<WritingVerb, "target" | "before">): void {
  if (before === null) bench.remove(target);
  else bench.write(target, before);
}

/** What stands there after a run that was disturbed: the old bytes, the new ones, or neither. */
export function stateOf(
  bench: Workbench,
  { target, before, after }: WritingVerb,
): "before" | "after" | "between" {
  const now = contentOf(bench, target);
  if (now === null || before === null) {
    if (now === null && before === null) return "before";
    return now?.equals(after) === true ? "after" : "between";
  }
  return now.equals(before) ? "before" : now.equals(after) ? "after" : "between";
}
