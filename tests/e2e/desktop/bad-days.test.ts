import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { listenAloud } from "../support/heard.ts";
import { PATIENCE_MS } from "../support/page-browser.ts";
import { choose, type DesktopApp, prepareDesktopApp } from "./support/desktop-app.ts";
import { setDiskFull } from "./support/full-disk.ts";
import { answerBoxes } from "./support/message-boxes.ts";
import {
  addPerson,
  databaseFolders,
  fillPerson,
  listenForComplaints,
  startPilot,
} from "./support/window-driver.ts";

let desktop: DesktopApp;
let app: ElectronApplication;
let page: Page;
let complaints: readonly string[] = [];

async function start(): Promise<void> {
  ({ app, page } = await desktop.start());
  page.setDefaultTimeout(PATIENCE_MS);
  complaints = await listenForComplaints(page);
}

/** An app with one pilot and one person in it. */
async function startWithPilot(): Promise<void> {
  await start();
  await startPilot(app, page, "Velta Logistics");
  await addPerson(page, "Ada Nowak");
}

beforeEach(async () => {
  desktop = await prepareDesktopApp("built page");
});
afterEach(async () => {
  await app.close();
  desktop.remove();
  if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join("; ")}`);
});

const journal = (...names: readonly string[]): string => join(desktop.userData, "journal", ...names);
const emergency = (): string => join(desktop.folder, "emergency.c180");

/** Saves the emergency pack and gives the pilot in it. */
async function emergencyPilot(button: string): Promise<PilotState> {
  await choose(app, emergency());
  await page.getByRole("button", { name: button }).click();
  await page.getByText("Saved emergency.c180 with 1 company.").waitFor();
  const pack = readPack(new Uint8Array(readFileSync(emergency())));
  if (!pack.ok) throw new Error(pack.problem.message);
  const [pilot] = pack.value.pilots;
  if (pilot === undefined) throw new Error("the emergency pack is empty");
  return pilot;
}

const people = (pilot: PilotState): readonly string[] => recordsOf(pilot, "person").map(({ name }) => name);

async function expectPeople(...names: readonly string[]): Promise<void> {
  await page.getByRole("link", { name: "Organisation" }).click();
  for (const name of names) await page.getByRole("row", { name: new RegExp(name) }).waitFor();
}

describe("a database", () => {
  it("that is gone is made again from the journal, and work goes on", async () => {
    await startWithPilot();
    await app.close();
    for (const folder of databaseFolders(desktop.userData)) rmSync(folder, { recursive: true });
    await start();
    await page.getByText("The database was gone. It was made again from the journal: 1 company").waitFor();
    await expectPeople("Ada Nowak");
    await addPerson(page, "Ben Osei");
    await page.getByRole("button", { name: "Close notice" }).click();
    await app.close();
    await start();
    await expectPeople("Ada Nowak", "Ben Osei");
    expect(await page.getByText("The database").count()).toBe(0);
  });

  it("that goes while the app is open is made again by whoever reads it first", async () => {
    await startWithPilot();
    await page.evaluate(async () => {
      for (const { name } of await indexedDB.databases()) if (name) indexedDB.deleteDatabase(name);
    });
    // A worker reads: the page itself has the company in memory.
    await page.getByRole("link", { name: "Portfolio" }).click();
    await page.getByText(/It was made again from the journal/).waitFor();
    await page.getByRole("grid", { name: "Companies" }).getByRole("row", { name: /Velta/ }).waitFor();
    await expectPeople("Ada Nowak");
    await addPerson(page, "Ben Osei");
    await expectPeople("Ada Nowak", "Ben Osei");
    expect(await page.getByText("cannot be shown").count()).toBe(0);
    // That it closes what is deleted is what Dexie says of it.
    complaints = complaints.filter((one) => !one.includes("wants to delete database"));
  });

  it.each([
    [
      "a file of it is cut off",
      (file: string, bytes: Buffer) => writeFileSync(file, bytes.subarray(0, bytes.length / 2)),
    ],
    [
      "a bit of it is another",
      (file: string, bytes: Buffer) => {
        const place = Math.floor(bytes.length / 2);
        bytes[place] = (bytes[place] ?? 0) ^ 1;
        writeFileSync(file, bytes);
      },
    ],
  ])("that is damaged (%s) loses nothing that was acknowledged", async (_, damage) => {
    await startWithPilot();
    await app.close();
    const [folder = ""] = databaseFolders(desktop.userData);
    const logs = readdirSync(folder).filter((name) => name.endsWith(".log"));
    expect(logs.length).toBeGreaterThan(0);
    for (const name of logs) {
      const file = join(folder, name);
      if (statSync(file).size > 0) damage(file, readFileSync(file));
    }
    await start();
    await page.getByText(/It was made again from the journal|lacked .* that the journal had/).waitFor();
    await expectPeople("Ada Nowak");
    await addPerson(page, "Ben Osei");
  });

  it("that the browser cannot open any more is thrown away and made again", async () => {
    await startWithPilot();
    await app.close();
    const [folder = ""] = databaseFolders(desktop.userData);
    const lists = readdirSync(folder).filter((name) => name.startsWith("MANIFEST"));
    expect(lists.length).toBeGreaterThan(0);
    for (const name of lists) rmSync(join(folder, name));
    await start();
    await page.getByText(/It was made again from the journal/).waitFor();
    await expectPeople("Ada Nowak");
    await addPerson(page, "Ben Osei");
  });

  it.each([
    ["newer version of the app", { schema: 999 }, "These data belong to a newer version"],
    ["newer Chromium", { chromium: "999.0.0.0" }, "The browser under the app is older than before"],
  ])(
    "that a %s used last is not opened; everything can be saved, and it goes on where it can",
    async (_, change, title) => {
      await startWithPilot();
      await app.close();
      const anchor = journal("anchor.json");
      const before = readFileSync(anchor, "utf8");
      const changed = JSON.stringify({ ...(JSON.parse(before) as object), ...change });
      writeFileSync(anchor, changed);
      await start();
      await page.getByRole("heading", { name: title }).waitFor();
      await page.getByText("What was done").waitFor();
      expect(people(await emergencyPilot("Save what can be read as a pack…"))).toContain("Ada Nowak");
      expect(readFileSync(anchor, "utf8")).toBe(changed);
      writeFileSync(anchor, before);
      await page.getByRole("button", { name: "Try again" }).click();
      await page.getByRole("heading", { name: "Today" }).waitFor();
      await expectPeople("Ada Nowak");
    },
  );
});

describe("a start after two that did not end", () => {
  it("opens nothing: everything can be saved, and the database is made again when the person says so", async () => {
    await startWithPilot();
    await app.close();
    const marks = join(desktop.userData, "unfinished-starts.json");
    expect(JSON.parse(readFileSync(marks, "utf8"))).toStrictEqual({ unfinished: 0, isOpen: false });
    writeFileSync(marks, JSON.stringify({ unfinished: 2 }));
    const [folder = ""] = databaseFolders(desktop.userData);
    const filesOf = (): readonly string[] =>
      readdirSync(folder).map((name) => `${name} ${readFileSync(join(folder, name), "base64")}`);
    const before = filesOf();
    await start();
    await page.getByRole("heading", { name: "Converge180 did not start the last two times" }).waitFor();
    expect(people(await emergencyPilot("Save everything as a pack…"))).toStrictEqual(["Ada Nowak"]);
    // Opening a database writes to its files; not one of them is another.
    expect(filesOf()).toStrictEqual(before);
    await page.getByRole("button", { name: "Make the database again" }).click();
    await page.getByText("The database was gone. It was made again from the journal: 1 company").waitFor();
    await expectPeople("Ada Nowak");
    await expect
      .poll(() => JSON.parse(readFileSync(marks, "utf8")) as unknown)
      .toStrictEqual({ unfinished: 0, isOpen: true });
  });
});

describe("the journal", () => {
  it("that vanishes while the app is open is written again as a whole, before the next change counts", async () => {
    await startWithPilot();
    const [pilotId = ""] = readdirSync(journal()).filter((name) => name !== "anchor.json");
    const linesBefore = readFileSync(journal(pilotId, "journal.jsonl"), "utf8").split("\n").length;
    rmSync(journal(), { recursive: true });
    await addPerson(page, "Ben Osei");
    await page.getByText(/The journal lacked \d+ changes that the database had/).waitFor();
    await page.getByText(/^All changes saved \d\d:\d\d$/).waitFor();
    const lines = readFileSync(journal(pilotId, "journal.jsonl"), "utf8").split("\n").length;
    expect(lines).toBe(linesBefore + 1);
    await desktop.kill(app);
    for (const folder of databaseFolders(desktop.userData)) rmSync(folder, { recursive: true });
    await start();
    await expectPeople("Ada Nowak", "Ben Osei");
  });

  it("that cannot be reached makes the app read-only, with a way to save everything; it goes on once it is back", async () => {
    await startWithPilot();
    renameSync(journal(), join(desktop.folder, "away"));
    writeFileSync(journal(), "not a folder");
    await fillPerson(page, "Ben Osei");
    const notice = page.getByRole("alert").filter({ hasText: "Read only: the journal cannot be read" });
    await notice.waitFor();
    // The dialog with what was typed is still there: nothing of it is lost.
    expect(await page.getByRole("dialog").getByLabel("Name").inputValue()).toBe("Ben Osei");
    await page.keyboard.press("Escape");
    await notice.getByRole("button", { name: "What to do" }).click();
    await page.getByRole("dialog").getByText("What was done").waitFor();
    await page.keyboard.press("Escape");
    await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    expect(people(await emergencyPilot("Save everything as a pack…"))).toStrictEqual(["Ada Nowak"]);
    await notice.getByRole("button", { name: "Try again" }).click();
    // Only when this try is over is the journal put back: it is the next one that has to find it.
    await expect.poll(() => notice.getByRole("button", { name: "Try again" }).isEnabled()).toBe(true);

    rmSync(journal());
    renameSync(join(desktop.folder, "away"), journal());
    await notice.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => notice.count()).toBe(0);
    await addPerson(page, "Ben Osei");
    await desktop.kill(app);
    await start();
    await page.getByText(/^Converge180 was cut off last time .* Everything shown as saved/).waitFor();
    await expectPeople("Ada Nowak", "Ben Osei");
    await page.getByRole("button", { name: "Close notice" }).click();
    await app.close();
    await start();
    await expectPeople("Ada Nowak", "Ben Osei");
    expect(await page.getByText("was cut off").count()).toBe(0);
  });
});

describe("a full disk", () => {
  it("is said as long as it lasts, loses nothing, and the next change is saved when there is room", async () => {
    await startWithPilot();
    mkdirSync(join(desktop.folder, "documents"));
    await setDiskFull(app, desktop.userData, true);
    const heard = await listenAloud(page);
    await fillPerson(page, "Ben Osei");
    const notice = page.getByRole("alert").filter({ hasText: "Your last change was not saved" });
    const message = page.locator(".message.problem");
    await message.filter({ hasText: "disk is full" }).waitFor();
    await notice.getByText("Your last change was not saved: the disk is full.").waitFor();
    await page.getByText("Not saved: the disk is full", { exact: true }).waitFor();
    // It is read aloud once.
    expect((await heard()).filter((words) => words.includes("the disk is full"))).toHaveLength(1);
    await page.keyboard.press("Escape");
    expect(people(await emergencyPilot("Save everything as a pack…"))).toStrictEqual(["Ada Nowak"]);
    await notice.getByRole("button", { name: "Try again" }).click();
    await notice.waitFor();
    // The answer to that try is there before there is room: else the button could go while it is pressed.
    await expect.poll(() => notice.getByRole("button", { name: "Try again" }).isEnabled()).toBe(true);
    await setDiskFull(app, desktop.userData, false);
    await notice.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => notice.count()).toBe(0);
    await page.getByText(/^All changes saved \d\d:\d\d$/).waitFor();
    // What was refused is no longer true, and nothing says it any more.
    expect(await message.count()).toBe(0);
    await addPerson(page, "Ben Osei");

    // The same where it is the browser that has no room for its database.
    await page.evaluate(() => {
      const real = IDBObjectStore.prototype.put;
      Object.assign(globalThis, { realPut: real });
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("no room", "QuotaExceededError");
      };
    });
    await fillPerson(page, "Cleo Marsh");
    const readOnly = page
      .getByRole("alert")
      .filter({ hasText: /Read only: |Your last change was not saved/ });
    await readOnly.first().waitFor();
    await page.keyboard.press("Escape");
    // The entry may stand in the journal already: then it is in what is saved, as it will be at the next start.
    expect(people(await emergencyPilot("Save everything as a pack…"))).toEqual(
      expect.arrayContaining(["Ada Nowak", "Ben Osei"]),
    );
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = (globalThis as unknown as { realPut: IDBObjectStore["put"] }).realPut;
    });
    await readOnly.first().getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => readOnly.count()).toBe(0);
    await addPerson(page, "Dora Lind");
    await app.close();
    await start();
    await expectPeople("Ada Nowak", "Ben Osei", "Dora Lind");
  });
});

describe("a page that dies in the middle of work", () => {
  it("comes back with everything that was acknowledged", async () => {
    await startWithPilot();
    await answerBoxes(app, ["Open it again"]);
    await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    // Playwright gives a page up that crashed; main does not.
    const text = (): Promise<unknown> =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript("document.body.innerText")
          .catch(() => ""),
      );
    await expect.poll(text, { timeout: 15_000 }).toContain("Ada Nowak");
    expect(await text()).toContain("All changes saved");
  });
});
