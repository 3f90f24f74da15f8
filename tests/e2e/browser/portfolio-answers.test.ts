import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChromiumPages, startChromium } from "./support/chromium-page.ts";

const FACTS = { company: "Tallowmere", startDate: "2026-06-01", timeZone: "UTC", currency: "EUR" };

let chromium: ChromiumPages;
let page: Page;
beforeAll(async () => {
  chromium = await startChromium("tests/e2e/browser/support/browser-entry.ts");
});
afterAll(() => chromium?.close());
beforeEach(async () => {
  page = await chromium.open();
  await page.evaluate(prepare, FACTS);
  return () => page.context().close();
});

/** Three companies that were looked over once; then the rows of their imports go, so that nothing can be computed anew. */
async function prepare(facts: typeof FACTS): Promise<void> {
  const { workspaceOver, createOpfsJournal, createMetricsClient, createLayoutCache } = converge180;
  const { Dexie, PORTFOLIO_CACHE, COMING_CACHE, openDatabase, pilots, must } = converge180;
  const workspace = workspaceOver(createOpfsJournal());
  const databaseName = () => workspace.databaseName();
  await workspace.start();
  const ids: string[] = [];
  for (const [index, company] of ["Kestrova", "Norrbex", "Ardlune"].entries()) {
    const { pilotId } = must(await workspace.create({ ...facts, company }));
    must(await workspace.execute(pilotId, [pilots.work([1 + index, 10, 7], [9, 12, 9])]));
    ids.push(pilotId);
  }
  /** What a worker that has just begun says of all companies. */
  const ask = async (nowMs: number) => {
    const client = createMetricsClient({ databaseName });
    const said = new Map<string, unknown>();
    const told = (name: string) => (pilotId: string, answer: { readonly ok: boolean }) =>
      said.set(`${name} ${ids.indexOf(pilotId)}`, answer.ok ? must(answer as never) : "cannot be computed");
    must(await client.overviews(ids, nowMs, { onOverview: told("overview") }));
    must(await client.standings(ids, nowMs, { onStanding: told("standing") }));
    return { said: Object.fromEntries(said), client };
  };
  /** What is said at a moment; nothing is kept of it. */
  const freshAt = async (nowMs: number) => {
    const { said, client } = await ask(nowMs);
    client.stop();
    await Dexie.delete(PORTFOLIO_CACHE.database);
    return said;
  };
  const stored = async ({ database } = PORTFOLIO_CACHE as { readonly database: string }) => {
    const cache = await new Dexie(database).open();
    const rows = await cache.table("answers").toArray();
    return { cache, rows };
  };
  const [second, later] = [await freshAt(Date.UTC(2026, 7, 21, 9)), await freshAt(Date.UTC(2026, 7, 23, 18))];
  const first = await ask(Date.UTC(2026, 7, 20, 9));
  for (;;) {
    const { cache, rows } = await stored();
    cache.close();
    if (rows.length === 2 * ids.length) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  must(await first.client.lookAhead(ids, Date.UTC(2026, 7, 20, 9)));
  first.client.stop();
  const database = await openDatabase(databaseName() ?? "");
  await database.blobs.filter(({ kind }) => kind === "batch").delete();
  database.close();
  await createLayoutCache().keepOnly([]);
  Object.assign(globalThis, {
    kept: {
      ids,
      workspace,
      first: first.said,
      second,
      later,
      stored,
      comingOf: async (pilotId: string) => {
        const { cache, rows } = await stored(COMING_CACHE);
        cache.close();
        return rows.filter((row: { readonly pilotId: string }) => row.pilotId === pilotId).length;
      },
      async askAgain(nowMs: number) {
        const { said, client } = await ask(nowMs);
        client.stop();
        return said;
      },
    },
  });
}

interface Kept {
  readonly ids: readonly string[];
  readonly workspace: ReturnType<typeof converge180.workspaceOver>;
  readonly first: { readonly [key: string]: unknown };
  /** Of the next morning, and of an evening three days later. */
  readonly second: { readonly [key: string]: unknown };
  readonly later: { readonly [key: string]: unknown };
  readonly stored: () => Promise<{
    readonly cache: InstanceType<typeof converge180.Dexie>;
    readonly rows: readonly { readonly pilotId: string; readonly madeBy: string }[];
  }>;
  readonly comingOf: (pilotId: string) => Promise<number>;
  readonly askAgain: (nowMs: number) => Promise<{ readonly [key: string]: unknown }>;
}

declare global {
  var kept: Kept;
}

const MORNING_MS = Date.UTC(2026, 7, 20, 9);
const EVENING_MS = Date.UTC(2026, 7, 20, 21);
const NEXT_MORNING_MS = Date.UTC(2026, 7, 21, 9);
const THIRD_EVENING_MS = Date.UTC(2026, 7, 23, 18);
const FIFTH_MORNING_MS = Date.UTC(2026, 7, 25, 9);
const CANNOT = "cannot be computed";

function all(value: string): { readonly [key: string]: string } {
  const keys = ["overview", "standing"].flatMap((name) => [0, 1, 2].map((place) => `${name} ${place}`));
  return Object.fromEntries(keys.map((key) => [key, value]));
}

describe("what the portfolio was answered last", () => {
  it("is answered again by the next worker, of the same day and at the moment of asking, with nothing computed", async () => {
    const [first, morning, evening] = await page.evaluate(
      async ([one, other]) => [kept.first, await kept.askAgain(one), await kept.askAgain(other)],
      [MORNING_MS, EVENING_MS] as const,
    );
    expect(Object.keys(first ?? {})).toHaveLength(6);
    expect(morning).toStrictEqual(first);
    for (const place of [0, 1, 2]) {
      expect(evening?.[`overview ${place}`]).toStrictEqual({
        ...(first?.[`overview ${place}`] as object),
        asOfMs: EVENING_MS,
      });
      expect(evening?.[`standing ${place}`]).toStrictEqual(first?.[`standing ${place}`]);
    }
  });

  it("was worked out for the days to come, as it is answered then", async () => {
    const [second, later, expected] = await page.evaluate(
      async ([one, other]) => [
        await kept.askAgain(one),
        await kept.askAgain(other),
        [kept.second, kept.later] as const,
      ],
      [NEXT_MORNING_MS, THIRD_EVENING_MS] as const,
    );
    expect([second, later]).toStrictEqual(expected);
  });

  it("is asked anew after these days", async () => {
    expect(await page.evaluate((nowMs) => kept.askAgain(nowMs), FIFTH_MORNING_MS)).toStrictEqual(all(CANNOT));
  });

  it("is asked anew of a company that changed, and of that alone", async () => {
    const [expected, again] = await page.evaluate(
      async ([one, other]) => {
        const { must, pilots } = converge180;
        must(await kept.workspace.execute(kept.ids[1] ?? "", [pilots.person("Ada")]));
        return [
          [kept.first, kept.second],
          [await kept.askAgain(one), await kept.askAgain(other)],
        ] as const;
      },
      [MORNING_MS, NEXT_MORNING_MS] as const,
    );
    const changed = { "overview 1": CANNOT, "standing 1": CANNOT };
    expect(again).toStrictEqual(expected.map((answers) => ({ ...answers, ...changed })));
  });

  it("is asked anew after an import, and says then what came in", async () => {
    const [first, again] = await page.evaluate(async (nowMs) => {
      const { must, pilots } = converge180;
      const { pilotId } = must(
        await kept.workspace.create({
          company: "Velquist",
          startDate: "2026-06-01",
          timeZone: "UTC",
          currency: "EUR",
        }),
      );
      must(await kept.workspace.execute(pilotId, [pilots.work([1, 10, 7])]));
      const ids = kept.ids as string[];
      ids.splice(0, ids.length, pilotId);
      const before = await kept.askAgain(nowMs);
      must(await kept.workspace.execute(pilotId, [pilots.work([12, 10, 7])]));
      return [before, await kept.askAgain(nowMs)];
    }, MORNING_MS);
    const day = (number: number): number => Date.UTC(2026, 5, number) / 86_400_000;
    expect(first?.["overview 0"]).toMatchObject({ dataTo: day(1) });
    expect(again?.["overview 0"]).toMatchObject({ dataTo: day(12) });
  });

  it("is nothing to another build of the app", async () => {
    const again = await page.evaluate(async (nowMs) => {
      const { cache, rows } = await kept.stored();
      const others = rows.map((row) => ({ ...row, madeBy: row.madeBy.replace("metrics-worker", "another") }));
      await cache.table("answers").bulkPut(others);
      cache.close();
      return kept.askAgain(nowMs);
    }, MORNING_MS);
    expect(again).toStrictEqual(all(CANNOT));
  });

  it("goes with a company that is removed", async () => {
    const outcome = await page.evaluate(async () => {
      const { must } = converge180;
      const [gone = ""] = kept.ids;
      must(await kept.workspace.remove(gone));
      for (;;) {
        const { cache, rows } = await kept.stored();
        cache.close();
        if (rows.every(({ pilotId }) => pilotId !== gone) && (await kept.comingOf(gone)) === 0)
          return [rows.length, (await kept.comingOf(kept.ids[1] ?? "")) > 0];
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    });
    expect(outcome).toStrictEqual([4, true]);
  });
});
