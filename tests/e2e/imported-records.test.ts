import { describe, expect, it } from "vitest";
import { journalLength, recordsOf } from "./support/pack-content.ts";
import {
  csv,
  type FigureRow,
  type ImportReport,
  makeWorkbench,
  valuesOf,
  type Workbench,
} from "./support/workbench.ts";

const LOOPS = "id,workflow,title,detected_at,triaged_at,authorised_at,deployed_at,validated_at,verdict";

/** The batch of the last import: the one that was not there before. */
function latestBatch(bench: Workbench, pack: string, before: Uint8Array): string {
  const known = new Set(recordsOf(before).map(({ id }) => id));
  const fresh = recordsOf(bench.read(pack)).filter(({ id, type }) => type === "batch" && !known.has(id));
  expect(fresh.length).toBe(1);
  return fresh[0]?.id ?? "";
}

async function takeBack(bench: Workbench, pack: string, id: string): Promise<string> {
  bench.json("back.jsonl", { command: "import.takeBack", input: { id } });
  const { code, stdout, stderr } = await bench.run("apply", pack, "back.jsonl");
  expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
  return stdout + stderr;
}

async function edit(bench: Workbench, pack: string, ...commands: readonly unknown[]): Promise<void> {
  bench.write("edit.jsonl", csv(...commands.map((command) => JSON.stringify(command))));
  await bench.done("apply", pack, "edit.jsonl");
}

describe("imports of loops, changes, customers and incidents", () => {
  it("change only the fields of the columns present; a person's edits survive the re-import", async () => {
    const bench = makeWorkbench();
    const file = csv(
      LOOPS,
      "L1,W,one,2026-01-05T10:00:00Z,,,,,",
      "L2,W,two,2026-01-05T10:00:00Z,,,2026-01-07T10:00:00Z,,",
    );
    const pack = await bench.pack({ "loops.csv": file });
    const id = recordsOf(bench.read(pack)).find((record) => record["key"] === "L1")?.id;
    await edit(bench, pack, {
      command: "loop.edit",
      input: { id, title: "mine", deployedAt: "2026-01-06T10:00:00Z" },
    });
    const edited = bench.read(pack);

    const again = await bench.ask<ImportReport>("import", pack, "loops.csv");
    expect(again.files).toMatchObject([{ read: 2, added: 0, replaced: 0, unchanged: 2 }]);
    expect(bench.read(pack).equals(edited)).toBe(true);

    // The file's title changes for L2 alone; only the columns present are touched.
    bench.write(
      "loops.csv",
      csv("id,workflow,detected_at,title", "L1,W,2026-01-05T10:00:00Z,one", "L2,W,2026-01-05T10:00:00Z,zwei"),
    );
    const next = await bench.ask<ImportReport>("import", pack, "loops.csv");
    expect(next.files).toMatchObject([{ read: 2, added: 0, replaced: 1, unchanged: 1 }]);
    await bench.done("tables", pack, "--out", "t");
    expect(bench.text("t/loops.csv").trimEnd().split("\n").slice(1)).toEqual([
      "L1,W,mine,2026-01-05T10:00:00Z,,,2026-01-06T10:00:00Z,,",
      "L2,W,zwei,2026-01-05T10:00:00Z,,,2026-01-07T10:00:00Z,,",
    ]);
  });

  it("taking one back restores a field only where it still has the imported value", async () => {
    const bench = makeWorkbench();
    const head = "customer,segment,signed_on,fit_score,arr";
    const pack = await bench.pack({
      "customers.csv": csv(head, "a,S,2026-01-05,50,1000", "b,S,2026-01-06,70,2000"),
    });
    bench.write(
      "customers.csv",
      csv(head, "a,S,2026-01-05,90,1000", "b,S,2026-01-06,70,3000", "c,S,2026-01-06,70,1"),
    );
    const earlier = bench.read(pack);
    await bench.done("import", pack, "customers.csv");
    const batch = latestBatch(bench, pack, earlier);
    const id = recordsOf(bench.read(pack)).find((record) => record["key"] === "b")?.id;
    await edit(bench, pack, { command: "customer.edit", input: { id, arrMicros: 3_500_000_000 } });

    const said = await takeBack(bench, pack, batch);
    expect(said).toMatch(/arr/i);
    await bench.done("tables", pack, "--out", "t");
    expect(bench.text("t/customers.csv").trimEnd().split("\n").slice(1)).toEqual([
      "a,S,2026-01-05,,50,1000,,",
      "b,S,2026-01-06,,70,3500,,",
    ]);
    expect((await bench.run("verify", pack)).code).toBe(0);
    // The same file may come again.
    const again = await bench.ask<ImportReport>("import", pack, "customers.csv");
    expect(again.files).toMatchObject([{ read: 3, added: 1 }]);
  });
});

describe("imports of observations", () => {
  it("taken back, they count no more; the rows before them do again", async () => {
    const bench = makeWorkbench();
    const head = "date,workflow,segment,eligible,qualified";
    const pack = await bench.pack({ "work.csv": csv(head, "2026-01-05,W,S,10,5", "2026-01-06,W,S,10,5") });
    const first = await bench.ask<FigureRow[]>("metrics", pack);
    bench.write("work.csv", csv(head, "2026-01-06,W,S,10,9", "2026-01-07,W,S,10,9"));
    const earlier = bench.read(pack);
    await bench.done("import", pack, "work.csv");
    expect(valuesOf(await bench.ask("metrics", pack), "avd.volume")).toEqual({ "*|*|all": 23 });
    const entries = journalLength(bench.read(pack));
    const id = latestBatch(bench, pack, earlier);
    await takeBack(bench, pack, id);
    expect(await bench.ask("metrics", pack)).toEqual(first);
    expect(journalLength(bench.read(pack))).toBe(entries + 1);
    expect((await bench.run("verify", pack)).code).toBe(0);
    // Back twice is refused, or changes nothing.
    bench.json("back.jsonl", { command: "import.takeBack", input: { id } });
    const before = bench.read(pack);
    const twice = await bench.run("apply", pack, "back.jsonl");
    expect(twice.code).toBeLessThan(2);
    expect(bench.read(pack).equals(before)).toBe(true);
    const again = await bench.ask<ImportReport>("import", pack, "work.csv");
    expect(again.files).toMatchObject([{ read: 2, added: 1, replaced: 1, unchanged: 0 }]);
    expect(valuesOf(await bench.ask("metrics", pack), "avd.volume")).toEqual({ "*|*|all": 23 });
  });

  it("apply is all or none, names the line, and refuses what it does not know", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    const good = { command: "person.add", input: { name: "Ann" } };
    const cases: readonly (readonly [string, unknown])[] = [
      ["COMMAND_UNKNOWN", { command: "person.ad", input: {} }],
      ["COMMAND_INPUT", { command: "person.add", input: { name: 5 } }],
      ["COMMAND_INPUT", { command: "person.add", input: { name: "B", colour: "red" } }],
      ["COMMAND_INPUT", { command: "person.add", input: { name: "B" }, when: "now" }],
      ["COMMAND_INPUT", 5],
      ["REF_DANGLING", { command: "loop.edit", input: { id: "none", title: "x" } }],
    ];
    for (const [code, bad] of cases) {
      bench.write("c.jsonl", csv(JSON.stringify(good), "", JSON.stringify(bad)));
      const line = await bench.refused("apply", pack, "c.jsonl");
      expect(line).toContain(code);
      expect(line).toMatch(/c\.jsonl[^)]*3/);
    }
    bench.write("c.jsonl", csv(JSON.stringify(good), '{"command":'));
    expect(await bench.refused("apply", pack, "c.jsonl")).toContain("JSON_SYNTAX");
    bench.write("c.jsonl", csv(JSON.stringify({ ...good, actor: "Ann", onBehalfOf: "Bob" })));
    await bench.done("apply", pack, "c.jsonl", "--out", "q.c180");
    expect(recordsOf(bench.read("q.c180")).filter(({ type }) => type === "person")).toMatchObject([
      { name: "Ann" },
    ]);
    expect(recordsOf(bench.read(pack)).filter(({ type }) => type === "person")).toEqual([]);
  });
});
