import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChromiumPages, startChromium } from "./support/chromium-page.ts";
import { editJournal, expectWhole, savedPilot, startAgain } from "./support/saved-pilot.ts";

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

describe("a start", () => {
  it("finds everything where nothing happened", async () => {
    const again = await startAgain(page, await savedPilot(page));
    expect(again).toMatchObject({
      verdict: { kind: "equal" },
      entriesFound: 4,
      entriesAfter: 5,
      batches: 1,
      databases: 1,
    });
    expect(again.confidential).toBeGreaterThan(0);
    expectWhole(again);
  });

  it("rebuilds a deleted database from the journal", async () => {
    const pilotId = await savedPilot(page);
    await page.evaluate(() => converge180.Dexie.delete("converge180"));
    const again = await startAgain(page, pilotId);
    expect(again).toMatchObject({
      verdict: { kind: "rebuilt", pilots: 1, why: "missing" },
      entriesFound: 4,
      entriesAfter: 5,
      batches: 1,
    });
    expect(again.confidential).toBeGreaterThan(0);
    expectWhole(again);
    const third = await startAgain(page, pilotId);
    expect(third).toMatchObject({ verdict: { kind: "equal" }, entriesFound: 5 });
  });

  it("rebuilds an emptied database beside the old one and swaps it in", async () => {
    const pilotId = await savedPilot(page);
    await page.evaluate(async () => {
      const database = await converge180.openDatabase("converge180");
      await Promise.all(database.tables.map((table) => table.clear()));
      database.close();
    });
    const again = await startAgain(page, pilotId);
    expect(again).toMatchObject({ verdict: { kind: "rebuilt", pilots: 1 }, entriesFound: 4, databases: 2 });
    expectWhole(again);
    expect(await startAgain(page, pilotId)).toMatchObject({ verdict: { kind: "equal" }, databases: 2 });
  });

  it("rebuilds a database that lost entries of a journal", async () => {
    const pilotId = await savedPilot(page);
    await page.evaluate(async () => {
      const database = await converge180.openDatabase("converge180");
      const [key] = await database.entries.toCollection().primaryKeys();
      if (key !== undefined) await database.entries.delete(key);
      database.close();
    });
    const again = await startAgain(page, pilotId);
    expect(again).toMatchObject({ verdict: { kind: "rebuilt" }, entriesFound: 4 });
    expectWhole(again);
  });

  it.each([
    ["a row for lists lacks a part", "rebuilt"],
    ["a record is gone", "equal"],
    ["a record is another", "equal"],
    ["an entry is none", "equal"],
  ] as const)("rebuilds a database, in the sitting that finds it at the latest: %s", async (fault, kind) => {
    const pilotId = await savedPilot(page);
    await page.evaluate(async (fault) => {
      const database = await converge180.openDatabase("converge180");
      const { entries, records, summaries } = database;
      const [first, second] = await records.toArray();
      if (first === undefined || second === undefined) throw new Error("no records");
      const without = (field: string) => (row: object) => void Reflect.deleteProperty(row, field);
      await {
        "a row for lists lacks a part": () => summaries.toCollection().modify(without("company")),
        "a record is gone": () => records.delete([first.pilotId, first.id]),
        "a record is another": () => records.put({ ...first, record: second.record }),
        "an entry is none": () => entries.toCollection().modify(without("entry")),
      }[fault]();
      database.close();
    }, fault);
    const again = await startAgain(page, pilotId);
    expect(again).toMatchObject({ verdict: { kind }, entriesFound: 4, entriesAfter: 5, batches: 1 });
    expectWhole(again);
    expect(await startAgain(page, pilotId)).toMatchObject({ verdict: { kind: "equal" }, databases: 2 });
  });

  it.each([
    ["cut a line", { kind: "mended", entries: 1 }],
    ["tear a line", { kind: "mended", entries: 1 }],
    ["damage", { kind: "mended", entries: 4 }],
    ["remove", { kind: "mended", entries: 4 }],
  ] as const)("writes what only the database holds to the journal again: %s", async (edit, verdict) => {
    const pilotId = await savedPilot(page);
    await editJournal(page, pilotId, edit);
    const again = await startAgain(page, pilotId);
    expect(again).toMatchObject({ verdict, entriesFound: 4, entriesAfter: 5 });
    expectWhole(again);
  });

  it("rebuilds a database whose tables are gone", async () => {
    const pilotId = await savedPilot(page);
    await page.evaluate(async () => {
      await converge180.Dexie.delete("converge180");
      const request = indexedDB.open("converge180", 10);
      await new Promise((resolve) => {
        request.onsuccess = resolve;
      });
      request.result.close();
    });
    const again = await startAgain(page, pilotId);
    expect(again).toMatchObject({
      verdict: { kind: "rebuilt", pilots: 1 },
      entriesFound: 4,
      entriesAfter: 5,
    });
    expectWhole(again);
  });

  it.each([
    ["replays what a database that was set back lacks", "keep", { kind: "replayed", entries: 2 }, 6],
    [
      "opens for reading only where the journal was set back too",
      "set back",
      { kind: "read-only", code: "READ_ONLY" },
      4,
    ],
  ] as const)("%s", async (_, journal, verdict, entriesFound) => {
    const pilotId = await savedPilot(page);
    await page.evaluate(
      async ({ pilotId, journal }) => {
        const { openDatabase, workspaceOver, createOpfsJournal, must, pilots } = converge180;
        const database = await openDatabase("converge180");
        const copies = await Promise.all(
          database.tables.map(async (table) => [table.name, await table.toArray()] as const),
        );
        const home = createOpfsJournal();
        const lines = must(await home.readJournal(pilotId));
        const workspace = workspaceOver(home);
        await workspace.start();
        must(await workspace.execute(pilotId, [pilots.person("Bo")]));
        must(await workspace.execute(pilotId, [pilots.person("Cy")]));
        workspace.close();
        for (const [name, rows] of copies) {
          await database.table(name).clear();
          await database.table(name).bulkPut(rows);
        }
        database.close();
        if (journal === "set back") must(await home.replaceJournal(pilotId, lines));
      },
      { pilotId, journal },
    );
    const again = await startAgain(page, pilotId);
    expect(again).toMatchObject({ verdict, entriesFound });
    expect(again.writeProblem).toBe(journal === "keep" ? null : "READ_ONLY");
  });

  it.each([
    ["beside journals", false, { kind: "equal" }],
    ["alone", true, { kind: "read-only" }],
  ] as const)("a damaged anchor %s", async (_, isAlone, verdict) => {
    const pilotId = await savedPilot(page);
    await page.evaluate(
      async ({ pilotId, isAlone }) => {
        const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("converge180");
        const writable = await (await folder.getFileHandle("anchor.json")).createWritable();
        await writable.write("{");
        await writable.close();
        if (!isAlone) return;
        converge180.must(await converge180.createOpfsJournal().removePilot(pilotId));
        await converge180.Dexie.delete("converge180");
      },
      { pilotId, isAlone },
    );
    const again = await startAgain(page, pilotId);
    expect(again.verdict).toMatchObject(verdict);
    if (!isAlone) expectWhole(again);
  });

  it.each([
    ["mends a journal that is no text", "CHECKSUM", { kind: "mended", entries: 4 }, null, "saved"],
    [
      "reads from the database where the journal cannot be read",
      "FILE_DENIED",
      { kind: "read-only" },
      "READ_ONLY",
      "read-only",
    ],
  ] as const)("%s", async (_, code, verdict, writeProblem, saving) => {
    const pilotId = await savedPilot(page);
    const found = await page.evaluate(
      async ({ pilotId, code }) => {
        const { createOpfsJournal, workspaceOver, pilots } = converge180;
        const real = createOpfsJournal();
        const broken = async () => ({ ok: false, problem: { code, message: "it is broken" } }) as const;
        const workspace = workspaceOver({ ...real, readJournal: broken });
        const verdict = await workspace.start();
        const saving = workspace.saveState().kind;
        const opened = await workspace.open(pilotId);
        const done = await workspace.execute(pilotId, [pilots.person("Bo")]);
        return {
          verdict,
          saving,
          summaries: workspace.summaries().length,
          entries: opened.ok ? opened.value.entries.length : null,
          writeProblem: done.ok ? null : done.problem.code,
        };
      },
      { pilotId, code },
    );
    expect(found).toMatchObject({ verdict, saving, summaries: 1, entries: 4, writeProblem });
  });

  it("keeps no more than the database before the last rebuilding", async () => {
    const pilotId = await savedPilot(page);
    const counts = [];
    for (let time = 0; time < 3; time += 1) {
      await page.evaluate(async () => {
        for (const { name } of await converge180.storedDatabases()) {
          const database = await converge180.openDatabase(name);
          await database.meta.clear();
          database.close();
        }
      });
      const again = await startAgain(page, pilotId);
      expect(again.verdict).toStrictEqual({ kind: "rebuilt", pilots: 1, why: "damaged" });
      counts.push(again.databases);
    }
    expect(counts).toStrictEqual([2, 3, 3]);
  });

  it("opens for reading only where the journal is cut and the database is gone", async () => {
    const pilotId = await savedPilot(page);
    await editJournal(page, pilotId, "cut a line");
    await page.evaluate(() => converge180.Dexie.delete("converge180"));
    const again = await startAgain(page, pilotId);
    expect(again).toMatchObject({
      verdict: { kind: "read-only", code: "STORE_DAMAGED" },
      entriesFound: 3,
      entriesAfter: 3,
      isPacked: true,
      writeProblem: "READ_ONLY",
    });
  });

  it("refuses a database of a newer schema and leaves it as it is", async () => {
    const pilotId = await savedPilot(page);
    const schema = await page.evaluate(async () => {
      const newer = new converge180.Dexie("converge180");
      newer.version(99).stores({ meta: "key", future: "id" });
      await newer.open();
      newer.close();
      return (await converge180.storedDatabases())[0]?.schema;
    });
    expect(schema).toBe(99);
    const again = await startAgain(page, pilotId);
    expect(again).toMatchObject({
      verdict: { kind: "refused", code: "SCHEMA_TOO_NEW" },
      openProblem: "SCHEMA_TOO_NEW",
      writeProblem: "SCHEMA_TOO_NEW",
    });
    const left = await page.evaluate(async () => {
      const newer = new converge180.Dexie("converge180");
      await newer.open();
      const tables = newer.tables.map(({ name }) => name);
      newer.close();
      return tables;
    });
    expect(left).toContain("future");
  });

  it("refuses an older Chromium than last time and takes a newer one", async () => {
    const pilotId = await savedPilot(page);
    const older = await startAgain(page, pilotId, { chromium: "155.0.9999.9" });
    expect(older).toMatchObject({ verdict: { kind: "refused", code: "BROWSER_OLDER" }, entriesFound: 0 });
    const newer = await startAgain(page, pilotId, { chromium: "157.0.1.0" });
    expect(newer).toMatchObject({ verdict: { kind: "equal" }, entriesFound: 4 });
    const back = await startAgain(page, pilotId);
    expect(back.verdict).toMatchObject({ kind: "refused", code: "BROWSER_OLDER" });
  });

  it("tells a second window that the first one has the data", async () => {
    const pilotId = await savedPilot(page);
    await page.evaluate(async () => {
      await converge180.workspaceOver(converge180.createOpfsJournal()).start();
    });
    const second = await chromium.open(page.context());
    const told = await second.evaluate(async (pilotId) => {
      const workspace = converge180.workspaceOver(converge180.createOpfsJournal());
      const verdict = await workspace.start();
      const opened = await workspace.open(pilotId);
      const executed = await workspace.execute(pilotId, []);
      return [verdict, opened, executed];
    }, pilotId);
    expect(told).toMatchObject([
      { kind: "refused", code: "STORE_BUSY" },
      { problem: { code: "STORE_BUSY" } },
      { problem: { code: "STORE_BUSY" } },
    ]);
    await page.close();
    const after = await second.evaluate(async () =>
      converge180.workspaceOver(converge180.createOpfsJournal()).start(),
    );
    expect(after).toMatchObject({ kind: "equal" });
  });
});
