import type { Problem } from "../../shared/errors/problem.ts";
import { APP } from "../../shared/product-version.ts";
import { type Backups, createBackups } from "../data/backups.ts";
import type { DexieWorkspace } from "../data/dexie-workspace.ts";
import type { FirstLook } from "../data/first-look.ts";
import { createOpeningWorkspace } from "../data/opening-workspace.ts";
import { mendedOnce } from "../data/read-mending.ts";
import { writeStartNote } from "../data/start-note.ts";
import { answerAtOnce, KEPT_QUESTIONS } from "../figures/kept-answers.ts";
import { rememberAnswers } from "../figures/remember-answers.ts";
import { createBrowserHost } from "../host/browser-host.ts";
import { createDesktopHost } from "../host/desktop-host.ts";
import type { Host } from "../host/host.ts";
import { createOpfsJournal } from "../host/opfs-journal.ts";
import { desktopApi } from "../host/preload-object.ts";
import { usePreferences } from "../stores/preferences-store.ts";
import { useSession } from "../stores/session-store.ts";
import { createImportClient, type ImportClient } from "../workers/import-client.ts";
import { mendingFigures } from "../workers/mending-figures.ts";
import { mendingImports } from "../workers/mending-imports.ts";
import { createMetricsClient } from "../workers/metrics-client.ts";
import type { Beginning } from "./begin.ts";
import { momentOf } from "./clock.ts";
import { noteFaults } from "./note-faults.ts";
import { roleInForce, startPath } from "./roles.ts";
import type { Services } from "./services.ts";
import { sayRestarted } from "./trouble/say-restarted.ts";
import { whenIdle } from "./when-idle.ts";

const FIRST_BACKUP_MS = 20_000;
const HOUR_MS = 3_600_000;

/**
 * Makes everything that the window needs: the host of the surroundings, the store over it, the figures. Where the first
 * look has all that the window shows first, the data are opened once that stands.
 */
export async function createServices(beginning: Beginning): Promise<Services> {
  // Without it nothing could be saved or computed: that is said before the data are opened.
  if (!("Worker" in globalThis)) throw new Error("This browser cannot run anything in the background");
  const api = desktopApi();
  const host = api === null ? createBrowserHost(createOpfsJournal()) : createDesktopHost(api);
  noteFaults(host);
  const databaseName = (): string | null => workspace.databaseName();
  const mend = mendedOnce((lost) => workspace.restart(lost));
  const imports = mendingImports(createImportClient(databaseName), mend);
  const client = createMetricsClient({
    databaseName,
    openPilot: (pilotId) => workspace.open(pilotId),
    onRestart: sayRestarted,
    start: beginning.startMetrics,
  });
  const look = await beginning.look;
  const isComplete = look !== null && showsAll(look);
  // A first look is only taken of what this very version wrote last.
  const refusal = isComplete ? null : await beforeUpgrade(host);
  // What follows would take the processor from what is being drawn.
  const shown = Promise.withResolvers<void>();
  const opening = (isComplete ? shown.promise : Promise.resolve()).then(() => {
    // Its code is fetched and read while the data are opened: the first screen asks it at once.
    client.begin();
    return openWorkspace(host, beginning, imports, look);
  });
  const workspace = isComplete ? createOpeningWorkspace(look, opening) : await opening;
  const backups =
    host.backups === null ? null : createBackups(host.backups, workspace, () => Date.now(), refusal);
  if (backups !== null) {
    // Where it fails, whoever shows the window says so.
    opening.then(
      () => backUpDaily(backups),
      () => undefined,
    );
  }
  return {
    backups,
    workspace,
    host,
    imports,
    databaseName,
    figures: rememberAnswers(mendingFigures(client, mend), {
      keep: (...kept) => void whenIdle(() => void beginning.cache.write(...kept), 2000),
      ...(look === null ? {} : { kept: new Map([[look.pilot.pilotId, look.kept]]) }),
      // Where it fails the window says so; who asks is told that the data are not open.
      ready: opening.catch(() => null),
    }),
    now: () => Date.now(),
    isDevelopment: false,
    ...(isComplete ? { opening: { onShown: shown.resolve, opened: opening } } : {}),
  };
}

/** Whether the window opens at Today of the pilot, and all that it shows is there, of this day. */
function showsAll({ pilot, kept, summaries }: FirstLook): boolean {
  const { role, lastPilotId } = usePreferences.getState();
  const pilotIds = summaries.map(({ pilotId }) => pilotId);
  const today = `/c/${pilot.pilotId}/today`;
  const isAddressed = window.location.hash === `#${today}`;
  const start = startPath(roleInForce(null, role, pilotIds.length), pilotIds, lastPilotId);
  if (!isAddressed && start !== today) return false;
  const asOfMs = momentOf(pilot, Date.now());
  return KEPT_QUESTIONS.every((name) => answerAtOnce(kept, name, pilot, asOfMs) !== null);
}

/** The store is large and no part of what is shown first: it is loaded here. */
async function openWorkspace(
  host: Host,
  { own, lock }: Beginning,
  { background }: ImportClient,
  look: FirstLook | null,
): Promise<DexieWorkspace> {
  const { createDexieWorkspace } = await import("../data/dexie-workspace.ts");
  const workspace = createDexieWorkspace({
    home: host.journal,
    ...(host.dropDatabases === undefined ? {} : { dropDatabases: host.dropDatabases }),
    ...own,
    newId: () => randomHex(8),
    salt: () => randomHex(16),
    // The sample is worked on at its own moment, so that what is answered there counts there.
    now: (pilot) => new Date(pilot === null ? Date.now() : momentOf(pilot, Date.now())).toISOString(),
    background,
    actor: () => usePreferences.getState().profile,
    lock,
    ...(look === null ? {} : { seen: look.pilot }),
  });
  const note = (): void => {
    const { kind } = workspace.verdict();
    const isSound = kind !== "read-only" && kind !== "refused";
    writeStartNote(localStorage, isSound ? workspace.databaseName() : null);
  };
  await workspace.start();
  const ended = await host.startEnded?.();
  useSession.getState().setWasCut(ended?.ok === true && ended.value.wasCut);
  note();
  workspace.subscribe(note);
  return workspace;
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
