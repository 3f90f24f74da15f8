import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { createJournalHome } from "../../../electron/services/journal-home.ts";
import { startChromium } from "../../e2e/browser/support/chromium-page.ts";
import type { BenchLine } from "../measure/bench-lines.ts";
import { median } from "../measure/median.ts";

const COMMITS = 60;

/**
 * What saving in two homes costs beside the same strict transaction of the database alone: one command on a pilot in its
 * sixth month, from pressing to "saved", the homes taking turns.
 */
export async function homeTimes(context: BrowserContext): Promise<readonly BenchLine[]> {
  const folder = mkdtempSync(join(tmpdir(), "converge180-bench-homes-"));
  const files = createJournalHome(folder);
  const chromium = await startChromium("tests/e2e/browser/support/browser-entry.ts");
  const page = await chromium.open(context);
  // Main's own files, at the other end of a pipe: the window of the desktop asks them over its IPC.
  await page.exposeFunction("askFiles", (name: keyof typeof files, input: readonly unknown[]) =>
    (files[name] as (...input: readonly unknown[]) => Promise<unknown>)(...input),
  );
  const times = await page.evaluate(async (commits) => {
    const { workspaceOver, createOpfsJournal, pilots, must } = converge180;
    const askFiles = (
      globalThis as unknown as Record<string, (name: string, input: unknown[]) => Promise<never>>
    )["askFiles"];
    const NAMES = ["readAnchor", "writeAnchor", "appendJournal", "replaceJournal", "readJournal"].concat([
      "listPilots",
      "removePilot",
      "readBlob",
      "listBlobs",
    ]);
    const home = (answer: (name: string, input: unknown[]) => Promise<unknown>) =>
      Object.fromEntries(
        [...NAMES, "writeBlob"].map((name) => [name, (...input: unknown[]) => answer(name, input)]),
      ) as unknown as ReturnType<typeof createOpfsJournal>;
    const EMPTY: Readonly<Record<string, unknown>> = {
      listPilots: [],
      readJournal: [],
      listBlobs: [],
      readAnchor: null,
    };
    const homes = {
      "the database alone": home(async (name) => ({ ok: true, value: EMPTY[name] ?? null })),
      "with the files of the browser": createOpfsJournal(),
      "with the files of main": home(
        (name, input) => askFiles?.(name, input) ?? Promise.reject(new Error(name)),
      ),
    };
    const times: Record<string, number[]> = {};
    for (const [name, own] of Object.entries(homes)) {
      times[name] = [];
      for (const { name: old } of await indexedDB.databases()) {
        if (old !== undefined) await converge180.Dexie.delete(old);
      }
      const workspace = workspaceOver(own);
      await workspace.start();
      const { pilotId } = must(
        await workspace.create({
          company: "Norrbex",
          startDate: "2026-06-01",
          timeZone: "UTC",
          currency: "EUR",
        }),
      );
      must(
        await workspace.execute(
          pilotId,
          Array.from({ length: 200 }, (_, at) => pilots.person(`Person ${at}`)),
        ),
      );
      for (let commit = 0; commit < commits; commit += 1) {
        const request = pilots.person(`More ${commit}`);
        const started = performance.now();
        must(await workspace.execute(pilotId, [request]));
        times[name].push(performance.now() - started);
      }
      workspace.close();
    }
    return times;
  }, COMMITS);
  await chromium.close();
  rmSync(folder, { recursive: true, force: true });
  const middle = (name: string): number => median((times[name] ?? []).slice(5));
  const alone = { what: "one strict commit of the database alone", value: middle("the database alone") };
  return ["with the files of the browser", "with the files of main"].map((name) => ({
    what: `a command is saved in both homes, ${name}`,
    value: middle(name),
    unit: "ms",
    against: alone,
    limit: 2,
  }));
}
