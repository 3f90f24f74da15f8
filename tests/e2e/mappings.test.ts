import { describe, expect, it } from "vitest";
import { csv, type FigureRow, type ImportReport, makeWorkbench, valuesOf } from "./support/workbench.ts";

describe("import --map", () => {
  it("filter, keep, map, else, cases, join, const, scale, dates and zones become the rows that they say", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write(
      "export.csv",
      csv(
        "number,state,category,category,opened,closed,moves,sla,cents",
        "001,New,A,x,5/1/26 23:30,6/1/26 00:15,0,yes,12,5",
        "001,Closed,A,x,5/1/26 23:30,6/1/26 00:15,0,yes,150,5",
        "002,Closed, A ,y,6/1/26 10:00,6/1/26 10:30,2,no,-20,5",
        "003,Open,A,y,6/1/26 10:00,6/1/26 10:30,2,no,9,5",
        "004,Closed,B,z,31/12/69 10:00,31/12/69 10:01, 0 ,?,0,5",
      ).replaceAll(/,(-?\d+),5$/gm, ";$1,5"),
    );
    // The last column is written with a decimal comma: read as one cell through quotes.
    bench.write("export.csv", bench.text("export.csv").replaceAll(/;(-?\d+,5)$/gm, ',"$1"'));
    const date = "D/M/YY HH:mm";
    bench.json("map.json", {
      target: "interactions",
      source: { decimal: ",", nulls: ["?"] },
      filter: [{ column: "state", in: ["Closed"] }],
      keep: "last",
      columns: {
        id: { from: "number" },
        at: { from: "opened", date, zone: "pilot" },
        workflow: { const: "Cases" },
        segment: { from: ["category", "category#2"], join: "/" },
        mode: { const: "autonomous" },
        disposition: { from: "moves", map: { 0: "accepted" }, else: "escalated" },
        quality: {
          cases: [
            {
              when: [
                { column: "sla", in: ["yes"] },
                { column: "moves", in: ["0"] },
              ],
              value: "pass",
            },
            { when: [{ column: "sla", in: ["no"] }], value: "fail" },
          ],
          else: "unknown",
        },
        cycle_minutes: { minutesBetween: ["opened", "closed"], date },
        model_cost: { from: "cents", scale: 0.01 },
      },
    });
    const report = await bench.ask<ImportReport>("import", pack, "export.csv", "--map", "map.json");
    expect(report.errors).toEqual([]);
    expect(report.files).toMatchObject([{ target: "interactions", added: 3, refused: 0 }]);
    await bench.done("tables", pack, "--out", "t");
    // 23:30 in Berlin is 22:30 UTC; 150.5 cents are 1.505; 69 is 2069, 70 would be 1970.
    expect(bench.text("t/interactions.csv").trimEnd().split("\n").slice(1)).toEqual([
      "001,2026-01-05T22:30:00Z,Cases,A/x,,autonomous,accepted,pass,,45,,,1.505,,",
      "002,2026-01-06T09:00:00Z,Cases,A/y,,autonomous,escalated,fail,,30,,,-0.205,,",
      "004,2069-12-31T09:00:00Z,Cases,B/z,,autonomous,accepted,unknown,,1,,,0.005,,",
    ]);
  });

  it("keep first, composite key, and a value that the map does not have", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write(
      "log.csv",
      csv("d,who,what,n", "2026-01-05,a,x,1", "2026-01-05,a,x,2", "2026-01-05,a,y,3", "2026-01-06,a,z,4"),
    );
    const columns = {
      date: { from: "d" },
      workflow: { from: ["who", "what"], join: "-" },
      segment: { from: "what", map: { x: "X", y: "Y" } },
      eligible: { from: "n" },
    };
    bench.json("map.json", { target: "work", keep: "first", columns });
    const { code, stdout } = await bench.run(
      "import",
      pack,
      "log.csv",
      "--map",
      "map.json",
      "--good-rows-only",
      "--json",
    );
    const report = JSON.parse(stdout) as ImportReport;
    expect(code).toBe(0);
    expect(report.files).toMatchObject([{ added: 2, refused: 1 }]);
    expect(report.errors).toMatchObject([{ line: 5, code: "UNMAPPED", value: "z" }]);
    const rows = await bench.ask<FigureRow[]>(
      "metrics",
      pack,
      "--by",
      "workflow,segment",
      "--metric",
      "avd.rate",
    );
    expect(rows.map(({ workflow, segment }) => `${workflow}|${segment}`)).toEqual(["a-x|X", "a-y|Y"]);
    await bench.done("tables", pack, "--out", "t");
    expect(bench.text("t/work.csv")).toContain("2026-01-05,a-x,X,1,");
    bench.json("last.json", {
      target: "work",
      keep: "last",
      columns: { ...columns, segment: { const: "S" } },
    });
    await bench.done("import", pack, "log.csv", "--map", "last.json");
    await bench.done("tables", pack, "--out", "t");
    expect(bench.text("t/work.csv")).toContain("2026-01-05,a-x,S,2,");
  });

  it("dates: named zones, the clock change, offsets of their own, months", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack({}, { tz: "America/New_York" });
    bench.write(
      "log.csv",
      csv(
        "id,when,iso",
        "1,2026-03-08 01:59,2026-03-08T01:59:00-05:00",
        "2,2026-03-08 03:00,2026-03-08T03:00:00-04:00",
        "3,2026-07-01 00:00,2026-07-01",
      ),
    );
    const base = { workflow: { const: "W" }, segment: { const: "S" }, minutes: { const: 1 } };
    bench.json("zone.json", {
      target: "corrections",
      columns: {
        id: { from: "id" },
        at: { from: "when", date: "YYYY-MM-DD HH:mm", zone: "America/New_York" },
        ...base,
      },
    });
    await bench.done("import", pack, "log.csv", "--map", "zone.json");
    await bench.done("tables", pack, "--out", "t");
    expect(bench.text("t/corrections.csv").match(/2026-\S+?Z/g)).toEqual([
      "2026-03-08T06:59:00Z",
      "2026-03-08T07:00:00Z",
      "2026-07-01T04:00:00Z",
    ]);
    // 02:30 does not exist on that night in New York: refused, or taken as the hour after, never as another day.
    bench.write("gap.csv", csv("id,when", "4,2026-03-08 02:30"));
    const gap = await bench.run("import", pack, "gap.csv", "--map", "zone.json", "--json");
    await bench.done("tables", pack, "--out", "t");
    const taken = /^4,(.*?),/m.exec(bench.text("t/corrections.csv"))?.[1] ?? "";
    expect(gap.code === 1 ? gap.stdout : taken).toMatch(/DATE_INVALID|^2026-03-08T0[67]:30:00Z$/);
    bench.json("utc.json", {
      target: "corrections",
      columns: { id: { from: "id" }, at: { from: "when", date: "YYYY-MM-DD HH:mm", zone: "UTC" }, ...base },
    });
    await bench.done("import", pack, "gap.csv", "--map", "utc.json");
  });

  it("a mapping that is wrong is refused at its place", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write("log.csv", csv("d,w,n", "2026-01-05,W,1"));
    const columns = {
      date: { from: "d" },
      workflow: { from: "w" },
      segment: { const: "S" },
      eligible: { from: "n" },
    };
    const wrong: Readonly<Record<string, unknown>> = {
      "/target": { target: "works", columns },
      nosuch: { target: "work", columns: { ...columns, eligible: { from: "nosuch" } } },
      segment: { target: "work", columns: { date: { from: "d" }, workflow: { from: "w" } } },
      colour: { target: "work", columns: { ...columns, colour: { from: "n" } } },
      "/keep": { target: "work", keep: "middle", columns },
      "/columns/eligible": { target: "work", columns: { ...columns, eligible: { form: "n" } } },
      "/source": { target: "work", source: { headerRow: 0 }, columns },
      "/filter": { target: "work", filter: [{ column: "w" }], columns },
      gone: { target: "work", filter: [{ column: "gone", in: ["1"] }], columns },
      zone: {
        target: "corrections",
        columns: {
          id: { from: "n" },
          at: { from: "d", date: "YYYY-MM-DD", zone: "Mars/Base" },
          workflow: { from: "w" },
          segment: { from: "w" },
          minutes: { const: 1 },
        },
      },
    };
    for (const [place, mapping] of Object.entries(wrong)) {
      bench.json("map.json", mapping);
      expect(await bench.refused("import", pack, "log.csv", "--map", "map.json", "--json")).toContain(place);
    }
    bench.write("map.json", '{"target":"work","target":"work"}');
    expect(await bench.refused("import", pack, "log.csv", "--map", "map.json")).toContain("JSON_DUP_KEY");
    bench.write("map.json", '{"target":"work",');
    expect(await bench.refused("import", pack, "log.csv", "--map", "map.json")).toContain("JSON_SYNTAX");
    expect(await bench.refused("import", pack, "log.csv", "--map", "none.json")).toContain("FILE_NOT_FOUND");
  });

  it("percentages are refused with help; thousands and ambiguous numbers are asked, never guessed", async () => {
    const bench = makeWorkbench();
    const pack = await bench.pack();
    bench.write(
      "work.csv",
      csv(
        "date,workflow,segment,eligible,model_cost",
        "2026-01-05,W,S,45%,1",
        '2026-01-06,W,S,1,"1,5"',
        "2026-01-07,W,S,1.234,1",
      ),
    );
    const { stdout } = await bench.run("import", pack, "work.csv", "--json");
    const { errors } = JSON.parse(stdout) as ImportReport;
    expect(errors[0]).toMatchObject({ line: 2, column: "eligible", code: "PERCENTAGE" });
    expect(errors[0]?.message).toContain("two counts");
    expect(errors.slice(1)).toMatchObject([
      { line: 3, column: "model_cost" },
      { line: 4, column: "eligible" },
    ]);
    bench.write(
      "de.csv",
      csv(
        "date;workflow;segment;eligible;model_cost",
        "2026-01-05;W;S;1.234;1.234,5",
        "2026-01-06;W;S;1234567;-,5",
      ),
    );
    const columns = Object.fromEntries(
      ["date", "workflow", "segment", "eligible", "model_cost"].map((name) => [name, { from: name }]),
    );
    bench.json("de.json", { target: "work", source: { decimal: "," }, columns });
    const first = await bench.run("import", pack, "de.csv", "--map", "de.json", "--good-rows-only", "--json");
    expect(first.code).toBe(0);
    await bench.done("tables", pack, "--out", "t");
    expect(bench.text("t/work.csv")).toContain("2026-01-05,W,S,1234,,,,,,,,1234.5,");
    expect(valuesOf(await bench.ask("metrics", pack, "--by", "day"), "avd.volume")).toBeDefined();
  });
});
