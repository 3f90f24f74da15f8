import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import process from "node:process";
import { describe, expect, it } from "vitest";
import { amount, ROUNDS_TIMEOUT_MS, tell } from "../../torture/rounds.ts";
import { cliPath } from "../support/run-cli.ts";
import type { Workbench } from "../support/workbench.ts";
import { FIXED, restore, stateOf, type WritingVerb, writingVerbs } from "./verbs.ts";

// The kernel itself refuses: strace answers the Nth call of a kind in its place. Only Linux has it, and not every container
// lets a program be traced.
const hasStrace =
  spawnSync("strace", ["-f", "-qq", "-o", "/dev/null", "-e", "inject=fsync:error=EIO", "true"]).status === 0;

/** The calls by which a file comes to be. */
const CALLS = ["openat", "write", "fsync", "rename", "unlink", "close"] as const;
const FAULTS = [
  "EIO",
  "ENOSPC",
  "EACCES",
  "EROFS",
  "EDQUOT",
  "EMFILE",
  "EPERM",
  "ENOMEM",
  "EBUSY",
  "ENOENT",
  "EINVAL",
];

/** One run in which the Nth call of a kind fails; `hit`: it was one that touches the bench. */
function runWithFault(bench: Workbench, verb: WritingVerb, inject: string | null) {
  const trace = bench.path("../trace.txt");
  const { status, signal, stderr } = spawnSync(
    "strace",
    ["-f", "-qq", "-y", "-s", "0", "-e", `trace=${CALLS.join(",")}`, "-o", trace]
      .concat(inject === null ? [] : ["-e", `inject=${inject}`])
      .concat([process.execPath, cliPath, ...verb.args]),
    { cwd: bench.folder, env: { ...process.env, ...FIXED }, encoding: "utf8", timeout: 30_000 },
  );
  return { status, signal, stderr, lines: readFileSync(trace, "utf8").split("\n") };
}

/** Whether a line of a trace is about a file of the bench. */
function isOurs(line: string, folder: string): boolean {
  return line.includes(`"${folder}/`) || new RegExp(`\\d<${folder}[/>]`, "u").test(line);
}

/** The numbers of the calls of a kind that write in the bench: strace counts them by thread. */
function callsOfOurs(lines: readonly string[], call: string, folder: string): readonly number[] {
  const counts = new Map<string, number>();
  const places = lines.flatMap((line) => {
    const thread = new RegExp(`^(\\d+)\\s+${call}\\(`, "u").exec(line)?.[1];
    if (thread === undefined) return [];
    const place = (counts.get(thread) ?? 0) + 1;
    counts.set(thread, place);
    return isOurs(line, folder) && !/O_RDONLY\b/u.test(line) ? [place] : [];
  });
  return [...new Set(places)].toSorted((a, b) => a - b);
}

describe.skipIf(!hasStrace)("a call to the system that fails", { timeout: ROUNDS_TIMEOUT_MS }, () => {
  it("whichever it is, leaves the old file or the new one, and a coded word", async () => {
    const { bench, verbs } = await writingVerbs();
    const seen = { faults: 0, "in ours": 0, before: 0, after: 0, between: 0 };
    for (const verb of verbs.slice(0, amount(1, verbs.length))) {
      const plain = runWithFault(bench, verb, null);
      expect(plain.status).toBe(0);
      restore(bench, verb);
      for (const call of CALLS) {
        for (const place of callsOfOurs(plain.lines, call, bench.folder)) {
          for (const fault of FAULTS.slice(0, amount(2, FAULTS.length))) {
            const run = runWithFault(bench, verb, `${call}:error=${fault}:when=${place}`);
            const state = stateOf(bench, verb);
            const injected = run.lines.filter((line) => line.includes("(INJECTED)"));
            const ours = injected.length > 0 && injected.every((line) => isOurs(line, bench.folder));
            expect({ verb: verb.name, call, place, fault, state }).not.toMatchObject({ state: "between" });
            // A run that says that it is done has done it; one that a fault of ours ended says why.
            const isHonest =
              run.status === 0
                ? state === "after"
                : !(ours && run.signal === null && state === "before") || /c180: [A-Z_]+: /u.test(run.stderr);
            expect({ call, place, fault, state, stderr: run.stderr, isHonest }).toMatchObject({
              isHonest: true,
            });
            seen.faults += 1;
            seen["in ours"] += ours ? 1 : 0;
            seen[state] += 1;
            restore(bench, verb);
            bench.removeHidden();
          }
        }
      }
    }
    // Which thread makes a call is left to chance: how many faults hit what was meant is too.
    expect(seen["in ours"]).toBeGreaterThan(0);
    tell("failing calls to the system", seen);
  });
});
