import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type ChromiumPages, startChromium } from "./support/chromium-page.ts";
import { FACTS, savedPilot } from "./support/saved-pilot.ts";

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

describe("a machine that dies in the middle of saving", () => {
  it.each([
    ["one command", "one"],
    ["several commands", "several"],
    ["an import", "import"],
    ["a new pilot", "create"],
    ["a removal", "remove"],
  ] as const)("at any step of %s: the next start finds the change whole or not at all", async (_, change) => {
    const pilotId = await savedPilot(page);
    const outcomes = await page.evaluate(
      async ({ pilotId, facts, change }) => {
        const { workspaceOver, createOpfsJournal, createFailingHome, bothHomes, must } = converge180;
        const real = createOpfsJournal();
        const outcomes = [];
        const importOf = (rows: string) => ({
          input: "work",
          rows,
          file: "w.csv",
          fileDigest: "0".repeat(64),
          refused: 0,
        });
        for (const mode of ["not done", "done", "dead before", "dead after"] as const) {
          for (let step = 0; step < 12; step += 1) {
            const failing = createFailingHome(real);
            const workspace = workspaceOver(failing.home);
            await workspace.start();
            const isRemoval = change === "remove";
            const target = isRemoval
              ? must(await workspace.create({ ...facts, company: "Short" })).pilotId
              : pilotId;
            const before = must(await workspace.open(pilotId)).entries.length;
            const pilotsBefore = workspace.summaries().length;
            failing.failFrom(step, mode);
            const name = `${change} ${mode} ${step}`;
            const person = (part: string) => ({
              command: "person.add",
              input: { name: `${name} ${part}`, role: "CEO" },
            });
            const csv = `line,date,workflow,segment,eligible,attempted,completed\n2,2026-07-${10 + step},${mode},S,9,8,3\n`;
            const changes: { readonly [name: string]: () => Promise<{ readonly ok: boolean }> } = {
              one: () => workspace.execute(pilotId, [person("1")]),
              several: () =>
                workspace.execute(pilotId, [
                  person("1"),
                  { command: "shadowMetric.add", input: { function: "revenue", name, decision: "retire" } },
                  person("2"),
                ]),
              import: () => workspace.execute(pilotId, [{ command: "import.add", input: importOf(csv) }]),
              create: () => workspace.create({ ...facts, company: name }),
              remove: () => workspace.remove(target),
            };
            const done = await Promise.race([changes[change]?.(), failing.death]);
            const isSaved = done !== "dead" && done?.ok === true;
            if (!isSaved && done !== "dead" && failing.steps.length === 0)
              throw new Error(JSON.stringify(done));
            const writes = failing.steps.length;
            workspace.close();
            const next = workspaceOver(real);
            const verdict = await next.start();
            const opened = await next.open(pilotId);
            const homes = await bothHomes(real, "converge180", target);
            outcomes.push({
              mode,
              step,
              isSaved,
              verdict: verdict.kind,
              added: opened.ok ? opened.value.entries.length - before : null,
              pilotsAdded: next.summaries().length - pilotsBefore,
              faults: homes.faults,
              isAnchored: homes.isAnchored,
              isEqual: JSON.stringify(homes.home) === JSON.stringify(homes.database),
            });
            next.close();
            if (isSaved && step >= writes) break;
          }
        }
        return outcomes;
      },
      { pilotId, facts: FACTS, change },
    );
    const whole = { one: [1, 0], several: [3, 0], import: [1, 0], create: [0, 1], remove: [0, -1] }[change];
    expect(outcomes.length).toBeGreaterThanOrEqual(8);
    for (const outcome of outcomes) {
      const found = [outcome.added, outcome.pilotsAdded];
      // Nothing may be half there, and what was called saved must be there.
      const allowed = outcome.isSaved ? [whole] : [whole, [0, 0]];
      expect({ ...outcome, isAllowed: allowed.some((one) => String(one) === String(found)) }).toMatchObject({
        isAllowed: true,
      });
      expect(outcome).toMatchObject({ faults: [], isAnchored: true, isEqual: true });
      expect(["equal", "replayed", "mended"]).toContain(outcome.verdict);
    }
    expect(outcomes.some(({ isSaved }) => !isSaved)).toBe(true);
    const mended = outcomes.map(({ verdict }) => verdict).filter((verdict) => verdict !== "equal");
    expect(new Set(mended)).toStrictEqual(new Set([change === "remove" ? "mended" : "replayed"]));
  });
});

describe("a full disk", () => {
  it("refuses what does not fit, loses nothing, and goes on when there is room again", async () => {
    const pilotId = await savedPilot(page);
    const session = await page.context().newCDPSession(page);
    const origin = new URL(page.url()).origin;
    const importing = async () =>
      page.evaluate(async (pilotId) => {
        const { workspaceOver, createOpfsJournal, must } = converge180;
        const rows = Array.from(
          { length: 300 },
          (_, row) => `${row + 2},2026-07-01,Claims,Segment ${row},9,8,3`,
        );
        const csv = `line,date,workflow,segment,eligible,attempted,completed\n${rows.join("\n")}\n`;
        const input = { input: "work", rows: csv, file: "w.csv", fileDigest: "0".repeat(64), refused: 0 };
        const workspace = workspaceOver(createOpfsJournal());
        const verdict = await workspace.start();
        const before = must(await workspace.open(pilotId)).entries.length;
        const request = { command: "import.add", input };
        const done = await workspace.execute(pilotId, [request]);
        const after = must(await workspace.open(pilotId)).entries.length;
        const save = workspace.saveState();
        workspace.close();
        return {
          verdict,
          problem: done.ok ? null : done.problem.code,
          added: after - before,
          save: save.kind,
        };
      }, pilotId);
    await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    const full = await importing();
    await session.send("Storage.overrideQuotaForOrigin", { origin });
    const roomy = await importing();
    const homes = await page.evaluate(
      async (pilotId) => converge180.bothHomes(converge180.createOpfsJournal(), "converge180", pilotId),
      pilotId,
    );
    expect(full).toMatchObject({
      verdict: { kind: "equal" },
      problem: "DISK_FULL",
      added: 0,
      save: "failed",
    });
    expect(roomy).toMatchObject({ verdict: { kind: "equal" }, problem: null, added: 1, save: "saved" });
    expect(homes).toMatchObject({ faults: [], isAnchored: true });
    expect(homes.home).toStrictEqual(homes.database);
  });
});
