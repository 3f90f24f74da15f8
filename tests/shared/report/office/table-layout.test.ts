import { describe, expect, it } from "vitest";
import { column, row, statusCell, table, textCell } from "../../../../shared/report/baseline/blocks.ts";
import { hasRoom } from "../../../../shared/report/office/column-shares.ts";
import { isKeptTogether } from "../../../../shared/report/office/table-lines.ts";
import { statesStand } from "../../../../shared/report/pptx/slide-heights.ts";

describe("statesStand", () => {
  it("says whether each state stands in one line of its column", () => {
    const { cells } = row(textCell("Electronics and other goods"), statusCell("no detectable change"));
    expect(statesStand(cells, [1, 2.5], 12)).toBe(true);
    expect(statesStand(cells, [1, 2.5], 14)).toBe(false);
  });
});

describe("hasRoom", () => {
  it("keeps the day of a pilot and its phase in one piece", () => {
    const days = table(
      "Days",
      [column("Company", 1), column("Day", 1)],
      [row(textCell("Norrbex"), textCell("Day 130 · P5"))],
    );
    expect([22, 26].map((letters) => hasRoom(days, letters))).toStrictEqual([false, true]);
  });
});

describe("isKeptTogether", () => {
  const rows = (count: number, text: string) =>
    table(
      "Rows",
      [column("Text", 1)],
      Array.from({ length: count }, () => row(textCell(text))),
    );
  const long = "ten words ".repeat(60);

  it("keeps few lines on one page, and few rows however tall", () => {
    expect(isKeptTogether(rows(18, "one line"), [1], 100)).toBe(true);
    expect(isKeptTogether(rows(19, "one line"), [1], 100)).toBe(false);
    expect(isKeptTogether(rows(4, long), [1], 100)).toBe(true);
    expect(isKeptTogether(rows(5, long), [1], 100)).toBe(false);
  });
});
