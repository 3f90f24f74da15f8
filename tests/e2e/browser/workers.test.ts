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
  return () => page.context().close();
});

describe("the metrics worker", () => {
  it("answers as the engine does, for a pilot that grows, and forgets nothing of it", async () => {
    const answers = await page.evaluate(async () => {
      const {
        createMetricsClient,
        computeFigures,
        compareRanges,
        createDatasetReader,
        statusOf,
        must,
        pilots,
      } = converge180;
      const { freshPilot, after, person, work } = pilots;
      const client = createMetricsClient();
      const fresh = freshPilot("Tallowmere");
      const states = [fresh];
      for (const request of [work([1, 10, 7], [9, 12, 9]), person("Ada"), work([16, 20, 18], [23, 10, 5])]) {
        states.push(after(states.at(-1) ?? fresh, "a1", request));
      }
      const asOfMs = Date.UTC(2026, 6, 20);
      const day = (number: number) => Date.UTC(2026, 5, number) / 86_400_000;
      const compared = {
        from: day(15),
        to: day(28),
        againstFrom: day(1),
        againstTo: day(14),
        by: [],
        asOf: asOfMs,
      };
      const answers = [];
      for (const state of states) {
        const dataset = must(createDatasetReader().datasetOf(state));
        const asked = {
          figures: must(await client.ask("figures", state, asOfMs, { by: ["workflow", "week"] })),
          comparisons: must(await client.ask("comparisons", state, asOfMs, compared)),
          status: must(await client.ask("status", state, asOfMs, null)),
        };
        const direct = {
          figures: computeFigures(dataset, { by: ["workflow", "week"] }),
          comparisons: compareRanges(dataset, compared),
          status: statusOf(state, dataset, asOfMs),
        };
        const overview = must(await client.ask("overview", state, asOfMs, null));
        const weeks = must(
          await client.ask("figures", state, asOfMs, { metrics: ["avd.rate"], by: ["week"] }),
        );
        answers.push({ asked, direct, dataTo: overview.dataTo, items: overview.items.length, weeks });
      }
      client.stop();
      return answers;
    });
    expect(answers).toHaveLength(4);
    for (const { asked, direct } of answers) expect(asked).toStrictEqual(direct);
    const last = answers[3];
    // 23 June 2026, in days since 1970-01-01.
    expect(last?.dataTo).toBe(20_627);
    expect(last?.items).toBe(17);
    expect(last?.weeks).toMatchObject([{ value: 0.7 }, {}, {}, { value: 0.5 }]);
  });

  it("that dies is replaced: what waits for it is asked once more, and that is said once", async () => {
    const outcome = await page.evaluate(async () => {
      const { createMetricsClient, pilots } = converge180;
      const asOfMs = Date.UTC(2026, 6, 20);
      const started: Worker[] = [];
      let restarts = 0;
      const start = () => {
        // The second worker is sound, the first one dies of the first message.
        const source = "self.onmessage = () => { throw new Error('broken'); };";
        const worker =
          started.length === 0
            ? new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))
            : converge180.startMetricsWorker();
        started.push(worker);
        return worker;
      };
      const client = createMetricsClient({ start, onRestart: () => (restarts += 1) });
      const pilot = pilots.after(pilots.freshPilot("Tallowmere"), "a1", pilots.work([1, 10, 7]));
      const waiting = await Promise.all([
        client.ask("figures", pilot, asOfMs, { by: [], metrics: ["avd.rate"] }),
        client.ask("status", pilot, asOfMs, null),
      ]);
      client.stop();
      return { waiting, started: started.length, restarts };
    });
    expect(outcome.waiting).toMatchObject([
      { ok: true, value: [{ metric: "avd.rate", numerator: 7, denominator: 10 }] },
      { ok: true },
    ]);
    expect(outcome).toMatchObject({ started: 2, restarts: 1 });
  });

  it("that dies again gives the questions up, and the next one starts a new worker", async () => {
    const outcome = await page.evaluate(async () => {
      const { createMetricsClient, pilots } = converge180;
      let started = 0;
      const start = () => {
        started += 1;
        const source = "self.onmessage = () => { throw new Error('broken'); };";
        return started <= 2
          ? new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))
          : converge180.startMetricsWorker();
      };
      const client = createMetricsClient({ start });
      const pilot = pilots.freshPilot("Tallowmere");
      const first = await client.ask("figures", pilot, 0, { by: [] });
      const next = await client.ask("figures", pilot, 0, { by: [] });
      client.stop();
      return { first, next: next.ok, started };
    });
    expect(outcome.first).toMatchObject({ ok: false, problem: { code: "ABORTED_BY_CRASH" } });
    expect(outcome).toMatchObject({ next: true, started: 3 });
  });

  it("that ends without a word is noticed, and started again as well", async () => {
    const first = await page.evaluate(async () => {
      const { createMetricsClient, pilots } = converge180;
      const client = createMetricsClient({
        onRestart: () => Object.assign(globalThis, { isCrashed: true }),
      });
      const pilot = pilots.after(pilots.freshPilot("Tallowmere"), "a1", pilots.work([1, 10, 7]));
      const ask = () =>
        client.ask("figures", pilot, Date.UTC(2026, 6, 20), { by: [], metrics: ["avd.rate"] });
      Object.assign(globalThis, { ask, stop: client.stop });
      return ask();
    });
    // Instead of its next answer it ends, without an error that anybody could hear.
    await page.workers()[0]?.evaluate(() => {
      Object.assign(globalThis, { postMessage: () => close() });
    });
    const second = await page.evaluate(async () => {
      const { ask, stop, isCrashed } = globalThis as unknown as {
        readonly ask: () => Promise<{ readonly ok: boolean }>;
        readonly stop: () => void;
        readonly isCrashed?: boolean;
      };
      const wasCrashed = isCrashed === true;
      const answer = await ask();
      stop();
      return { answer, wasCrashed, isCrashed: "isCrashed" in globalThis };
    });
    expect(first.ok).toBe(true);
    expect(second).toMatchObject({
      answer: { ok: true, value: [{ metric: "avd.rate", numerator: 7, denominator: 10 }] },
      wasCrashed: false,
      isCrashed: true,
    });
  });
});
