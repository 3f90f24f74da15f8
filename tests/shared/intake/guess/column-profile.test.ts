import { describe, expect, it } from "vitest";
import { profileOf } from "./profiled.ts";

const lines = (head: string, count: number, row: (index: number) => string): string =>
  [head, ...Array.from({ length: count }, (_, index) => row(index))].join("\n");

describe("the profile of a sheet", () => {
  it("counts records and names columns as a mapping knows them", async () => {
    const { records, columns } = await profileOf("a,b,b\n1,x,y\n\n2,,z\n3,x,\n");
    expect(records).toBe(3);
    expect(columns.map(({ name, looked, filled }) => [name, looked, filled])).toEqual([
      ["a", 3, 3],
      ["b", 3, 2],
      ["b#2", 3, 2],
    ]);
    expect(columns[1]?.values).toEqual([{ text: "x", cells: 2 }]);
    expect(columns[0]?.samples.map(({ line, text }) => [line, text])).toEqual([
      [2, "1"],
      [4, "2"],
      [5, "3"],
    ]);
  });

  it("looks further than the first rows where day and month cannot be told apart, until they can", async () => {
    const row = (index: number) => `${(index % 12) + 1}/${(index % 11) + 1}/2026,${index}`;
    const open = await profileOf(lines("on,n", 20_000, row));
    expect(open.columns[0]?.dates.formats).toEqual(["D/M/YYYY", "M/D/YYYY"]);
    // One day after the twelfth, in a row that no sample looks at.
    const told = await profileOf(
      lines("on,n", 20_000, (index) => (index === 17_001 ? "13/5/2026,0" : row(index))),
    );
    expect(told.columns[0]?.dates.formats).toEqual(["D/M/YYYY"]);
  });

  it("does the same for the decimal mark", async () => {
    const open = await profileOf(lines("cost;n", 9000, (index) => `1.${100 + (index % 900)};${index}`));
    expect(open.columns[0]?.numbers).toMatchObject({ point: 0, comma: 0 });
    const told = await profileOf(
      lines("cost;n", 9000, (index) => `${index === 8001 ? "3,5" : `1.${100 + (index % 900)}`};${index}`),
    );
    expect(told.columns[0]?.numbers).toMatchObject({ comma: 1 });
  });

  it("keeps the cells that readings differ on, and no others", async () => {
    const { columns } = await profileOf("on\n4/4/2026\n5/4/2026\n6/4/2026\n");
    expect(columns[0]?.dates.telling).toEqual([
      { line: 3, text: "5/4/2026" },
      { line: 4, text: "6/4/2026" },
    ]);
  });

  it("gives up listing values where there are many, and finds words for no data", async () => {
    const { columns } = await profileOf(
      lines("id,state", 100, (index) => `${index},${index % 9 === 0 ? "NULL" : "?"}`),
    );
    expect(columns[0]?.values).toBe(null);
    expect(columns[1]?.values).toEqual([
      { text: "?", cells: 88 },
      { text: "NULL", cells: 12 },
    ]);
    expect(columns[1]?.blanks.toSorted()).toEqual(["?", "NULL"]);
  });

  it("passes over broken records, and says nothing of columns without cells", async () => {
    const { records, columns } = await profileOf('a,b\n1,2,3\n"open,1\n5,6\n');
    expect(records).toBe(3);
    expect(columns.map(({ looked }) => looked)).toEqual([1, 1]);
    expect((await profileOf("a,b\n")).columns[0]).toMatchObject({ looked: 0, filled: 0, values: [] });
  });
});
