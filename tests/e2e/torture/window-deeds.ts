import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { after, freshPilot, person } from "../browser/support/pilots.ts";
import { choose } from "../desktop/support/desktop-app.ts";
import { fillPerson } from "../desktop/support/window-driver.ts";
import { dragFiles } from "../window/support/dropped-files.ts";
import { packOf } from "../window/support/dropped-packs.ts";
import type { AppLane } from "./app-lane.ts";

/** The company that everything is done to. */
export const COMPANY = "Norrbex";

/** Something that a person does, up to the press that does it. */
export interface Deed {
  readonly name: string;
  /** Makes everything ready for the press; what it changes on the way is acknowledged when this ends. */
  readonly begin: (lane: AppLane, round: number, before: WholePilot) => Promise<Pressing>;
  /** How long it may take, in milliseconds, where it was not measured yet: the kill comes within. */
  readonly lastsMs: number;
  /** Whether what is there is what it leaves; else it must be what was there. Null: it changes no company, only files. */
  readonly isDone: ((now: WholePilot, before: WholePilot, round: number) => boolean) | null;
}

/** The press that does a deed, and what the window says when it is done. */
export interface Pressing {
  readonly press: () => Promise<unknown>;
  readonly done: () => Promise<unknown>;
}

export const hashes = (pilot: WholePilot): readonly string[] => pilot.entries.map(({ hash }) => hash);
export const names = (pilot: WholePilot): readonly string[] =>
  recordsOf(pilot, "person").map(({ name }) => name);
const batches = (pilot: WholePilot): number =>
  recordsOf(pilot, "batch").filter(({ takenBack }) => takenBack !== true).length;

/** Goes to a place of the only company. */
export async function goTo({ page, desktop }: AppLane, place: string): Promise<void> {
  const [pilotId] = readdirSync(join(desktop.userData, "journal")).filter((name) => !name.includes("."));
  await page.evaluate((hash) => location.assign(hash), `#/c/${pilotId}/${place}`);
}

/** The window shows the people of the company, every one. */
export async function expectShown(lane: AppLane, now: WholePilot): Promise<void> {
  await goTo(lane, "organisation");
  const grid = lane.page.getByRole("grid", { name: "People" });
  await grid.waitFor();
  await expect.poll(() => grid.getByRole("row").count()).toBe(names(now).length + 1);
  const shown = (await grid.innerText()).split(/[\t\n]+/u);
  expect(names(now).filter((name) => !shown.includes(name))).toStrictEqual([]);
}

async function add(lane: AppLane, name: string): Promise<void> {
  await fillPerson(lane.page, name);
  await lane.page.getByRole("row", { name }).waitFor();
}

async function backUp({ page }: AppLane): Promise<void> {
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Back up now" }).click();
  await page.getByText("Backed up, read back and verified").waitFor();
}

const save: Deed = {
  name: "save",
  lastsMs: 250,
  begin: async (lane, round) => {
    const { page } = lane;
    await goTo(lane, "organisation");
    await page.getByRole("button", { name: "Add a person…" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill(`Saved ${round}`);
    return {
      press: () => page.getByRole("dialog").getByRole("button", { name: "Add" }).click(),
      done: () => page.getByRole("row", { name: `Saved ${round}` }).waitFor(),
    };
  },
  isDone: (now, _before, round) => names(now).includes(`Saved ${round}`),
};

/** Chooses a file with one row, up to the press that imports it. */
async function offerOneRow(lane: AppLane, round: number): Promise<Pressing> {
  const { app, page } = lane;
  const day = `2026-${String(7 + (round % 5)).padStart(2, "0")}-${String(1 + (round % 27)).padStart(2, "0")}`;
  const rows = `date,workflow,segment,eligible,qualified\n${day},Claims,SMB,1${round},${round}\n`;
  writeFileSync(lane.document("work.csv"), rows);
  await choose(app, lane.document("work.csv"));
  await goTo(lane, "data");
  await page.getByRole("button", { name: "Choose files…" }).click();
  const button = page.getByRole("button", { name: /^Import 1 row/ });
  await button.waitFor();
  return {
    press: () => button.click(),
    done: () => page.getByRole("button", { name: "Back to Data" }).waitFor(),
  };
}

/** Imports a file with one row; ends when the window says that it is done. */
export async function importOneRow(lane: AppLane, round: number): Promise<void> {
  const { press, done } = await offerOneRow(lane, round);
  await press();
  await done();
}

const importing: Deed = {
  name: "import",
  lastsMs: 700,
  begin: offerOneRow,
  isDone: (now, before) => batches(now) === batches(before) + 1,
};

const openPack: Deed = {
  name: "open a pack",
  lastsMs: 400,
  begin: async ({ page }, round, before) => {
    const bytes = packOf(after(before, `k${round}`, person(`Packed ${round}`)));
    await dragFiles(page, [{ name: "more.c180", bytes }], "drop");
    const preview = page.getByRole("dialog", { name: "Open this pack" });
    await preview.waitFor();
    return {
      press: () => preview.getByRole("button", { name: /^Open / }).click(),
      done: () => page.getByText(/^1 update: /).waitFor(),
    };
  },
  isDone: (now, _before, round) => names(now).includes(`Packed ${round}`),
};

const merge: Deed = {
  name: "merge",
  lastsMs: 900,
  begin: async (lane, round, before) => {
    const { page } = lane;
    // Both went on from here: the copy that comes does not know what is added here now.
    const bytes = packOf(after(before, `m${round}`, person(`Merged ${round}`)));
    await goTo(lane, "organisation");
    await add(lane, `Here ${round}`);
    await dragFiles(page, [{ name: "fork.c180", bytes }], "drop");
    await page.getByRole("dialog", { name: "Open this pack" }).waitFor();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: /nothing collides$/ }).waitFor();
    await page.getByRole("button", { name: "Continue" }).click();
    const button = page.getByRole("button", { name: "Merge", exact: true });
    await button.waitFor();
    return {
      press: () => button.click(),
      done: () => page.getByRole("heading", { name: `${COMPANY} was merged` }).waitFor(),
    };
  },
  isDone: (now, _before, round) => names(now).includes(`Merged ${round}`),
};

const backingUp: Deed = {
  name: "back up",
  lastsMs: 400,
  begin: async ({ page }) => {
    await page.getByRole("link", { name: "Settings" }).click();
    const button = page.getByRole("button", { name: "Back up now" });
    await button.waitFor();
    return {
      press: () => button.click(),
      done: () => page.getByText("Backed up, read back and verified").waitFor(),
    };
  },
  isDone: null,
};

/** The person whom a restore takes out again. */
const takenOut = (round: number): string => `Taken out ${round}`;

const restore: Deed = {
  name: "restore",
  lastsMs: 900,
  begin: async (lane, round) => {
    const { page } = lane;
    await backUp(lane);
    await goTo(lane, "organisation");
    await add(lane, takenOut(round));
    await page.getByRole("link", { name: "Settings" }).click();
    const newest = page.getByRole("list", { name: /^Backups/ }).getByRole("button", { name: /^Restore/ });
    await newest.first().click();
    const button = page.getByRole("button", { name: `Restore ${COMPANY}` });
    await button.waitFor();
    return {
      press: () => button.click(),
      done: () => page.getByText(new RegExp(`^Restored ${COMPANY}`)).waitFor(),
    };
  },
  isDone: (now, before, round) =>
    !names(now).includes(takenOut(round)) && hashes(now).length === hashes(before).length - 1,
};

const exporting: Deed = {
  name: "export",
  lastsMs: 400,
  begin: async (lane) => {
    const { app, page } = lane;
    writeFileSync(lane.document("saved.c180"), packOf(freshPilot("Old")));
    await choose(app, lane.document("saved.c180"));
    await goTo(lane, "data?tab=Packs");
    const button = page.getByRole("button", { name: /^Save pack of/ });
    await button.waitFor();
    return { press: () => button.click(), done: () => page.getByText("Saved saved.c180").waitFor() };
  },
  isDone: null,
};

const upgrade: Deed = {
  name: "upgrade",
  lastsMs: 2000,
  begin: async (lane) => {
    await lane.close();
    const anchor = join(lane.desktop.userData, "journal/anchor.json");
    const noted = JSON.parse(readFileSync(anchor, "utf8")) as object;
    writeFileSync(anchor, JSON.stringify({ ...noted, app: "Converge180 0.0.9" }));
    await lane.launch();
    const shown = async (): Promise<unknown> =>
      (await lane.app.firstWindow()).getByText(/^All changes saved/).waitFor();
    return { press: async () => undefined, done: shown };
  },
  isDone: null,
};

export const DEEDS: readonly Deed[] = [
  save,
  importing,
  openPack,
  merge,
  backingUp,
  restore,
  exporting,
  upgrade,
];
