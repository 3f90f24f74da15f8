import { spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { recordsOf } from "./support/pack-content.ts";
import { csv, type FigureRow, type ImportReport, makeWorkbench, valuesOf } from "./support/workbench.ts";

const cli = fileURLToPath(new URL("../../dist/cli/cli.js", import.meta.url));
const HEAD = "date,workflow,segment,eligible,qualified";

describe("names", () => {
  it("an old name goes on meaning its workflow; nobody else can have it", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({ "work.csv": csv(HEAD, "2026-01-05,W,S,10,5") });
    const id = recordsOf(bench.read(pack)).find(({ type }) => type === "workflow")?.id;
    bench.json("c.jsonl", { command: "workflow.rename", input: { id, name: "New" } });
    await bench.done("apply", pack, "c.jsonl");
    const renamed = bench.read(pack);
    const same = await bench.ask<ImportReport>("import", pack, "work.csv");
    expect(same.files).toMatchObject([{ unchanged: 1, added: 0 }]);
    expect(bench.read(pack).equals(renamed)).toBe(true);

    bench.write("work.csv", csv(HEAD, "2026-01-06,W,S,10,5", "2026-01-07,New,S,10,5"));
    await bench.done("import", pack, "work.csv");
    bench.json("s.json", { workflows: { W: { unitValue: 2 } } });
    await bench.done("settings", pack, "s.json");
    const rows = await bench.ask<FigureRow[]>("metrics", pack, "--by", "workflow");
    expect(valuesOf(rows, "avd.value")).toEqual({ "New|*|all": 30 });
    bench.json("c.jsonl", { command: "workflow.add", input: { name: "W" } });
    await bench.refused("apply", pack, "c.jsonl");
    // Under either name the key is one: the second row of a file repeats the first.
    bench.write("work.csv", csv(HEAD, "2026-01-09,New,S,10,5", "2026-01-09,W,S,10,6"));
    const twice = await bench.run("import", pack, "work.csv", "--json");
    expect((JSON.parse(twice.stdout) as ImportReport).errors).toMatchObject([
      { line: 3, column: "date", code: "ID_DUP" },
    ]);
  });
});

describe("status and commands", () => {
  it("print the shapes that programs rely on", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({ "work.csv": csv(HEAD, "2026-01-05,W,S,10,5") });
    const status = await bench.ask<{ readonly items: readonly object[] }>(
      "status",
      pack,
      "--as-of",
      "2026-02-05T00:00:00+01:00",
    );
    expect(Object.keys(status)).toEqual([
      "day",
      "phase",
      "systemValue",
      "items",
      "gates",
      "titleGate",
      "obligations",
      "rights",
      "decisions",
      "rightsVersions",
      "findings",
      "decorative",
      "operationalShare",
      "changes",
      "shipsNext",
      "approvals",
      "loops",
      "loopSpeed",
      "customers",
      "escalations",
      "promises",
      "forums",
      "charters",
      "incentives",
      "structure",
      "evaluation",
      "leaders",
      "scale",
      "readiness",
      "review",
      "asks",
      "ledger",
    ]);
    // The fifth of February in Berlin is Day 31.
    expect(status).toMatchObject({ day: 31, phase: "P2", operationalShare: 0, obligations: [] });
    expect(status.items.length).toBe(17);
    for (const item of status.items)
      expect(Object.keys(item)).toEqual(["id", "state", "missing", "dri", "due"]);
    const earlier = await bench.ask<{ readonly day: number }>(
      "status",
      pack,
      "--as-of",
      "2026-02-04T22:59:59Z",
    );
    expect(earlier).toMatchObject({ day: 30, phase: "P1" });
    const before = await bench.ask<{ readonly day: number }>(
      "status",
      pack,
      "--as-of",
      "2026-01-04T22:00:00Z",
    );
    expect(before.day).toBe(-1);

    const commands = await bench.ask<readonly { name: string; input: object }[]>("commands");
    expect(commands.length).toBeGreaterThan(100);
    for (const { input } of commands) expect(input).toMatchObject({ type: "object" });
    const one = await bench.ask<{ readonly name: string }>("commands", "loop.edit");
    expect(one).toMatchObject({ name: "loop.edit", input: { required: ["id"] } });
    expect(await bench.refused("commands", "nope")).toContain("COMMAND_UNKNOWN");
  });
});

describe("many figures", () => {
  it("are printed for people too, and a full disk behind stdout is one line", async () => {
    const bench = makeWorkbench();
    const first = Date.UTC(2026, 0, 1);
    const days = Array.from({ length: 300 }, (_, day) =>
      new Date(first + day * 86_400_000).toISOString().slice(0, 10),
    );
    const rows = days.flatMap((day) => Array.from({ length: 25 }, (_, cell) => `${day},W${cell},S,10,5`));
    const pack = await bench.pack({ "work.csv": csv(HEAD, ...rows) });
    const text = await bench.run("metrics", pack, "--by", "workflow,day");
    expect({ code: text.code, stderr: text.stderr.slice(0, 200) }).toEqual({ code: 0, stderr: "" });
    expect(text.stdout.split("\n").length).toBeGreaterThan(300 * 25 * 20);
    if (!existsSync("/dev/full")) return;
    const full = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, [cli, "metrics", pack, "--json"], {
      cwd: bench.folder,
      stdio: ["ignore", full, "pipe"],
      encoding: "utf8",
    });
    closeSync(full);
    // What was printed is cut, but a verb that changes a pack may have changed it: the line does not deny that.
    expect({ status, lines: stderr.trimEnd().split("\n").length }).toEqual({ status: 1, lines: 1 });
    expect(stderr).toContain("DISK_FULL");
  });
});
