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

describe("migration 1", () => {
  it("makes the tables and keys of the first schema in an empty browser", async () => {
    const tables = await page.evaluate(async () => {
      const database = await converge180.openDatabase("converge180");
      database.close();
      const request = indexedDB.open("converge180");
      const plain = await new Promise<IDBDatabase>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
      const names = [...plain.objectStoreNames];
      const reading = plain.transaction(names);
      const keys = names.map((name) => {
        const store = reading.objectStore(name);
        return [name, store.keyPath, [...store.indexNames]];
      });
      return [plain.version, keys];
    });
    // Dexie keeps its version times ten.
    expect(tables).toStrictEqual([
      10,
      [
        ["blobs", ["pilotId", "kind", "name"], []],
        ["chunks", ["pilotId", "input", "block"], []],
        ["entries", ["pilotId", "replica", "seq"], []],
        ["meta", "key", []],
        ["records", ["pilotId", "id"], []],
        ["revisions", "pilotId", []],
        ["summaries", "pilotId", []],
      ],
    ]);
  });
});

describe("the database", () => {
  it("commits with strict durability", async () => {
    const durability = await page.evaluate(async () => {
      const seen: string[] = [];
      const transaction = IDBDatabase.prototype.transaction;
      IDBDatabase.prototype.transaction = function (...input) {
        if (input[1] === "readwrite") seen.push(String(input[2]?.durability));
        return transaction.apply(this, input);
      };
      const workspace = converge180.workspaceOver(converge180.createOpfsJournal());
      await workspace.start();
      await workspace.create({ company: "Velquist", timeZone: "UTC", currency: "EUR" });
      return seen;
    });
    expect(durability.length).toBeGreaterThanOrEqual(2);
    expect(new Set(durability)).toStrictEqual(new Set(["strict"]));
  });

  it("keeps observations as chunks that give the same table again", async () => {
    const outcome = await page.evaluate(async () => {
      const { openDatabase, writeChunks, readChunks, splitIntoChunks, joinChunks, decodeBatch, must } =
        converge180;
      const rows = Array.from({ length: 90 }, (_, day) => {
        const date = new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10);
        return `${day + 2},${date},${day % 2 === 0 ? "Claims" : "Quotes"},SMB,${day}`;
      });
      const csv = `line,date,workflow,segment,eligible\n${rows.join("\n")}\n`;
      const table = must(decodeBatch("work", new TextEncoder().encode(csv)));
      const chunks = splitIntoChunks(table, "UTC");
      const database = await openDatabase("converge180");
      await writeChunks(database, "p1", "work", [
        ...chunks,
        ...chunks.map((chunk) => ({ ...chunk, number: 1 })),
      ]);
      await writeChunks(database, "p2", "work", chunks.slice(0, 1));
      await writeChunks(database, "p1", "work", chunks);
      const read = await readChunks(database, "p1", "work");
      const others = [
        await readChunks(database, "p2", "work"),
        await readChunks(database, "p1", "corrections"),
      ];
      const text = (columns: typeof table.columns) =>
        JSON.stringify([...columns], (_, value) =>
          ArrayBuffer.isView(value) ? [...(value as Uint32Array)] : (value as unknown),
        );
      return {
        numbers: read.map(({ number }) => number),
        expected: chunks.map(({ number }) => number),
        isSame: text(joinChunks("work", read).columns) === text(joinChunks("work", chunks).columns),
        length: joinChunks("work", read).length,
        others: others.map(({ length }) => length),
      };
    });
    expect(outcome.numbers).toStrictEqual(outcome.expected);
    expect(outcome).toMatchObject({ isSame: true, length: 90, others: [1, 0] });
    expect(outcome.numbers.length).toBeGreaterThanOrEqual(4);
  });
});
