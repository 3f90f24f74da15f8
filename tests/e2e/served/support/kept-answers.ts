import type { Page } from "playwright-core";
import { ANSWERS_DATABASE, type AnswerRow, type CopyRow } from "../../../../renderer/data/answer-cache.ts";

/** All rows of the app's tables, by table. */
export type Tables = Readonly<Record<string, readonly unknown[]>>;

/** Holds the scripts of a page's workers back until it is called. */
export async function holdWorkers(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(/-worker-[^/]*\.js$/, async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

/** All that is kept of the company that was looked at last. */
export interface Kept {
  readonly answers: readonly AnswerRow[];
  readonly copies: readonly CopyRow[];
}

/** What is kept for the next start. */
export async function storedKept(page: Page): Promise<Kept> {
  const tables = await readTables(page, ANSWERS_DATABASE);
  const rows = (tables["answers"] ?? []) as readonly (AnswerRow | CopyRow)[];
  return {
    answers: rows.filter((row) => row.name !== "pilot"),
    copies: rows.filter((row) => row.name === "pilot"),
  };
}

/** The answers among it. */
export async function storedAnswers(page: Page): Promise<readonly AnswerRow[]> {
  return (await storedKept(page)).answers;
}

/** What the app's database holds. */
export function storedTables(page: Page): Promise<Tables> {
  return readTables(page, "converge180");
}

async function readTables(page: Page, name: string): Promise<Tables> {
  return page.evaluate(async (name) => {
    const open = indexedDB.open(name);
    await new Promise((resolve) => open.addEventListener("success", resolve));
    const database = open.result;
    const tables: Record<string, unknown[]> = {};
    for (const table of database.objectStoreNames) {
      const asked = database.transaction(table).objectStore(table).getAll();
      await new Promise((resolve) => asked.addEventListener("success", resolve));
      tables[table] = asked.result;
    }
    database.close();
    return tables;
  }, name);
}

/** Puts rows in the place of those that the app's database holds. */
export async function changeDatabase(page: Page, tables: Tables): Promise<void> {
  await page.evaluate(async (tables) => {
    const open = indexedDB.open("converge180");
    await new Promise((resolve) => open.addEventListener("success", resolve));
    const database = open.result;
    const change = database.transaction(Object.keys(tables), "readwrite");
    for (const [name, rows] of Object.entries(tables)) {
      change.objectStore(name).clear();
      for (const row of rows) change.objectStore(name).put(row);
    }
    await new Promise((resolve) => change.addEventListener("complete", resolve));
    database.close();
  }, tables);
}

/** Makes what is kept anew, of this version. */
export async function replaceCache(page: Page, { answers, copies }: Kept, version: number): Promise<void> {
  await page.evaluate(
    async ({ name, rows, version }) => {
      const gone = indexedDB.deleteDatabase(name);
      await new Promise((resolve) => gone.addEventListener("success", resolve));
      const open = indexedDB.open(name, version);
      open.addEventListener("upgradeneeded", () => {
        const table = open.result.createObjectStore("answers", { keyPath: ["pilotId", "name"] });
        for (const row of rows) table.put(row);
      });
      await new Promise((resolve) => open.addEventListener("success", resolve));
      open.result.close();
    },
    { name: ANSWERS_DATABASE, rows: [...answers, ...copies] as readonly unknown[], version },
  );
}
