import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { WholePilot } from "../../../shared/journal/pilot-state.ts";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { seeded } from "../../bench/seeded.ts";
import { isTorture, ROUNDS_TIMEOUT_MS, rounds, tell } from "../../torture/rounds.ts";
import { choose } from "../desktop/support/desktop-app.ts";
import { addPerson, fillPerson, startPilot } from "../desktop/support/window-driver.ts";
import { type AppLane, hurtDatabase, startLane } from "./app-lane.ts";
import { expectShown, goTo, hashes, importOneRow } from "./window-deeds.ts";

const SEED = 20_261_128;

let lanes: readonly AppLane[] = [];

const seen = {
  hurts: 0,
  "made again": 0,
  "did no harm": 0,
  "read only until the next start": 0,
  "found when it was needed": 0,
};

/** Starts the app anew where it says that it saves nothing until then; whether it did. */
async function startIfReadOnly(lane: AppLane): Promise<boolean> {
  const isStarted = await lane.startIfReadOnly();
  seen["read only until the next start"] += isStarted ? 1 : 0;
  return isStarted;
}

/** One change: a person, or a file of rows. Where the browser sees only now that it is hurt, it comes after a start. */
async function change(lane: AppLane, round: number): Promise<void> {
  const { page } = lane;
  const one = async (): Promise<void> => {
    if (round % 2 === 0) {
      await fillPerson(page, `Person ${round}`);
      await page.getByRole("row", { name: `Person ${round}` }).waitFor();
    } else await importOneRow(lane, round);
  };
  const isShut = page
    .getByText(/^Read only: /)
    .first()
    .waitFor();
  await Promise.any([one(), isShut]);
  if (await startIfReadOnly(lane)) await change(lane, round);
}

/** What the app itself reads of its database, with all rows: a pack that it saves. */
async function savedPack(lane: AppLane): Promise<WholePilot | null> {
  const { app, page } = lane;
  writeFileSync(lane.document("saved.c180"), "not yet");
  await choose(app, lane.document("saved.c180"));
  await goTo(lane, "data?tab=Packs");
  await page.getByRole("button", { name: /^Save pack of/ }).click();
  const alert = page.getByRole("alert").filter({ hasText: /\S/u }).locator(":visible").first();
  await page.getByText("Saved saved.c180").or(alert).first().waitFor();
  const pack = readPack(new Uint8Array(readFileSync(lane.document("saved.c180"))));
  if (pack.ok) return pack.value.pilots[0] ?? null;
  expect((await alert.innerText()).replaceAll(/\s+/gu, " ")).toMatch(/start .* again/iu);
  return null;
}

async function round(lane: AppLane, number: number): Promise<void> {
  await lane.nextRound();
  await change(lane, number);
  const known = await lane.held();
  await lane.close();
  hurtDatabase(lane.desktop.userData, seeded(SEED + number));
  await lane.start();
  const isSaid = lane.page.getByText(/It was made again from the journal|lacked .* that the journal had/);
  let isMadeAgain = (await isSaid.count()) > 0;
  await startIfReadOnly(lane);
  let saved = await savedPack(lane);
  if (saved === null) {
    seen["found when it was needed"] += 1;
    await lane.close();
    await lane.start();
    isMadeAgain = (await isSaid.count()) > 0;
    saved = await savedPack(lane);
  }
  const now = await lane.held();
  expect(hashes(now)).toStrictEqual(hashes(known));
  expect(saved === null ? [] : hashes(saved)).toStrictEqual(hashes(known));
  expect([...(saved?.batches.keys() ?? [])].toSorted()).toStrictEqual([...known.batches.keys()].toSorted());
  await expectShown(lane, now);
  seen[isMadeAgain ? "made again" : "did no harm"] += 1;
  seen.hurts += 1;
}

// Some stand in the tests of the desktop and beside the kills of the app; these are the many.
describe.skipIf(!isTorture)(`the whole app (seed ${SEED})`, { timeout: ROUNDS_TIMEOUT_MS }, () => {
  beforeAll(async () => {
    lanes = await Promise.all([startLane(), startLane()]);
    for (const lane of lanes) {
      mkdirSync(lane.document(""));
      await startPilot(lane.app, lane.page, "Velta Logistics");
      await addPerson(lane.page, "Ada Nowak");
      await lane.keepBeginning();
    }
  });
  afterAll(async () => {
    for (const lane of lanes) await lane.remove();
  });

  it("over database files that were hurt, finds that out and has everything again", async () => {
    const begunMs = performance.now();
    const numbers = rounds(0, 1000);
    try {
      await Promise.all(
        lanes.map(async (lane) => {
          for (const number of numbers) await round(lane, number);
        }),
      );
    } finally {
      const minutes = (performance.now() - begunMs) / 60_000;
      tell("database files of the browser, hurt", { ...seen, "a minute": (seen.hurts / minutes).toFixed(1) });
    }
    expect(seen.hurts).toBeGreaterThan(0);
  });
});
