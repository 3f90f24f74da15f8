import { describe, expect, it } from "vitest";
import { csv, type FigureRow, type ImportReport, makeWorkbench, valuesOf } from "./support/workbench.ts";

const LINES = [
  "date,workflow,segment,eligible,attempted,qualified,model_cost",
  '2026-01-05,Große Fälle,"S, 1",10,8,5,1.5',
  '2026-01-06,Große Fälle,"S, 1",20,8,6,2.25',
];
const MAPPED = {
  target: "work",
  columns: Object.fromEntries((LINES[0] ?? "").split(",").map((name) => [name, { from: name }])),
};
const text = csv(...LINES);

function utf16(content: string, littleEndian: boolean): Buffer {
  const bytes = Buffer.from(`\ufeff${content}`, "utf16le");
  return littleEndian ? bytes : bytes.swap16();
}

const SOURCES: Readonly<Record<string, string | Uint8Array>> = {
  "plain UTF-8": text,
  "a byte order mark": `\ufeff${text}`,
  CRLF: text.replaceAll("\n", "\r\n"),
  "no line end at the end": text.trimEnd(),
  "quotes everywhere": csv(
    ...LINES.map((line) =>
      (line.match(/"[^"]*"|[^,]+/g) ?? [])
        .map((cell) => (cell.startsWith('"') ? cell : `"${cell}"`))
        .join(","),
    ),
  ),
  semicolons: text.replaceAll('"S, 1"', "S\u0001 1").replaceAll(",", ";").replaceAll("\u0001", ","),
  tabs: text.replaceAll('"S, 1"', "S\u0001 1").replaceAll(",", "\t").replaceAll("\u0001", ","),
  "blank lines at the end": `${text}\n\n`,
  "windows-1252": Buffer.from(text, "latin1"),
  "UTF-16 little endian": utf16(text, true),
  "UTF-16 big endian": utf16(text, false),
  "decomposed letters": text.normalize("NFD"),
  "another order and spaces around": csv(
    "qualified , model_cost,eligible,attempted,segment,workflow,date",
    '5,1.5,10,8,"S, 1", Große Fälle ,2026-01-05',
    '6, 2.25,20, 8 ,"S, 1",Große Fälle,2026-01-06',
  ),
};

describe("import: the same rows", () => {
  it("come out of every encoding and form, and change nothing the second time", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({ "work.csv": text });
    const first = bench.read(pack);
    const names = Object.entries(SOURCES).map(([, content], index) => {
      bench.write(`${index}.csv`, content);
      return `${index}.csv`;
    });
    const { files, errors } = await bench.ask<ImportReport>("import", pack, ...names);
    expect(errors).toEqual([]);
    expect(
      files.map(({ read, unchanged, target }, index) => [
        Object.keys(SOURCES)[index],
        target,
        read,
        unchanged,
      ]),
    ).toEqual(Object.keys(SOURCES).map((name) => [name, "work", 2, 2]));
    expect(bench.read(pack).equals(first)).toBe(true);
    expect(valuesOf(await bench.ask("metrics", pack, "--by", "workflow,segment"), "avd.rate")).toEqual({
      "Große Fälle|S, 1|all": 11 / 30,
    });
  });

  it("come from a mapping's source: header row, encoding, delimiter, decimal comma, thousands, nulls", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({
      "work.csv": csv(...LINES, '2026-01-07,Große Fälle,"S, 1",1234,,,-1234.5'),
    });
    const before = bench.read(pack);
    bench.write(
      "export.txt",
      Buffer.from(
        csv(
          "Report of the day",
          "",
          "date;workflow;segment;eligible;attempted;qualified;model_cost",
          "2026-01-05;Große Fälle;S, 1;10;8;5;1,5",
          "2026-01-06;Große Fälle;S, 1;20;8;6;2,25",
          "2026-01-07;Große Fälle;S, 1;1.234;?;NULL;-1.234,50",
        ),
        "latin1",
      ),
    );
    const source = {
      encoding: "windows-1252",
      delimiter: ";",
      headerRow: 3,
      decimal: ",",
      nulls: ["", "NULL", "?"],
    };
    bench.json("map.json", { ...MAPPED, source });
    const report = await bench.ask<ImportReport>("import", pack, "export.txt", "--map", "map.json");
    expect(report).toEqual({
      files: [
        { file: "export.txt", target: "work", read: 3, added: 0, replaced: 0, unchanged: 3, refused: 0 },
      ],
      errors: [],
    });
    expect(bench.read(pack).equals(before)).toBe(true);
  });

  it("a target is the file's name in any case, or the one template whose columns it has", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write("WORK.CSV", text);
    bench.write("march.csv", csv("month,customer,segment,starting_mrr", "2026-01,a,S,5"));
    bench.write("people.csv", csv("customer,segment", "a,S"));
    bench.write("odd.csv", csv("colour,size", "red,5"));
    const { files } = await bench.ask<ImportReport>("import", pack, "WORK.CSV", "march.csv");
    expect(files.map(({ file, target }) => [file, target])).toEqual([
      ["WORK.CSV", "work"],
      ["march.csv", "revenue"],
    ]);
    expect(await bench.refused("import", pack, "odd.csv", "--json")).toContain("TARGET_UNKNOWN");
    const people = await bench.run("import", pack, "people.csv", "--json");
    expect(people.code === 0 || people.stderr.includes("TARGET_UNKNOWN")).toBe(true);
  });
});

describe("import: several files and several times", () => {
  it("all or none, good rows only, replaced rows, and --out", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write("work.csv", text);
    bench.write("revenue.csv", csv("month,customer,segment,starting_mrr", "2026-01,a,S,5", "2026-01,b,S,x"));
    const line = await bench.refused("import", pack, "work.csv", "revenue.csv", "--json");
    expect(line).toContain("ROWS_REFUSED");
    expect(await bench.refused("import", pack, "work.csv", "absent.csv", "--json")).toContain(
      "FILE_NOT_FOUND",
    );
    const empty = bench.read(pack);

    const out = ["--good-rows-only", "--out", "copy.c180"];
    const report = await bench.ask<ImportReport>("import", pack, "work.csv", "revenue.csv", ...out);
    expect(report.files).toEqual([
      { file: "work.csv", target: "work", read: 2, added: 2, replaced: 0, unchanged: 0, refused: 0 },
      { file: "revenue.csv", target: "revenue", read: 2, added: 1, replaced: 0, unchanged: 0, refused: 1 },
    ]);
    expect(report.errors).toMatchObject([
      { file: "revenue.csv", line: 3, column: "starting_mrr", code: "TYPE", value: "x" },
    ]);
    expect(bench.read(pack).equals(empty)).toBe(true);

    // A later row with the same key replaces the row whole: what it does not have is no data again.
    bench.write("work.csv", csv("date,workflow,segment,eligible", '2026-01-05,Große Fälle,"S, 1",11'));
    const again = await bench.ask<ImportReport>("import", "copy.c180", "work.csv");
    expect(again.files).toMatchObject([{ read: 1, added: 0, replaced: 1, unchanged: 0 }]);
    const rows = await bench.ask<FigureRow[]>(
      "metrics",
      "copy.c180",
      "--by",
      "day",
      "--metric",
      "avd.volume",
    );
    expect(valuesOf(rows, "avd.volume")).toEqual({ "*|*|2026-01-05": null, "*|*|2026-01-06": 6 });

    const unchanged = bench.read("copy.c180");
    await bench.done("import", "copy.c180", "work.csv", "--out", "third.c180");
    expect(bench.read("third.c180").equals(unchanged)).toBe(true);
  });

  it("a missing required column refuses the file, also with --good-rows-only", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write("work.csv", csv("date,workflow,eligible", "2026-01-05,W,1"));
    bench.write("revenue.csv", csv("month,customer,segment", "2026-01,a,S"));
    bench.write("loops.csv", csv("id,workflow,title", "1,W,t"));
    bench.write("interactions.csv", csv("id,at,workflow,segment", "1,2026-01-05T10:00Z,W,S"));
    for (const [file, column] of [
      ["work.csv", "segment"],
      ["revenue.csv", "starting_mrr"],
      ["loops.csv", "detected_at"],
    ] as const) {
      const line = await bench.refused("import", pack, file, "--good-rows-only", "--json");
      expect(line).toContain("CSV_HEADER_MISSING");
      expect(line).toContain(column);
    }
  });

  it("names differ in case with a warning, future dates and new names are warnings, kept columns are reported", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({ "work.csv": text });
    bench.write(
      "work.csv",
      csv(
        "date,workflow,segment,eligible,colour",
        '2027-01-05,GROẞE FÄLLE,"s, 1",1,red',
        "2027-01-06,Große fälle,T,1,red",
      ),
    );
    const { code, stderr } = await bench.run("import", pack, "work.csv", "--json");
    expect(code).toBe(0);
    for (const warning of ["W_NAME_CASE", "W_FUTURE", "W_CREATED", "W_UNKNOWN_COLUMN"]) {
      expect(stderr).toContain(warning);
    }
    expect(stderr).toContain("colour");
    const segments = await bench.ask<FigureRow[]>("metrics", pack, "--by", "segment", "--metric", "avd.rate");
    expect(segments.map(({ segment }) => segment).sort()).toEqual(["S, 1", "T", "s, 1"]);
  });

  it("a name that differs only in case from one of an earlier import is a warning too", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({ "work.csv": csv("date,workflow,segment,eligible", "2026-01-05,W,S,1") });
    bench.write("work.csv", csv("date,workflow,segment,eligible", "2026-01-06,W,s,1"));
    const { code, stderr } = await bench.run("import", pack, "work.csv", "--json");
    expect([code, stderr]).toEqual([0, expect.stringContaining("W_NAME_CASE")]);
  });

  it("mixed encodings have a code of their own", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    const good = "2026-01-05,Große Fälle,S,10\n";
    const bad = "2026-01-06,Große Fälle,S,10\n";
    const head = "date,workflow,segment,eligible\n";
    bench.write("work.csv", Buffer.concat([Buffer.from(`\ufeff${head}${good}`), Buffer.from(bad, "latin1")]));
    expect((await bench.run("import", pack, "work.csv", "--json")).stdout).toContain('"ENCODING"');
    expect(await bench.refused("import", pack, "work.csv", "--json")).toContain("ROWS_REFUSED");
  });
});
