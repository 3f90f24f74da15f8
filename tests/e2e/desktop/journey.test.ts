import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { writePack } from "../../../shared/pack/write-pack.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { hostProgram } from "../../hosts/launch.ts";
import { freshPilot } from "../browser/support/pilots.ts";
import { PATIENCE_MS } from "../support/page-browser.ts";
import { takeIn } from "../window/support/dropped-packs.ts";
import { choose, type DesktopApp, prepareDesktopApp } from "./support/desktop-app.ts";
import { addPerson, chooseMenu, listenForComplaints, startPilot } from "./support/window-driver.ts";

let desktop: DesktopApp;
let app: ElectronApplication;
let page: Page;
let complaints: readonly string[];

async function start(...args: readonly string[]): Promise<void> {
  ({ app, page } = await desktop.start(...args));
  page.setDefaultTimeout(PATIENCE_MS);
  complaints = await listenForComplaints(page);
}

beforeEach(async () => {
  desktop = await prepareDesktopApp("built page", { isWholeBrowser: true });
  mkdirSync(join(desktop.folder, "documents"));
});
afterEach(async () => {
  await app.close();
  desktop.remove();
  if (complaints.length > 0) throw new Error(`the page complained: ${complaints.join("; ")}`);
});

const documents = (name: string): string => join(desktop.folder, "documents", name);
const WORK = [
  "date,workflow,segment,eligible,attempted,completed,qualified",
  ...Array.from(
    { length: 21 },
    (_, day) => `2026-06-${String(day + 1).padStart(2, "0")},Claims,SMB,100,90,80,60`,
  ),
].join("\n");

describe("a pilot on the desktop, by the application menu", () => {
  it("is whole after the app was killed: every acknowledged change and import is there", async () => {
    await start();
    await startPilot(app, page, "Velta Logistics");
    await addPerson(page, "Ada Nowak");
    writeFileSync(documents("work.csv"), WORK);
    // Whoever thinks better of it stays where they were.
    await app.evaluate(({ dialog }) => {
      dialog.showOpenDialog = async () => {
        Object.assign(globalThis, { wasAsked: true });
        return { canceled: true, filePaths: [] };
      };
    });
    await chooseMenu(app, "import tables");
    await expect.poll(() => app.evaluate(() => "wasAsked" in globalThis)).toBe(true);
    await choose(app, documents("work.csv"));
    expect(await page.evaluate(() => location.hash)).toContain("/organisation");
    // The menu's item asks for the files and leads into the import with them.
    await chooseMenu(app, "import tables");
    await page.getByRole("button", { name: "Import 21 rows" }).click();
    await page.getByRole("heading", { name: "Imported", exact: true }).waitFor();
    await chooseMenu(app, "go organisation");
    await page.getByText(/^All changes saved \d\d:\d\d$/).waitFor();

    // Another change is begun and not waited for: it may be there whole, or not at all.
    await page.getByRole("button", { name: "Add a person…" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Late Person");
    await page.getByRole("dialog").getByRole("button", { name: "Add" }).click({ noWaitAfter: true });
    await desktop.kill(app);

    await start();
    await page.getByRole("heading", { name: "Today" }).waitFor();
    await choose(app, documents("saved.c180"));
    await chooseMenu(app, "save pack");
    await page.getByText("Saved saved.c180").waitFor();
    const pack = readPack(new Uint8Array(readFileSync(documents("saved.c180"))));
    if (!pack.ok) throw new Error(pack.problem.message);
    const [pilot] = pack.value.pilots;
    if (pilot === undefined) throw new Error("the pack is empty");
    expect(recordsOf(pilot, "person").map(({ name }) => name)).toEqual(expect.arrayContaining(["Ada Nowak"]));
    expect(recordsOf(pilot, "batch").map(({ file, rows }) => [file, rows])).toStrictEqual([["work.csv", 21]]);
    await page.getByRole("link", { name: "Metrics", exact: true }).click();
    // 21 × 60 of 21 × 100.
    await expect.poll(() => page.getByRole("main").innerText()).toContain("n 2,100");
  });

  it("goes wherever the menu says, takes changes back, and changes the theme", async () => {
    await start();
    await startPilot(app, page, "Velta Logistics");
    await addPerson(page, "Ada Nowak");
    await chooseMenu(app, "undo");
    await page.getByText(/^Undone: /).waitFor();
    await expect.poll(() => page.getByRole("row", { name: /Ada Nowak/ }).count()).toBe(0);
    await chooseMenu(app, "redo");
    await page.getByRole("row", { name: /Ada Nowak/ }).waitFor();
    for (const place of [
      "portfolio",
      "today",
      "plan",
      "metrics",
      "decisions",
      "changes",
      "reviews",
      "data",
    ]) {
      await chooseMenu(app, `go ${place}`);
      await expect.poll(() => page.evaluate(() => location.hash)).toContain(`/${place}`);
    }
    await chooseMenu(app, "back");
    await expect.poll(() => page.evaluate(() => location.hash)).toContain("/reviews");
    await chooseMenu(app, "theme dark");
    await expect
      .poll(() => page.evaluate(() => document.documentElement.getAttribute("data-mantine-color-scheme")))
      .toBe("dark");
    for (const [id, name] of [
      ["palette", "Palette"],
      ["companies", "Choose a company"],
      ["keys", "Keys"],
      ["export report", "Export"],
    ] as const) {
      await chooseMenu(app, id);
      await page.getByRole("dialog", { name }).waitFor();
      await page.keyboard.press("Escape");
      await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
    }
    await chooseMenu(app, "find");
    await page.getByRole("search").waitFor();
  });

  it("takes typing back in a field where the menu's Undo is meant for it", async () => {
    await start();
    await startPilot(app, page, "Velta Logistics");
    await page.getByRole("link", { name: "Settings" }).click();
    const name = page.getByLabel("Name");
    const before = await name.inputValue();
    await name.click();
    await page.keyboard.type(" Nowak");
    await chooseMenu(app, "undo");
    await expect.poll(() => name.inputValue()).toBe(before);
    expect(await page.getByText(/^Undone: /).count()).toBe(0);
  });
});

describe("packs on the desktop", () => {
  it("arrive by the arguments, a second start and the list of recent files; one that is gone says so", async () => {
    const write = (name: string, company: string, replica: string): string => {
      const pack = writePack([freshPilot(company, replica)]);
      if (!pack.ok) throw new Error(pack.problem.message);
      writeFileSync(documents(name), pack.value);
      return documents(name);
    };
    await start(write("first.c180", "Norrbex", "a1"));
    await takeIn(page);
    await page.getByText("1 new: Norrbex").waitFor();

    const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    const second = spawn(
      hostProgram(),
      [...root, `--user-data-dir=${desktop.userData}`, desktop.main, write("second.c180", "Velta", "b1")],
      { stdio: "ignore" },
    );
    expect(await once(second, "exit")).toStrictEqual([0, null]);
    await takeIn(page);
    await page.getByText("1 new: Velta").waitFor();

    const recent = () =>
      app.evaluate(({ Menu }) =>
        ["recent 1", "recent 2", "recent 3"].flatMap(
          (id) => Menu.getApplicationMenu()?.getMenuItemById(id)?.label ?? [],
        ),
      );
    expect(await recent()).toStrictEqual(["second.c180", "first.c180"]);
    await chooseMenu(app, "recent 2");
    await page.getByText("1 unchanged: Norrbex").waitFor();
    expect(await recent()).toStrictEqual(["first.c180", "second.c180"]);

    // The list outlives the app; a file that was moved leaves it and says why.
    await app.close();
    rmSync(documents("second.c180"));
    await start();
    expect(await recent()).toStrictEqual(["first.c180", "second.c180"]);
    await chooseMenu(app, "recent 2");
    await page.getByText("1 set aside: not there any more").waitFor();
    expect(await recent()).toStrictEqual(["first.c180"]);
    await chooseMenu(app, "clear recent");
    expect(await recent()).toStrictEqual([]);
    expect(await page.content()).not.toContain(desktop.folder);
  });

  it("are saved and shown in their folder", async () => {
    await start();
    await startPilot(app, page, "Velta Logistics");
    await app.evaluate(({ shell }) => {
      Object.assign(globalThis, { shown: [] });
      shell.showItemInFolder = (path) => (globalThis as unknown as { shown: string[] }).shown.push(path);
    });
    await choose(app, documents("velta.c180"));
    await chooseMenu(app, "save pack");
    await page.getByRole("button", { name: "Show in folder" }).click();
    const shown = () => app.evaluate(() => (globalThis as unknown as { shown: string[] }).shown);
    await expect.poll(shown).toStrictEqual([documents("velta.c180")]);
    // A pack is no document: it is not opened in another program.
    expect(await page.getByRole("button", { name: "Open", exact: true }).count()).toBe(0);
  });
});
