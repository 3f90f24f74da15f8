import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { PATIENCE_MS } from "../support/page-browser.ts";
import { type DesktopApp, prepareDesktopApp } from "./support/desktop-app.ts";
import { refuseFilesBelow } from "./support/file-refusals.ts";
import { addPerson, databaseFolders, listenForComplaints, startPilot } from "./support/window-driver.ts";

let desktop: DesktopApp;
let app: ElectronApplication;
let page: Page;
let complaints: readonly string[] = [];

async function start(): Promise<void> {
  ({ app, page } = await desktop.start());
  page.setDefaultTimeout(PATIENCE_MS);
  complaints = await listenForComplaints(page);
}

beforeAll(async () => {
  desktop = await prepareDesktopApp("built page");
  await start();
});
afterAll(async () => {
  await app?.close();
  desktop?.remove();
  if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join("; ")}`);
});

const kept = (name = ""): string => join(desktop.folder, "kept backups", name);
const packsKept = (): readonly string[] =>
  readdirSync(kept())
    .filter((name) => name.endsWith(".c180"))
    .toSorted();
/** The people in each backup on the disk, the oldest first, with what it was made for. */
const peopleKept = (): readonly string[] =>
  packsKept().map((name) => {
    const pack = readPack(new Uint8Array(readFileSync(kept(name))));
    const [pilot] = pack.ok ? pack.value.pilots : [];
    const people = pilot === undefined ? ["unreadable"] : recordsOf(pilot, "person").map((one) => one.name);
    return `${/-([a-z]+)\.c180$/.exec(name)?.[1]}: ${people.join(", ")}`;
  });
/** What the journal home holds of each pilot: the names and bytes of all its files. */
const filesOfPilots = (): Readonly<Record<string, string>> => {
  const journal = join(desktop.userData, "journal");
  const pilots = readdirSync(journal, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return Object.fromEntries(
    pilots.map(({ name }) => {
      const files = readdirSync(join(journal, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => `${entry.name} ${readFileSync(join(entry.parentPath, entry.name), "utf8")}`);
      return [name, files.toSorted().join("\n")];
    }),
  );
};
const list = () => page.getByRole("list", { name: "Backups, the newest first" });
const settings = () => page.getByRole("link", { name: "Settings" }).click();
const databases = (): Promise<readonly (string | undefined)[]> =>
  page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
const people = async (): Promise<string> => {
  await page.getByRole("link", { name: "Organisation" }).click();
  const grid = page.getByRole("grid", { name: "People" });
  await grid.waitFor();
  return grid.innerText();
};

it("a backup is read back before it counts, goes back with a preview, and that can be undone", async () => {
  await startPilot(app, page, "Velta Logistics");
  await addPerson(page, "Ada Nowak");
  await settings();
  await page.getByText("No verified backup yet").waitFor();
  await page.getByRole("button", { name: "Back up now" }).click();
  await page.getByText("Backed up, read back and verified").waitFor();
  await page.getByText(/^Last verified backup /).waitFor();
  expect(await list().getByRole("listitem").allInnerTexts()).toStrictEqual([
    expect.stringMatching(/asked for\s+1 company, \d+ KB\s+verified\s+Restore…/),
  ]);
  expect(peopleKept()).toStrictEqual(["asked: Ada Nowak"]);
  // The window knows the folder by its own name, not where it lies.
  expect(await page.content()).not.toContain(desktop.folder);

  await addPerson(page, "Ben Osei");
  await settings();
  await list()
    .getByRole("button", { name: /^Restore the backup/ })
    .click();
  const dialog = page.getByRole("dialog");
  // What is shown was read from a database of its own, which is gone again.
  await dialog.getByText("It was opened in a place of its own and verified to the last change.").waitFor();
  await dialog.getByText(/^1 change is taken out: 1 person added$/).waitFor();
  const stands = await dialog.getByRole("table").innerText();
  expect(stands).toMatch(/Here now\s+In the backup/);
  const [, here, kept] = /Changes\s+(\d+)\s+(\d+)/.exec(stands) ?? [];
  expect(Number(here) - Number(kept)).toBe(1);
  expect(await databases()).not.toContain("converge180.restore");
  await dialog.getByRole("button", { name: "Restore Velta Logistics" }).click();
  await page.getByText("Restored Velta Logistics. As it was before is backed up").waitFor();
  expect(peopleKept()).toStrictEqual(["asked: Ada Nowak", "restore: Ada Nowak, Ben Osei"]);
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByText("Undone: restored as it was before").waitFor();
  expect(await people()).toContain("Ben Osei");

  // Restored once more, and on from there: what is written afterwards is a new way, and both homes agree on it.
  await settings();
  await list()
    .getByRole("button", { name: /^Restore the backup/ })
    .last()
    .click();
  await dialog.getByRole("button", { name: "Restore Velta Logistics" }).click();
  await page.getByText("Restored Velta Logistics. As it was before is backed up").waitFor();
  await addPerson(page, "Cleo Marsh");
  await desktop.kill(app);
  await start();
  const found = await people();
  expect(found).toContain("Cleo Marsh");
  expect(found).not.toContain("Ben Osei");
  expect(await page.getByText(/^The (?:database|journal) /).count()).toBe(0);
});

it("another version of the app backs everything up before it touches it", async () => {
  await app.close();
  const anchor = join(desktop.userData, "journal/anchor.json");
  const noted = JSON.parse(readFileSync(anchor, "utf8")) as { app: string };
  writeFileSync(anchor, JSON.stringify({ ...noted, app: "Converge180 0.0.9" }));
  const before = peopleKept().length;
  await start();
  await settings();
  await list().getByText("before an upgrade").waitFor();
  expect(peopleKept().slice(before)).toStrictEqual(["upgrade: Ada Nowak, Cleo Marsh"]);
});

it("a company is removed once everything is backed up and verified, and comes back as it was, to the last byte", async () => {
  await startPilot(app, page, "Norrbex");
  await addPerson(page, "Dora Lind");
  const held = filesOfPilots();
  const [other = "", gone = ""] = Object.keys(held).toSorted((a) => (held[a]?.includes("Velta") ? -1 : 1));
  const ask = async () => {
    await page.getByRole("link", { name: "Portfolio" }).click();
    const row = page.getByRole("row").filter({ hasText: "Norrbex" });
    await row.click({ button: "right" });
    await page.getByRole("menuitem", { name: "Remove company…" }).click();
    return page.getByRole("dialog", { name: "Remove Norrbex" });
  };
  const remove = { name: "Remove", exact: true };
  // Where the backup cannot be made, nothing is removed.
  await refuseFilesBelow(app, kept(), "EROFS");
  const asked = await ask();
  await asked.getByText("where that fails, nothing is removed").waitFor();
  await asked.getByRole("button", remove).click();
  await asked.getByText("The disk or folder is read-only (FILE_DENIED).").waitFor();
  await asked.getByText(/^Nothing was removed\. /).waitFor();
  expect(filesOfPilots()).toStrictEqual(held);
  await refuseFilesBelow(app, kept(), null);

  await asked.getByRole("button", remove).click();
  await page.getByText("Removed Norrbex. As it was before is backed up").waitFor();
  expect(Object.keys(filesOfPilots())).toStrictEqual([other]);
  // The backup of the day may be made at any moment.
  const made = packsKept().filter((name) => name.endsWith("-removal.c180"));
  expect(made).toHaveLength(1);
  const pack = readPack(new Uint8Array(readFileSync(kept(made[0]))));
  expect(pack.ok && pack.value.pilots.map(({ pilotId }) => pilotId).toSorted()).toStrictEqual(
    [other, gone].toSorted(),
  );

  // The way back: what is looked at before it goes back is that company alone; the other one has gone on meanwhile.
  await page.getByRole("row").filter({ hasText: "Velta Logistics" }).locator("strong").click();
  await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
  await page.getByRole("button", { name: "Restore…", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("It was opened in a place of its own and verified to the last change.").waitFor();
  await dialog.getByRole("listitem", { name: "Norrbex" }).getByText("comes back").waitFor();
  await dialog.getByRole("listitem", { name: "Velta Logistics" }).getByText("as it is").waitFor();
  await dialog.getByRole("button", { name: "Restore Norrbex" }).click();
  await page.getByText("Restored Norrbex. As it was before is backed up").waitFor();
  expect(filesOfPilots()).toStrictEqual(held);
  // Taken back, it is gone again: it was not here before.
  await page.getByRole("button", { name: "Undo", exact: true }).click();
  await page.getByText("Undone: restored as it was before").waitFor();
  expect(Object.keys(filesOfPilots())).toStrictEqual([other]);

  // Weeks later, from the list: of several that differ a person chooses.
  await addPerson(page, "Emil Roth");
  await settings();
  await list().getByText("before a removal").first().waitFor();
  await list()
    .getByRole("listitem")
    .filter({ hasText: "before a removal" })
    .last()
    .getByRole("button", { name: /^Restore the backup/ })
    .click();
  await dialog.getByText(/^1 change is taken out: 1 person added$/).waitFor();
  await dialog.getByRole("button", { name: "Restore 2 companies" }).waitFor();
  await dialog.getByLabel("Restore Velta Logistics").uncheck();
  await dialog.getByRole("button", { name: "Restore Norrbex" }).click();
  await page.getByText("Restored Norrbex. As it was before is backed up").waitFor();
  await app.close();
  await start();
  expect(filesOfPilots()[gone]).toBe(held[gone]);
  await page.getByRole("link", { name: "Portfolio" }).click();
  await page.getByRole("row").filter({ hasText: "Norrbex" }).locator("strong").click();
  await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
  expect(await people()).toContain("Dora Lind");
  await page.getByRole("link", { name: "Portfolio" }).click();
  await page.getByRole("row").filter({ hasText: "Velta Logistics" }).locator("strong").click();
  await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
  expect(await people()).toContain("Emil Roth");
});

it("a backup that cannot be written is said on Today and in the settings, and nothing else changes", async () => {
  await settings();
  await refuseFilesBelow(app, kept(), "EROFS");
  const many = packsKept().length;
  await page.getByRole("button", { name: "Back up now" }).click();
  await page.getByText("The disk or folder is read-only (FILE_DENIED)").waitFor();
  await page.getByRole("link", { name: "Today" }).click();
  await page
    .getByText(/^Last verified backup .* · the last one failed: the disk or folder is read-only$/)
    .waitFor();
  await refuseFilesBelow(app, kept(), null);
  expect(packsKept()).toHaveLength(many);
});

it("an app that lost both homes names the verified backup before it invites to begin, and it goes back", async () => {
  await app.close();
  rmSync(join(desktop.userData, "journal"), { recursive: true });
  for (const folder of databaseFolders(desktop.userData)) rmSync(folder, { recursive: true });
  await start();
  await page
    .getByText(/^No company is here, but the verified backup of .* holds (?:1 company|2 companies)\./)
    .waitFor();
  await page.getByRole("link", { name: "Restore it in the settings" }).click();
  const newest = list().getByRole("listitem").filter({ hasNotText: "not verified" }).first();
  await newest.getByRole("button", { name: /^Restore the backup/ }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Restore \d|^Restore [A-Z]/ })
    .click();
  await page.getByText(/^Restored /).waitFor();
  expect(Object.values(filesOfPilots()).join()).toContain("Velta Logistics");
});
