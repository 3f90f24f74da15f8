import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createJournalHome } from "../../../electron/services/journal-home.ts";
import { readHomePilot } from "../../../renderer/data/home-pilot.ts";
import { entriesOfLines } from "../../../renderer/data/journal-lines.ts";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { seeded } from "../../bench/seeded.ts";
import { launchApp } from "../../hosts/launch.ts";
import { ROUNDS_TIMEOUT_MS, rounds, tell } from "../../torture/rounds.ts";
import { after, freshPilot, person } from "../browser/support/pilots.ts";
import { choose, type DesktopApp, prepareDesktopApp } from "../desktop/support/desktop-app.ts";
import { databaseFolders, fillPerson } from "../desktop/support/window-driver.ts";
import { PATIENCE_MS } from "../support/page-browser.ts";
import { dragFiles } from "../window/support/dropped-files.ts";
import { packOf } from "../window/support/dropped-packs.ts";

const SEED = 20_261_127;

let desktop: DesktopApp;
let app: ElectronApplication;
let page: Page;

beforeAll(async () => {
  desktop = await prepareDesktopApp("built page");
  mkdirSync(documents(""));
  await start();
  await dragFiles(
    page,
    [{ name: "first.c180", bytes: packOf(after(freshPilot("Norrbex"), "a2", person("Ada"))) }],
    "drop",
  );
  await page
    .getByRole("dialog", { name: "Open this pack" })
    .getByRole("button", { name: /^Open / })
    .click();
  await page.getByText(/^1 new: /).waitFor();
});
afterAll(async () => {
  await app?.close();
  desktop?.remove();
});

const documents = (name: string): string => join(desktop.folder, "documents", name);
const backups = (name = ""): string => join(desktop.folder, "kept backups", name);

async function start(): Promise<void> {
  ({ app, page } = await desktop.start());
  page.setDefaultTimeout(PATIENCE_MS);
}

/** What the journal's files hold of the one company, verified; the app need not run. */
async function held(): Promise<WholePilot> {
  const home = createJournalHome(join(desktop.userData, "journal"));
  const ids = await home.listPilots();
  const [pilotId = ""] = ids.ok ? ids.value : [];
  const lines = await home.readJournal(pilotId);
  const entries = lines.ok ? entriesOfLines(lines.value) : lines;
  const pilot = entries.ok ? await readHomePilot(home, pilotId, entries.value) : entries;
  if (!pilot.ok) throw new Error(`${pilot.problem.code}: ${pilot.problem.message}`);
  return pilot.value;
}

const hashes = (pilot: WholePilot): readonly string[] => pilot.entries.map(({ hash }) => hash);
const names = (pilot: WholePilot): readonly string[] => recordsOf(pilot, "person").map(({ name }) => name);
const batches = (pilot: WholePilot): number =>
  recordsOf(pilot, "batch").filter(({ takenBack }) => takenBack !== true).length;

/** Something that a person does, up to the press that does it. */
interface Deed {
  readonly name: string;
  /** Presses; what is given back is fulfilled when the window says that it is done. */
  readonly begin: (round: number, before: WholePilot) => Promise<() => Promise<unknown>>;
  /** How long it usually takes, in milliseconds: the kill comes within. */
  readonly lastsMs: number;
  /** Whether what is there is what it leaves; else it must be what was there. Null: it changes no company, only files. */
  readonly isDone: ((now: WholePilot, before: WholePilot, round: number) => boolean) | null;
}

async function goTo(place: string): Promise<void> {
  const { pilotId } = await held();
  await page.evaluate((hash) => location.assign(hash), `#/c/${pilotId}/${place}`);
}

const DEEDS: readonly Deed[] = [
  {
    name: "save",
    lastsMs: 250,
    begin: async (round) => {
      await goTo("organisation");
      await fillPerson(page, `Saved ${round}`);
      return () => page.getByRole("row", { name: `Saved ${round}` }).waitFor();
    },
    isDone: (now, _before, round) => names(now).includes(`Saved ${round}`),
  },
  {
    name: "import",
    lastsMs: 700,
    begin: async (round) => {
      const day = `2026-${String(7 + (round % 5)).padStart(2, "0")}-${String(1 + (round % 27)).padStart(2, "0")}`;
      writeFileSync(
        documents("work.csv"),
        `date,workflow,segment,eligible,qualified\n${day},Claims,SMB,1${round},${round}\n`,
      );
      await choose(app, documents("work.csv"));
      await goTo("data");
      await page.getByRole("button", { name: "Choose files…" }).click();
      await page.getByRole("button", { name: /^Import 1 row/ }).click();
      return () => page.getByRole("button", { name: "Back to Data" }).waitFor();
    },
    isDone: (now, before) => batches(now) === batches(before) + 1,
  },
  {
    name: "open a pack",
    lastsMs: 400,
    begin: async (round, before) => {
      const bytes = packOf(after(before, `k${round}`, person(`Packed ${round}`)));
      await dragFiles(page, [{ name: "more.c180", bytes }], "drop");
      await page
        .getByRole("dialog", { name: "Open this pack" })
        .getByRole("button", { name: /^Open / })
        .click();
      return () => page.getByText(/^1 updated: /).waitFor();
    },
    isDone: (now, _before, round) => names(now).includes(`Packed ${round}`),
  },
  {
    name: "merge",
    lastsMs: 900,
    begin: async (round, before) => {
      // Both went on from here: the copy that comes does not know what is added here now.
      const bytes = packOf(after(before, `m${round}`, person(`Merged ${round}`)));
      await goTo("organisation");
      await fillPerson(page, `Here ${round}`);
      await page.getByRole("row", { name: `Here ${round}` }).waitFor();
      await dragFiles(page, [{ name: "fork.c180", bytes }], "drop");
      await page.getByRole("dialog", { name: "Open this pack" }).waitFor();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: /nothing collides$/ }).waitFor();
      await page.getByRole("button", { name: "Continue" }).click();
      await page.getByRole("button", { name: "Merge", exact: true }).click();
      return () => page.getByRole("heading", { name: "Norrbex was merged" }).waitFor();
    },
    isDone: (now, _before, round) =>
      names(now).includes(`Merged ${round}`) && names(now).includes(`Here ${round}`),
  },
  {
    name: "back up",
    lastsMs: 400,
    begin: async () => {
      await page.getByRole("link", { name: "Settings" }).click();
      await page.getByRole("button", { name: "Back up now" }).click();
      return () => page.getByText("Backed up, read back and verified").waitFor();
    },
    isDone: null,
  },
  {
    name: "restore",
    lastsMs: 900,
    begin: async (round) => {
      await page.getByRole("link", { name: "Settings" }).click();
      await page.getByRole("button", { name: "Back up now" }).click();
      await page.getByText("Backed up, read back and verified").waitFor();
      await goTo("organisation");
      await fillPerson(page, `Taken out ${round}`);
      await page.getByRole("row", { name: `Taken out ${round}` }).waitFor();
      await page.getByRole("link", { name: "Settings" }).click();
      await page
        .getByRole("list", { name: /^Backups/ })
        .getByRole("button", { name: /^Restore/ })
        .first()
        .click();
      await page.getByRole("button", { name: "Restore Norrbex" }).click();
      return () => page.getByText(/^Restored Norrbex/).waitFor();
    },
    isDone: (now, before, round) =>
      !names(now).includes(`Taken out ${round}`) && hashes(now).length === hashes(before).length,
  },
  {
    name: "export",
    lastsMs: 400,
    begin: async () => {
      writeFileSync(documents("saved.c180"), packOf(freshPilot("Old")));
      await choose(app, documents("saved.c180"));
      await goTo("data?tab=Packs");
      await page.getByRole("button", { name: /^Save pack of/ }).click();
      return () =>
        page
          .getByText(/^Saved /)
          .first()
          .waitFor();
    },
    isDone: null,
  },
  {
    name: "upgrade",
    lastsMs: 2500,
    begin: async () => {
      await app.close();
      const anchor = join(desktop.userData, "journal/anchor.json");
      const noted = JSON.parse(readFileSync(anchor, "utf8")) as object;
      writeFileSync(anchor, JSON.stringify({ ...noted, app: "Converge180 0.0.9" }));
      app = await launchApp({ userData: desktop.userData, main: desktop.main });
      return () => new Promise(() => undefined);
    },
    isDone: null,
  },
];

/** False, after so many milliseconds. */
function later(ms: number): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), ms));
}

/** Every pack that a kill left behind is whole: written to another name, and put in its place as it is. */
function expectWholePacks(): void {
  const kept = existsSync(backups()) ? readdirSync(backups()).filter((name) => name.endsWith(".c180")) : [];
  const files = kept.filter((name) => !name.startsWith(".")).map(backups);
  if (existsSync(documents("saved.c180"))) files.push(documents("saved.c180"));
  for (const file of files)
    expect({ file, ok: readPack(new Uint8Array(readFileSync(file))).ok }).toMatchObject({ ok: true });
}

/** What a cut of the power may do besides: one file of the browser's database is cut, gone, or has another bit. */
function hurtDatabase(random: () => number): void {
  const files = databaseFolders(desktop.userData).flatMap((folder) =>
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

/** What the window shows after a start: the people of the company. A hurt that the browser sees late costs a start more. */
async function shownPeople(count: number): Promise<readonly string[]> {
  await goTo("organisation");
  const grid = page.getByRole("grid", { name: "People" });
  await grid.waitFor();
  await expect.poll(() => grid.getByRole("row").count()).toBe(count + 1);
  return grid.innerText().then((text) => text.split(/[\t\n]+/u));
}

it(
  `kill -9 of the whole app at any moment of what it does, every other time with a hurt database (seed ${SEED})`,
  async () => {
    const random = seeded(SEED);
    const seen = {
      kills: 0,
      acknowledged: 0,
      done: 0,
      "not done": 0,
      "lost or half done": 0,
      "hurt databases": 0,
    };
    for (const round of rounds(10, 2000)) {
      const deed = DEEDS[round % DEEDS.length] ?? DEEDS[0];
      if (deed === undefined) break;
      const known = await held();
      const finished = await deed.begin(round, known);
      // Every third kill comes at once after the window said that it is done.
      const isHeard = deed.name !== "upgrade" && round % 3 === 0;
      const hearing = finished().then(
        () => true,
        () => false,
      );
      const isAcknowledged = isHeard
        ? await hearing
        : await Promise.race([hearing, later(deed.lastsMs * 0.7 * random())]);
      await desktop.kill(app);
      if (round % 2 === 1) {
        hurtDatabase(random);
        seen["hurt databases"] += 1;
      }
      expectWholePacks();
      await start();
      if ((await page.getByText(/^Read only: /).count()) > 0) {
        await app.close();
        await start();
      }
      const now = await held();
      // Of what stood before the press nothing is gone, but by a restore that was carried out.
      const isDone = deed.isDone?.(now, known, round) ?? null;
      const lost = hashes(known).filter((hash) => !hashes(now).includes(hash)).length;
      // The way back was there before anything was put together.
      const isBackedUp =
        deed.name !== "merge" ||
        isDone !== true ||
        readdirSync(backups()).some((name) => name.endsWith("-merge.c180"));
      expect({ deed: deed.name, round, lost, isAcknowledged, isDone, isBackedUp }).toMatchObject({
        lost: 0,
        isBackedUp: true,
        ...(isAcknowledged && isDone !== null ? { isDone: true } : {}),
      });
      const shown = await shownPeople(names(now).length);
      for (const name of names(now)) expect(shown).toContain(name);
      seen.kills += 1;
      seen.acknowledged += isAcknowledged ? 1 : 0;
      if (isDone !== null) seen[isDone ? "done" : "not done"] += 1;
    }
    tell("kill -9 of the whole app", seen);
  },
  ROUNDS_TIMEOUT_MS * 2,
);
