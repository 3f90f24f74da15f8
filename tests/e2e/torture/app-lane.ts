import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { readHomePilot } from "../../../renderer/data/home-pilot.ts";
import { entriesOfLines } from "../../../renderer/data/journal-lines.ts";
import { success } from "../../../shared/errors/problem.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { type DesktopApp, prepareDesktopApp } from "../desktop/support/desktop-app.ts";
import { databaseFolders } from "../desktop/support/window-driver.ts";
import { PATIENCE_MS } from "../support/page-browser.ts";

/** Rounds over the same data: what is looked at after each of them grows with what came before. */
const SEASON = 40;

/** An app of its own that is ended and started again and again. */
export interface AppLane {
  readonly desktop: DesktopApp;
  readonly app: ElectronApplication;
  readonly page: Page;
  /** A file in the folder of documents of whoever works with it. */
  readonly document: (name: string) => string;
  readonly start: () => Promise<void>;
  /** Main is started and nothing is waited for. */
  readonly launch: () => Promise<void>;
  readonly close: () => Promise<void>;
  readonly kill: () => Promise<void>;
  /** Keeps what is there as the beginning of every season. */
  readonly keepBeginning: () => Promise<void>;
  /** Counts a round; every so many begin with the data of the beginning. */
  readonly nextRound: () => Promise<void>;
  /** What the journal's files hold of the one company, verified; the app may run, and nothing of its files is changed. */
  readonly held: () => Promise<WholePilot>;
  /** Starts the app anew where its window says that it saves nothing until then; whether it did. One that says it still throws. */
  readonly startIfReadOnly: () => Promise<boolean>;
  readonly remove: () => Promise<void>;
}

/** Prepares an app and starts it. */
export async function startLane(): Promise<AppLane> {
  const desktop = await prepareDesktopApp("built page");
  const beginning = join(desktop.folder, "beginning");
  let { app, page } = await desktop.start();
  let round = 0;
  page.setDefaultTimeout(PATIENCE_MS);
  const kept = ["user data", "kept backups"];
  const lane: AppLane = {
    desktop,
    get app() {
      return app;
    },
    get page() {
      return page;
    },
    document: (name) => join(desktop.folder, "documents", name),
    async start() {
      ({ app, page } = await desktop.start());
      page.setDefaultTimeout(PATIENCE_MS);
    },
    async launch() {
      app = await desktop.launch();
    },
    close: () => app.close(),
    kill: () => desktop.kill(app),
    async keepBeginning() {
      await app.close();
      for (const name of kept) copy(join(desktop.folder, name), join(beginning, name));
      await lane.start();
    },
    async nextRound() {
      round += 1;
      if (round % SEASON !== 0) return;
      await desktop.kill(app);
      for (const name of kept) {
        rmSync(join(desktop.folder, name), { recursive: true, force: true, maxRetries: 10 });
        copy(join(beginning, name), join(desktop.folder, name));
      }
      await lane.start();
    },
    held: () => heldIn(join(desktop.userData, "journal")),
    async startIfReadOnly() {
      const words = () => page.getByText(/^Read only: /).allInnerTexts();
      if ((await words()).length === 0) return false;
      await app.close();
      await lane.start();
      const [still] = await words();
      if (still !== undefined) throw new Error(`the app saves nothing after its next start either: ${still}`);
      return true;
    },
    async remove() {
      await app.close();
      desktop.remove();
    },
  };
  return lane;
}

function copy(from: string, to: string): void {
  if (existsSync(from)) cpSync(from, to, { recursive: true });
}

async function heldIn(journal: string): Promise<WholePilot> {
  const [pilotId = ""] = readdirSync(journal).filter((name) => !name.includes("."));
  const blobs = join(journal, pilotId, "blobs");
  const home = {
    listBlobs: async () =>
      success(existsSync(blobs) ? readdirSync(blobs).filter((name) => !name.includes(".")) : []),
    readBlob: async (_: string, name: string) => success(new Uint8Array(readFileSync(join(blobs, name)))),
  };
  // What follows the last line break was never acknowledged.
  const lines = readFileSync(join(journal, pilotId, "journal.jsonl"), "utf8")
    .split("\n")
    .slice(0, -1);
  const entries = entriesOfLines(lines);
  const pilot = entries.ok ? await readHomePilot(home, pilotId, entries.value) : entries;
  if (!pilot.ok) throw new Error(`${pilot.problem.code}: ${pilot.problem.message}`);
  return pilot.value;
}

/** Cuts or deletes one file of the browser's database, or turns a bit in it, as a cut of the power may. */
export function hurtDatabase(userData: string, random: () => number): void {
  const files = databaseFolders(userData).flatMap((folder) =>
    readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((file) => statSync(file).size > 0 && !/LOCK$|LOG(?:\.old)?$/u.test(file)),
  );
  const file = files[Math.floor(random() * files.length)];
  if (file === undefined) return;
  const bytes = readFileSync(file);
  const place = Math.floor(random() * bytes.length);
  const kind = Math.floor(random() * 3);
  if (kind === 0) rmSync(file);
  else if (kind === 1) writeFileSync(file, bytes.subarray(0, place));
  else {
    bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8));
    writeFileSync(file, bytes);
  }
}
