import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { amount, isTorture, ROUNDS_TIMEOUT_MS, rounds, tell } from "../../torture/rounds.ts";
import {
  createFailingDatabase,
  DATABASE_FAULTS,
  type DatabaseFault,
} from "../browser/support/failing-database.ts";
import { choose, type DesktopApp, prepareDesktopApp } from "../desktop/support/desktop-app.ts";
import { FILE_FAULTS, type FileFault, failFileCall, watchFiles } from "../desktop/support/failing-files.ts";
import { refuseFilesBelow } from "../desktop/support/file-refusals.ts";
import { startWork, type WindowWork, type Work, windowWork } from "./window-work.ts";

let desktop: DesktopApp;
let app: ElectronApplication;
let page: Page;
let work: WindowWork;
beforeAll(async () => {
  desktop = await prepareDesktopApp("built page");
  ({ app, page } = await desktop.start());
  page.setDefaultTimeout(20_000);
  await startWork(desktop, app, page);
  work = windowWork(desktop, app, page);
});
afterAll(async () => {
  // Also where a law was broken on the way: what went before it counts.
  tell("failing files while a person imports, restores, exports", ofFiles);
  tell("failing database calls while a person works", ofDatabase);
  await app?.close();
  desktop?.remove();
});

/** Counts of what came of it; a way is one work that meets one kind of fault. */
const counts = () => ({ faults: 0, ways: 0, before: 0, after: 0, between: 0, "said so": 0 });

const ofFiles = counts();
const ofDatabase = counts();

/** Does something while a call fails, and looks afterwards at what is there and what was said. */
async function meet(
  seen: ReturnType<typeof counts>,
  one: Work,
  fault: string,
  begin: () => Promise<unknown>,
  end: () => Promise<string>,
): Promise<void> {
  await one.prepare();
  const before = await one.state();
  await one.prepare();
  const leftBefore = work.leftOvers();
  await begin();
  const done = await one.run();
  const words = done ? "" : await work.told();
  const isStuck = /Read only: |Your last change was not saved: /u.test(words);
  const isRescued = !isStuck || (await work.offersRescue());
  const met = await end();
  await work.putRight();
  const now = await one.state();
  const isWhole = now === before || one.isAfter(before, now);
  // Where nothing could be done to files any more, what was left goes with the next save of that file.
  const isClean =
    fault.endsWith("from then on") || work.leftOvers().every((name) => leftBefore.includes(name));
  const isHonest = done ? one.isAfter(before, now) : isUseful(words);
  const about = { work: one.name, fault, met, done, words, before, now };
  expect({ ...about, isWhole, isHonest, isRescued, isClean }).toMatchObject({
    isClean: true,
    isWhole: true,
    isHonest: true,
    isRescued: true,
  });
  seen.faults += 1;
  seen[now === before ? "before" : "after"] += 1;
  seen["said so"] += done ? 0 : 1;
}

/** One work that meets one kind of fault, at one of so many calls. */
interface Way<Fault> {
  readonly one: Work;
  readonly fault: Fault;
  readonly calls: number;
}

/**
 * Which call fails in which way: under torture every call, in turn through all ways and early to all parts of each, since the
 * time may be over before the calls are; in the suite some of each way, from the first to the last.
 */
function* schedule<Fault>(
  ways: readonly Way<Fault>[],
  inSuite: (one: Work) => number,
): Generator<Way<Fault> & { readonly place: number }> {
  const most = Math.max(...ways.map(({ calls }) => calls));
  for (const round of rounds(most * ways.length, most * ways.length)) {
    const way = ways[round % ways.length];
    const turn = Math.floor(round / ways.length);
    if (way === undefined || turn >= amount(Math.min(inSuite(way.one), way.calls), way.calls)) continue;
    const stride = isTorture ? coprime(way.calls) : Math.ceil(way.calls / inSuite(way.one));
    if (turn * stride < way.calls || isTorture) yield { ...way, place: (turn * stride) % way.calls };
  }
}

/** A stride that comes to every place once, and early to all parts: the time may be over before the calls are. */
function coprime(calls: number): number {
  const divides = (one: number, other: number): number => (other === 0 ? one : divides(other, one % other));
  let stride = Math.max(1, Math.round(calls * 0.382));
  while (divides(calls, stride) !== 1) stride += 1;
  return stride;
}

it(
  "the Nth file call fails while a person imports, restores, exports: all or nothing, and a sentence that says what to do",
  async () => {
    await watchFiles(app, desktop.folder);
    const seen = ofFiles;
    const faults: readonly FileFault[] = ["ENOSPC", ...FILE_FAULTS.filter((fault) => fault !== "ENOSPC")];
    const reports = [work.reporting("PDF"), ...(isTorture ? [work.reporting("Excel workbook")] : [])];
    const ways: Way<FileFault>[] = [];
    for (const one of [work.importing, work.restoring, work.saving, ...reports]) {
      await one.prepare();
      await failFileCall(app, null);
      await one.run();
      const calls = (await failFileCall(app, null)).length;
      await work.putRight();
      for (const fault of faults.slice(0, amount(1, faults.length))) ways.push({ one, fault, calls });
    }
    seen.ways = ways.length;
    for (const { one, fault, place } of schedule(ways, ({ name }) => (name.startsWith("report") ? 4 : 7))) {
      await meet(
        seen,
        one,
        fault,
        () => failFileCall(app, place, fault),
        async () => `${place} ${(await failFileCall(app, null))[place] ?? "none"}`,
      );
    }
    expect(seen["said so"]).toBeGreaterThan(0);
    await work.saving.prepare();
    expect(await work.saving.run()).toBe(true);
    expect(work.leftOvers()).toStrictEqual([]);
  },
  isTorture ? 6 * ROUNDS_TIMEOUT_MS : ROUNDS_TIMEOUT_MS,
);

it.each([
  [
    "into a folder without permission",
    "Velta.xlsx",
    "“Velta.xlsx” was not saved: this may not be opened (FILE_DENIED). Choose another folder, or ask for permission to write to this one.",
  ],
  [
    "into a folder that is gone",
    "gone/Velta.xlsx",
    "“Velta.xlsx” was not saved: there is no such file or folder (FILE_NOT_FOUND). Connect the drive or network folder again, or choose another folder.",
  ],
])("a report %s is refused with what to do, and leaves everything as it was", async (_, name, words) => {
  const report = work.reporting("Excel workbook");
  await report.prepare();
  const before = await report.state();
  await report.prepare();
  await choose(app, join(desktop.folder, "documents", name));
  const isDenied = !name.includes("/");
  await refuseFilesBelow(app, join(desktop.folder, "documents"), isDenied ? "EACCES" : null);
  expect(await report.run()).toBe(false);
  expect(await work.told()).toContain(
    `${words} Nothing was written: a file that was there before is as it was.`,
  );
  await refuseFilesBelow(app, join(desktop.folder, "documents"), null);
  await work.putRight();
  expect(await report.state()).toBe(before);
});

it(
  "the Nth call of the browser's database fails while a person works: all or nothing, and a sentence that says what to do",
  async () => {
    const counted = isTorture ? "all" : "writes of the data";
    await page.evaluate(
      `globalThis.failingDatabase = (${createFailingDatabase.toString()})(${JSON.stringify(counted)})`,
    );
    const failAt = (place: number | null, fault: string): Promise<number> =>
      page.evaluate(
        ({ place, fault }) => {
          const { failingDatabase } = globalThis as unknown as {
            failingDatabase: ReturnType<typeof createFailingDatabase>;
          };
          const calls = failingDatabase.calls();
          failingDatabase.failAt(place, fault as Parameters<typeof failingDatabase.failAt>[1]);
          return calls;
        },
        { place, fault },
      );
    const seen = ofDatabase;
    const lasting: DatabaseFault = "quota from then on";
    const faults = [lasting, ...DATABASE_FAULTS.filter((fault) => fault !== lasting)];
    const ways: Way<DatabaseFault>[] = [];
    for (const one of [work.adding, work.importing, work.restoring].slice(0, amount(1, 3))) {
      await one.prepare();
      await failAt(null, lasting);
      await one.run();
      const calls = await failAt(null, lasting);
      await work.putRight();
      for (const fault of faults.slice(0, amount(2, faults.length))) ways.push({ one, fault, calls });
    }
    seen.ways = ways.length;
    for (const { one, fault, place } of schedule(ways, () => 5)) {
      await meet(
        seen,
        one,
        fault,
        () => failAt(place, fault),
        async () => `${place} of ${await failAt(null, fault)}`,
      );
    }
    // Of the writes of one change each that fails from then on is said; one that failed once is done by the journal.
    expect(seen["said so"]).toBeGreaterThanOrEqual(amount(seen.faults / 2, 1));
    expect(seen.faults).toBeGreaterThanOrEqual(amount(8, 1));
  },
  isTorture ? 6 * ROUNDS_TIMEOUT_MS : ROUNDS_TIMEOUT_MS,
);

/** A sentence with what to do: more than a code, and not a fault of the app itself. */
function isUseful(words: string): boolean {
  return words.length > 30 && !words.includes("INTERNAL") && /[.:)] [A-Z]|Try again/u.test(words);
}
