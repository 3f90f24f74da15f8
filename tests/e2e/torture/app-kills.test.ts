import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { seeded } from "../../bench/seeded.ts";
import { amount, ROUNDS_TIMEOUT_MS, rounds, tell } from "../../torture/rounds.ts";
import { after, freshPilot, person } from "../browser/support/pilots.ts";
import { dragFiles } from "../window/support/dropped-files.ts";
import { packOf } from "../window/support/dropped-packs.ts";
import { type AppLane, hurtDatabase, startLane } from "./app-lane.ts";
import { COMPANY, DEEDS, type Deed, expectShown, hashes, type Pressing } from "./window-deeds.ts";

const SEED = 20_261_127;

/** Apps side by side, each with data of its own. */
const LANES = amount(1, 2);
let lanes: readonly AppLane[];

beforeAll(async () => {
  lanes = await Promise.all(Array.from({ length: LANES }, startLane));
  for (const lane of lanes) {
    mkdirSync(lane.document(""));
    const bytes = packOf(after(freshPilot(COMPANY), "a2", person("Ada")));
    await dragFiles(lane.page, [{ name: "first.c180", bytes }], "drop");
    await lane.page
      .getByRole("dialog", { name: "Open this pack" })
      .getByRole("button", { name: /^Open / })
      .click();
    await lane.page.getByText(/^1 new: /).waitFor();
    await lane.keepBeginning();
  }
});
afterAll(async () => {
  for (const lane of lanes) await lane.remove();
});

const seen = {
  kills: 0,
  acknowledged: 0,
  done: 0,
  "not done": 0,
  "lost or half done": 0,
  "hurt databases": 0,
  "refused with a sentence": 0,
  "read only until the next start": 0,
};

/** What the window said of a deed: that it is done, or why it is not; null: nothing before the kill. */
type Word = "done" | { readonly refusal: string } | null;

/** Presses, and listens for what the window says of it. A deed that comes to no word at all ends the test. */
function hear({ page }: AppLane, { press, done }: Pressing): Promise<Word> {
  const alert = page.getByRole("alert").filter({ hasText: /\S/u }).locator(":visible").first();
  const refused = async (): Promise<Word> => {
    await alert.waitFor();
    return { refusal: (await alert.innerText()).replaceAll(/\s+/gu, " ") };
  };
  const isDone = async (): Promise<Word> => {
    await Promise.all([press(), done()]);
    return "done";
  };
  return Promise.any([isDone(), refused()]);
}

/** How long each deed took when it was heard last, in milliseconds. */
const lasted = new Map(DEEDS.map(({ name, lastsMs }) => [name, lastsMs]));

/** Does a deed and kills the app: every third time at once after the window said how it ended, else at any moment of it. */
async function killIn(lane: AppLane, deed: Deed, pressing: Pressing, round: number): Promise<Word> {
  const isHeard = round % 3 === 0;
  const begunMs = performance.now();
  const hearing = hear(lane, pressing);
  const killMs = (lasted.get(deed.name) ?? deed.lastsMs) * seeded(SEED + round)();
  const word = isHeard ? await hearing : await Promise.race([hearing.catch(() => null), later(killMs)]);
  if (word === "done") lasted.set(deed.name, performance.now() - begunMs);
  await lane.kill();
  return word;
}

/** Nothing, after so many milliseconds. */
function later(ms: number): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), ms));
}

/** Packs that were read and found whole, with their length and time. */
const whole = new Set<string>();

/** Every pack that a kill left behind is whole: written to another name, and put in its place as it is. */
function expectWholePacks({ desktop, document }: AppLane): void {
  const folder = join(desktop.folder, "kept backups");
  const kept = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".c180")) : [];
  const files = kept.filter((name) => !name.startsWith(".")).map((name) => join(folder, name));
  if (existsSync(document("saved.c180"))) files.push(document("saved.c180"));
  for (const file of files) {
    const { size, mtimeMs, ino } = statSync(file);
    const known = [file, size, mtimeMs, ino].join();
    if (whole.has(known)) continue;
    expect({ file, ok: readPack(new Uint8Array(readFileSync(file))).ok }).toMatchObject({ ok: true });
    whole.add(known);
  }
}

/** Starts the app anew where it says that it saves nothing until then: the browser saw a hurt of its database late. */
async function startIfReadOnly(lane: AppLane): Promise<boolean> {
  const isStarted = await lane.startIfReadOnly();
  seen["read only until the next start"] += isStarted ? 1 : 0;
  return isStarted;
}

async function ready(lane: AppLane, deed: Deed, round: number): Promise<Pressing> {
  const before = await lane.held();
  try {
    return await deed.begin(lane, round, before);
  } catch (error) {
    if (!(await startIfReadOnly(lane))) throw error;
    return deed.begin(lane, round, await lane.held());
  }
}

async function round(lane: AppLane, number: number): Promise<void> {
  const deed = DEEDS[number % DEEDS.length];
  if (deed === undefined) return;
  await lane.nextRound();
  const pressing = await ready(lane, deed, number);
  // What stands when it is pressed was acknowledged.
  const known = await lane.held();
  const word = await killIn(lane, deed, pressing, number);
  // Every deed comes with a hurt and without.
  if ((number + Math.floor(number / DEEDS.length)) % 2 === 1) {
    hurtDatabase(lane.desktop.userData, seeded(SEED - number));
    seen["hurt databases"] += 1;
  }
  expectWholePacks(lane);
  await lane.start();
  await startIfReadOnly(lane);
  const now = await lane.held();
  const isDone = deed.isDone?.(now, known, number) ?? null;
  // Of what stood before the press nothing is gone, but what a restore that was carried out takes back.
  const lost = known.entries.filter(({ hash }) => !hashes(now).includes(hash));
  const isKept = lost.length === (deed.name === "restore" && isDone === true ? 1 : 0);
  const isWhole = isDone !== false || hashes(now).length === hashes(known).length;
  // The way back was there before anything was put together.
  const isBackedUp =
    deed.name !== "merge" ||
    isDone !== true ||
    readdirSync(join(lane.desktop.folder, "kept backups")).some((name) => name.endsWith("-merge.c180"));
  const isAcknowledged = word === "done";
  const isHonest = !isAcknowledged || isDone !== false;
  const isUseful = word === null || isAcknowledged || /[.:)] [A-Z]/u.test(word.refusal);
  expect({
    deed: deed.name,
    round: number,
    word,
    isDone,
    isKept,
    isWhole,
    isBackedUp,
    isHonest,
    isUseful,
  }).toMatchObject({
    isKept: true,
    isWhole: true,
    isBackedUp: true,
    isHonest: true,
    isUseful: true,
  });
  await expectShown(lane, now);
  seen.kills += 1;
  seen.acknowledged += isAcknowledged ? 1 : 0;
  seen["refused with a sentence"] += word === null || isAcknowledged ? 0 : 1;
  if (isDone !== null) seen[isDone ? "done" : "not done"] += 1;
}

/** The address and the words of the window; it may be gone. */
async function shownIn({ page }: AppLane): Promise<string> {
  const words = await page
    .locator("body")
    .innerText({ timeout: 5000 })
    .catch(() => "nothing");
  return `${page.url()} ${words.replaceAll(/\s+/gu, " ")}`;
}

/** The anchor as it is, and the last entries of the journal. */
async function journalIn(lane: AppLane): Promise<string> {
  const anchor = readFileSync(join(lane.desktop.userData, "journal/anchor.json"), "utf8");
  const { entries } = await lane.held();
  const last = entries.slice(-8).map(({ replica, seq, lamport, hash }) => [replica, seq, lamport, hash]);
  return `${anchor} ${entries.length} entries, ${JSON.stringify(last)}`;
}

it(
  `kill -9 of the whole app at any moment of what it does, every other time with a hurt database (seed ${SEED})`,
  async () => {
    const begunMs = performance.now();
    const numbers = rounds(10, 2000);
    const work = async (lane: AppLane): Promise<void> => {
      for (const number of numbers) {
        await round(lane, number).catch(async (cause: unknown) => {
          const stands = `the journal stands so: ${await journalIn(lane)}; the window shows: ${await shownIn(lane)}`;
          throw new Error(`round ${number} ended, ${stands}`, { cause });
        });
      }
    };
    try {
      await Promise.all(lanes.map(work));
    } finally {
      const minutes = (performance.now() - begunMs) / 60_000;
      tell("kill -9 of the whole app", { ...seen, "a minute": (seen.kills / minutes).toFixed(1) });
    }
    expect(seen.kills).toBeGreaterThan(0);
  },
  ROUNDS_TIMEOUT_MS * 2,
);
