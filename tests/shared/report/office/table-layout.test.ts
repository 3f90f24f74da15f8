import { describe, expect, it } from "vitest";
import {
  column,
  numberColumn,
  row,
  statusCell,
  table,
  textCell,
} from "../../../../shared/report/baseline/blocks.ts";
import { columnShares } from "../../../../shared/report/office/column-shares.ts";
import { isKeptTogether } from "../../../../shared/report/office/table-lines.ts";

describe("columnShares", () => {
  it("gives a verdict room for one line where the table has little more than it needs", () => {
    const segments = table(
      "Segments",
      [column("Segment", 2.3), numberColumn("Difference", 1.6), column("Verdict", 2.2)],
      [row(textCell("Electronics"), textCell("+2.0 pts"), statusCell("no detectable change"))],
    );
    const letters = 49;
    const [, , verdict = 0] = columnShares(segments, letters);
    expect(verdict * letters).toBeGreaterThanOrEqual("xxxx no detectable change".length);
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
