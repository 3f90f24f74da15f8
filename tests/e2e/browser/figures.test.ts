import fc from "fast-check";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { dataSteps } from "../../shared/pilot-data/random-imports.ts";
import { type ChromiumPages, startChromium } from "./support/chromium-page.ts";
import { FACTS } from "./support/saved-pilot.ts";

let chromium: ChromiumPages;
let page: Page;

beforeAll(async () => {
  chromium = await startChromium("tests/e2e/browser/support/browser-entry.ts");
});
afterAll(() => chromium?.close());
beforeEach(async () => {
  page = await chromium.open();
  return () => page.context().close();
});

describe("figures of a pilot whose rows the page does not hold", () => {
  it("are those of the engine after random imports and take-backs (seed 42)", async () => {
    const sequences = fc.sample(dataSteps, { seed: 42, numRuns: 14 });
    const outcome = await page.evaluate(
      async ({ facts, sequences }) => {
        const { workspaceOver, createOpfsJournal, createImportClient, createMetricsClient, must } =
          converge180;
        const { stored } = converge180;
        const asOfMs = Date.UTC(2026, 7, 20);
        const databaseName = () => workspace.databaseName();
        const { background, stop } = createImportClient(databaseName);
        const workspace = workspaceOver(createOpfsJournal(), { background });
        await workspace.start();
        const differing: string[] = [];
        let steps = 0;
        for (const [sequence, all] of sequences.entries()) {
          const { pilotId } = must(await workspace.create(facts));
          let client = createMetricsClient({ databaseName });
          for (const [index, step] of all.entries()) {
            if (await stored.doStep(workspace, pilotId, step, index)) steps += 1;
            const asked = await stored.askedOfWorker(client, workspace, pilotId, asOfMs);
            const direct = stored.computedAnew(
              await stored.wholePilotOf(databaseName() ?? "", pilotId),
              asOfMs,
            );
            if (JSON.stringify(asked) !== JSON.stringify(direct)) differing.push(`${sequence}: ${index}`);
            // A worker that begins anew finds the layout of the one before it, whole or from some steps ago.
            if ((sequence + index) % 3 === 2) {
              client.stop();
              client = createMetricsClient({ databaseName });
            }
          }
          client.stop();
        }
        stop();
        workspace.close();
        return { differing, steps };
      },
      { facts: FACTS, sequences },
    );
    expect(outcome.differing).toStrictEqual([]);
    expect(outcome.steps).toBeGreaterThan(40);
  });

  it("come from stored layouts, without a batch being read", async () => {
    const outcome = await page.evaluate(async (facts) => {
      const { workspaceOver, createOpfsJournal, createMetricsClient, openDatabase, pilots, must } =
        converge180;
      const { stored, createLayoutCache } = converge180;
      const asOfMs = Date.UTC(2026, 7, 20);
      const workspace = workspaceOver(createOpfsJournal());
      const databaseName = () => workspace.databaseName();
      await workspace.start();
      const { pilotId } = must(await workspace.create(facts));
      must(await workspace.execute(pilotId, [pilots.work([1, 10, 7], [9, 12, 9])]));
      const first = createMetricsClient({ databaseName });
      const before = await stored.askedOfWorker(first, workspace, pilotId, asOfMs);
      const cache = createLayoutCache();
      // The layout is stored when nobody waits for it.
      while ((await cache.read(pilotId)) === null) await new Promise((resolve) => setTimeout(resolve, 5));
      first.stop();
      const database = await openDatabase(databaseName() ?? "");
      const batches = await database.blobs.filter(({ kind }) => kind === "batch").toArray();
      await database.blobs.bulkDelete(batches.map((row) => [row.pilotId, row.kind, row.name, row.part]));
      const second = createMetricsClient({ databaseName });
      const withoutBatches = await stored.askedOfWorker(second, workspace, pilotId, asOfMs);
      second.stop();
      // Without its layout the pilot must be laid out anew, and that needs its batches.
      await cache.keepOnly([]);
      const third = createMetricsClient({ databaseName });
      const opened = must(await workspace.open(pilotId));
      const refused = await third.ask("status", opened, asOfMs, null);
      await database.blobs.bulkPut(batches);
      const again = await stored.askedOfWorker(third, workspace, pilotId, asOfMs);
      third.stop();
      database.close();
      workspace.close();
      return { before, withoutBatches, refused, again };
    }, FACTS);
    expect(outcome.withoutBatches).toStrictEqual(outcome.before);
    expect(outcome.refused).toMatchObject({ ok: false, problem: { code: "PACK_FORMAT" } });
    expect(outcome.again).toStrictEqual(outcome.before);
  });

  it("go down to the lines of their files, which are read for that alone", async () => {
    const outcome = await page.evaluate(async (facts) => {
      const { workspaceOver, createOpfsJournal, createMetricsClient, pilots, must, stored } = converge180;
      const asOfMs = Date.UTC(2026, 7, 20);
      const workspace = workspaceOver(createOpfsJournal());
      const databaseName = () => workspace.databaseName();
      await workspace.start();
      const { pilotId } = must(await workspace.create(facts));
      must(await workspace.execute(pilotId, [pilots.work([1, 10, 7], [9, 12, 9])]));
      must(await workspace.execute(pilotId, [pilots.work([9, 12, 11])]));
      const light = must(await workspace.open(pilotId));
      const whole = await stored.wholePilotOf(databaseName() ?? "", pilotId);
      const day = (number: number) => Date.UTC(2026, 5, number) / 86_400_000;
      const query = {
        place: { metric: "avd.rate", workflow: "*", segment: "*", from: day(1), to: day(14) },
        page: { first: 0, count: 20 },
      } as const;
      const client = createMetricsClient({ databaseName });
      const asked = must(await client.ask("explain", light, asOfMs, query));
      const told = must(await client.ask("explain", whole, asOfMs, query));
      client.stop();
      workspace.close();
      return { asked, told };
    }, FACTS);
    expect(outcome.asked).toStrictEqual(outcome.told);
    expect(JSON.stringify(outcome.asked)).toContain("work.csv");
  });
});

describe("a worker that is killed", () => {
  it("is replaced by one that reads from the database: that is said once, and nothing is lost", async () => {
    await page.evaluate(async (facts) => {
      const { workspaceOver, createOpfsJournal, createMetricsClient, pilots, must, stored } = converge180;
      const workspace = workspaceOver(createOpfsJournal());
      await workspace.start();
      const { pilotId } = must(await workspace.create(facts));
      must(await workspace.execute(pilotId, [pilots.work([1, 10, 7], [9, 12, 9])]));
      let restarts = 0;
      const client = createMetricsClient({
        databaseName: () => workspace.databaseName(),
        onRestart: () => {
          restarts += 1;
        },
      });
      const ask = () => stored.askedOfWorker(client, workspace, pilotId, Date.UTC(2026, 7, 20));
      Object.assign(globalThis, { ask, restarts: () => restarts, before: await ask() });
    }, FACTS);
    const [worker] = page.workers().filter((one) => one.url().includes("metrics-worker"));
    expect(worker).toBeDefined();
    // It is gone without a word: no error, no message.
    const gone = new Promise((resolve) => worker?.once("close", resolve));
    await worker?.evaluate(() => {
      setTimeout(() => self.close(), 0);
    });
    await gone;
    const outcome = await page.evaluate(async () => {
      const test = globalThis as unknown as {
        readonly ask: () => Promise<unknown>;
        readonly restarts: () => number;
        readonly before: unknown;
      };
      const after = await test.ask();
      return { before: test.before, after, again: await test.ask(), restarts: test.restarts() };
    });
    expect(outcome.after).toStrictEqual(outcome.before);
    expect(outcome.again).toStrictEqual(outcome.before);
    expect(outcome.restarts).toBe(1);
  });
});

describe("the overviews of many pilots", () => {
  it("come one by one, without a pilot being opened, and are the same when they are asked for one by one", async () => {
    const outcome = await page.evaluate(async (facts) => {
      const { workspaceOver, createOpfsJournal, createMetricsClient, pilots, must } = converge180;
      const home = createOpfsJournal();
      const first = workspaceOver(home);
      await first.start();
      const ids: string[] = [];
      for (const [index, company] of ["Kestrova", "Norrbex", "Ardlune"].entries()) {
        const { pilotId } = must(await first.create({ ...facts, company }));
        must(await first.execute(pilotId, [pilots.work([1 + index, 10, 7])]));
        ids.push(pilotId);
      }
      first.close();
      const workspace = workspaceOver(home);
      await workspace.start();
      const client = createMetricsClient({ databaseName: () => workspace.databaseName() });
      const nowMs = Date.UTC(2026, 7, 20);
      const came: (readonly [string, unknown])[] = [];
      const done = await client.overviews(ids, nowMs, {
        onOverview: (pilotId, overview) => came.push([pilotId, must(overview)]),
      });
      const single = [];
      for (const pilotId of ids) {
        const pilot = must(await workspace.open(pilotId));
        single.push([pilotId, must(await client.ask("overview", pilot, nowMs, null))]);
      }
      const leaving = new AbortController();
      const some: string[] = [];
      const cancelled = await client.overviews(ids, nowMs, {
        signal: leaving.signal,
        onOverview: (pilotId) => {
          some.push(pilotId);
          leaving.abort();
        },
      });
      const missing: unknown[] = [];
      await client.overviews(["x1-1-1"], nowMs, { onOverview: (_, overview) => missing.push(overview) });
      client.stop();
      workspace.close();
      return { ids, done, came, single, cancelled, some, missing };
    }, FACTS);
    expect(outcome.done).toMatchObject({ ok: true });
    expect(outcome.came.map(([pilotId]) => pilotId)).toStrictEqual(outcome.ids);
    expect(outcome.came).toStrictEqual(outcome.single);
    expect(outcome.cancelled).toMatchObject({ ok: false, problem: { code: "CANCELLED" } });
    expect(outcome.some.length).toBeLessThan(3);
    expect(outcome.missing).toMatchObject([{ ok: false, problem: { code: "STORE_DAMAGED" } }]);
  });
});
