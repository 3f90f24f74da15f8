import { beforeEach, describe, expect, it } from "vitest";
import { previewSlip, slipInput } from "../../../shared/commands/preview-slip.ts";
import { readSlip, type SlipRow } from "../../../shared/intake/read-slip.ts";
import { TestPilot } from "../domain/test-pilot.ts";

const NOW = "2026-06-25T12:00:00Z";

let pilot: TestPilot;
let ada: string;
let item: string;
let ask: string;
beforeEach(() => {
  pilot = new TestPilot();
  ada = pilot.person("Ada", "CTO");
  item = pilot.view(NOW).items[0]?.id ?? "";
  pilot.run("checklistItem.edit", { id: item, dri: ada, due: "2026-07-06" });
  ask = pilot.run("ask.add", { text: "Who signs?", owner: ada });
  pilot.now = NOW;
});

async function rowsOf(...lines: readonly string[]): Promise<readonly SlipRow[]> {
  const text = ["kind,id,due,done_on,note,evidence,answer", ...lines].join("\n");
  const read = await readSlip(new TextEncoder().encode(text));
  if (!read.ok) throw new Error(read.problem.message);
  return read.value;
}

describe("what a slip would change", () => {
  it("is told row by row before it is taken, and nothing once it was", async () => {
    const rows = await rowsOf(
      `item,${item},2026-07-08,2026-06-24,On the wiki,https://example.com/rights,`,
      `ask,${ask},,,,,The CEO`,
    );
    const before = pilot.state;
    expect(previewSlip(pilot.state, ada, rows, NOW)).toEqual({
      ok: true,
      value: [
        {
          line: 2,
          id: item,
          what: "Map current decision rights, cadence and metrics",
          changes: [
            { field: "due", before: "2026-07-06", after: "2026-07-08" },
            { field: "note", before: null, after: "On the wiki" },
            { field: "done_on", before: null, after: "2026-06-24" },
            { field: "evidence", before: null, after: "https://example.com/rights" },
          ],
        },
        {
          line: 3,
          id: ask,
          what: "Who signs?",
          changes: [{ field: "answer", before: null, after: "The CEO" }],
        },
      ],
    });
    expect(pilot.state).toBe(before);

    pilot.run("ownerSlip.take", slipInput(ada, rows));
    const again = previewSlip(pilot.state, ada, rows, NOW);
    expect(again.ok && again.value.map(({ changes }) => changes)).toEqual([[], []]);
  });

  it.each<readonly [line: () => string, code: string, where: string]>([
    [() => `item,nowhere,2026-07-08,,,,`, "REF_DANGLING", "line 3, column id"],
    [() => `item,${item},2026-02-30,,,,`, "COMMAND_INPUT", "line 3, column due"],
    [() => `item,${item},,2026-06-26,,,`, "RANGE", "line 3, column done_on"],
    [() => `item,${item},,,,,Yes`, "RULE", "line 3, column answer"],
    [() => `ask,${ask},,,,,Twice`, "ID_DUP", "line 3"],
  ])("is refused with line and column as the command refuses it (%#)", async (line, code, where) => {
    const rows = await rowsOf(`ask,${ask},,,,,The CEO`, line());
    const preview = previewSlip(pilot.state, ada, rows, NOW);
    expect(preview).toMatchObject({ ok: false, problem: { code, where } });
    const taken = pilot.try("ownerSlip.take", slipInput(ada, rows));
    expect(taken.ok ? null : taken.problem.code).toBe(code);
  });

  it("is refused where the slip is somebody else's", async () => {
    const bob = pilot.person("Bob");
    expect(previewSlip(pilot.state, bob, await rowsOf(`item,${item},,,Mine,,`), NOW)).toMatchObject({
      ok: false,
      problem: { code: "RULE", where: "line 2, column id", message: expect.stringContaining("another DRI") },
    });
  });
});
