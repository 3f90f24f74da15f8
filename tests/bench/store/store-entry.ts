import "../../e2e/browser/support/browser-entry.ts";
import { DAILY } from "../../../shared/metrics/daily-columns.ts";
import type { Table } from "../../../shared/observations/table.ts";
import { layOutPilot, type PilotLayout } from "../../../shared/pilot-data/pilot-layout.ts";
import { restoredLayout } from "../../../shared/pilot-data/stored-layout.ts";
import { median } from "../measure/median.ts";
import { createStoreFloor } from "./store-floor.ts";

const {
  workspaceOver,
  createOpfsJournal,
  createImportClient,
  createLayoutCache,
  decodeBatch,
  must,
  Dexie,
  stored,
} = globalThis.converge180;

const ROUNDS = 5;
const COMPANIES = 10;
const DAYS = 200;

/** A measured value a day, workflow and segment: parsed, as the importer holds them, and as objects. */
interface Rows {
  readonly table: Table;
  readonly objects: readonly Readonly<Record<string, string | number>>[];
}

/** Rows of some days of one company; days × cells = count. */
function rowsOf(company: string, count: number): Rows {
  const names = [
    "date",
    "workflow",
    "segment",
    "eligible",
    "attempted",
    "completed",
    "qualified",
    "model_cost",
  ];
  const cells = count / DAYS;
  const objects = Array.from({ length: count }, (_, row) => {
    const day = Math.floor(row / cells);
    const cell = row % cells;
    const qualified = 20 + ((row * 7919) % 37);
    return {
      company,
      date: new Date(Date.UTC(2025, 6, 1) + day * 86_400_000).toISOString().slice(0, 10),
      workflow: `Workflow ${Math.floor(cell / 5)}`,
      segment: `Segment ${cell % 5}`,
      eligible: 100 + (row % 11),
      attempted: 90 + (row % 7),
      completed: 80,
      qualified,
      model_cost: row % 1000,
    };
  });
  const lines = objects.map((object, row) =>
    [row + 2, ...names.map((name) => String(object[name as keyof typeof object]))].join(","),
  );
  const text = `${[`line,${names.join(",")}`, ...lines].join("\n")}\n`;
  return { table: must(decodeBatch("work", new TextEncoder().encode(text))), objects };
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** Medians in milliseconds. */
export interface StoreTimes {
  readonly imported: number;
  readonly laidOut: number;
  readonly bulkAdded: number;
  /** The bytes of the same batch hashed once, put and written by hand. */
  readonly savedByHand: number;
  readonly one: number;
  /** The stored layout of one company, chunks and all, as one record that is read by hand and not unpacked. */
  readonly oneByHand: number;
  readonly oneDexie: number;
  readonly whole: number;
  readonly wholeDexie: number;
}

/** The app's two homes and its chunks beside rows in Dexie with two indexes. */
async function storeTimes(count: number): Promise<StoreTimes> {
  const cache = createLayoutCache();
  const { background } = createImportClient(() => workspace.databaseName());
  const workspace = workspaceOver(createOpfsJournal(), { background });
  await workspace.start();
  const importOf = (rows: Table) => ({
    command: "import.add",
    input: { input: "work", rows, file: "work.csv", fileDigest: "0".repeat(64), refused: 0 },
  });
  const pilotWith = async (company: string, table: Table) => {
    const facts = { company, startDate: "2026-01-05", timeZone: "UTC", currency: "EUR" };
    const { pilotId } = must(await workspace.create(facts));
    const imported = await timed(async () => must(await workspace.execute(pilotId, [importOf(table)])));
    const whole = await stored.wholePilotOf(workspace.databaseName() ?? "", pilotId);
    const layout = must(layOutPilot(whole));
    return { imported, whole, layout };
  };
  const dexie = new Dexie("bench-rows", { cache: "disabled" });
  dexie.version(1).stores({ rows: "++id,[company+date],[company+workflow+date]" });
  const rows = dexie.table<Record<string, string | number>>("rows");

  const companies = Array.from({ length: COMPANIES }, (_, place) => `Company ${place}`);
  const { table: all } = rowsOf("All", count);
  const floor = await createStoreFloor();
  const savedByHand: number[] = [];
  const imported: number[] = [];
  const laidOut: number[] = [];
  const bulkAdded: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const made = await pilotWith(`Round ${round}`, all);
    imported.push(made.imported);
    laidOut.push(await timed(() => cache.write(`round${round}`, made.layout, null)));
    const [batch] = made.whole.batches.values();
    if (batch === undefined) throw new Error("no batch");
    const bytes = Uint8Array.from(batch);
    savedByHand.push(await timed(() => floor.save(`round${round}`, bytes)));
  }
  await cache.keepOnly([]);
  // Each alone: what Dexie adds and clears is still being put in order by the browser while the next one runs.
  const parts = companies.map((company) => rowsOf(company, count / COMPANIES));
  for (let round = 0; round < ROUNDS; round += 1) {
    // Dexie takes most of the time that all this takes: what it added last is read below, and not added once more.
    await rows.clear();
    const fresh = parts.flatMap(({ objects }) => objects.map((object) => ({ ...object })));
    bulkAdded.push(await timed(() => rows.bulkAdd(fresh)));
  }

  const first = parts[0];
  if (first === undefined) throw new Error("no company");
  const part = await pilotWith("Part", first.table);
  for (const company of companies) {
    await cache.write(company, part.layout, null);
    await floor.keep(company, await cache.read(company));
  }
  const open = async (company: string): Promise<PilotLayout> => {
    const read = await cache.read(company);
    const layout = read === null ? null : restoredLayout(read.layout, read.chunks, part.whole);
    if (layout === null) throw new Error("no layout");
    return layout;
  };
  const openDexie = (company: string) =>
    rows.where("[company+date]").between([company, Dexie.minKey], [company, Dexie.maxKey]).toArray();
  const ours = qualifiedOf(await open("Company 3"));
  const theirs = (await openDexie("Company 3")).reduce((sum, row) => sum + Number(row["qualified"]), 0);
  if (ours !== theirs || (await rows.count()) !== count) throw new Error(`${ours} instead of ${theirs}`);
  // Each alone here too: the objects that one of them made are cleared away while the next one runs.
  const rounds = async (count: number, run: () => Promise<unknown>): Promise<number> => {
    const taken: number[] = [];
    for (let round = 0; round < count; round += 1) taken.push(await timed(run));
    return median(taken);
  };
  const openAll = async (): Promise<void> => {
    for (const company of companies) await open(company);
  };
  return {
    imported: median(imported),
    laidOut: median(laidOut),
    bulkAdded: median(bulkAdded),
    savedByHand: median(savedByHand),
    one: await rounds(ROUNDS * 2, () => open("Company 3")),
    oneByHand: await rounds(ROUNDS * 2, () => floor.read("Company 3")),
    oneDexie: await rounds(ROUNDS * 2, () => openDexie("Company 3")),
    whole: await rounds(ROUNDS, openAll),
    wholeDexie: await rounds(ROUNDS, () => rows.toArray()),
  };
}

function qualifiedOf({ prepared }: PilotLayout): number {
  let sum = 0;
  for (const { rows } of prepared.blocks)
    for (const value of rows.columns[DAILY.qualified] ?? []) sum += value;
  return sum;
}

declare global {
  var storeTimes: (count: number) => Promise<StoreTimes>;
}

globalThis.storeTimes = storeTimes;
