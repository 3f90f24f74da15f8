import { readFile } from "node:fs/promises";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { addPerson, fillPerson } from "../desktop/support/window-driver.ts";
import { closeContext, openApp, type ServedApp, serveApp } from "./support/served-app.ts";

let app: ServedApp;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  app = await serveApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  context = await app.newContext();
  page = await openApp(app, context);
});
afterEach(() => closeContext(context));

async function startPilot(): Promise<void> {
  await page.keyboard.press("Control+n");
  const dialog = page.getByRole("dialog", { name: "New pilot" });
  await dialog.getByLabel("Company").fill("Velta Logistics");
  await dialog.getByLabel("First customer workflow").fill("Claims");
  await dialog.getByLabel("Day 0").fill("2026-06-01");
  await dialog.getByRole("button", { name: "Start pilot" }).click();
  await page.getByRole("grid", { name: "Checklist" }).waitFor();
  await addPerson(page, "Ada Nowak");
}

/** The names of the people in the emergency pack. */
async function savedEverything(): Promise<readonly string[]> {
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save everything as a pack…" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^Converge180-\d{4}-\d\d-\d\d-emergency\.c180$/);
  const pack = readPack(new Uint8Array(await readFile(await file.path())));
  if (!pack.ok) throw new Error(pack.problem.message);
  return pack.value.pilots.flatMap((pilot) => recordsOf(pilot, "person").map(({ name }) => name));
}

const worker = (name: string) => page.workers().find((each) => each.url().includes(`${name}-worker`)) ?? null;

/** The worker ends instead of its next answer, without an error that anybody could hear. */
async function endSilently(name: string): Promise<void> {
  const found = worker(name);
  if (found === null) throw new Error(`there is no ${name} worker`);
  await found.evaluate(() => {
    Object.assign(globalThis, { postMessage: () => close() });
  });
}

describe("a disk without room", () => {
  it("is said as long as it lasts, everything can be saved elsewhere, and work goes on when there is room", async () => {
    await startPilot();
    const session = await context.newCDPSession(page);
    const { origin } = new URL(app.address);
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    await fillPerson(page, "Ben Osei");
    const notice = page.getByRole("alert").filter({ hasText: /was not saved|Read only/ });
    await notice.getByText("there is no room left on the disk").waitFor();
    await page.keyboard.press("Escape");
    // What reached the journal before the room ended is in it as well.
    expect(await savedEverything()).toContain("Ada Nowak");
    await session.send("Storage.overrideQuotaForOrigin", { origin });
    await notice.getByRole("button", { name: "Try again" }).click();
    await expect.poll(() => notice.count()).toBe(0);
    await addPerson(page, "Cleo Park");
    await page.reload();
    await page.getByRole("row", { name: /Ada Nowak/ }).waitFor();
    await page.getByRole("row", { name: /Cleo Park/ }).waitFor();
  });
});

describe("a second tab", () => {
  it("says that the app is open already, and goes on by itself when the first is closed", async () => {
    await startPilot();
    const second = await openApp(app, context);
    await second.getByRole("heading", { name: "Converge180 is open already" }).waitFor();
    await second.getByRole("button", { name: "Try again" }).click();
    await second.getByRole("heading", { name: "Converge180 is open already" }).waitFor();
    await page.close();
    await second.getByRole("heading", { name: "Today" }).waitFor();
    await second.getByRole("link", { name: "Organisation" }).click();
    await expect.poll(() => second.getByRole("row", { name: /Ada Nowak/ }).count()).toBe(1);
  });
});

describe("data that are cleared under the open app", () => {
  it.each([
    ["the browser says that it closed the database", true],
    ["it has not said so yet", false],
  ])("are still in memory, and can be saved before anything else: %s", async (_, isSaid) => {
    if (!isSaid) {
      await page.addInitScript(() =>
        Object.defineProperty(IDBDatabase.prototype, "onclose", {
          set() {
            // Nobody hears of it.
          },
        }),
      );
      await page.reload();
      await page.getByRole("main").waitFor();
    }
    await startPilot();
    const session = await context.newCDPSession(page);
    await session.send("Storage.clearDataForOrigin", {
      origin: new URL(app.address).origin,
      storageTypes: "all",
    });
    await fillPerson(page, "Ben Osei");
    await page
      .getByText("Read only: the data were removed from this machine while the app was open.")
      .waitFor();
    await page.keyboard.press("Escape");
    expect(await savedEverything()).toStrictEqual(["Ada Nowak"]);
  });
});

describe("a worker that dies", () => {
  it("of figures: is started again, says so, and the screen is there", async () => {
    await startPilot();
    await page.getByRole("link", { name: "Today" }).click();
    await page.getByRole("region", { name: "Five pillars" }).waitFor();
    await endSilently("metrics");
    await page.getByRole("link", { name: "Metrics", exact: true }).click();
    await page.getByText("A calculation in the background stopped and was started again.").waitFor();
    await page.getByText("Autonomous value rate").first().waitFor();
    await page.getByRole("link", { name: "Today" }).click();
    await expect.poll(() => page.getByRole("region", { name: "Five pillars" }).count()).toBe(1);
  });

  it("of the journal: the change is there whole, and the next one too", async () => {
    await startPilot();
    await endSilently("journal");
    await addPerson(page, "Ben Osei");
    await addPerson(page, "Cleo Park");
    await page.getByText(/^All changes saved \d\d:\d\d$/).waitFor();
    await page.reload();
    for (const name of ["Ada Nowak", "Ben Osei", "Cleo Park"]) {
      await expect.poll(() => page.getByRole("row", { name: new RegExp(name) }).count()).toBe(1);
    }
  });

  it("of imports: nothing is stored, it says so, and the same files can be imported again", async () => {
    await startPilot();
    await page.getByRole("link", { name: "Data", exact: true }).click();
    const give = async (): Promise<void> => {
      const chooser = page.waitForEvent("filechooser");
      await page.getByRole("button", { name: "Choose files…" }).click();
      const table = "date,workflow,segment,eligible\n2026-06-01,Claims,SMB,10\n";
      await (await chooser).setFiles({ name: "work.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
    };
    await give();
    const importing = page.getByRole("button", { name: "Import 1 row" });
    await importing.waitFor();
    await endSilently("import");
    await importing.click();
    await page
      .getByText(/A part of the app in the background died/i)
      .first()
      .waitFor();
    await page.keyboard.press("Control+9");
    await page.getByRole("button", { name: "Choose files…" }).waitFor();
    expect(await page.getByRole("grid", { name: "Imports" }).count()).toBe(0);
    await give();
    await importing.click();
    await page.getByRole("heading", { name: "Imported", exact: true }).waitFor();
  });
});

describe("a browser that lacks what the app needs", () => {
  it("says that it could not start, instead of showing nothing, and starts where the want is gone", async () => {
    await context.close();
    context = await app.newContext();
    page = await context.newPage();
    await page.addInitScript(() => {
      if (sessionStorage.getItem("isWhole") === null) Reflect.deleteProperty(globalThis, "Worker");
    });
    await page.goto(app.address);
    await page.getByRole("heading", { name: "Converge180 could not start" }).waitFor();
    await page.getByText("Your data were not opened and are as they were.").waitFor();
    await page.evaluate(() => sessionStorage.setItem("isWhole", "yes"));
    await page.getByRole("button", { name: "Start again" }).click();
    await expect.poll(() => page.getByRole("heading", { name: "Portfolio" }).count()).toBe(1);
  });
});
