import { describe, expect, it } from "vitest";
import { decodeBatch } from "../../../shared/observations/batch-csv.ts";
import { distinctUnderCurrentNames } from "../../../shared/pilot-data/alias-duplicates.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { freshPilot, run, valueOf } from "../commands/test-pilot.ts";

const table = (...rows: readonly string[]) =>
  valueOf(
    decodeBatch(
      "work",
      new TextEncoder().encode(`${["line,date,workflow,segment,eligible", ...rows].join("\n")}\n`),
    ),
  );

// The workflow "Old" is called "New" by now: both names mean it.
const { state: made } = run(freshPilot(), "workflow.add", { name: "Old" });
const id = recordsOf(made, "workflow")[0]?.id ?? "";
const { state: pilot } = run(made, "workflow.rename", { id, name: "New" });

describe("rows that come to one key through an alias", () => {
  it("keep the first, and name the lines of the others", () => {
    const given = table("2,2026-01-05,New,S,1", "3,2026-01-05,Old,S,2", "4,2026-01-06,Old,S,3");
    const { table: distinct, repeatedLines } = distinctUnderCurrentNames(pilot, given);
    expect(repeatedLines).toEqual([3]);
    expect([...distinct.lines]).toEqual([2, 4]);
  });

  it("leave a table alone that names nothing by an alias", () => {
    const given = table("2,2026-01-05,New,S,1", "3,2026-01-05,Other,S,2");
    expect(distinctUnderCurrentNames(pilot, given).table).toBe(given);
  });
});
