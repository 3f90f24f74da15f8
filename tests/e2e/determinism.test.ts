import { readdirSync } from "node:fs";
import { unzipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { rawZip } from "../shared/pack/raw-zip.ts";
import { membersOf, recordsOf } from "./support/pack-content.ts";
import { csv, filesOf, makeWorkbench, type Workbench } from "./support/workbench.ts";

const FILES = {
  "work.csv": csv("date,workflow,segment,eligible,qualified", "2026-01-05,W,S,10,5", "2026-01-06,W,T,10,5"),
  "loops.csv": csv("id,workflow,title,detected_at", "1,W,t,2026-01-05T10:00:00Z"),
};

async function wholeStory(bench: Workbench): Promise<void> {
  const pack = await bench.pack(FILES);
  bench.json("s.json", { workflows: { W: { unitValue: 2 } } });
  await bench.done("settings", pack, "s.json");
  bench.write(
    "c.jsonl",
    csv(JSON.stringify({ command: "person.add", input: { name: "Ann", circle: "partner" } })),
  );
  await bench.done("apply", pack, "c.jsonl", "--out", "next.c180");
  await bench.done("seal", "next.c180", "--date", "2026-02-02");
  await bench.done("tables", "next.c180", "--out", "t");
}

const relative = (bench: Workbench) =>
  Object.fromEntries(
    Object.entries(filesOf(bench.folder)).map(([path, bytes]) => [path.slice(bench.folder.length), bytes]),
  );

describe("with a fixed clock and fixed ids", () => {
  it("the same commands give the same bytes; another seed or clock does not", async () => {
    const benches = [
      makeWorkbench({ C180_SEED: "one" }),
      makeWorkbench({ C180_SEED: "one", TZ: "Pacific/Auckland", LANG: "de_DE.UTF-8" }),
    ];
    await Promise.all(benches.map(wholeStory));
    const [first, second] = benches.map(relative);
    expect(Object.keys(first ?? {}).length).toBeGreaterThan(7);
    expect(second).toEqual(first);
    const [bench] = benches;
    if (bench === undefined) return;
    expect(readdirSync(bench.folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);

    const others = [
      makeWorkbench({ C180_SEED: "two" }),
      makeWorkbench({ C180_SEED: "one", C180_NOW: "2026-11-20T12:00:01Z" }),
      makeWorkbench(),
      makeWorkbench(),
    ];
    await Promise.all(others.map((other) => other.pack(FILES)));
    const packs = [
      ...others.map((other) => other.read("p.c180").toString("base64")),
      bench.read("p.c180").toString("base64"),
    ];
    expect(new Set(packs).size).toBe(packs.length);
  });

  it("no time of the machine stands in the archive, and the manifest says what is in it", async () => {
    const bench = makeWorkbench({ C180_SEED: "one" });
    const pack = await bench.pack(FILES);
    const archive = bench.read(pack);
    const members = unzipSync(archive);
    const names = Object.keys(members);
    expect(names[0]).toBe("manifest.json");
    const shapes = names
      .slice(1)
      .map((name) => name.replace(/^pilots\/[^/]+\//, "").replace(/[0-9a-f]{64}/, "digest"));
    expect(shapes).toEqual(expect.arrayContaining(["records.json", "journal.jsonl", "batches/digest.csv"]));
    const manifest = JSON.parse(new TextDecoder().decode(members["manifest.json"])) as {
      readonly created: string;
      readonly members: Readonly<Record<string, unknown>>;
    };
    expect(Date.parse(manifest.created)).toBe(Date.parse("2026-11-20T12:00:00Z"));
    expect(Object.keys(manifest.members).sort()).toEqual(names.slice(1).sort());
    // The batch is the file as it came after mapping, readable without the app.
    const batches = names
      .filter((name) => name.includes("/batches/"))
      .map((name) => new TextDecoder().decode(members[name]));
    expect(batches.some((batch) => batch.includes("2026-01-06") && batch.includes("eligible"))).toBe(true);
  });

  it("--pilot chooses in a pack that holds several", async () => {
    const bench = makeWorkbench();
    const ids: string[] = [];
    for (const company of ["Alpha", "Beta"]) {
      const facts = ["--company", company, "--start", "2026-01-05", "--tz", "UTC", "--currency", "EUR"];
      await bench.done("new", ...facts, "--out", `${company}.c180`);
      ids.push(recordsOf(bench.read(`${company}.c180`)).find(({ type }) => type === "pilot")?.id ?? "");
    }
    expect(new Set(ids).size).toBe(2);
    for (const id of ids) expect(id).not.toBe("");
    // A pack with one pilot takes its id, and no other.
    const company = await bench.ask<{ company: string }>("settings", "Alpha.c180", "--pilot", ids[0] ?? "");
    expect(company.company).toBe("Alpha");
    expect(await bench.refused("metrics", "Alpha.c180", "--pilot", ids[1] ?? "")).toContain("PACK_PILOT");
    // Two pilots thrown together by hand are no pack: their manifest does not name them.
    const both = ["Alpha", "Beta"]
      .flatMap((name) => Object.entries(membersOf(bench.read(`${name}.c180`))))
      .filter(([name], index) => name !== "manifest.json" || index === 0);
    bench.write("both.c180", rawZip(both.map(([name, data]) => ({ name, data }))));
    await bench.refused("metrics", "both.c180");
  });

  it("an existing pack is replaced whole: mode kept, links followed or refused, no leftovers", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write("work.csv", FILES["work.csv"]);
    const before = new Set(readdirSync(bench.folder));
    await bench.done("import", pack, "work.csv");
    expect(readdirSync(bench.folder).filter((name) => !before.has(name))).toEqual([]);
  });
});
