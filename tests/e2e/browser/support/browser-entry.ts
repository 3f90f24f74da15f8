import { Dexie } from "dexie";
import { createWindowRouter } from "../../../../renderer/app/routing/window-router.ts";
import type { BackgroundCommands } from "../../../../renderer/data/background-commands.ts";
import { COMING_CACHE } from "../../../../renderer/data/coming-cache.ts";
import { openDatabase, storedDatabases } from "../../../../renderer/data/database.ts";
import { createDexieWorkspace, type DexieWorkspace } from "../../../../renderer/data/dexie-workspace.ts";
import { readHomePilot } from "../../../../renderer/data/home-pilot.ts";
import { entriesOfLines } from "../../../../renderer/data/journal-lines.ts";
import { createLayoutCache } from "../../../../renderer/data/layout-cache.ts";
import { PORTFOLIO_CACHE } from "../../../../renderer/data/portfolio-cache.ts";
import { readWholePilot } from "../../../../renderer/data/repositories/pilot-repository.ts";
import { createBrowserHost } from "../../../../renderer/host/browser-host.ts";
import type { JournalHome } from "../../../../renderer/host/host.ts";
import { createOpfsJournal } from "../../../../renderer/host/opfs-journal.ts";
import { createImportClient } from "../../../../renderer/workers/import-client.ts";
import { createMetricsClient } from "../../../../renderer/workers/metrics-client.ts";
import { statusOf } from "../../../../shared/domain/status.ts";
import type { Result } from "../../../../shared/errors/problem.ts";
import { recordsJson } from "../../../../shared/journal/stored-record.ts";
import { verifyPilot } from "../../../../shared/journal/verify-journal.ts";
import { compareRanges } from "../../../../shared/metrics/comparison.ts";
import { computeFigures } from "../../../../shared/metrics/figures.ts";
import { decodeBatch } from "../../../../shared/observations/batch-csv.ts";
import { readPack } from "../../../../shared/pack/read-pack.ts";
import { writePack } from "../../../../shared/pack/write-pack.ts";
import { createDatasetReader } from "../../../../shared/pilot-data/dataset-reader.ts";
import { createStory } from "./changes.ts";
import { createFailingDatabase } from "./failing-database.ts";
import { createFailingHome } from "./failing-home.ts";
import * as pilots from "./pilots.ts";
import * as stored from "./stored-figures.ts";

const ids = { last: 0 };

/** What tests use inside the page. */
const toolkit = {
  Dexie,
  PORTFOLIO_CACHE,
  COMING_CACHE,
  compareRanges,
  computeFigures,
  createBrowserHost,
  createDatasetReader,
  createFailingDatabase,
  createFailingHome,
  createImportClient,
  createLayoutCache,
  createMetricsClient,
  createOpfsJournal,
  createStory,
  createWindowRouter,
  decodeBatch,
  entriesOfLines,
  openDatabase,
  pilots,
  readHomePilot,
  readPack,
  readWholePilot,
  recordsJson,
  statusOf,
  stored,
  storedDatabases,
  verifyPilot,
  writePack,

  /** A sound metrics worker. */
  startMetricsWorker(): Worker {
    return new Worker(new URL("../../../../renderer/workers/metrics-worker.ts", import.meta.url), {
      type: "module",
    });
  },

  /** A workspace with a fixed clock and ids that do not repeat within the page. */
  workspaceOver(
    home: JournalHome,
    options: { app?: string; chromium?: string; background?: BackgroundCommands } = {},
  ): DexieWorkspace {
    return createDexieWorkspace({
      home,
      app: "Converge180 0.0.0",
      chromium: "156.0.8078.0",
      ...options,
      now: () => "2026-11-20T15:00:00.000Z",
      actor: () => "tester",
      salt: () => crypto.randomUUID(),
      newId: () => {
        ids.last += 1;
        return `r${Math.floor(performance.timeOrigin)}x${ids.last}`;
      },
    });
  },

  /** The value of a result that must not be a problem. */
  must<Value>(result: Result<Value>): Value {
    if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
    return result.value;
  },

  /** What both homes hold of a pilot, each verified, as texts that can be compared. */
  async bothHomes(home: JournalHome, databaseName: string, pilotId: string) {
    const database = await openDatabase(databaseName);
    const held = toolkit.must(await readWholePilot(database, pilotId));
    const meta = await database.meta.get("store");
    database.close();
    const entries = toolkit.must(entriesOfLines(toolkit.must(await home.readJournal(pilotId))));
    const filed = entries.length === 0 ? null : toolkit.must(await readHomePilot(home, pilotId, entries));
    const anchor = toolkit.must(await home.readAnchor());
    return {
      faults: held === null ? [] : verifyPilot(held),
      database: held === null ? null : textOf(held),
      home: filed === null ? null : textOf(filed),
      isAnchored: meta?.commit === anchor?.commit && meta?.digest === anchor?.digest,
    };
  },
};

function textOf(state: Parameters<typeof verifyPilot>[0]) {
  return {
    entries: state.entries.map(({ hash }) => hash),
    records: recordsJson(state.records),
    order: [...state.records.keys()],
    batches: [...state.batches.keys()].sort(),
    attachments: [...state.attachments.keys()].sort(),
    confidential: [...state.confidential.keys()].sort(),
  };
}

declare global {
  var converge180: typeof toolkit;
  /** The page's databases, once one of their calls is to fail. */
  var failingDatabase: ReturnType<typeof createFailingDatabase> | undefined;
}

globalThis.converge180 = toolkit;
