import { describe, expect, it } from "vitest";
import { mendedOnce } from "../../../renderer/data/read-mending.ts";
import type { Figures } from "../../../renderer/figures/figures.ts";
import { mendingFigures } from "../../../renderer/workers/mending-figures.ts";
import { failure, type Result, success } from "../../../shared/errors/problem.ts";

type Broken = "whole" | "lost" | "closed";

/** Figures over a database that is as it is told; asked of one pilot or of many. */
function over(states: Map<string, Broken>) {
  const asked: string[] = [];
  const answer = <Value>(pilotId: string, value: Value): Result<Value> => {
    asked.push(pilotId);
    const state = states.get(pilotId) ?? "whole";
    if (state === "lost") return failure("STORE_DAMAGED", "it lost a part");
    return state === "closed" ? failure("WRITE_FAILED", "the storage failed") : success(value);
  };
  const figures = {
    ask: async (_name: string, { pilotId }: { pilotId: string }) => answer(pilotId, pilotId),
    standings: async (
      pilotIds: readonly string[],
      _nowMs: number,
      { onStanding }: { onStanding: (pilotId: string, standing: unknown) => void },
    ) => {
      for (const pilotId of pilotIds) onStanding(pilotId, answer(pilotId, null));
      return success(null);
    },
  } as unknown as Figures;
  return { figures, asked };
}

const pilot = (pilotId: string) => ({ pilotId }) as Parameters<Figures["ask"]>[1];
const ask = (figures: Figures, pilotId: string) => figures.ask("overview", pilot(pilotId), 0, null);

describe("figures over a database that breaks while it is read", () => {
  it.each(["lost", "closed"] as const)("mend it once for all who wait, and answer (%s)", async (how) => {
    const states = new Map<string, Broken>([
      ["a", how],
      ["b", how],
    ]);
    const told: (string | null)[] = [];
    const mend = mendedOnce(async (lost) => {
      told.push(lost);
      await Promise.resolve();
      states.clear();
    });
    const figures = mendingFigures(over(states).figures, mend);
    const answers = await Promise.all(["a", "b"].map((one) => ask(figures, one)));
    expect(answers).toStrictEqual([success("a"), success("b")]);
    expect(told).toStrictEqual([how === "lost" ? "it lost a part" : null]);
  });

  it("ask again about those companies alone whose answer broke", async () => {
    const states = new Map<string, Broken>([["b", "lost"]]);
    const { figures: broken, asked } = over(states);
    const figures = mendingFigures(broken, async () => states.clear());
    const told: unknown[] = [];
    await figures.standings(["a", "b", "c"], 0, {
      onStanding: (id, standing) => told.push([id, standing.ok]),
    });
    expect(told).toStrictEqual([
      ["a", true],
      ["c", true],
      ["b", true],
    ]);
    expect(asked).toStrictEqual(["a", "b", "c", "b"]);
  });

  it("mend no second time where it did not help, until something is answered again", async () => {
    const states = new Map<string, Broken>([["a", "lost"]]);
    let mended = 0;
    const figures = mendingFigures(over(states).figures, async () => {
      mended += 1;
    });
    for (const _ of [1, 2, 3]) expect(await ask(figures, "a")).toMatchObject({ ok: false });
    await figures.standings(["a"], 0, { onStanding: () => undefined });
    expect(mended).toBe(1);
    expect(await ask(figures, "b")).toMatchObject({ ok: true });
    await ask(figures, "a");
    expect(mended).toBe(2);
  });
});
