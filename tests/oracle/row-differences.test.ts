import { expect, it } from "vitest";
import { rowDifferences } from "./row-differences.ts";

it("names rows that are missing, extra, repeated or different", () => {
  const row = { metric: "m", workflow: "*", value: 0.1 + 0.2, n: 3 };
  const keys = ["metric", "workflow"];
  expect(rowDifferences([row], [{ ...row, value: 0.3 }], { keys })).toEqual([]);
  expect(rowDifferences([row], [{ ...row, value: null }], { keys })).toEqual([
    `m | *: value is null, not ${0.1 + 0.2}`,
  ]);
  expect(rowDifferences([row], [{ ...row, n: 4 }], { keys, ignore: (field) => field === "n" })).toEqual([]);
  expect(rowDifferences([row], [{ ...row, workflow: "W" }], { keys })).toEqual([
    "m | *: missing",
    "m | W: should not be there",
  ]);
  expect(rowDifferences([row], [row, row], { keys })).toEqual(["m | *: more than once"]);
  // a field that one of them lacks is a difference
  expect(rowDifferences([row], [{ metric: "m", workflow: "*", n: 3 }], { keys })).toHaveLength(1);
});
