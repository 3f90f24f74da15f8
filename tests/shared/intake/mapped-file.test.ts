import { describe, expect, it } from "vitest";
import { rowsOf } from "../observations/arbitrary-table.ts";
import { importFile, importSheet, refusalOf } from "./import-text.ts";

const work = (columns: object, rest: object = {}) => ({
  target: "work",
  columns: { date: { const: "2026-01-05" }, workflow: { const: "w" }, segment: { from: "id" }, ...columns },
  ...rest,
});
const interactions = (columns: object, rest: object = {}) => ({
  target: "interactions",
  columns: {
    id: { from: "id" },
    at: { const: "2026-01-05T10:00:00Z" },
    workflow: { const: "w" },
    segment: { const: "s" },
    mode: { const: "autonomous" },
    ...columns,
  },
  ...rest,
});

/** The cells of one column, and the codes of what was refused. */
async function cellsOf(column: string, text: string, mapping: object) {
  const { table, rowErrors } = await importSheet("export.csv", text, mapping);
  return [...rowsOf(table).map((row) => row[column]), ...rowErrors.map(({ code }) => code)];
}

describe("mapped numbers", () => {
  it("carry separators and a decimal comma once the mapping says so", async () => {
    const text =
      "id;cost\na;1.234.567,89\nb;12,5\nc;1 234,5\nd;1'000\ne;7\nf;1.23\ng;1.2345\nh;1,2,3\ni;-0,01\n";
    expect(
      await cellsOf("revenue", text, work({ revenue: { from: "cost" } }, { source: { decimal: "," } })),
    ).toEqual([
      1_234_567_890_000,
      12_500_000,
      1_234_500_000,
      1_000_000_000,
      7_000_000,
      -10_000,
      "NUMBER_AMBIGUOUS",
      "NUMBER_AMBIGUOUS",
      "NUMBER_AMBIGUOUS",
    ]);
  });

  it("carry thousands commas where the mapping names the point", async () => {
    const text = "id;n\na;1,234\nb;1,234,567\nc;12,34\nd;5\n";
    expect(
      await cellsOf("eligible", text, work({ eligible: { from: "n" } }, { source: { decimal: "." } })),
    ).toEqual([1234, 1_234_567, 5, "NUMBER_AMBIGUOUS"]);
  });

  it("are scaled exactly, after the decimal mark", async () => {
    // 1,10 cents x 0.01 = 0.011; 29 x 0.01 = 0.29 (in doubles 29 * 0.01 = 0.29 but 0.57 * 100 = 56.99999999999999).
    const text = "id;cents\na;1,10\nb;29\nc;90071992547409,93\n";
    const mapping = work({ revenue: { from: "cents", scale: 0.01 } }, { source: { decimal: "," } });
    expect(await cellsOf("revenue", text, mapping)).toEqual([11_000, 290_000, "RANGE"]);
    const share = work({ eligible: { from: "cents", scale: 100 } }, { source: { decimal: "." } });
    expect(await cellsOf("eligible", "id,cents\na,0.57\n", share)).toEqual([57]);
  });

  it("may be missing in words of the file", async () => {
    const text = "id,cost\na,NULL\nb, ? \nc,\nd,1\n";
    const mapping = work({ revenue: { from: "cost" } }, { source: { nulls: ["NULL", "?"] } });
    expect(await cellsOf("revenue", text, mapping)).toEqual([null, null, null, 1_000_000]);
  });
});

describe("mapped words", () => {
  it("are compared after trimming; without else an unknown one is refused", async () => {
    const text = "id,n\n1, 0 \n2,1\n3,\n4,7\n";
    const map = { "0": "accepted", "1": "escalated" };
    expect(await cellsOf("disposition", text, interactions({ disposition: { from: "n", map } }))).toEqual([
      "accepted",
      "escalated",
      null,
      "UNMAPPED",
    ]);
    const open = interactions({ disposition: { from: "n", map, else: "overridden" } });
    expect(await cellsOf("disposition", text, open)).toEqual([
      "accepted",
      "escalated",
      "overridden",
      "overridden",
    ]);
  });

  it("follow the first case that fits", async () => {
    const cases = [
      {
        when: [
          { column: "a", in: ["1"] },
          { column: "b", in: ["x", "y"] },
        ],
        value: "escalated",
      },
      { when: [{ column: "a", in: [1] }], value: "overridden" },
    ];
    const text = "id,a,b\n1,1,y\n2,1,z\n3,2,x\n";
    expect(
      await cellsOf("disposition", text, interactions({ disposition: { cases, else: "accepted" } })),
    ).toEqual(["escalated", "overridden", "accepted"]);
    expect(await cellsOf("disposition", text, interactions({ disposition: { cases } }))).toEqual([
      "escalated",
      "overridden",
      "UNMAPPED",
    ]);
  });

  it("are joined from several columns, the second of equal headers as name#2", async () => {
    const text = "id,c,c\n1,x,y\n2,,y\n3,,\n";
    const mapping = { ...interactions({ customer: { from: ["c", "c#2"], join: "/" } }), source: {} };
    expect(await cellsOf("customer", text, mapping)).toEqual(["x/y", "/y", null]);
  });
});

describe("mapped times", () => {
  const at = (column: object) => interactions({ at: { from: "t", ...column } });
  const utc = (...parts: [number, number, number, number, number]) => Date.UTC(...parts);

  it("are read in the mapping's format and zone", async () => {
    const text = "id,t\n1,29/2/2016 01:16\n2,5/3/2016 9:05\n3,30/2/2016 01:16\n4,2016-02-29\n";
    // Berlin is at UTC+1 in winter, so 01:16 is 00:16Z.
    expect(await cellsOf("at", text, at({ date: "D/M/YYYY HH:mm", zone: "pilot" }))).toEqual([
      utc(2016, 1, 29, 0, 16),
      utc(2016, 2, 5, 8, 5),
      "DATE_INVALID",
      "TYPE",
    ]);
    expect(
      await cellsOf("at", "id,t\n1,29/2/2016 01:16\n", at({ date: "D/M/YYYY HH:mm", zone: "-05:00" })),
    ).toEqual([utc(2016, 1, 29, 6, 16)]);
    const newYork = at({ date: "D/M/YYYY HH:mm", zone: "America/New_York" });
    expect(await cellsOf("at", "id,t\n1,29/6/2016 01:16\n", newYork)).toEqual([utc(2016, 5, 29, 5, 16)]);
  });

  it("need a zone or an offset", async () => {
    expect(await cellsOf("at", "id,t\n1,2026-01-05 10:00\n2,2026-01-05T10:00+02:00\n", at({}))).toEqual([
      utc(2026, 0, 5, 8, 0),
      "TIME_OFFSET",
    ]);
  });

  it("fall on dates and months as in the pilot's zone", async () => {
    const day = (date: object) => work({ date: { from: "t", ...date } });
    // 23:30Z is 00:30 of the next day in Berlin; a wall time without zone stays on its own day.
    expect(
      await cellsOf("date", "id,t\n1,2026-01-05T23:30Z\n2,2026-01-05 23:30\n3,2026-01-05\n", day({})),
    ).toEqual([20_459, 20_458, 20_458]);
    const spring = day({ date: "DD.MM.YY HH:mm", zone: "UTC" });
    expect(await cellsOf("date", "id,t\n1,05.01.26 23:30\n", spring)).toEqual([20_459]);
    const effort = {
      target: "effort",
      columns: { month: { from: "t", date: "MM/YYYY" }, workflow: { const: "w" }, segment: { from: "id" } },
    };
    // January 2026 is month 2026 x 12 = 24,312.
    expect(await cellsOf("month", "id,t\n1,1/2026\n2,13/2026\n", effort)).toEqual([24_312, "DATE_INVALID"]);
  });

  it("differ as the clock showed them, or in the mapping's zone", async () => {
    // In Berlin the clock goes forward on 2026-03-29 at 02:00: from 01:00 to 04:00 by the clock are 2 hours.
    const text =
      "id,a,b\n1,29/3/2026 01:00,29/3/2026 04:00\n2,29/3/2026 01:00,\n3,29/3/2026 04:00,29/3/2026 01:00\n";
    const minutes = (rest: object) =>
      interactions({ cycle_minutes: { minutesBetween: ["a", "b"], date: "D/M/YYYY HH:mm", ...rest } });
    expect(await cellsOf("cycle_minutes", text, minutes({}))).toEqual([180, null, "RANGE"]);
    expect(await cellsOf("cycle_minutes", text, minutes({ zone: "pilot" }))).toEqual([120, null, "RANGE"]);
    expect(
      await cellsOf(
        "cycle_minutes",
        "id,a,b\n1,2026-01-05T10:00Z,2026-01-05T12:30+01:00\n",
        interactions({ cycle_minutes: { minutesBetween: ["a", "b"], scale: 0.5 } }),
      ),
    ).toEqual([45]);
  });
});

describe("which records count", () => {
  const log = "id,state,n\n1,New,0\n2,New,5\n1,Closed,1\n1,Closed,2\n3,Open,x\n";

  it("those that pass every filter", async () => {
    const filter = [
      { column: "state", in: ["Closed", "New"] },
      { column: "n", in: ["0", "2"] },
    ];
    const sheet = await importSheet("log.csv", log, work({ segment: { from: ["id", "n"] } }, { filter }));
    expect([[...sheet.table.lines], sheet.rowsRead, sheet.rowsSkipped]).toEqual([[2, 5], 5, 3]);
  });

  it.each([
    ["first", [2, 3]],
    ["last", [3, 5]],
  ])("the %s of each key, after the filter", async (keep, lines) => {
    const mapping = work(
      { eligible: { from: "n" } },
      { keep, filter: [{ column: "state", in: ["New", "Closed"] }] },
    );
    const sheet = await importSheet("log.csv", log, mapping);
    expect([[...sheet.table.lines], sheet.rowErrors.length]).toEqual([lines, 0]);
  });

  it("a bad record that is superseded is not judged, one that stands is", async () => {
    const text = "id,n\n1,x\n1,2\n2,3\n2,x\n";
    const sheet = await importSheet("log.csv", text, work({ eligible: { from: "n" } }, { keep: "last" }));
    expect(sheet.rowErrors.map(({ line, code }) => [line, code])).toEqual([[5, "TYPE"]]);
    expect([...sheet.table.lines]).toEqual([3]);
  });

  it("without keep a repeated key is an error", async () => {
    expect((await importSheet("log.csv", log, work({}))).rowErrors.map(({ code }) => code)).toEqual([
      "ID_DUP",
      "ID_DUP",
    ]);
  });
});

describe("the source", () => {
  it("may have its header further down, another encoding and another delimiter", async () => {
    const text = 'Report "x\n;;\nid;n\nü;1\n';
    const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
    const source = { headerRow: 3, encoding: "ISO-8859-1", delimiter: ";" };
    const sheet = await importSheet("export.csv", bytes, work({ eligible: { from: "n" } }, { source }));
    expect(rowsOf(sheet.table)).toEqual([{ date: 20_458, workflow: "w", segment: "ü", eligible: 1 }]);
    expect([...sheet.table.lines]).toEqual([4]);
  });

  it("must have the columns that the mapping names", async () => {
    const read = await importFile("x.csv", "id\n1\n", work({ eligible: { from: "count" } }));
    expect(read.ok ? null : [read.problem.code, read.problem.where]).toEqual([
      "MAPPING",
      "/columns/eligible/from",
    ]);
    expect(await refusalOf("x.csv", "id\n1\n", work({}, { filter: [{ column: "n", in: [] }] }))).toBe(
      "MAPPING",
    );
  });
});
