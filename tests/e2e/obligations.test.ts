import { describe, expect, it } from "vitest";
import { runInProcess } from "./support/run-cli.ts";
import { csv, makeWorkbench } from "./support/workbench.ts";

interface LedgerStatus {
  readonly obligations: readonly { readonly id: string; readonly threshold: string }[];
  readonly ledger: {
    readonly obligations: readonly { readonly events: readonly { readonly kind: string }[] }[];
    readonly overrules: readonly object[];
  };
}

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
      const ended = await runInProcess(args, { cwd: bench.folder, env: { C180_NOW: now } });
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

  it("is answered with the figures seen, and the ledger has answer, restatement and loosening with old and new", async () => {
    const bench = makeWorkbench({ C180_NOW: "2026-01-05T12:00:00Z" });
    const at = (now: string, ...args: readonly string[]) =>
      runInProcess(args, { cwd: bench.folder, env: { C180_NOW: now } });
    const apply = async (now: string, command: string, input: object) => {
      bench.json("c.jsonl", { command, input });
      return at(now, "apply", pack, "c.jsonl");
    };
    const statusAt = async (now: string) =>
      JSON.parse((await at(now, "status", pack, "--json")).stdout) as LedgerStatus;
    const pack = await bench.pack();
    await apply("2026-01-05T12:00:00Z", "threshold.add", {
      metric: "avd.rate",
      direction: "below",
      breach: 0.6,
      action: "stop routing",
      deadlineHours: 48,
    });
    bench.write("work.csv", weeks(80, 40, 70));
    // Fired on the 21st at 23:00; the next morning there are data and 36 hours left.
    const now = "2026-01-22T11:00:00Z";
    expect((await at(now, "import", pack, "work.csv")).stderr).toContain("2026-W03");
    const [fired] = (await statusAt(now)).obligations;
    expect(fired).toMatchObject({ period: "2026-W03", state: "running", answer: null });

    const nothing = await apply(now, "obligation.answer", { obligation: "0".repeat(64), answer: "obeyed" });
    expect({ code: nothing.code, nothing: nothing.stderr }).toMatchObject({
      code: 1,
      nothing: expect.stringContaining("nothing fired this obligation"),
    });
    const unsaid = await apply(now, "obligation.answer", { obligation: fired?.id, answer: "overruled" });
    expect(unsaid.code).not.toBe(0);
    const answer = { obligation: fired?.id, answer: "overruled", reason: "A holiday week" };
    expect((await apply(now, "obligation.answer", answer)).code).toBe(0);

    const loosened = { id: fired?.threshold, breach: 0.5, thisPeriod: true };
    const unexplained = await apply(now, "threshold.revise", loosened);
    expect(unexplained.stderr).toContain("loosening the line below from 0.6 to 0.5 is an overrule");
    expect(
      (await apply(now, "threshold.revise", { ...loosened, overruleReason: "Half the team is out" })).code,
    ).toBe(0);

    bench.write("work.csv", weeks(80, 80, 70));
    const later = "2026-01-23T11:00:00Z";
    expect((await at(later, "import", pack, "work.csv")).stderr).toMatch(/^restated: .*2026-W03/m);
    const { obligations, ledger } = await statusAt(later);
    const seen = { period: "2026-W03", value: 0.4, n: 700 };
    expect(obligations).toMatchObject([
      { state: "overruled", restated: true, answer: { answer: "overruled", reason: "A holiday week" } },
    ]);
    expect(ledger.obligations).toMatchObject([{ answer: { figures: [expect.objectContaining(seen)] } }]);
    expect(ledger.obligations[0]?.events.map(({ kind }) => kind)).toEqual(["fired", "overruled", "restated"]);
    expect(ledger.overrules).toMatchObject([
      {
        before: { breach: 0.6 },
        after: { breach: 0.5 },
        insidePeriod: true,
        appliesFrom: "2026-01-19",
        reason: "Half the team is out",
      },
    ]);
    const text = (await at(later, "status", pack, "--ledger")).stdout;
    expect(text).toContain("overruled, restated: stop routing (avd.rate, 2026-W03; no owner)");
    expect(text).toContain("Loosened terms:");
  });
});
