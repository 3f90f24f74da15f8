import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync } from "node:fs";
import process from "node:process";
import { expect, it } from "vitest";
import { seeded } from "../../bench/seeded.ts";
import { ROUNDS_TIMEOUT_MS, rounds, tell } from "../../torture/rounds.ts";
import { cliPath } from "../support/run-cli.ts";
import { FIXED, restore, stateOf, writingVerbs } from "./verbs.ts";

const SEED = 20_261_127;

it(
  `a run that is killed at any moment leaves the old file or the new one (seed ${SEED})`,
  async () => {
    const { bench, verbs } = await writingVerbs();
    const random = seeded(SEED);
    const seen = { kills: 0, before: 0, after: 0, between: 0 };
    // How long a run of each verb takes here: the kills come towards its end, where it writes, whatever else the machine does.
    const usualMs = new Map<string, number>();
    const run = (args: readonly string[]) =>
      spawn(process.execPath, [cliPath, ...args], {
        cwd: bench.folder,
        env: { ...process.env, ...FIXED },
        stdio: "ignore",
      });
    for (const verb of verbs) {
      const started = performance.now();
      await once(run(verb.args), "close");
      usualMs.set(verb.name, performance.now() - started);
      restore(bench, verb);
    }
    for (const round of rounds(10, 2000)) {
      const verb = verbs[round % verbs.length];
      if (verb === undefined) break;
      const usual = usualMs.get(verb.name) ?? 0;
      const started = performance.now();
      const child = run(verb.args);
      const timer = setTimeout(() => child.kill("SIGKILL"), usual * (0.8 + 0.25 * random()));
      const [, signal] = (await once(child, "close")) as [number | null, string | null];
      clearTimeout(timer);
      usualMs.set(verb.name, signal === null ? performance.now() - started : usual * 1.05);
      if (signal !== null) seen.kills += 1;
      const state = stateOf(bench, verb);
      expect({ verb: verb.name, state }).not.toMatchObject({ state: "between" });
      seen[state] += 1;
      restore(bench, verb);
      // The next run is not kept from its work by what the killed one left.
      if (round % 5 === 4) await bench.done(...verb.args);
      restore(bench, verb);
    }
    expect(seen.kills).toBeGreaterThan(0);
    tell("kill -9 of the command line", { ...seen, "temporary files left": leftOvers(bench.folder) });
  },
  ROUNDS_TIMEOUT_MS,
);

function leftOvers(folder: string): number {
  return readdirSync(folder).filter((name) => name.startsWith(".")).length;
}
