import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChromiumPages, startChromium } from "./support/chromium-page.ts";

let chromium: ChromiumPages;
let page: Page;
beforeAll(async () => {
  chromium = await startChromium("tests/e2e/browser/support/browser-entry.ts");
});
afterAll(() => chromium?.close());
beforeEach(async () => {
  page = await chromium.open();
  await page.evaluate(prepare);
  return () => page.context().close();
});

/** Seven companies of different sizes in a database, and what asks about them with nothing kept from before. */
async function prepare(): Promise<void> {
  const { workspaceOver, createOpfsJournal, createMetricsClient, startMetricsWorker } = converge180;
  const { Dexie, PORTFOLIO_CACHE, pilots, must } = converge180;
  const workspace = workspaceOver(createOpfsJournal());
  await workspace.start();
  const ids: string[] = [];
  for (let index = 0; index < 7; index += 1) {
    const facts = { startDate: "2026-06-01", timeZone: "UTC", currency: "EUR" };
    const { pilotId } = must(await workspace.create({ ...facts, company: `Company ${index}` }));
    const rows = Array.from({ length: 1 + index }, (_, day) => [1 + day, 10, 7] as const);
    must(await workspace.execute(pilotId, [pilots.work(...rows)]));
    ids.push(pilotId);
  }
  const nowMs = Date.UTC(2026, 7, 20, 9);
  const broken = () => {
    const source = "self.onmessage = () => { throw new Error('broken'); };";
    return new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  };
  Object.assign(globalThis, {
    shared: {
      async askAll({ workers, isBroken = () => false, leaveAfter = Number.POSITIVE_INFINITY }: Asking) {
        await Dexie.delete(PORTFOLIO_CACHE.database);
        const started: Worker[] = [];
        let restarts = 0;
        const client = createMetricsClient({
          databaseName: () => workspace.databaseName(),
          workers,
          onRestart: () => (restarts += 1),
          start: () => {
            const worker = isBroken(started.length) ? broken() : startMetricsWorker();
            started.push(worker);
            return worker;
          },
        });
        const said: { [key: string]: unknown } = {};
        const leaving = new AbortController();
        const told = (name: string) => (pilotId: string, answer: unknown) => {
          said[`${name} ${ids.indexOf(pilotId)}`] = answer;
          if (Object.keys(said).length >= leaveAfter) leaving.abort();
        };
        const { signal } = leaving;
        const overviews = await client.overviews(ids, nowMs, { onOverview: told("overview"), signal });
        const standings = await client.standings(ids, nowMs, { onStanding: told("standing"), signal });
        const day = await client.dayStandings(ids, nowMs, 5, { onStanding: told("day"), signal });
        const asked = await Promise.all(
          ids.map(async (pilotId) =>
            must(await client.ask("status", must(await workspace.open(pilotId)), nowMs, null)),
          ),
        );
        client.stop();
        return { done: [overviews, standings, day], said, asked, started: started.length, restarts };
      },
    },
  });
}

interface Asking {
  readonly workers: 1 | 2;
  /** Whether the worker that is started then dies of its first message. */
  readonly isBroken?: (started: number) => boolean;
  /** How many answers are heard before the one who asked leaves. */
  readonly leaveAfter?: number;
}

interface Asked {
  readonly done: readonly { readonly ok: boolean; readonly problem?: { readonly code: string } }[];
  readonly said: { readonly [key: string]: unknown };
  readonly asked: readonly unknown[];
  readonly started: number;
  readonly restarts: number;
}

declare global {
  var shared: { readonly askAll: (asking: Asking) => Promise<Asked> };
}

describe("many companies at once", () => {
  it("are answered the same by one worker and by two", async () => {
    const one = await page.evaluate(() => shared.askAll({ workers: 1 }));
    const two = await page.evaluate(() => shared.askAll({ workers: 2 }));
    expect([one.started, two.started]).toStrictEqual([1, 2]);
    expect(Object.keys(one.said)).toHaveLength(3 * 7);
    for (const { done } of [one, two]) expect(done.map(({ ok }) => ok)).toStrictEqual([true, true, true]);
    expect(two.said).toStrictEqual(one.said);
    expect(two.asked).toStrictEqual(one.asked);
  });

  it.each([
    ["the first", 0],
    ["the second", 1],
  ])("are all answered where %s worker dies, which is said once", async (_, dying) => {
    const whole = await page.evaluate(() => shared.askAll({ workers: 2 }));
    const hurt = await page.evaluate(
      (place) => shared.askAll({ workers: 2, isBroken: (started) => started === place }),
      dying,
    );
    expect(hurt).toStrictEqual({ ...whole, started: 3, restarts: 1 });
  });

  it("are given up where a worker dies twice, and the next question starts a sound one", async () => {
    const hurt = await page.evaluate(() =>
      shared.askAll({ workers: 2, isBroken: (started) => started === 1 || started === 2 }),
    );
    expect(hurt.done.map((result) => result.problem?.code ?? "ok")).toStrictEqual([
      "ABORTED_BY_CRASH",
      "ok",
      "ok",
    ]);
    expect(hurt.started).toBe(4);
  });

  it("are left to themselves by who leaves", async () => {
    const left = await page.evaluate(() => shared.askAll({ workers: 2, leaveAfter: 2 }));
    expect(left.done.map(({ problem }) => problem?.code)).toStrictEqual(Array(3).fill("CANCELLED"));
    expect(Object.keys(left.said)).toHaveLength(2);
  });
});
