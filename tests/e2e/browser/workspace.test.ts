import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChromiumPages, startChromium } from "./support/chromium-page.ts";

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

const FACTS = { company: "Brontavia", startDate: "2026-06-01", timeZone: "Europe/Berlin", currency: "EUR" };

describe("the workspace over real storage", () => {
  it("begins with a first run and finds what was saved after a reload", async () => {
    const first = await page.evaluate(async (facts) => {
      const { workspaceOver, createOpfsJournal, must } = converge180;
      const workspace = workspaceOver(createOpfsJournal());
      const verdict = await workspace.start();
      const { pilotId } = must(await workspace.create(facts));
      const requests = [
        { command: "person.add", input: { name: "Ada Osei", role: "CEO" } },
        { command: "person.add", input: { name: "Bo Lind", role: "CPO" } },
      ];
      const done = must(await workspace.execute(pilotId, requests));
      return { verdict, pilotId, entries: done.entries.length, state: workspace.saveState() };
    }, FACTS);
    expect(first).toMatchObject({
      verdict: { kind: "first run" },
      entries: 2,
      state: { kind: "saved", at: "2026-11-20T15:00:00.000Z" },
    });
    await page.reload();
    await page.waitForFunction(() => "converge180" in globalThis);
    const second = await page.evaluate(async (pilotId) => {
      const { workspaceOver, createOpfsJournal, must, bothHomes } = converge180;
      const home = createOpfsJournal();
      const workspace = workspaceOver(home);
      const verdict = await workspace.start();
      const state = must(await workspace.open(pilotId));
      const more = must(
        await workspace.execute(pilotId, [{ command: "person.add", input: { name: "Cy Rao", role: "CTO" } }]),
      );
      const replicas = new Set(more.pilot.entries.map(({ replica }) => replica)).size;
      const summaries = workspace.summaries();
      const names = [...state.records.values()].flatMap(({ type, fields }) =>
        type === "person" ? [fields["name"]] : [],
      );
      const homes = await bothHomes(home, "converge180", pilotId);
      return { verdict, names, replicas, summaries, homes };
    }, first.pilotId);
    expect(second).toMatchObject({
      verdict: { kind: "equal" },
      names: ["Ada Osei", "Bo Lind"],
      replicas: 1,
      summaries: [{ company: "Brontavia", status: "active", startDate: "2026-06-01" }],
      homes: { faults: [], isAnchored: true },
    });
    expect(second.homes.home).toStrictEqual(second.homes.database);
  });
});
