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

describe("the import worker", () => {
  it("reads a file with progress, keeps its rows, and gives counts and a few of its errors back", async () => {
    const read = await page.evaluate(async () => {
      const { createImportClient, must } = converge180;
      const client = createImportClient();
      const rows = Array.from(
        { length: 50_000 },
        (_, row) => `2026-06-01,W${row},SMB,${row === 7 ? "many" : row}`,
      );
      const bytes = new TextEncoder().encode(`date,workflow,segment,eligible\n${rows.join("\n")}\n`);
      const opened = must(await client.call("open", { file: 1, fileName: "work.csv", content: bytes }));
      const seen: number[] = [];
      const terms = { timeZone: "Europe/Berlin", nowMs: Date.UTC(2026, 10, 20) };
      const [sheet] = must(
        await client.call(
          "check",
          { file: 1, mapping: null, terms },
          { onProgress: ({ rows }) => seen.push(rows) },
        ),
      );
      const id = sheet?.id ?? 0;
      const errors = must(await client.call("errors", { id, from: 0, count: 10 }));
      const csv = new TextDecoder().decode(must(await client.call("refusedCsv", { id })));
      must(await client.call("close", { files: [1] }));
      const after = await client.call("errors", { id, from: 0, count: 10 });
      client.stop();
      return { opened, sheet, errors, csv, seen, after, handedOver: bytes.length };
    });
    expect(read).toMatchObject({
      opened: { templates: ["work"], sheets: [] },
      sheet: { target: "work", rowsRead: 50_000, rowsGood: 49_999, rowsRefused: 1 },
      errors: { total: 1, items: [{ line: 9, column: "eligible", code: "TYPE", value: "many" }] },
      after: { ok: false, problem: { code: "REF_DANGLING" } },
      handedOver: 0,
    });
    expect(read.csv).toBe(
      "line,code,reason,date,workflow,segment,eligible\r\n9,TYPE,eligible: not a whole number,2026-06-01,W7,SMB,many\r\n",
    );
    expect(read.opened.fileDigest).toMatch(/^[0-9a-f]{64}$/);
    expect(read.seen.length).toBeGreaterThanOrEqual(2);
    expect(read.seen).toStrictEqual([...read.seen].sort((one, other) => one - other));
  });

  it("stops when it is cancelled and reads the next file", async () => {
    const outcome = await page.evaluate(async () => {
      const { createImportClient, must } = converge180;
      const client = createImportClient();
      const terms = { timeZone: "Europe/Berlin", nowMs: Date.UTC(2026, 10, 20) };
      const open = (file: number, text: string) =>
        client.call("open", { file, fileName: "work.csv", content: new TextEncoder().encode(text) });
      const rows = Array.from({ length: 300_000 }, (_, row) => `2026-06-01,W${row},SMB,1`);
      must(await open(1, `date,workflow,segment,eligible\n${rows.join("\n")}\n`));
      const stopping = new AbortController();
      let last = 0;
      const cancelled = await client.call(
        "check",
        { file: 1, mapping: null, terms },
        {
          signal: stopping.signal,
          onProgress: (progress) => {
            last = progress.rows;
            stopping.abort();
          },
        },
      );
      const before = await client.call(
        "check",
        { file: 1, mapping: null, terms },
        { signal: AbortSignal.abort() },
      );
      must(await open(2, "date,workflow,segment\n"));
      const next = await client.call("check", { file: 2, mapping: null, terms });
      const empty = await open(3, "");
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

  it("takes the rows that it checked in by their name, large ones stored in parts", async () => {
    const outcome = await page.evaluate(async () => {
      const { createImportClient, createOpfsJournal, workspaceOver, pilots, must, bothHomes, stored } =
        converge180;
      const databaseName = () => workspace.databaseName();
      const imports = createImportClient(databaseName);
      const home = createOpfsJournal();
      const workspace = workspaceOver(home, { background: imports.background });
      await workspace.start();
      const facts = { company: "Norrbex", startDate: "2026-06-01", timeZone: "UTC", currency: "EUR" };
      const { pilotId } = must(await workspace.create(facts));
      const rows = Array.from(
        { length: 120_000 },
        (_, row) =>
          `interaction-number-${100_000 + row},2026-06-01T10:00:00Z,Workflow ${row % 50},Small,autonomous`,
      );
      const bytes = new TextEncoder().encode(`id,at,workflow,segment,mode\n${rows.join("\n")}\n`);
      must(await imports.call("open", { file: 1, fileName: "interactions.csv", content: bytes }));
      const terms = { timeZone: "UTC", nowMs: Date.UTC(2026, 10, 20) };
      const [sheet] = must(await imports.call("check", { file: 1, mapping: null, terms }));
      const checked = { id: sheet?.id ?? 0, mapping: null };
      const assess = async () =>
        must(
          await imports.callOn(must(await workspace.open(pilotId)), "assess", {
            asOfMs: terms.nowMs,
            sheets: [checked],
          }),
        );
      const before = await assess();
      const done = must(await workspace.execute(pilotId, [{ command: "import.add", input: { checked } }]));
      const batchId = done.entries[0]?.changes.find(({ after }) => after === "batch")?.record ?? "";
      // A worker that knows nothing yet reads the batch from the database.
      const other = createImportClient(databaseName);
      const asked = { batchId, from: 119_998, count: 5, line: null };
      const page = must(await other.callOn(done.pilot, "batchRows", asked));
      const after = await assess();
      must(await workspace.execute(pilotId, [pilots.person("Ada")]));
      other.stop();
      imports.stop();
      workspace.close();
      const whole = await stored.wholePilotOf("converge180", pilotId);
      const size = [...whole.batches.values()][0]?.length ?? 0;
      const { faults, isAnchored } = await bothHomes(home, "converge180", pilotId);
      return { before, after, page, size, faults, isAnchored, hasRows: "batches" in done.pilot };
    });
    expect(outcome).toMatchObject({
      before: { sheets: [{ added: 120_000, unchanged: 0, importedBefore: null }] },
      after: { sheets: [{ added: 0, unchanged: 120_000 }], newSegments: [] },
      page: { total: 120_000, inForce: 120_000, items: [{ line: 120_000 }, { line: 120_001 }] },
      faults: [],
      isAnchored: true,
      hasRows: false,
    });
    expect(outcome.before.newWorkflows).toHaveLength(50);
    expect(outcome.after.sheets[0]?.importedBefore).toBe("2026-11-20T15:00:00.000Z");
    // More than one part holds.
    expect(outcome.size).toBeGreaterThan(8 * 1_048_576);
  });

  it("that is asked to stop an import leaves everything as it was", async () => {
    const outcome = await page.evaluate(async () => {
      const { createImportClient, createOpfsJournal, workspaceOver, pilots, must } = converge180;
      const { background, stop } = createImportClient(() => workspace.databaseName());
      const workspace = workspaceOver(createOpfsJournal(), { background });
      await workspace.start();
      const { pilotId } = must(
        await workspace.create({ company: "Norrbex", timeZone: "UTC", currency: "EUR" }),
      );
      const before = must(await workspace.open(pilotId));
      const stopping = new AbortController();
      const running = workspace.execute(pilotId, [pilots.work([1, 10, 7])], stopping.signal);
      stopping.abort();
      const done = await running;
      const isSame = must(await workspace.open(pilotId)) === before;
      const again = await workspace.execute(pilotId, [pilots.work([1, 10, 7])]);
      stop();
      workspace.close();
      return { done, isSame, again: again.ok && again.value.entries.length };
    });
    expect(outcome).toMatchObject({
      done: { ok: false, problem: { code: "CANCELLED" } },
      isSame: true,
      again: 1,
    });
  });
});

describe("the command worker", () => {
  it("takes imports in as the window would, and saves them", async () => {
    const outcome = await page.evaluate(async () => {
      const { createImportClient, createOpfsJournal, workspaceOver, pilots, must, bothHomes } = converge180;
      const imports = createImportClient(() => workspace.databaseName());
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
        hasRows: "batches" in state,
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
      // The page's thread holds no rows.
      hasRows: false,
      homes: { faults: [], isAnchored: true },
      isKept: true,
    });
    expect(outcome.homes.home).toStrictEqual(outcome.homes.database);
  });

  it("that dies leaves everything as it was", async () => {
    const outcome = await page.evaluate(async () => {
      const { createOpfsJournal, workspaceOver, pilots, must } = converge180;
      const problem = { code: "ABORTED_BY_CRASH", message: "it died" } as const;
      const fail = async () => ({ ok: false, problem }) as const;
      const background = {
        run: fail,
        packOf: fail,
        readPack: fail,
        openBackup: fail,
        checkPack: fail,
        lookAtMerge: fail,
        settleMerge: fail,
      };
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
