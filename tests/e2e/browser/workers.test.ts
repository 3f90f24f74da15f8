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

  it("that dies fails the questions that wait, and the next one starts a new worker", async () => {
    const answers = await page.evaluate(async () => {
      const { createMetricsClient, pilots } = converge180;
      const asOfMs = Date.UTC(2026, 6, 20);
      const started: Worker[] = [];
      const client = createMetricsClient(() => {
        // The second worker is sound, the first one dies of the first message.
        const source = "self.onmessage = () => { throw new Error('broken'); };";
        const worker =
          started.length === 0
            ? new Worker(URL.createObjectURL(new Blob([source], { type: "text/javascript" })))
            : converge180.startMetricsWorker();
        started.push(worker);
        return worker;
      });
      const pilot = pilots.after(pilots.freshPilot("Tallowmere"), "a1", pilots.work([1, 10, 7]));
      const waiting = await Promise.all([
        client.ask("figures", pilot, asOfMs, { by: [] }),
        client.ask("status", pilot, asOfMs, null),
      ]);
      const next = await client.ask("figures", pilot, asOfMs, { by: [], metrics: ["avd.rate"] });
      client.stop();
      return { waiting, next, started: started.length };
    });
    expect(answers.waiting).toMatchObject([
      { ok: false, problem: { code: "ABORTED_BY_CRASH" } },
      { ok: false, problem: { code: "ABORTED_BY_CRASH" } },
    ]);
    expect(answers.next).toMatchObject({
      ok: true,
      value: [{ metric: "avd.rate", numerator: 7, denominator: 10 }],
    });
    expect(answers.started).toBe(2);
  });
});

describe("the import worker", () => {
  it("reads a file with progress and gives rows and errors back", async () => {
    const read = await page.evaluate(async () => {
      const client = converge180.createImportClient();
      const rows = Array.from(
        { length: 50_000 },
        (_, row) => `2026-06-01,W${row},SMB,${row === 7 ? "many" : row}`,
      );
      const bytes = new TextEncoder().encode(`date,workflow,segment,eligible\n${rows.join("\n")}\n`);
      const seen: number[] = [];
      const result = await client.read(
        { fileName: "work.csv", bytes, timeZone: "Europe/Berlin", nowMs: Date.UTC(2026, 10, 20) },
        { onProgress: (progress) => seen.push(progress.rows) },
      );
      client.stop();
      const [sheet] = result.ok ? result.value.sheets : [];
      return {
        digest: result.ok ? result.value.fileDigest : result.problem.code,
        rows: sheet?.table.length,
        read: sheet?.rowsRead,
        errors: sheet?.rowErrors,
        last: [...(sheet?.table.columns.keys() ?? [])],
        seen,
        handedOver: bytes.length,
      };
    });
    expect(read).toMatchObject({
      rows: 49_999,
      read: 50_000,
      errors: [{ line: 9, column: "eligible", code: "TYPE", value: "many" }],
      last: ["date", "workflow", "segment", "eligible"],
      handedOver: 0,
    });
    expect(read.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(read.seen.length).toBeGreaterThanOrEqual(2);
    expect(read.seen).toStrictEqual([...read.seen].sort((one, other) => one - other));
  });

  it("stops when it is cancelled and reads the next file", async () => {
    const outcome = await page.evaluate(async () => {
      const client = converge180.createImportClient();
      const about = { fileName: "work.csv", timeZone: "Europe/Berlin", nowMs: Date.UTC(2026, 10, 20) };
      const rows = Array.from({ length: 300_000 }, (_, row) => `2026-06-01,W${row},SMB,1`);
      const bytes = new TextEncoder().encode(`date,workflow,segment,eligible\n${rows.join("\n")}\n`);
      const stopping = new AbortController();
      let last = 0;
      const cancelled = await client.read(
        { ...about, bytes },
        {
          signal: stopping.signal,
          onProgress: (progress) => {
            last = progress.rows;
            stopping.abort();
          },
        },
      );
      const before = await client.read(
        { ...about, bytes: new Uint8Array(1) },
        { signal: AbortSignal.abort() },
      );
      const next = await client.read({
        ...about,
        bytes: new TextEncoder().encode("date,workflow,segment\n"),
      });
      const empty = await client.read({ ...about, bytes: new Uint8Array(0) });
      client.stop();
      return { cancelled, before, last, next: next.ok, empty };
    });
    expect(outcome).toMatchObject({
      cancelled: { ok: false, problem: { code: "CANCELLED" } },
      before: { ok: false, problem: { code: "CANCELLED" } },
      next: true,
      empty: { ok: false, problem: { code: "FILE_EMPTY" } },
    });
    expect(outcome.last).toBeLessThan(200_000);
  });
});

describe("the command worker", () => {
  it("takes imports in as the window would, and saves them", async () => {
    const outcome = await page.evaluate(async () => {
      const { createImportClient, createOpfsJournal, workspaceOver, pilots, must, bothHomes, verifyPilot } =
        converge180;
      const imports = createImportClient();
      const { background } = imports;
      const home = createOpfsJournal();
      const workspace = workspaceOver(home, { background });
      await workspace.start();
      const facts = {
        company: "Norrbex",
        startDate: "2026-06-01",
        timeZone: "Europe/Berlin",
        currency: "EUR",
      };
      const { pilotId } = must(await workspace.create(facts));
      const first = must(await workspace.execute(pilotId, [pilots.work([1, 10, 7], [2, 12, 9])]));
      must(await workspace.execute(pilotId, [pilots.person("Ada")]));
      const second = must(await workspace.execute(pilotId, [pilots.person("Bo"), pilots.work([2, 12, 10])]));
      const again = must(await workspace.execute(pilotId, [pilots.work([2, 12, 10])]));
      const refused = await workspace.execute(pilotId, [
        pilots.person("Cy"),
        { command: "import.add", input: {} },
      ]);
      const state = must(await workspace.open(pilotId));
      imports.stop();
      workspace.close();
      const batches = [...state.records.values()].flatMap(({ type, fields }) =>
        type === "batch" ? [[fields["added"], fields["replaced"]]] : [],
      );
      return {
        counts: [first, second, again].map(({ entries }) => entries.length),
        notes: [first.notes, again.notes],
        refused,
        batches,
        bytes: state.batches.size,
        faults: verifyPilot(state),
        homes: await bothHomes(home, "converge180", pilotId),
        isKept: again.pilot === state,
      };
    });
    expect(outcome).toMatchObject({
      counts: [1, 2, 0],
      notes: [expect.anything(), ["every row is there already"]],
      refused: { ok: false, problem: { code: "COMMAND_INPUT" } },
      batches: [
        [2, 0],
        [0, 1],
      ],
      bytes: 2,
      faults: [],
      homes: { faults: [], isAnchored: true },
      isKept: true,
    });
    expect(outcome.homes.home).toStrictEqual(outcome.homes.database);
  });

  it("that dies leaves everything as it was", async () => {
    const outcome = await page.evaluate(async () => {
      const { createOpfsJournal, workspaceOver, pilots, must } = converge180;
      const problem = { code: "ABORTED_BY_CRASH", message: "it died" } as const;
      const background = { run: async () => ({ ok: false, problem }) as const };
      const workspace = workspaceOver(createOpfsJournal(), { background });
      await workspace.start();
      const { pilotId } = must(
        await workspace.create({ company: "Norrbex", timeZone: "UTC", currency: "EUR" }),
      );
      const before = must(await workspace.open(pilotId));
      const done = await workspace.execute(pilotId, [pilots.work([1, 10, 7])]);
      return {
        done,
        isSame: must(await workspace.open(pilotId)) === before,
        save: workspace.saveState().kind,
      };
    });
    expect(outcome).toMatchObject({
      done: { ok: false, problem: { code: "ABORTED_BY_CRASH" } },
      isSame: true,
      save: "saved",
    });
  });
});
