import { describe, expect, it } from "vitest";
import { runCli } from "./support/run-cli.ts";
import { csv, makeWorkbench } from "./support/workbench.ts";

interface Status {
  readonly obligations: readonly {
    readonly metric: string;
    readonly period: string;
    readonly state: string;
    readonly firedAt: string;
    readonly deadline: string;
  }[];
}

/** Three weeks from Monday 2026-01-05 on, with `qualified` of 100 units a day in each week. */
const weeks = (...qualified: readonly number[]) =>
  csv(
    "date,workflow,segment,eligible,qualified",
    ...Array.from({ length: 21 }, (_, day) => {
      const date = new Date(Date.UTC(2026, 0, 5 + day)).toISOString().slice(0, 10);
      return `${date},W,S,100,${qualified[Math.floor(day / 7)] ?? 0}`;
    }),
  );

describe("a threshold with a pre-committed action", () => {
  it("fires on import from the period after it was recorded, and restated data withdraw it", async () => {
    const bench = makeWorkbench({ C180_NOW: "2026-01-05T12:00:00Z" });
    const at = async (now: string, ...args: readonly string[]) => {
      const ended = await runCli(args, { cwd: bench.folder, env: { C180_NOW: now } });
      expect({ args, code: ended.code }).toEqual({ args, code: 0 });
      return ended;
    };
    const pack = await bench.pack();
    const terms = {
      metric: "avd.rate",
      direction: "below",
      warn: 0.7,
      breach: 0.6,
      action: "stop routing",
      deadlineHours: 48,
    };
    bench.json("c.jsonl", { command: "threshold.add", input: terms });
    await bench.done("apply", pack, "c.jsonl");

    // The first week is past the breach too, but it is the one in which the threshold was recorded.
    bench.write("work.csv", weeks(40, 40, 70));
    const fired = await at("2026-01-30T12:00:00Z", "import", pack, "work.csv");
    expect(fired.stderr.match(/^fired: .*$/gm)).toEqual([expect.stringContaining("2026-W03")]);
    const statusAt = async (now: string) =>
      (JSON.parse((await at(now, "status", pack, "--json")).stdout) as Status).obligations;
    // The week ends with the 18th in Berlin; the confirmation window is 72 hours; the deadline 48 more.
    expect(await statusAt("2026-01-21T22:59:59Z")).toEqual([]);
    expect(await statusAt("2026-01-21T23:00:00Z")).toMatchObject([
      {
        metric: "avd.rate",
        period: "2026-W03",
        firedAt: "2026-01-21T23:00:00Z",
        deadline: "2026-01-23T23:00:00Z",
      },
    ]);
    // The data came in after the deadline: late, not expired.
    expect((await statusAt("2026-01-30T12:00:00Z")).map(({ state }) => state)).toEqual(["late data"]);

    bench.write("work.csv", weeks(40, 80, 70));
    const restated = await at("2026-01-30T13:00:00Z", "import", pack, "work.csv");
    expect(restated.stderr).toMatch(/^withdrawn: .*2026-W03/m);
    expect(await statusAt("2026-01-30T13:00:00Z")).toEqual([]);
  });
});
