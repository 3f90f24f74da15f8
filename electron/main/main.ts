import { join } from "node:path";
import process from "node:process";
import { app, type BrowserWindow, dialog, ipcMain, Menu, protocol, session } from "electron";
import { success } from "../../shared/errors/problem.ts";
import { EVENT_CHANNELS } from "../../shared/ipc/operation-names.ts";
import { productNames } from "../../shared/product-names.ts";
import { fileHandlers } from "../ipc/file-handlers.ts";
import { journalHandlers } from "../ipc/journal-handlers.ts";
import { registerIpc } from "../ipc/register.ts";
import { forbidNavigation } from "../security/navigation.ts";
import { restrictSession } from "../security/session-rules.ts";
import { createFileGrants } from "../services/file-grants.ts";
import { createJournalHome } from "../services/journal-home.ts";
import { printToPdf } from "../services/print-to-pdf.ts";
import { createPrintedPages } from "../services/printed-pages.ts";
import { openAppWindow, showWindow } from "./app-window.ts";
import { createHandOver, filesOnCommandLine } from "./hand-over.ts";
import { menuTemplate } from "./menu.ts";
import { pageFilesIn } from "./page-files.ts";
import { PRINT_ORIGIN, registerPageScheme, servePage } from "./page-protocol.ts";
import { claimUserData } from "./user-data.ts";

claimUserData(app);
// Every window asks for its sandbox; this holds for whatever might be opened beside them. Chromium cannot have one as root.
if (!app.commandLine.hasSwitch("no-sandbox")) app.enableSandbox();
registerPageScheme(protocol);

const grants = createFileGrants();
const printedPages = createPrintedPages();
let window: BrowserWindow | null = null;
const send = (channel: string, value: unknown): void => window?.webContents.send(channel, value);
const handOver = createHandOver(grants, (files) => send(EVENT_CHANNELS.files, files));

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
  app.on("web-contents-created", (_event, contents) => forbidNavigation(contents));
  app.on("window-all-closed", () => app.quit());
  handOver.offer(filesOnCommandLine(process.argv, process.cwd()));
  app.whenReady().then(start).catch(giveUp);
} else {
  app.quit();
}

async function start(): Promise<void> {
  restrictSession(session.defaultSession);
  servePage(protocol, pageFilesIn(join(import.meta.dirname, "../renderer")), printedPages);
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      menuTemplate({
        isMac: process.platform === "darwin",
        isPackaged: app.isPackaged,
        send: (command) => send(EVENT_CHANNELS.menu, command),
      }),
    ),
  );
  window = openAppWindow();
  window.on("closed", () => {
    window = null;
  });
  registerIpc(
    ipcMain,
    {
      ...fileHandlers(window, grants),
      ...journalHandlers(createJournalHome(join(app.getPath("userData"), "journal"))),
      printToPdf: ({ html, paper }) => printToPdf(`${PRINT_ORIGIN}/${printedPages.put(html)}`, paper),
      windowReady: async () => {
        handOver.begin();
        return success(null);
      },
    },
    {
      nowMs: () => performance.now(),
      report: (operation, fault) => process.stderr.write(`${operation}: ${String(fault)}\n`),
    },
  );
  await window.loadURL(`${productNames.origin}/index.html`).catch((fault: unknown) => {
    // It was loaded anew meanwhile: that load counts.
    const isOvertaken = fault instanceof Error && "code" in fault && fault.code === "ERR_ABORTED";
    if (!isOvertaken) throw fault;
  });
}

/** Without its window the app would run on unseen. */
function giveUp(fault: unknown): void {
  const reason = fault instanceof Error ? fault.message : String(fault);
  dialog.showErrorBox(
    `${productNames.userDataFolder} could not start`,
    `${reason}

Nothing was changed.`,
  );
  app.exit(1);
}
