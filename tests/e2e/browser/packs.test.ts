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

describe("saving packs", () => {
  it("makes a database again that lost what it held, in the same sitting, and saves the whole pilot", async () => {
    const outcome = await page.evaluate(async () => {
      const { workspaceOver, createOpfsJournal, createImportClient, openDatabase, must, pilots } =
        converge180;
      const { freshPilot, after, person, work } = pilots;
      const whole = after(freshPilot("Norrbex", "n1"), "n1", work([1, 10, 7]), person("Ada"));
      const pack = must(converge180.writePack([whole]));
      let name: string | null = null;
      const client = createImportClient(() => name);
      const workspace = workspaceOver(createOpfsJournal(), { background: client.background });
      await workspace.start();
      name = workspace.databaseName();
      must(await workspace.openPack(pack.slice()));
      // As the browser does with a database of which a part is damaged: all of it goes, and nobody is told.
      const database = await openDatabase(name ?? "");
      await Promise.all(database.tables.map((table) => table.clear()));
      database.close();
      const listening = workspace.subscribe(() => {
        name = workspace.databaseName();
      });
      const saved = await workspace.packOf([whole.pilotId]);
      const verdict = workspace.verdict();
      const own = await workspace.execute(whole.pilotId, [person("Bo")]);
      listening();
      workspace.close();
      client.stop();
      return {
        isSame: saved.ok && saved.value.join() === pack.join(),
        problem: saved.ok ? null : saved.problem,
        verdict,
        own: own.ok,
      };
    });
    expect(outcome).toMatchObject({ isSame: true, problem: null, verdict: { kind: "rebuilt" }, own: true });
  });
});

describe("opening packs", () => {
  it("adds, fast-forwards, finds nothing to do, and refuses to mix two ways", async () => {
    const outcome = await page.evaluate(async () => {
      const { workspaceOver, createOpfsJournal, writePack, readPack, must, pilots, bothHomes } = converge180;
      const { freshPilot, after, person, work } = pilots;
      const older = after(freshPilot("Norrbex", "n1"), "n1", work([1, 10, 7]));
      const newer = after(older, "n1", person("Ada"), person("Bo"));
      const forked = after(older, "z9", person("Cy"));
      const stranger = freshPilot("Ardlune", "s1");
      const packOf = (...states: (typeof older)[]) => must(writePack(states));
      const home = createOpfsJournal();
      const workspace = workspaceOver(home);
      await workspace.start();
      const arrivals = [];
      for (const pack of [
        packOf(older),
        packOf(older),
        packOf(newer, stranger),
        packOf(older),
        packOf(forked),
      ]) {
        arrivals.push(must(await workspace.openPack(pack)));
      }
      const summaries = workspace.summaries();
      const opened = must(await workspace.open(newer.pilotId));
      const isSame =
        opened.entries.map(({ hash }) => hash).join() === newer.entries.map(({ hash }) => hash).join();
      const packedAgain = must(await workspace.packOf([newer.pilotId]));
      const isSamePack = packedAgain.join() === packOf(newer).join();
      const other = after(
        older,
        "z9",
        person("Cy"),
        { command: "workflow.add", input: { name: "Quotes" } },
        work([2, 10, 8]),
      );
      const looked = must(await workspace.lookAtMerge(other));
      const collisions = looked.collisions.length;
      const merged = must(await workspace.merge(other, new Map()));
      const both = must(await workspace.openPack(packOf(other)));
      const mergedBack = must(await workspace.packOf([newer.pilotId]));
      const own = must(await workspace.execute(newer.pilotId, [person("Di")]));
      workspace.close();
      const next = workspaceOver(home);
      const verdict = await next.start();
      const homes = await bothHomes(home, "converge180", newer.pilotId);
      const replicas = [...new Set(own.pilot.entries.map(({ replica }) => replica))];
      const merge = {
        collisions,
        entries: merged.entries.length,
        again: both.map(({ kind }) => kind),
        batches: must(readPack(mergedBack)).pilots[0]?.batches.size,
      };
      return { arrivals, summaries, isSame, isSamePack, verdict, homes, replicas, merge };
    });
    expect(
      outcome.arrivals.map((arrivals) => arrivals.map(({ kind, company }) => `${company}: ${kind}`)),
    ).toStrictEqual([
      ["Norrbex: added"],
      ["Norrbex: unchanged"],
      ["Norrbex: updated", "Ardlune: added"],
      ["Norrbex: nothing to do"],
      ["Norrbex: forked"],
    ]);
    expect(outcome.summaries.map(({ company }) => company)).toStrictEqual(["Ardlune", "Norrbex"]);
    expect(outcome).toMatchObject({ isSame: true, isSamePack: true, verdict: { kind: "equal" } });
    // What is written here afterwards belongs to a replica of this installation, not to the sender's.
    expect(outcome.replicas).toHaveLength(3);
    // A copy that was changed apart is merged into both homes, once.
    expect(outcome.merge).toStrictEqual({ collisions: 0, entries: 7, again: ["nothing to do"], batches: 2 });
    expect(outcome.homes).toMatchObject({ faults: [], isAnchored: true });
    expect(outcome.homes.home).toStrictEqual(outcome.homes.database);
  });

  it("changes nothing with a file that is no pack, or a command that is refused", async () => {
    const outcome = await page.evaluate(async () => {
      const { workspaceOver, createOpfsJournal, must, pilots } = converge180;
      const workspace = workspaceOver(createOpfsJournal());
      await workspace.start();
      const { pilotId } = must(
        await workspace.create({ company: "Velquist", timeZone: "UTC", currency: "EUR" }),
      );
      const before = must(await workspace.open(pilotId));
      const pack = await workspace.openPack(new TextEncoder().encode("not a pack"));
      const refused = await workspace.execute(pilotId, [
        pilots.person("Ada"),
        { command: "no.such", input: {} },
      ]);
      const unknown = await workspace.open("x1-1-1");
      return {
        pack,
        refused,
        unknown,
        isSame: must(await workspace.open(pilotId)) === before,
        save: workspace.saveState(),
      };
    });
    expect(outcome).toMatchObject({
      pack: { ok: false },
      refused: { ok: false, problem: { code: "COMMAND_UNKNOWN" } },
      unknown: { ok: false, problem: { code: "REF_DANGLING" } },
      isSame: true,
      save: { kind: "saved" },
    });
  });

  it("tells those who listen, and runs changes in the order of asking", async () => {
    const outcome = await page.evaluate(async () => {
      const { workspaceOver, createOpfsJournal, must, pilots } = converge180;
      const workspace = workspaceOver(createOpfsJournal());
      await workspace.start();
      const { pilotId } = must(
        await workspace.create({ company: "Velquist", timeZone: "UTC", currency: "EUR" }),
      );
      const told: string[] = [];
      const stop = workspace.subscribe(() => told.push(workspace.saveState().kind));
      const names = ["Ada", "Bo", "Cy"];
      const done = await Promise.all(names.map((name) => workspace.execute(pilotId, [pilots.person(name)])));
      stop();
      // What is open already is there at once, though a change waits for its turn.
      const turns: string[] = [];
      const changing = workspace.execute(pilotId, [pilots.person("Di")]).then(() => turns.push("changed"));
      await workspace.open(pilotId).then(() => turns.push("opened"));
      await changing;
      must(await workspace.remove(pilotId));
      const gone = await workspace.open(pilotId);
      return {
        turns,
        gone: gone.ok,
        told,
        sequence: done.map((one) => must(one).entries[0]?.seq),
        left: workspace.summaries().length,
      };
    });
    expect(outcome.told).toStrictEqual(["saving", "saved", "saving", "saved", "saving", "saved"]);
    expect(outcome).toMatchObject({
      sequence: [2, 3, 4],
      turns: ["opened", "changed"],
      gone: false,
      left: 0,
    });
  });
});
