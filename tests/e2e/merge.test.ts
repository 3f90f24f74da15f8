import { describe, expect, it } from "vitest";
import { recordsOf } from "./support/pack-content.ts";
import { csv, makeWorkbench, refusalLine, type Workbench } from "./support/workbench.ts";

interface ConflictList {
  readonly conflicts: readonly Conflict[];
}

interface Conflict {
  readonly id: string;
  readonly kind: string;
  readonly about: string;
  readonly fields: readonly { readonly field: string; readonly A: unknown; readonly B: unknown }[];
  readonly A: { readonly by: string; readonly at: string };
  readonly B: { readonly by: string; readonly at: string };
  readonly take: null;
}

const SEED = { C180_SEED: "merge" };

async function apply(
  bench: Workbench,
  from: string,
  out: string,
  ...commands: readonly object[]
): Promise<string> {
  const lines = commands.map((command) => JSON.stringify(command)).join("\n");
  await bench.done("apply", from, bench.write(`${out}.jsonl`, lines), "--out", out);
  return out;
}

const person = (name: string, actor = "Ada") => ({ command: "person.add", input: { name }, actor });

/** Two copies in which the title of a person, and one row of work, were changed apart. */
async function twoCopies(bench: Workbench): Promise<readonly [string, string]> {
  const header = "date,workflow,segment,eligible,qualified";
  await bench.pack({ "work.csv": csv(header, "2026-01-05,Claims,SMB,10,5") });
  const base = await apply(bench, "p.c180", "base.c180", person("Eva"));
  const eva = recordsOf(bench.read(base)).find(({ type }) => type === "person")?.id;
  const titled = (title: string, actor: string) => ({
    command: "person.edit",
    input: { id: eva, title },
    actor,
  });
  await apply(bench, base, "a1.c180", titled("CPO", "Ada"), person("Dov"));
  await apply(bench, base, "b1.c180", titled("CTO", "Bea"), person("Fay", "Bea"));
  await bench.done(
    "import",
    "a1.c180",
    bench.write("work.csv", csv(header, "2026-01-05,Claims,SMB,10,6")),
    "--out",
    "a.c180",
  );
  await bench.done(
    "import",
    "b1.c180",
    bench.write("work.csv", csv(header, "2026-01-05,Claims,SMB,10,7")),
    "--out",
    "b.c180",
  );
  return ["a.c180", "b.c180"];
}

describe("merge", () => {
  it("puts together what does not collide, the same whichever pack is named first, and writes no entry", async () => {
    const bench = makeWorkbench(SEED);
    const base = await bench.pack();
    const a = await apply(bench, base, "a.c180", person("Ada"));
    const b = await apply(bench, base, "b.c180", person("Bea", "Bea"));
    const said = await bench.ask<{ pilots: object[] }>(
      "merge",
      a,
      b,
      "--out",
      "ab.c180",
      "--conflicts",
      "f.json",
    );
    expect(said.pilots).toMatchObject([{ from: "both", onlyA: 1, onlyB: 1, settled: 0 }]);
    expect(JSON.parse(bench.text("f.json"))).toEqual({ conflicts: [] });
    await bench.done("merge", b, a, "--out", "ba.c180");
    expect(bench.read("ba.c180").equals(bench.read("ab.c180"))).toBe(true);
    await bench.done("verify", "ab.c180");
    // With itself, and with an ancestor: byte for byte.
    for (const [one, other] of [
      ["ab.c180", "ab.c180"],
      ["ab.c180", base],
      [a, "ab.c180"],
    ] as const) {
      await bench.done("merge", one, other, "--out", "again.c180");
      expect(bench.read("again.c180").equals(bench.read("ab.c180"))).toBe(true);
    }
    expect(await bench.done("merge", a, b, "--out", "ab.c180")).toBe(
      "Acme: 1 entry only in A, 1 entry only in B, nothing collided\n",
    );
  });

  it("ends with 3, writes the list and no pack where something collides; the list settles it in one entry", async () => {
    const bench = makeWorkbench(SEED);
    const [a, b] = await twoCopies(bench);
    const stopped = await bench.run("merge", a, b, "--out", "c.c180", "--conflicts", "f.json");
    expect(stopped.code).toBe(3);
    expect(refusalLine(stopped.stderr)).toContain("CONFLICT: 2 conflicts need a person");
    expect(stopped.stdout).toContain(
      "person Eva: A: title CPO (Ada, 2026-11-20) | B: title CTO (Bea, 2026-11-20)",
    );
    expect(stopped.stdout).toContain("work 2026-01-05 · Claims · SMB: A: qualified 6");
    expect(() => bench.read("c.c180")).toThrow("ENOENT");
    const list = JSON.parse(bench.text("f.json")) as ConflictList;
    expect(list.conflicts).toMatchObject([
      {
        kind: "fields",
        about: "person Eva",
        fields: [{ field: "title", A: "CPO", B: "CTO" }],
        A: { by: "Ada" },
        B: { by: "Bea" },
      },
      { kind: "row", fields: [{ field: "qualified", A: "6", B: "7" }], take: null },
    ]);
    bench.json("r.json", { conflicts: list.conflicts.map((one) => ({ ...one, take: "B" })) });
    await bench.done("merge", a, b, "--out", "c.c180", "--resolve", "r.json");
    await bench.done("merge", b, a, "--out", "d.c180", "--resolve", "r.json");
    expect(bench.read("d.c180").equals(bench.read("c.c180"))).toBe(true);
    await bench.done("verify", "c.c180");
    expect(recordsOf(bench.read("c.c180")).filter(({ type }) => type === "person")).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ name: "Eva", title: "CTO" })]),
    );
    const [figure] = await bench.ask<{ value: number }[]>("metrics", "c.c180", "--metric", "avd.volume");
    expect(figure?.value).toBe(7);
    // Both go on from it, and neither brings anything new.
    for (const one of [a, b]) {
      expect(await bench.done("merge", "c.c180", one, "--out", "e.c180")).toMatch(
        /^Acme: \d+ entries only in A, 0 entries only in B, nothing to do\n$/u,
      );
      expect(bench.read("e.c180").equals(bench.read("c.c180"))).toBe(true);
    }
  });

  it("takes a pilot over that one pack alone has, and settles several pilots at once", async () => {
    const bench = makeWorkbench();
    const [a, b] = await twoCopies(bench);
    const facts = ["--company", "Other", "--start", "2026-01-05", "--tz", "UTC", "--currency", "EUR"];
    await bench.done("new", ...facts, "--out", "other.c180");
    await bench.done("merge", b, "other.c180", "--out", "both.c180");
    bench.json("rest.json", { conflicts: [], rest: "A" });
    const said = await bench.ask<{ pilots: object[] }>(
      "merge",
      a,
      "both.c180",
      "--out",
      "c.c180",
      "--resolve",
      "rest.json",
    );
    expect(said.pilots).toHaveLength(2);
    expect(said.pilots).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ from: "B" }),
        expect.objectContaining({ settled: 2 }),
      ]),
    );
  });

  it("refuses what it cannot read, and changes nothing", async () => {
    const bench = makeWorkbench();
    const [a, b] = await twoCopies(bench);
    const merge = (...more: readonly string[]) => ["merge", a, b, "--out", "c.c180", ...more] as const;
    for (const [text, code] of [
      ["[", "JSON_SYNTAX"],
      ['{"conflicts": {}}', "SETTLEMENT"],
      ['{"conflicts": [], "rest": "C"}', "SETTLEMENT"],
      ['{"conflicts": [{"id": "0123456789abcdef", "take": "A"}]}', "SETTLEMENT"],
      ['{"conflicts": [{"id": "0123456789abcdef", "took": "A"}]}', "SETTLEMENT"],
    ] as const) {
      expect(await bench.refused(...merge("--resolve", bench.write("r.json", text)))).toContain(
        `c180: ${code}: `,
      );
    }
    expect(await bench.refused("merge", a, "work.csv", "--out", "c.c180")).toContain("PACK_NOT_A_PACK");
    expect((await bench.run("merge", a, b)).code).toBe(2);
    expect((await bench.run(...merge("--conflicts", "r.json", "--resolve", "r.json"))).code).toBe(2);
    // A list that leaves something open ends with 3, and names what is left.
    bench.json("f.json", {});
    await bench.run(...merge("--conflicts", "f.json"));
    const [first] = (JSON.parse(bench.text("f.json")) as ConflictList).conflicts;
    bench.json("part.json", [{ ...first, take: "A" }]);
    const left = await bench.run(...merge("--resolve", "part.json", "--conflicts", "f.json"));
    expect([left.code, (JSON.parse(bench.text("f.json")) as ConflictList).conflicts.length]).toEqual([3, 1]);
  });

  it("opens and writes encrypted packs", async () => {
    const bench = makeWorkbench(SEED);
    const base = await bench.pack();
    bench.write("pass.txt", "correct horse battery staple\n");
    const a = await apply(bench, base, "a.c180", person("Ada"));
    const secret = ["--passphrase-file", "pass.txt"] as const;
    const lines = bench.write("b.jsonl", JSON.stringify(person("Bea")));
    await bench.done("apply", base, lines, "--out", "b.c180");
    const done = await bench.run("merge", a, "b.c180", "--out", "c.c180", ...secret);
    expect(done.code).toBe(0);
    await bench.done("verify", "c.c180", ...secret);
    expect(new TextDecoder().decode(bench.read("c.c180").subarray(0, 21))).toBe("age-encryption.org/v1");
  });
});
