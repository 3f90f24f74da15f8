import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AnswerRow, CopyRow } from "../../../renderer/data/answer-cache.ts";
import { addPerson, listenForComplaints } from "../desktop/support/window-driver.ts";
import { PATIENCE_MS } from "../support/page-browser.ts";
import {
  changeDatabase,
  holdWorkers,
  type Kept,
  replaceCache,
  storedAnswers,
  storedKept,
  storedTables,
} from "./support/kept-answers.ts";
import { openApp, type ServedApp, serveApp } from "./support/served-app.ts";

let app: ServedApp;
let context: BrowserContext;
/** The address of Today of the one company. */
let today: string;
/** The page that it was made in. */
let first: Page;

beforeAll(async () => {
  app = await serveApp();
  context = await app.newContext();
  const page = await openApp(app, context);
  await page.keyboard.press("Control+n");
  const dialog = page.getByRole("dialog", { name: "New pilot" });
  await dialog.getByLabel("Company").fill("Velta Logistics");
  await dialog.getByLabel("First customer workflow").fill("Claims");
  await dialog.getByLabel("Day 0").fill("2026-06-01");
  await dialog.getByRole("button", { name: "Start pilot" }).click();
  await page.getByRole("grid", { name: "Checklist" }).waitFor();
  await page.getByRole("link", { name: "Today" }).click();
  await pillars(page).waitFor();
  await page.getByRole("heading", { name: "Ready for review" }).waitFor();
  today = page.url();
  first = page;
});
afterAll(async () => {
  await context?.close();
  await app?.close();
});

const pillars = (page: Page) => page.getByRole("region", { name: "Five pillars" });

/** A page of the app's origin without the app: it can look at what is stored. */
async function plainPage(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${app.address}nothing`);
  return page;
}

/** Starts the app on Today while its workers are held back: whatever stands then, no worker said. */
async function startHeld(address = today): Promise<{ readonly page: Page; readonly release: () => void }> {
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const release = await holdWorkers(page);
  await page.goto(address);
  return { page, release };
}

const DAY_MS = 86_400_000;

/** A row whose answer is another, or rests on something else. */
function withKept(row: AnswerRow, change: Partial<AnswerRow["kept"]>): AnswerRow {
  return { ...row, kept: { ...row.kept, ...change } };
}

/** The answers changed, and beside them the copy as it was. */
const answersBecome =
  (change: (row: AnswerRow) => AnswerRow) =>
  ({ answers, copies }: Kept): Kept => ({ answers: answers.map(change), copies });

/** The copy changed, and beside it the answers as they were. */
const copyBecomes =
  (change: (row: CopyRow) => CopyRow) =>
  ({ answers, copies }: Kept): Kept => ({ answers, copies: copies.map(change) });

/** What an answer is about, and who gave it. */
function restsOn({ pilotId, name, madeBy, kept }: AnswerRow): string {
  return JSON.stringify([pilotId, name, madeBy, kept.stand, kept.day]);
}

describe("a start on Today", () => {
  it("shows it from what was kept, takes keys, and writes once the data are open", async () => {
    await expect.poll(() => storedAnswers(first)).toHaveLength(2);
    const before = await storedAnswers(first);
    await first.close();
    const { page, release } = await startHeld();
    await pillars(page).waitFor();
    await page.getByRole("heading", { name: "Ready for review" }).waitFor();
    await page.getByRole("button", { name: "Velta Logistics" }).waitFor();
    await page.getByText("Opening your data…").waitFor();
    expect(page.workers()).toHaveLength(0);
    const complaints = await listenForComplaints(page);
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: /keys/i }).waitFor();
    await page.keyboard.press("Escape");
    release();
    await addPerson(page, "Ada Nowak");
    await page.reload();
    await page.getByRole("row", { name: /Ada Nowak/ }).waitFor();
    expect(complaints).toStrictEqual([]);
    // The answers about the records as they are now are kept for the next start.
    await page.getByRole("link", { name: "Today" }).click();
    await pillars(page).waitFor();
    const old = new Set(before.map(({ kept }) => kept.stand));
    await expect
      .poll(async () => (await storedAnswers(page)).filter(({ kept }) => !old.has(kept.stand)))
      .toHaveLength(2);
    await page.close();
  });

  it("is the same where the address names nothing and there is one company", async () => {
    const { page, release } = await startHeld(app.address);
    await pillars(page).waitFor();
    expect(page.url()).toBe(today);
    expect(page.workers()).toHaveLength(0);
    release();
    await expect.poll(() => page.workers().length).toBeGreaterThan(1);
    await page.close();
  });

  it.each<readonly [string, (row: AnswerRow) => AnswerRow]>([
    ["of another build", (row) => ({ ...row, madeBy: `${row.madeBy} ` })],
    ["about another company", (row) => ({ ...row, pilotId: "another" })],
    ["about other records", (row) => withKept(row, { stand: `${row.kept.stand} ` })],
    [
      "of the day before",
      (row) => withKept(row, { day: { fromMs: row.kept.day.fromMs - DAY_MS, untilMs: row.kept.day.fromMs } }),
    ],
  ])("shows nothing that is %s, and everything once it was answered", async (_, change) => {
    const changed = await changeKept(answersBecome(change));
    const page = await startsOrdinarily();
    const isNew = (row: AnswerRow): boolean => !changed.answers.some((old) => restsOn(old) === restsOn(row));
    await expect.poll(async () => (await storedAnswers(page)).filter(isNew)).toHaveLength(2);
    await page.close();
  });

  it.each<readonly [string, (kept: Kept) => Kept]>([
    ["is of another build", copyBecomes((row) => ({ ...row, madeBy: `${row.madeBy} ` }))],
    ["is of another company", copyBecomes((row) => ({ ...row, pilotId: "another" }))],
    [
      "has other records",
      copyBecomes((row) => ({ ...row, copy: { ...row.copy, stand: `${row.copy.stand} ` } })),
    ],
    [
      "cannot be read",
      copyBecomes((row) => ({ ...row, copy: { ...row.copy, text: row.copy.text.slice(1) } })),
    ],
    ["is gone", ({ answers }) => ({ answers, copies: [] })],
  ])("is as ever where the copy of the company %s, and keeps one for the next", async (_, change) => {
    const changed = (await changeKept(change)).copies.map((row) => JSON.stringify(row));
    const page = await startsOrdinarily();
    await expect
      .poll(async () => {
        const { copies } = await storedKept(page);
        return copies.filter((row) => !changed.includes(JSON.stringify(row))).map(({ pilotId }) => pilotId);
      })
      .toStrictEqual([/c\/([^/]+)/.exec(today)?.[1]]);
    await page.close();
    const again = await startHeld();
    await pillars(again.page).waitFor();
    expect(again.page.workers()).toHaveLength(0);
    again.release();
    await again.page.close();
  });

  it.each([
    ["cleared", 1],
    ["of a newer version", 9],
  ])("is as ever where the cache is %s", async (_, version) => {
    const plain = await plainPage();
    await replaceCache(plain, { answers: [], copies: [] }, version);
    await plain.close();
    const page = await startsOrdinarily();
    expect(await pillars(page).count()).toBe(1);
    await page.close();
    const after = await plainPage();
    if (version === 9) await replaceCache(after, { answers: [], copies: [] }, 1);
    await after.close();
  });

  it("never shows what was answered before a change, even where its answers were lost", async () => {
    const page = await openApp(app, context);
    await page.goto(today);
    await pillars(page).waitFor();
    const before = await allKept(page);
    await addPerson(page, "Ben Osei");
    await page.close();
    const plain = await plainPage();
    await replaceCache(plain, before, 1);
    await plain.close();
    const fresh = await startsOrdinarily();
    expect(await pillars(fresh).count()).toBe(1);
    await fresh.close();
  });

  it("shows nothing of a database that was set back, before it was mended from the journal", async () => {
    const page = await openApp(app, context);
    await page.goto(today);
    await pillars(page).waitFor();
    const tables = await storedTables(page);
    const kept = await allKept(page);
    await addPerson(page, "Cleo Park");
    await page.close();
    const plain = await plainPage();
    await changeDatabase(plain, tables);
    await replaceCache(plain, kept, 1);
    await plain.close();
    const again = await startsOrdinarily();
    await again.getByText("The database lacked 1 change that the journal had. Now it has it.").waitFor();
    await again.getByRole("link", { name: "Organisation" }).click();
    await expect.poll(() => again.getByRole("row", { name: /Cleo Park/ }).count()).toBe(1);
    await again.close();
  });

  it("shows nothing in a second window but that the data are open", async () => {
    const page = await context.newPage();
    await page.goto(today);
    await pillars(page).waitFor();
    const second = await context.newPage();
    await second.goto(today);
    await second.getByRole("heading", { name: "Converge180 is open already" }).waitFor();
    expect(await pillars(second).count()).toBe(0);
    await second.close();
    await page.close();
  });
});

/** What is kept, once it is all there. */
async function allKept(page: Page): Promise<Kept> {
  await expect
    .poll(async () => {
      const { answers, copies } = await storedKept(page);
      return [answers.length, copies.length];
    })
    .toStrictEqual([2, 1]);
  return storedKept(page);
}

/** Changes what is kept for the next start; gives what it is then. */
async function changeKept(change: (kept: Kept) => Kept): Promise<Kept> {
  const plain = await plainPage();
  const changed = change(await allKept(plain));
  await replaceCache(plain, changed, 1);
  await plain.close();
  return changed;
}

/** Nothing of the company is shown before the workers can answer, and all of it afterwards. */
async function startsOrdinarily(): Promise<Page> {
  const { page, release } = await startHeld();
  await page.getByText("Opening your data…").waitFor();
  expect(await pillars(page).count()).toBe(0);
  release();
  await pillars(page).waitFor();
  await page.getByRole("heading", { name: "Ready for review" }).waitFor();
  return page;
}
