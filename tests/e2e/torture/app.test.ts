import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { seeded } from "../../bench/seeded.ts";
import { isTorture, ROUNDS_TIMEOUT_MS, rounds, tell } from "../../torture/rounds.ts";
import { type DesktopApp, prepareDesktopApp } from "../desktop/support/desktop-app.ts";
import { addPerson, databaseFolders, fillPerson, startPilot } from "../desktop/support/window-driver.ts";
import { PATIENCE_MS } from "../support/page-browser.ts";

const SEED = 20_261_127;

let desktop: DesktopApp;
beforeEach(async () => {
  desktop = await prepareDesktopApp("built page");
});
afterEach(() => desktop.remove());

async function expectPeople(page: Page, names: readonly string[]): Promise<void> {
  await page.getByRole("link", { name: "Organisation" }).click();
  for (const name of names) await page.getByRole("row", { name: new RegExp(`${name}\\b`) }).waitFor();
}

/** Files of the browser's database that hold anything. */
function databaseFiles(): readonly string[] {
  return databaseFolders(desktop.userData).flatMap((folder) =>
    readdirSync(folder)
      .map((name) => join(folder, name))
      .filter((file) => statSync(file).size > 0 && !/LOCK$|LOG(?:\.old)?$/u.test(file)),
  );
}

// Some stand in the tests of the desktop and beside the kills of the app; these are the many.
describe.skipIf(!isTorture)(`the whole app (seed ${SEED})`, { timeout: ROUNDS_TIMEOUT_MS }, () => {
  it("over database files that were hurt, finds that out and has everything again", async () => {
    const random = seeded(SEED + 1);
    let { app, page } = await desktop.start();
    await startPilot(app, page, "Velta Logistics");
    const names: string[] = [];
    const seen = {
      hurts: 0,
      "made again": 0,
      "did no harm": 0,
      "read only until the next start": 0,
    };
    for (const round of rounds(0, 1000)) {
      const name = `Person ${round}`;
      await fillPerson(page, name);
      const isReadOnly = page.getByText(/^Read only: /).first();
      await page.getByRole("row", { name }).or(isReadOnly).first().waitFor();
      if (await isReadOnly.isVisible()) {
        // The browser saw the hurt only now: it is said, the change was not acknowledged, and a start mends it.
        seen["read only until the next start"] += 1;
        await app.close();
        ({ app, page } = await desktop.start());
        await addPerson(page, name);
      }
      names.push(name);
      await app.close();
      const files = databaseFiles();
      const file = files[Math.floor(random() * files.length)] ?? "";
      const bytes = readFileSync(file);
      const place = Math.floor(random() * bytes.length);
      const kind = Math.floor(random() * 3);
      if (kind === 0) rmSync(file);
      else if (kind === 1) writeFileSync(file, bytes.subarray(0, place));
      else {
        bytes[place] = (bytes[place] ?? 0) ^ (1 << Math.floor(random() * 8));
        writeFileSync(file, bytes);
      }
      ({ app, page } = await desktop.start());
      page.setDefaultTimeout(PATIENCE_MS);
      await expectPeople(page, names.slice(-3));
      await expect.poll(() => page.getByRole("row", { name: /Person \d+/ }).count()).toBe(names.length);
      const isSaid =
        (await page.getByText(/It was made again from the journal|lacked .* that the journal had/).count()) >
        0;
      seen[isSaid ? "made again" : "did no harm"] += 1;
      seen.hurts += 1;
    }
    await app.close();
    tell("database files of the browser, hurt", seen);
  });
});
