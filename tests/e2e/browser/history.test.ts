import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { SCHEMA_VERSION } from "../../../renderer/data/migrations/migration-list.ts";
import { type DatabaseDump, historyJson, type JournalDump, type Told } from "../../history/history-files.ts";
import { type ChromiumPages, startChromium } from "./support/chromium-page.ts";

let chromium: ChromiumPages;
beforeAll(async () => {
  chromium = await startChromium("tests/e2e/browser/support/browser-entry.ts");
});
afterAll(() => chromium?.close());

const VERSIONS = Array.from({ length: SCHEMA_VERSION }, (_, place) => place + 1);

/** Puts a database there as that version made it, by the browser's own calls. */
async function putDatabase(page: Page, dump: DatabaseDump): Promise<void> {
  await page.evaluate(async ({ version, tables }) => {
    const asked = indexedDB.open("converge180", version);
    asked.addEventListener("upgradeneeded", () => {
      for (const { name, keyPath } of tables) {
        asked.result.createObjectStore(name, {
          keyPath: typeof keyPath === "string" ? keyPath : [...(keyPath ?? [])],
        });
      }
    });
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      asked.addEventListener("success", () => resolve(asked.result));
      asked.addEventListener("error", () => reject(new Error(String(asked.error))));
    });
    const bytes = (base64: string): Uint8Array =>
      Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const revived = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(revived);
      if (typeof value !== "object" || value === null) return value;
      const { bytes: base64, ...rest } = value as { readonly bytes?: unknown };
      if (typeof base64 === "string" && Object.keys(rest).length === 0) return bytes(base64);
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, revived(inner)]));
    };
    const transaction = database.transaction(
      tables.map(({ name }) => name),
      "readwrite",
    );
    for (const { name, rows } of tables) {
      for (const row of rows) transaction.objectStore(name).put(revived(row));
    }
    await new Promise((resolve, reject) => {
      transaction.addEventListener("complete", resolve);
      transaction.addEventListener("error", () => reject(new Error(String(transaction.error))));
    });
    database.close();
  }, dump);
}

async function putJournal(page: Page, dump: JournalDump, schema?: number): Promise<void> {
  await page.evaluate(
    async ({ anchor, pilots, schema }) => {
      const { createOpfsJournal, must } = converge180;
      const home = createOpfsJournal();
      for (const { pilotId, lines, blobs } of pilots) {
        for (const [name, base64] of Object.entries(blobs)) {
          const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
          must(await home.writeBlob(pilotId, name, bytes));
        }
        must(await home.replaceJournal(pilotId, lines));
      }
      must(
        await home.writeAnchor({
          ...(anchor as never as object),
          ...(schema === undefined ? {} : { schema }),
        } as never),
      );
    },
    { ...dump, schema },
  );
}

/** What a start of today's code finds, and what it does with it. */
async function found(page: Page) {
  return page.evaluate(async () => {
    const { workspaceOver, createOpfsJournal, pilots, readPack } = converge180;
    const workspace = workspaceOver(createOpfsJournal(), { chromium: "999.0.0.0" });
    const verdict = await workspace.start();
    const [summary] = workspace.summaries();
    const opened = await workspace.open(summary?.pilotId ?? "");
    if (!opened.ok) {
      workspace.close();
      return { verdict: verdict.kind, code: opened.problem.code, told: null, isWritten: false };
    }
    const packed = await workspace.packOf([opened.value.pilotId]);
    const pack = packed.ok ? readPack(packed.value) : packed;
    const whole = pack.ok ? pack.value.pilots[0] : undefined;
    const kept = [...opened.value.records.values()];
    const told = {
      pilotId: opened.value.pilotId,
      company: summary?.company,
      entries: opened.value.entries.map(({ hash }) => hash),
      people: kept.flatMap(({ type, fields }) => (type === "person" ? [fields["name"]] : [])),
      batches: [...(whole?.batches.keys() ?? [])],
      attachments: [...opened.value.attachments.keys()],
      confidential: opened.value.confidential.size,
    };
    const written = await workspace.execute(told.pilotId, [pilots.person("Later")]);
    workspace.close();
    return { verdict: verdict.kind, code: null, told, isWritten: written.ok };
  });
}

describe.each(VERSIONS)("data of version %i", (version) => {
  const journal = (): JournalDump => historyJson(version, "journal.json");
  const database = (): DatabaseDump => historyJson(version, "database.json");

  it.each([
    ["both homes", true, true, "equal"],
    ["the database alone", true, false, "mended"],
    ["the journal alone", false, true, "rebuilt"],
  ] as const)("opens from %s, and is written on", async (_, hasDatabase, hasJournal, verdict) => {
    const page = await chromium.open();
    if (hasDatabase) await putDatabase(page, database());
    if (hasJournal) await putJournal(page, journal());
    expect(await found(page)).toEqual({
      verdict,
      code: null,
      told: historyJson<Told>(version, "told.json"),
      isWritten: true,
    });
    await page.context().close();
  });
});

describe("data of a version that is not known yet", () => {
  it("are refused unread, and stay as they are", async () => {
    const page = await chromium.open();
    await putJournal(page, historyJson(SCHEMA_VERSION, "journal.json"), SCHEMA_VERSION + 1);
    const files = (): Promise<string> =>
      page.evaluate(async () => {
        const { createOpfsJournal, must } = converge180;
        const home = createOpfsJournal();
        const [pilotId = ""] = must(await home.listPilots());
        return JSON.stringify([must(await home.readAnchor()), must(await home.readJournal(pilotId))]);
      });
    const before = await files();
    expect(await found(page)).toMatchObject({ verdict: "refused", code: "SCHEMA_TOO_NEW", told: null });
    expect(await files()).toBe(before);
    // Not even a database was made beside them.
    expect(await page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0);
    await page.context().close();
  });
});
