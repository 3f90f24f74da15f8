import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChromiumPages, startChromium } from "./support/chromium-page.ts";
import { expectWhole, savedPilot, startAgain } from "./support/saved-pilot.ts";

let chromium: ChromiumPages;
let page: Page;

beforeAll(async () => {
  chromium = await startChromium("tests/e2e/browser/support/browser-entry.ts");
});
afterAll(() => chromium?.close());
beforeEach(async () => {
  page = await chromium.open();
  return () => page.context().close();
});

describe("a start after a restore", () => {
  it.each([
    ["", 4],
    [", and the last change stands in the journal alone", 5],
  ])("takes nothing back that a restore took out, the database set back to before it%s", async (_, left) => {
    const pilotId = await savedPilot(page);
    await page.evaluate(
      async ({ pilotId, isCut }) => {
        const { openDatabase, workspaceOver, createOpfsJournal, must, pilots } = converge180;
        const home = createOpfsJournal();
        const workspace = workspaceOver(home);
        await workspace.start();
        const { pilots: kept } = must(await workspace.readPack(must(await workspace.packOf([pilotId]))));
        must(await workspace.execute(pilotId, [pilots.person("Bo")]));
        const database = await openDatabase("converge180");
        const copies = await Promise.all(
          database.tables.map(async (table) => [table.name, await table.toArray()] as const),
        );
        must(await workspace.restore(kept));
        const anchor = must(await home.readAnchor());
        if (isCut) must(await workspace.execute(pilotId, [pilots.person("Cy")]));
        if (isCut && anchor !== null) must(await home.writeAnchor(anchor));
        workspace.close();
        for (const [name, rows] of copies) {
          await database.table(name).clear();
          await database.table(name).bulkPut(rows);
        }
        database.close();
      },
      { pilotId, isCut: left === 5 },
    );
    const again = await startAgain(page, pilotId);
    expect(again).toMatchObject({ verdict: { kind: "rebuilt", why: "damaged" }, entriesFound: left });
    expectWhole(again);
  });

  it.each([
    ["before its journal is written", "replaceJournal", 5],
    ["after its journal is written", "writeAnchor", 6],
  ] as const)(
    "makes a database again that is gone when a restore is cut off %s",
    async (_, call, entriesFound) => {
      const pilotId = await savedPilot(page);
      await page.evaluate(
        async ({ pilotId, call }) => {
          const { workspaceOver, createOpfsJournal, must, pilots } = converge180;
          const home = createOpfsJournal();
          const reached = Promise.withResolvers<void>();
          let isRestoring = false;
          let isShortened = false;
          const cut = workspaceOver({
            ...home,
            replaceJournal: async (id, lines) => {
              const isCut = isRestoring && call === "replaceJournal";
              if (isCut) reached.resolve();
              return isCut
                ? new Promise(() => undefined)
                : home.replaceJournal(id, lines).finally(() => {
                    isShortened = isRestoring;
                  });
            },
            writeAnchor: async (anchor) => {
              if (!isShortened) return home.writeAnchor(anchor);
              reached.resolve();
              return new Promise(() => undefined);
            },
          });
          await cut.start();
          const { pilots: kept } = must(await cut.readPack(must(await cut.packOf([pilotId]))));
          must(await cut.execute(pilotId, [pilots.person("Bo")]));
          isRestoring = true;
          // Another way than the one that was gone since.
          void cut.restore(
            kept.map((one) => pilots.after(one, "z9", pilots.person("Zoe"), pilots.person("Ida"))),
          );
          await reached.promise;
          cut.close();
          await converge180.Dexie.delete("converge180");
        },
        { pilotId, call },
      );
      const again = await startAgain(page, pilotId);
      expect(again).toMatchObject({ verdict: { kind: "rebuilt", why: "missing" }, entriesFound });
      expectWhole(again);
    },
  );
});
