import type { Problem } from "../../shared/errors/problem.ts";
import { APP } from "../../shared/product-version.ts";
import { type Backups, createBackups } from "../data/backups.ts";
import { createDexieWorkspace, type DexieWorkspace } from "../data/dexie-workspace.ts";
import { createBrowserHost } from "../host/browser-host.ts";
import { createDesktopHost, desktopApi } from "../host/desktop-host.ts";
import type { Host } from "../host/host.ts";
import { createOpfsJournal } from "../host/opfs-journal.ts";
import { usePreferences } from "../stores/preferences-store.ts";
import { createImportClient } from "../workers/import-client.ts";
import { createMetricsClient } from "../workers/metrics-client.ts";
import { momentOf } from "./clock.ts";
import type { Services } from "./services.ts";
import { sayRestarted } from "./trouble/say-restarted.ts";

const FIRST_BACKUP_MS = 20_000;
const HOUR_MS = 3_600_000;

/** Makes everything that the window needs: the host of the surroundings, the store over it, the figures. */
export async function createServices(): Promise<Services> {
  const api = desktopApi();
  const host = api === null ? createBrowserHost(createOpfsJournal()) : createDesktopHost(api);
  const databaseName = (): string | null => workspace.databaseName();
  const figures = createMetricsClient({
    databaseName,
    openPilot: (pilotId) => workspace.open(pilotId),
    onRestart: sayRestarted,
  });
  // Its code is fetched and read while the data are opened: the first screen asks it at once.
  figures.begin();
  const imports = createImportClient(databaseName);
  const workspace: DexieWorkspace = createDexieWorkspace({
    home: host.journal,
    app: APP,
    chromium: chromiumVersion(navigator.userAgent),
    newId: () => randomHex(8),
    salt: () => randomHex(16),
    // The sample is worked on at its own moment, so that what is answered there counts there.
    now: (pilot) => new Date(pilot === null ? Date.now() : momentOf(pilot, Date.now())).toISOString(),
    background: imports.background,
    actor: () => usePreferences.getState().profile,
  });
  const refusal = await beforeUpgrade(host);
  await workspace.start();
  const backups =
    host.backups === null ? null : createBackups(host.backups, workspace, () => Date.now(), refusal);
  if (backups !== null) backUpDaily(backups);
  return {
    backups,
    workspace,
    host,
    imports,
    databaseName,
    figures,
    now: () => Date.now(),
    isDevelopment: false,
  };
}

/** Backs everything up before a version of the app that did not write it last opens it. */
async function beforeUpgrade({ journal, backups }: Host): Promise<Problem | null> {
  const anchor = backups === null ? null : await journal.readAnchor();
  if (backups === null || anchor?.ok !== true || anchor.value === null || anchor.value.app === APP)
    return null;
  const { backUpBeforeUpgrade } = await import("../data/upgrade-backup.ts");
  return backUpBeforeUpgrade(journal, backups);
}

/** The folder is looked at now; whatever is to be written comes when the window stands, and nobody waits for it. */
function backUpDaily(backups: Backups): void {
  void backups.look();
  setTimeout(() => void backups.daily(), FIRST_BACKUP_MS);
  setInterval(() => void backups.daily(), HOUR_MS);
}

function randomHex(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
}

function chromiumVersion(userAgent: string): string {
  return /Chrom(?:e|ium)\/([\d.]+)/u.exec(userAgent)?.[1] ?? "";
}
