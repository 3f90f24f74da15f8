import { describe, expect, it } from "vitest";
import { csv, type ImportReport, makeWorkbench } from "./support/workbench.ts";

const HEAD = "date,workflow,segment,eligible";

describe("import: large and hostile input", () => {
  it("lists every bad row, however many", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    const rows = Array.from({ length: 100_001 }, (_, row) => `2026-01-05,W${row},S,x`);
    bench.write("work.csv", csv(HEAD, ...rows));
    const { code, stdout } = await bench.run("import", pack, "work.csv", "--json");
    const { files, errors } = JSON.parse(stdout) as ImportReport;
    expect([code, files[0]?.refused, errors.length, errors.at(-1)?.line]).toEqual([
      1, 100_001, 100_001, 100_002,
    ]);
    const text = await bench.run("import", pack, "work.csv");
    expect([text.code, text.stderr.split("\n").length < 100]).toEqual([1, true]);
    expect(text.stderr).not.toContain("every row is there already");
  });

  it("refuses what is too wide, too long or holds control characters, and prints long names short", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    const many = Array.from({ length: 2001 }, (_, column) => `c${column}`).join(",");
    bench.write("work.csv", csv(`${HEAD},${many}`, `2026-01-05,W,S,1${",".repeat(2001)}`));
    expect(await bench.refused("import", pack, "work.csv")).toContain("TOO_MANY_COLS");
    bench.write(
      "loops.csv",
      csv(
        "id,workflow,title,detected_at",
        `1,W,${"x".repeat(1_100_000)},2026-01-05T10:00:00Z`,
        "2,W,a\u0000b,2026-01-05T10:00:00Z",
        "3,W,a\u001b[31mb,2026-01-05T10:00:00Z",
        '4,W,"two\nlines",2026-01-05T10:00:00Z',
        `5,${"N".repeat(1000)},t,2026-01-05T10:00:00Z`,
        "__proto__,constructor,__proto__,2026-01-05T10:00:00Z",
      ),
    );
    const { code, stdout, stderr } = await bench.run(
      "import",
      pack,
      "loops.csv",
      "--good-rows-only",
      "--json",
    );
    const { files, errors } = JSON.parse(stdout) as ImportReport;
    expect([code, files[0]?.added, errors.map(({ line, code: reason }) => `${line} ${reason}`)]).toEqual([
      0,
      3,
      ["2 STRING_TOO_LONG", "3 CONTROL_CHAR", "4 CONTROL_CHAR"],
    ]);
    expect(errors.every(({ value }) => value.length <= 41)).toBe(true);
    expect(stderr).not.toContain("N".repeat(100));
    expect(await bench.ask("verify", pack)).toEqual({ ok: true, problems: [] });
  });

  it("JSON that is too deep is refused at its place", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    const deep = `${'{"workflows":'.repeat(100)}1${"}".repeat(100)}`;
    bench.write("deep.json", deep);
    expect(await bench.refused("settings", pack, "deep.json")).toContain("JSON_DEPTH");
    bench.write("deep.jsonl", `{"command":"person.add","input":${deep}}`);
    expect(await bench.refused("apply", pack, "deep.jsonl")).toContain("JSON_DEPTH");
    bench.write("work.csv", csv(HEAD, "2026-01-06,W,S,1"));
    expect(await bench.refused("import", pack, "work.csv", "--map", "deep.json")).toContain("JSON_DEPTH");
  });
});
