import { describe, expect, it } from "vitest";
import { reasonPhrase } from "../../../shared/intake/refusal-reasons.ts";
import { refusedRowsCsv } from "../../../shared/intake/refused-rows-csv.ts";
import { sheetOf } from "./guess/profiled.ts";
import { importSheet } from "./import-text.ts";

const MAPPING = {
  target: "work",
  columns: {
    date: { from: "day" },
    workflow: { from: "flow" },
    segment: { from: "seg" },
    eligible: { from: "n" },
    revenue: { from: "money" },
  },
};
const TEXT = [
  "day,flow,seg,n,money",
  "2026-01-05,Claims,SMB,5,-3.5",
  '2026-02-30,"=HYPERLINK(""x"")",,many,-4.5',
  "2026-01-06,Claims,SMB,6,1",
  "2026-01-05,Claims,SMB,7,1",
  "2026-01-07,Claims,SMB",
  "",
].join("\n");

describe("refused rows as CSV", () => {
  it("stand as in the file behind line, codes and reasons; texts cannot begin a formula, numbers stay", async () => {
    const { rowErrors } = await importSheet("export.csv", TEXT, MAPPING);
    const csv = new TextDecoder().decode(refusedRowsCsv(await sheetOf(TEXT), rowErrors));
    expect(csv.split("\r\n").map((line) => line.replace(/reason.*?,day/, "reason,day"))).toEqual([
      "line,code,reason,day,flow,seg,n,money",
      expect.stringMatching(
        /^3,DATE_INVALID REQUIRED TYPE,"date: this date .*; segment: the cell is empty; fill it; eligible: not a whole number",2026-02-30,"'=HYPERLINK\(""x""\)",,many,-4\.5$/,
      ),
      expect.stringMatching(/^5,ID_DUP,.*line 2 already.*,2026-01-05,Claims,SMB,7,1$/),
      expect.stringMatching(/^6,CSV_COLUMNS,.*,2026-01-07,Claims,SMB$/),
      "",
    ]);
  });

  it("are refused again for the same reasons where nobody mended them, and taken once they are", async () => {
    const { rowErrors } = await importSheet("export.csv", TEXT, MAPPING);
    const mended = new TextDecoder()
      .decode(refusedRowsCsv(await sheetOf(TEXT), rowErrors))
      .replace("2026-02-30", "2026-02-28")
      .replace(`"'=HYPERLINK(""x"")",,many`, "Claims,SMB,8")
      .split("\r\n")
      .slice(0, 2)
      .join("\r\n");
    const again = await importSheet("export-refused.csv", mended, MAPPING);
    expect([again.table.length, again.rowsRefused]).toEqual([1, 0]);
  });

  it("are counted by reason, all of them, also beyond those that are listed", async () => {
    const many = Array.from({ length: 50 }, (_, row) => `2026-01-05,Claims,S${row},many,1`);
    const { reasons, rowErrors } = await importSheet("export.csv", `${TEXT}${many.join("\n")}\n`, MAPPING);
    expect(reasons.map((reason) => [reasonPhrase(reason), reason.rows, reason.line])).toEqual([
      ["eligible not readable", 51, 3],
      ["date does not exist", 1, 3],
      ["no segment", 1, 3],
      ["key twice", 1, 5],
      ["wrong number of cells", 1, 6],
    ]);
    expect(reasons.reduce((sum, { rows }) => sum + rows, 0)).toBe(rowErrors.length);
  });
});
