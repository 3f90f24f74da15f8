import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { isTorture, ROUNDS_TIMEOUT_MS, tell } from "../../torture/rounds.ts";
import { CHANGE_NAMES, type ChangeName } from "../browser/support/changes.ts";
import { type ChromiumPages, startChromium } from "../browser/support/chromium-page.ts";
import { DATABASE_FAULTS, type DatabaseFault } from "../browser/support/failing-database.ts";

let chromium: ChromiumPages;
let page: Page;
beforeAll(async () => {
  chromium = await startChromium("tests/e2e/browser/support/browser-entry.ts");
  page = await chromium.open();
});
const seen = { faults: 0, before: 0, after: 0, between: 0, "said so": 0 };
afterAll(async () => {
  tell("failing calls of the database", seen);
  await chromium?.close();
});

/** In the suite a command meets two faults at every call, a restore and a merge one; under torture everything meets all. */
const IN_SUITE: Partial<Record<ChangeName, readonly DatabaseFault[]>> = {
  one: ["quota", "abort"],
  restore: ["late abort"],
  merge: ["closed"],
};
const faultsOf = (change: ChangeName): readonly DatabaseFault[] =>
  isTorture ? DATABASE_FAULTS : (IN_SUITE[change] ?? []);

it.each(CHANGE_NAMES.filter((change) => faultsOf(change).length > 0))(
  "the Nth call of the database fails, for every N, in %s: it is there whole or not at all, and everything can be saved",
  async (change) => {
    for (const fault of faultsOf(change)) {
      const outcomes = await page.evaluate(
        async ({ change, fault }) => {
          const { workspaceOver, createOpfsJournal, createStory, must, readPack } = converge180;
          const database = (globalThis.failingDatabase ??= converge180.createFailingDatabase());
          const story = createStory();
          const home = createOpfsJournal();
          const outcomes = [];
          // What it comes to where nothing fails.
          const plain = workspaceOver(home);
          await plain.start();
          must(await story.reset(plain));
          const before = await story.told(plain);
          must(await story.run(plain, change));
          const after = await story.told(plain);
          plain.close();
          let isAsBefore = false;
          for (let call = 0; ; call += 1) {
            const workspace = workspaceOver(home);
            await workspace.start();
            if (!isAsBefore) must(await story.reset(workspace));
            database.failAt(call, fault);
            const done = await story.run(workspace, change);
            const isMet = database.calls() > call;
            const rescued = await workspace.rescue();
            const save = workspace.saveState().kind;
            database.failAt(null, fault);
            workspace.close();
            const next = workspaceOver(home);
            const verdict = await next.start();
            const now = await story.told(next);
            next.close();
            isAsBefore = now === before;
            const pack = rescued.ok ? readPack(rescued.value.bytes) : rescued;
            outcomes.push({
              call,
              isMet,
              isSaved: done.ok,
              problem: done.ok ? null : done.problem.code,
              save,
              verdict: verdict.kind,
              state: now === before ? "before" : now === after ? "after" : now,
              rescued: pack.ok ? pack.value.pilots.length : 0,
            });
            if (!isMet || call > 400) break;
          }
          return { before, after, outcomes };
        },
        { change, fault },
      );
      expect(outcomes.before).not.toBe(outcomes.after);
      for (const outcome of outcomes.outcomes) {
        const about = { change, fault, ...outcome };
        const allowed = outcome.isSaved ? ["after"] : ["before", "after"];
        expect({ ...about, isAllowed: allowed.includes(outcome.state) }).toMatchObject({ isAllowed: true });
        expect(about).toMatchObject({ verdict: expect.stringMatching(/^(?:equal|replayed|mended)$/u) });
        // What is in memory can be saved while it fails; a company that is on its way out was backed up before.
        const isLeaving = change === "remove" && outcome.state === "after";
        expect({
          ...about,
          isRescued: about.rescued >= (outcome.isSaved || isLeaving ? 1 : 2),
        }).toMatchObject({
          isRescued: true,
        });
        if (!outcome.isMet) continue;
        seen.faults += 1;
        seen[outcome.state as "before" | "after"] += 1;
        seen["said so"] += outcome.isSaved ? 0 : 1;
      }
      expect(outcomes.outcomes.at(-1)).toMatchObject({ isMet: false, isSaved: true });
    }
  },
  ROUNDS_TIMEOUT_MS,
);
