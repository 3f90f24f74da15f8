// Makes the fixtures of the version of the formats that this code writes: `node tests/history/make-history.ts`. What a
// version left is kept as it is for good; a folder that is there is not made again.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { encryptPack } from "../../electron/services/pack-encryption.ts";
import { SCHEMA_VERSION } from "../../renderer/data/migrations/migration-list.ts";
import { PACK_FORMAT_VERSION } from "../../shared/pack/manifest.ts";
import { startChromium } from "../e2e/browser/support/chromium-page.ts";
import { HISTORY, type HISTORY_PARTS, HISTORY_PASSPHRASE } from "./history-files.ts";

const version = Math.max(SCHEMA_VERSION, PACK_FORMAT_VERSION);
const folder = join(HISTORY, `v${version}`);
if (existsSync(folder)) throw new Error(`version ${version} has its fixtures already`);
const chromium = await startChromium("tests/e2e/browser/support/browser-entry.ts");
const page = await chromium.open();
const made = await page.evaluate(async () => {
  const { workspaceOver, createOpfsJournal, pilots, must } = converge180;
  const home = createOpfsJournal();
  const workspace = workspaceOver(home);
  await workspace.start();
  const facts = { company: "Kestrova", startDate: "2026-06-01", timeZone: "Europe/Berlin", currency: "EUR" };
  const { pilotId } = must(await workspace.create(facts));
  const commands = [
    { command: "person.add", input: { name: "Ada Osei", title: "Head of claims" } },
    { command: "shadowMetric.add", input: { function: "revenue", name: "Calls", decision: "retire" } },
    { command: "decision.add", input: { title: "Roll back the router", status: "draft" } },
  ];
  for (const request of commands) must(await workspace.execute(pilotId, [request]));
  must(await workspace.execute(pilotId, [pilots.work([1, 10, 7], [2, 12, 9])]));
  const state = must(await workspace.open(pilotId));
  const pack = must(await workspace.packOf([pilotId]));
  const [whole] = must(converge180.readPack(pack)).pilots;
  workspace.close();
  const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
  const blobs: Record<string, string> = {};
  for (const name of must(await home.listBlobs(pilotId)))
    blobs[name] = base64(must(await home.readBlob(pilotId, name)));
  const database = await new Promise<IDBDatabase>((resolve, reject) => {
    const asked = indexedDB.open("converge180");
    asked.addEventListener("success", () => resolve(asked.result));
    asked.addEventListener("error", () => reject(new Error(String(asked.error))));
  });
  const tables = [];
  for (const name of database.objectStoreNames) {
    const store = database.transaction(name).objectStore(name);
    const rows = await new Promise<unknown[]>((resolve, reject) => {
      const asked = store.getAll();
      asked.addEventListener("success", () => resolve(asked.result));
      asked.addEventListener("error", () => reject(new Error(String(asked.error))));
    });
    const text = JSON.stringify(rows, (_key, value: unknown) =>
      value instanceof Uint8Array ? { bytes: base64(value) } : value,
    );
    tables.push({ name, keyPath: store.keyPath, rows: JSON.parse(text) as unknown[] });
  }
  const kept = [...state.records.values()];
  return {
    pack: base64(pack),
    journal: {
      anchor: must(await home.readAnchor()),
      pilots: [{ pilotId, lines: must(await home.readJournal(pilotId)), blobs }],
    },
    database: { version: database.version, tables },
    told: {
      pilotId,
      company: facts.company,
      entries: state.entries.map(({ hash }) => hash),
      people: kept.flatMap(({ type, fields }) => (type === "person" ? [fields["name"]] : [])),
      batches: [...(whole?.batches.keys() ?? [])],
      attachments: [...state.attachments.keys()],
      confidential: state.confidential.size,
    },
  };
});
await chromium.close();

mkdirSync(folder, { recursive: true });
const pack = new Uint8Array(Buffer.from(made.pack, "base64"));
const files: Readonly<Record<(typeof HISTORY_PARTS)[number], Uint8Array | string>> = {
  "pack.c180": pack,
  "sealed.c180": await encryptPack(pack, HISTORY_PASSPHRASE),
  "journal.json": text(made.journal),
  "database.json": text(made.database),
  "told.json": text(made.told),
};
const list = join(HISTORY, "digests.json");
const digests = existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as Record<string, string>) : {};
for (const [name, content] of Object.entries(files)) {
  writeFileSync(join(folder, name), content);
  digests[`v${version}/${name}`] = createHash("sha256").update(content).digest("hex");
}
writeFileSync(list, text(digests));
process.stdout.write(`${folder}\n`);

function text(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}
