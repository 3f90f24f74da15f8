import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What every pilot of these tests is made from. */
export const FACTS = {
  company: "Kestrova",
  startDate: "2026-06-01",
  timeZone: "Europe/Berlin",
  currency: "EUR",
};

/** A pilot with a person, a confidential record and a batch, saved and closed. */
export async function savedPilot(page: Page): Promise<string> {
  return page.evaluate(async (facts) => {
    const { workspaceOver, createOpfsJournal, pilots, must } = converge180;
    const workspace = workspaceOver(createOpfsJournal());
    await workspace.start();
    const { pilotId } = must(await workspace.create(facts));
    must(
      await workspace.execute(pilotId, [
        { command: "person.add", input: { name: "Ada Osei", role: "CEO" } },
        { command: "shadowMetric.add", input: { function: "revenue", name: "Calls", decision: "retire" } },
      ]),
    );
    must(await workspace.execute(pilotId, [pilots.work([1, 10, 7], [2, 12, 9])]));
    workspace.close();
    return pilotId;
  }, FACTS);
}

/** Starts a workspace anew and says what it finds, in a form that can be compared. */
export async function startAgain(
  page: Page,
  pilotId: string,
  versions: { app?: string; chromium?: string } = {},
) {
  return page.evaluate(
    async ({ pilotId, versions }) => {
      const { workspaceOver, createOpfsJournal, must, bothHomes, storedDatabases, readPack } = converge180;
      const home = createOpfsJournal();
      const workspace = workspaceOver(home, versions);
      const verdict = await workspace.start();
      const opened = await workspace.open(pilotId);
      const added = await workspace.execute(pilotId, [
        { command: "person.add", input: { name: "Later Person", role: "CTO" } },
      ]);
      const again = opened.ok ? await workspace.open(pilotId) : opened;
      const packed = await workspace.packOf([pilotId]);
      workspace.close();
      const databases = (await storedDatabases()).map(({ name }) => name);
      const anchor = await home.readAnchor();
      // The emergency export works whatever the verdict, as long as anything can be read.
      const isPacked = opened.ok && packed.ok && packed.value.length > 0;
      const isUsable = opened.ok && added.ok;
      const rebuilt = anchor.ok && anchor.value !== null ? `converge180-${anchor.value.storeId}` : "";
      const name = databases.includes(rebuilt) ? rebuilt : "converge180";
      return {
        verdict,
        entriesFound: opened.ok ? opened.value.entries.length : 0,
        entriesAfter: again.ok ? again.value.entries.length : 0,
        // The rows of imports stay in the database: the pack has them.
        batches: packed.ok ? (must(readPack(packed.value)).pilots[0]?.batches.size ?? 0) : 0,
        confidential: opened.ok ? opened.value.confidential.size : 0,
        openProblem: opened.ok ? null : opened.problem.code,
        writeProblem: added.ok ? null : added.problem.code,
        isPacked,
        databases: databases.length,
        homes: isUsable ? await bothHomes(home, name, must(opened).pilotId) : null,
      };
    },
    { pilotId, versions },
  );
}

export type Again = Awaited<ReturnType<typeof startAgain>>;

/** Both homes verify, hold the same, and the anchor says so. */
export function expectWhole({ homes }: Again): void {
  expect(homes?.faults).toStrictEqual([]);
  expect(homes?.isAnchored).toBe(true);
  expect(homes?.home).toStrictEqual(homes?.database);
}

/** Changes the file of a pilot's journal in the browser's file system. */
export async function editJournal(
  page: Page,
  pilotId: string,
  edit: "cut a line" | "tear a line" | "damage" | "remove",
): Promise<void> {
  await page.evaluate(
    async ({ pilotId, edit }) => {
      let folder = await navigator.storage.getDirectory();
      for (const name of ["converge180", "pilots", pilotId]) folder = await folder.getDirectoryHandle(name);
      if (edit === "remove") {
        await folder.removeEntry("journal.jsonl");
        return;
      }
      const handle = await folder.getFileHandle("journal.jsonl");
      const text = await (await handle.getFile()).text();
      const withoutLast = `${text.trimEnd().split("\n").slice(0, -1).join("\n")}\n`;
      const changed =
        edit === "cut a line"
          ? withoutLast
          : edit === "tear a line"
            ? text.slice(0, -20)
            : text.replace("Ada Osei", "Eve Osei").trimEnd().concat("\nnot an entry\n");
      const writable = await handle.createWritable();
      await writable.write(changed);
      await writable.close();
    },
    { pilotId, edit },
  );
}
