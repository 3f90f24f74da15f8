import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { amount, isTorture, ROUNDS_TIMEOUT_MS, rounds, tell } from "../../torture/rounds.ts";
import { choose, type DesktopApp, prepareDesktopApp } from "../desktop/support/desktop-app.ts";
import { FILE_FAULTS, type FileFault, failFileCall, watchFiles } from "../desktop/support/failing-files.ts";
import { addPerson, startPilot } from "../desktop/support/window-driver.ts";

let desktop: DesktopApp;
let app: ElectronApplication;
let page: Page;
beforeAll(async () => {
  desktop = await prepareDesktopApp("built page");
  ({ app, page } = await desktop.start());
  page.setDefaultTimeout(20_000);
  mkdirSync(join(desktop.folder, "documents"));
  await startPilot(app, page, "Velta Logistics");
  await addPerson(page, "Ada Nowak");
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Back up now" }).click();
  await page.getByText("Backed up, read back and verified").waitFor();
  await watchFiles(app, desktop.folder);
});
afterAll(async () => {
  await app?.close();
  desktop?.remove();
});

/** Something that a person does with the window, and how far it is done afterwards. */
interface Work {
  readonly name: string;
  /** Makes everything ready for it; nothing fails yet. */
  readonly prepare: () => Promise<void>;
  /** Does it, until the window says how it ended: true where it says that it is done. */
  readonly run: () => Promise<boolean>;
  /** What is on the disk and on the screen of it. */
  readonly state: () => Promise<string>;
  readonly isAfter: (before: string, now: string) => boolean;
}

const documents = (name: string): string => join(desktop.folder, "documents", name);
/** The entries of the only journal, as far as its lines are ended. */
function journalLines(): readonly string[] {
  const journal = join(desktop.userData, "journal");
  const [pilot = ""] = readdirSync(journal).filter((name) => !name.includes("."));
  return readFileSync(join(journal, pilot, "journal.jsonl"), "utf8")
    .split("\n")
    .slice(0, -1);
}
const alerts = () => page.getByRole("alert").filter({ hasText: /\S/u });

/** Waits for the word of success or for a refusal. */
async function isDone(success: ReturnType<Page["getByText"]>): Promise<boolean> {
  // The places for alerts have no size of their own: what stands in them has.
  await success.or(alerts().locator(":visible")).first().waitFor();
  return success.isVisible();
}

/** What a person is told of a failure: a sentence, and what to do or press. */
async function told(): Promise<string> {
  return (await alerts().allInnerTexts()).join(" | ").replaceAll(/\s+/gu, " ").trim();
}

let imports = 0;
const importing: Work = {
  name: "import",
  prepare: async () => {
    imports += 1;
    const day = String(1 + (imports % 28)).padStart(2, "0");
    writeFileSync(
      documents("work.csv"),
      `date,workflow,segment,eligible\n2026-06-${day},Claims,S${imports},${imports}\n`,
    );
    await choose(app, documents("work.csv"));
    await page.keyboard.press("Control+9");
    await page.getByRole("button", { name: "Choose files…" }).waitFor();
  },
  run: async () => {
    await page.getByRole("button", { name: "Choose files…" }).click();
    const importOne = page.getByRole("button", { name: "Import 1 row" });
    if (!(await isDone(importOne))) return false;
    await importOne.click();
    return isDone(page.getByRole("heading", { name: "Imported", exact: true }));
  },
  state: async () => {
    await page.keyboard.press("Control+9");
    await page.getByRole("button", { name: "Choose files…" }).waitFor();
    const inJournal = journalLines().filter((line) => line.includes('"command":"import.add"')).length;
    const table = page.getByRole("grid", { name: "Imports" });
    if (inJournal > 0) await table.waitFor();
    const onScreen = inJournal === 0 ? 0 : await table.locator("tbody tr[data-index]").count();
    return `${inJournal} in the journal, ${onScreen} on the screen`;
  },
  isAfter: (before, now) => {
    const many = Number.parseInt(before, 10) + 1;
    return now === `${many} in the journal, ${many} on the screen`;
  },
};

const BEN = "Ben Osei";
const people = async (): Promise<string> => {
  await page.getByRole("link", { name: "Organisation" }).click();
  const grid = page.getByRole("grid", { name: "People" });
  await grid.getByText("Ada Nowak").waitFor();
  return (await grid.getByText(BEN).count()) === 0 ? "Ada" : "Ada, Ben";
};
const restoring: Work = {
  name: "restore",
  prepare: async () => {
    if ((await people()) === "Ada") await addPerson(page, BEN);
    await page.getByRole("link", { name: "Settings" }).click();
    const all = page.getByRole("button", { name: /^Show all \d+$/ });
    await page.getByRole("list", { name: "Backups, the newest first" }).waitFor();
    if (await all.isVisible()) await all.click();
    await page.getByRole("listitem").filter({ hasText: "asked for" }).waitFor();
  },
  run: async () => {
    const first = page.getByRole("listitem").filter({ hasText: "asked for" });
    await first.getByRole("button", { name: /^Restore the backup/ }).click();
    const restore = page.getByRole("button", { name: "Restore Velta Logistics" });
    if (!(await isDone(restore))) return false;
    await restore.click();
    return isDone(page.getByText("Restored Velta Logistics. As it was before is backed up"));
  },
  state: async () => {
    const onScreen = await people();
    const names = journalLines().some((line) => line.includes(BEN)) ? "Ada, Ben" : "Ada";
    return `${onScreen} on the screen, ${names} in the journal`;
  },
  isAfter: (_, now) => now === "Ada on the screen, Ada in the journal",
};

const saving: Work = {
  name: "export",
  prepare: async () => {
    writeFileSync(documents("Velta.c180"), "as it was");
    await choose(app, documents("Velta.c180"));
    await page.getByRole("link", { name: "Plan" }).click();
    await page.getByRole("grid", { name: "Checklist" }).waitFor();
  },
  run: async () => {
    await page.keyboard.press("Control+s");
    return isDone(page.getByText("Saved Velta.c180", { exact: true }));
  },
  state: async () => {
    const others = readdirSync(join(desktop.folder, "documents")).filter((name) => /tmp|new/u.test(name));
    const bytes = readFileSync(documents("Velta.c180"));
    const pack = readPack(new Uint8Array(bytes));
    const what = pack.ok ? "a whole pack" : bytes.length < 99 ? bytes.toString() : pack.problem.message;
    return [what, ...others].join();
  },
  isAfter: (_, now) => now === "a whole pack",
};

/** Nothing fails any more: the person closes what is open and tries again where that is offered. */
async function putRight(): Promise<void> {
  for (const name of ["Close", "Cancel"]) {
    const button = page.getByRole("dialog").getByRole("button", { name, exact: true });
    if (await button.first().isVisible()) await button.first().click();
  }
  // An import has the window for itself.
  await page.keyboard.press("Control+9");
  const leave = page.getByRole("dialog", { name: "Leave the import" }).getByRole("button", { name: "Leave" });
  await page.getByRole("button", { name: "Choose files…" }).or(leave).waitFor();
  if (await leave.isVisible()) await leave.click();
  const again = alerts().getByRole("button", { name: "Try again" });
  if (await again.isVisible()) await again.click();
  const close = alerts().getByRole("button", { name: "Close message" });
  if (await close.isVisible()) await close.click();
  await page.getByText(/^All changes saved/u).waitFor();
}

it(
  "the Nth file call fails while a person imports, restores, exports: all or nothing, and a sentence that says what to do",
  async () => {
    const seen = { faults: 0, before: 0, after: 0, between: 0, "said so": 0 };
    for (const work of [importing, restoring, saving]) {
      const faults: readonly FileFault[] = ["ENOSPC", ...FILE_FAULTS.filter((fault) => fault !== "ENOSPC")];
      for (const fault of faults.slice(0, amount(1, faults.length))) {
        // In the suite some of the calls, from the first to the last.
        await work.prepare();
        await failFileCall(app, null);
        await work.run();
        const calls = (await failFileCall(app, null)).length;
        await putRight();
        const step = isTorture ? 1 : Math.ceil(calls / 7);
        for (const round of rounds(Math.ceil(calls / step), calls)) {
          await work.prepare();
          const before = await work.state();
          await work.prepare();
          await failFileCall(app, round * step, fault);
          const done = await work.run();
          const words = done ? "" : await told();
          const met = (await failFileCall(app, null))[round * step] ?? "none";
          await putRight();
          const now = await work.state();
          const isWhole = now === before || work.isAfter(before, now);
          const isHonest = done ? work.isAfter(before, now) : isUseful(words);
          const about = { work: work.name, fault, call: round * step, met, done, words, before, now };
          expect({ ...about, isWhole, isHonest }).toMatchObject({ isWhole: true, isHonest: true });
          seen.faults += 1;
          seen[now === before ? "before" : "after"] += 1;
          seen["said so"] += done ? 0 : 1;
        }
      }
    }
    tell("failing files while a person imports, restores, exports", seen);
  },
  isTorture ? 3 * ROUNDS_TIMEOUT_MS : ROUNDS_TIMEOUT_MS,
);

/** A sentence with what to do: more than a code, and not a fault of the app itself. */
function isUseful(words: string): boolean {
  return words.length > 30 && !words.includes("INTERNAL") && /[.:)] [A-Z]|Try again/u.test(words);
}
