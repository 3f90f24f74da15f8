import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ElectronApplication, Page } from "playwright-core";
import { expect } from "vitest";
import { readPack } from "../../../shared/pack/read-pack.ts";
import { choose, type DesktopApp } from "../desktop/support/desktop-app.ts";
import { addPerson, chooseMenu, fillPerson, startPilot } from "../desktop/support/window-driver.ts";

/** Something that a person does with the window, and how far it is done afterwards. */
export interface Work {
  readonly name: string;
  /** Makes everything ready for it; nothing fails yet. */
  readonly prepare: () => Promise<void>;
  /** Does it, until the window says how it ended: true where it says that it is done. */
  readonly run: () => Promise<boolean>;
  /** What is on the disk and on the screen of it. */
  readonly state: () => Promise<string>;
  readonly isAfter: (before: string, now: string) => boolean;
}

/** What a person does while something fails under the window, and how it is put right. */
export interface WindowWork {
  readonly adding: Work;
  readonly importing: Work;
  readonly restoring: Work;
  readonly saving: Work;
  readonly reporting: (format: "PDF" | "Excel workbook") => Work;
  /** What a person is told of a failure: a sentence, and what to do or press. */
  readonly told: () => Promise<string>;
  /** Whether everything can be saved from where one is told so. */
  readonly offersRescue: () => Promise<boolean>;
  /** What stands in the folder of documents beside what a person put there. */
  readonly leftOvers: () => readonly string[];
  /** Nothing fails any more: the person closes what is open and tries again where that is offered. */
  readonly putRight: () => Promise<void>;
}

/** A pilot with one person in it, backed up. */
export async function startWork(desktop: DesktopApp, app: ElectronApplication, page: Page): Promise<void> {
  mkdirSync(join(desktop.folder, "documents"));
  await startPilot(app, page, "Velta Logistics");
  await addPerson(page, "Ada Nowak");
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("button", { name: "Back up now" }).click();
  await page.getByText("Backed up, read back and verified").waitFor();
}

/** What a person does in a window in which `startWork` has been. */
export function windowWork(desktop: DesktopApp, app: ElectronApplication, page: Page): WindowWork {
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

  /** A word of success goes as well: it must not be taken for the next one. It may go by itself at this moment. */
  async function closeMessage(): Promise<void> {
    const close = page.getByRole("button", { name: "Close message" });
    await expect
      .poll(async () => {
        if (await close.isVisible()) await close.click({ timeout: 1_000 }).catch(() => undefined);
        return close.count();
      })
      .toBe(0);
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
      // A long table draws a part of its rows and says how many there are.
      const drawn = inJournal === 0 ? 0 : await table.locator("tbody tr[data-index]").count();
      const said = inJournal === 0 ? null : await table.getAttribute("aria-rowcount");
      const onScreen = said === null ? drawn : Number(said) - 1;
      return `${inJournal} in the journal, ${onScreen} on the screen`;
    },
    isAfter: (before, now) => {
      const many = Number.parseInt(before, 10) + 1;
      return now === `${many} in the journal, ${many} on the screen`;
    },
  };

  const BEN = "Ben Osei";
  const peopleShown = async (): Promise<string> => {
    await page.getByRole("link", { name: "Organisation" }).click();
    const grid = page.getByRole("grid", { name: "People" });
    await grid.getByText("Ada Nowak").waitFor();
    return (await grid.getByText(BEN).count()) === 0 ? "Ada" : "Ada, Ben";
  };
  const restoring: Work = {
    name: "restore",
    prepare: async () => {
      if ((await peopleShown()) === "Ada") await addPerson(page, BEN);
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
      const onScreen = await peopleShown();
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
      let done = false;
      // A script is faster than a hand: main takes only so many of these calls in a second.
      await expect
        .poll(async () => {
          await closeMessage();
          await page.keyboard.press("Control+s");
          done = await isDone(page.getByText("Saved Velta.c180", { exact: true }));
          return done ? "" : told();
        })
        .not.toContain("asked too often");
      return done;
    },
    state: async () => {
      const bytes = readFileSync(documents("Velta.c180"));
      const pack = readPack(new Uint8Array(bytes));
      const what = pack.ok ? "a whole pack" : bytes.length < 99 ? bytes.toString() : pack.problem.message;
      return what;
    },
    isAfter: (_, now) => now === "a whole pack",
  };

  async function putRight(): Promise<void> {
    for (const name of ["Close", "Cancel"]) {
      const button = page.getByRole("dialog").getByRole("button", { name, exact: true });
      if (await button.first().isVisible()) await button.first().click();
    }
    // An import has the window for itself.
    await page.keyboard.press("Control+9");
    const leave = page
      .getByRole("dialog", { name: "Leave the import" })
      .getByRole("button", { name: "Leave" });
    await page.getByRole("button", { name: "Choose files…" }).or(leave).waitFor();
    if (await leave.isVisible()) await leave.click();
    const again = alerts().getByRole("button", { name: "Try again" });
    // It is offered for as long as something is not saved: what failed last may only be said now. What was tried by itself
    // meanwhile takes the button away.
    await expect
      .poll(
        async () => {
          if (await again.isVisible()) await again.click({ timeout: 5_000 }).catch(() => undefined);
          await closeMessage();
          return page.getByText(/^All changes saved/u).isVisible();
        },
        { timeout: 20_000 },
      )
      .toBe(true);
  }

  const offersRescue = async (): Promise<boolean> =>
    (await alerts().getByRole("button", { name: "Save everything as a pack…" }).count()) > 0;

  const leftOvers = (): readonly string[] =>
    readdirSync(documents("")).filter((name) => name.endsWith(".tmp"));

  let added = 0;
  const peopleCounted = async (): Promise<number> => {
    await page.getByRole("link", { name: "Organisation" }).click();
    const text = await page.getByText(/^\d+ (?:person|people)$/u).innerText();
    return Number.parseInt(text, 10);
  };
  const adding: Work = {
    name: "one change",
    prepare: async () => {
      added = (await peopleCounted()) + 1;
    },
    run: async () => {
      await fillPerson(page, `Person ${added}`);
      return isDone(page.getByText(`${added} people`, { exact: true }));
    },
    state: async () => {
      const inJournal = journalLines().filter((line) => line.includes('"command":"person.add"')).length;
      return `${inJournal} in the journal, ${await peopleCounted()} on the screen`;
    },
    isAfter: (before, now) => {
      const [inJournal = 0, onScreen = 0] = before.match(/\d+/gu)?.map(Number) ?? [];
      return now === `${inJournal + 1} in the journal, ${onScreen + 1} on the screen`;
    },
  };

  const reporting = (format: "PDF" | "Excel workbook"): Work => {
    const name = `Velta.${format === "PDF" ? "pdf" : "xlsx"}`;
    const dialog = page.getByRole("dialog", { name: "Export" });
    return {
      name: `report as ${format}`,
      prepare: async () => {
        mkdirSync(documents(""), { recursive: true });
        writeFileSync(documents(name), "as it was");
        await choose(app, documents(name));
        await page.getByRole("link", { name: "Plan" }).click();
        await page.getByRole("grid", { name: "Checklist" }).waitFor();
      },
      run: async () => {
        await chooseMenu(app, "export report");
        await dialog.getByLabel("Report").selectOption({ label: "Phase report" });
        await dialog.getByLabel("Format").selectOption({ label: format });
        await dialog.getByRole("button", { name: "Export…", exact: true }).click();
        return isDone(dialog.getByText(`Saved ${name}`));
      },
      state: async () => {
        // No half file in its place (what stands beside it is looked at for all work); a report changes nothing of the company.
        const files = readdirSync(documents("")).filter((file) => file.endsWith(name));
        const head = readFileSync(documents(name)).toString("latin1", 0, 9);
        const what = /^(?:%PDF-|PK)/u.test(head) ? "a report" : head;
        return `${what}; ${files.join()}; ${journalLines().length} entries`;
      },
      isAfter: (before, now) => now === before.replace("as it was", "a report"),
    };
  };

  return { adding, importing, restoring, saving, reporting, told, offersRescue, leftOvers, putRight };
}
