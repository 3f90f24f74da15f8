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
        ["blobs", ["pilotId", "kind", "name", "part"], []],
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
});
