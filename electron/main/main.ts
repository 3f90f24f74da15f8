import { join } from "node:path";
import process from "node:process";
import { app, type BrowserWindow, dialog, ipcMain, Menu, protocol, session, shell } from "electron";
import { success } from "../../shared/errors/problem.ts";
import { faultNote } from "../../shared/ipc/fault-note.ts";
import { EVENT_CHANNELS } from "../../shared/ipc/operation-names.ts";
import { SAFE_START_HASH } from "../../shared/ipc/safe-start.ts";
import { productNames } from "../../shared/product-names.ts";
import { APP } from "../../shared/product-version.ts";
import { backupHandlers } from "../ipc/backup-handlers.ts";
import { fileHandlers } from "../ipc/file-handlers.ts";
import { journalHandlers } from "../ipc/journal-handlers.ts";
import { registerIpc } from "../ipc/register.ts";
import { supportHandlers } from "../ipc/support-handlers.ts";
import { forbidNavigation } from "../security/navigation.ts";
import { restrictSession } from "../security/session-rules.ts";
import { createAppLog } from "../services/app-log.ts";
import { createBackupFolder } from "../services/backup-folder.ts";
import { createBackupPlace } from "../services/backup-place.ts";
import { createFileGrants } from "../services/file-grants.ts";
import { createJournalHome } from "../services/journal-home.ts";
import { printToPdf } from "../services/print-to-pdf.ts";
import { createPrintedPages } from "../services/printed-pages.ts";
import { createRecentFiles } from "../services/recent-files.ts";
import { openAppWindow, showWindow } from "./app-window.ts";
import { createCrashCount } from "./crash-count.ts";
import { devServerOf, servedFile } from "./dev-server.ts";
import { createHandOver, filesOnCommandLine } from "./hand-over.ts";
import { menuTemplate } from "./menu.ts";
import { pageFilesIn } from "./page-files.ts";
import { builtPage, type PageFiles, PRINT_ORIGIN, registerPageScheme, servePage } from "./page-protocol.ts";
import { createStartMarks } from "./start-marks.ts";
import { claimUserData } from "./user-data.ts";
import { watchForTrouble } from "./window-trouble.ts";

claimUserData(app);
// Every window asks for its sandbox; this holds for whatever might be opened beside them. Chromium cannot have one as root.
if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
registerPageScheme(protocol);

const START_PAGE = `${productNames.origin}/index.html`;
const isMac = process.platform === "darwin";
const dataFolder = join(app.getPath("userData"), "journal");
const nowMs = (): number => performance.now();
const grants = createFileGrants();
const printedPages = createPrintedPages();
const recent = createRecentFiles(join(app.getPath("userData"), "recent-files.json"), installMenu);
const backupPlace = createBackupPlace(
  join(app.getPath("userData"), "backup-folder.json"),
  join(documentsFolder(), `${productNames.userDataFolder} backups`),
  app.getPath("userData"),
);
const crashes = createCrashCount(nowMs);
const starts = createStartMarks(join(app.getPath("userData"), "unfinished-starts.json"), nowMs);
const log = createAppLog(join(app.getPath("userData"), "logs"), Date.now);
const devServer = devServerOf(app.isPackaged, process.env);
let window: BrowserWindow | null = null;
const send = (channel: string, value: unknown): void => window?.webContents.send(channel, value);
const handOver = createHandOver(grants, (given) => send(EVENT_CHANNELS.files, given), noteFile);

// Two instances would write the same files: the second hands over what it was started with, and ends.
if (app.requestSingleInstanceLock()) {
  app.on("second-instance", (_event, argv, folder) => {
    if (window !== null) showWindow(window);
    handOver.offer(filesOnCommandLine(argv, folder));
  });
  app.on("open-file", (event, path) => {
    event.preventDefault();
    handOver.offer([path]);
  });
  app.on("will-quit", () => log.note({ event: "end" }));
  app.on("web-contents-created", (_event, contents) => forbidNavigation(contents));
  // On a Mac an app stays without its window, until it is asked for again.
  app.on("window-all-closed", () => {
    if (!isMac) app.quit();
  });
  app.on("activate", () => {
    if (window === null && app.isReady()) openWindow().catch(giveUp);
  });
  handOver.offer(filesOnCommandLine(process.argv, process.cwd()));
  app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  const { electron, chrome: chromium } = process.versions;
  log.note({ event: "start", app: APP, electron, chromium, platform: process.platform });
  restrictSession(session.defaultSession, devServer);
  servePage(protocol, page(), printedPages);
  installMenu();
  registerIpc(
    ipcMain,
    {
      ...fileHandlers({ window: () => window, grants, used: noteFile }),
      ...journalHandlers(createJournalHome(dataFolder)),
      ...supportHandlers(log, () => app.getLocale()),
      ...backupHandlers(createBackupFolder(backupPlace.folder, Date.now), backupPlace, () => window),
      printToPdf: ({ html, paper }) => printToPdf(`${PRINT_ORIGIN}/${printedPages.put(html)}`, paper),
      dropDatabases: async () => {
        await session.defaultSession.clearStorageData({ storages: ["indexdb"] });
        return success(null);
      },
      startEnded: async () => success({ wasCut: starts.opened() }),
      windowReady: async () => {
        handOver.begin();
        return success(null);
      },
    },
    {
      nowMs,
      report(operation, fault) {
        process.stderr.write(`${operation}: ${String(fault)}\n`);
        log.note({ event: "fault", where: operation, ...faultNote(fault) });
      },
      refused: (operation, code) => log.note({ event: "refused", operation, code }),
    },
  );
  await openWindow();
}

/** A system can be without a folder of documents; every one has a home. */
function documentsFolder(): string {
  try {
    return app.getPath("documents");
  } catch {
    return app.getPath("home");
  }
}

function page(): PageFiles {
  if (devServer !== null) return (path) => servedFile(devServer, path);
  return builtPage(pageFilesIn(join(import.meta.dirname, "../renderer")));
}

async function openWindow(): Promise<void> {
  window = openAppWindow();
  // The system ends, and takes the app along.
  window.on("session-end", () => starts.closed());
  window.on("closed", () => {
    starts.closed();
    handOver.pause();
    window = null;
  });
  watchForTrouble(window, {
    crashes,
    pageGone: () => handOver.pause(),
    note: (event) => log.note(event),
    startAnew: (own) => void load(own, `${START_PAGE}#/portfolio`).catch(giveUp),
    showDataFolder,
    quit: () => app.quit(),
  });
  await load(window, starts.begin() === "safe" ? `${START_PAGE}${SAFE_START_HASH}` : START_PAGE);
}

async function load(own: BrowserWindow, address: string): Promise<void> {
  await own.loadURL(address).catch((fault: unknown) => {
    // It was loaded anew meanwhile: that load counts.
    const isOvertaken = fault instanceof Error && "code" in fault && fault.code === "ERR_ABORTED";
    if (!isOvertaken) throw fault;
  });
}

function installMenu(): void {
  if (!app.isReady()) return;
  const template = menuTemplate({
    isMac,
    isPackaged: app.isPackaged,
    recent: recent.names(),
    send: (command) => send(EVENT_CHANNELS.menu, command),
    openRecent(place) {
      const path = recent.pathAt(place);
      if (path === null) return;
      // It is noted again as it is opened; one that is not there any more leaves the list.
      recent.forget(path);
      handOver.offer([path]);
    },
    clearRecent() {
      recent.clear();
      app.clearRecentDocuments();
    },
    showDataFolder,
    showLicences: app.isPackaged
      ? () => void shell.openPath(join(process.resourcesPath, "third-party-licences.txt"))
      : null,
    showAbout: () => app.showAboutPanel(),
  });
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
}

/** A file was opened or saved by a person: the app's own list has it, and the system's. */
function noteFile(path: string): void {
  recent.used(path);
  app.addRecentDocument(path);
}

function showDataFolder(): void {
  void shell.openPath(dataFolder);
}

/** Without its window the app would run on unseen. */
function giveUp(fault: unknown): void {
  log.note({ event: "fault", where: "main", ...faultNote(fault) });
  const reason = fault instanceof Error ? fault.message : String(fault);
  dialog.showErrorBox(
    `${productNames.userDataFolder} could not start`,
    `${reason}

Nothing was changed.`,
  );
  app.exit(1);
}
