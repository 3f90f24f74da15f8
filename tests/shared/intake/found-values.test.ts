import { describe, expect, it } from "vitest";
import { foundValues } from "../../../shared/intake/found-values.ts";
import { NO_SETTINGS, openImportSource } from "../../../shared/intake/import-source.ts";
import { rawLines } from "../../../shared/intake/raw-lines.ts";
import { endOf, sheetOf } from "./guess/profiled.ts";

const TEXT = "id,state,group\n1, open ,A\n2,closed,?\n3,open,B\n4,,A\n5,open,A\n";

describe("values that columns hold", () => {
  it("are those that a mapping compares, the most frequent first, from the whole file", async () => {
    const found = endOf(foundValues(await sheetOf(TEXT), ["state"], "", new Set([""]), 10));
    expect(found).toEqual({
      values: [
        { text: "open", cells: 3 },
        { text: "closed", cells: 1 },
        { text: "", cells: 1 },
      ],
      unlisted: 0,
    });
  });

  it("of several columns are joined as the mapping joins them", async () => {
    const found = endOf(foundValues(await sheetOf(TEXT), ["state", "group"], "/", new Set(["", "?"]), 10));
    expect(found.values.map(({ text }) => text)).toEqual(["open/A", "closed/", "open/B", "/A"]);
  });

  it("are listed up to a limit, and the rest counted", async () => {
    const rows = Array.from({ length: 30_000 }, (_, row) => `${row},${row % 300}`);
    const found = endOf(
      foundValues(await sheetOf(`id,n\n${rows.join("\n")}\n`), ["n"], "", new Set([""]), 200),
    );
    expect([found.values.length, found.unlisted, found.values[0]?.cells]).toEqual([200, 100, 100]);
  });
});

describe("the first lines of a file", () => {
  it("stand as they are, whatever they are", async () => {
    const source = await openImportSource(new TextEncoder().encode("Report of May\n\nid;n\n1;2\n"));
    if (!source.ok) throw new Error(source.problem.message);
    const lines = rawLines(source.value, { ...NO_SETTINGS, headerRow: 3 }, 10);
    expect(lines).toEqual({
      ok: true,
      value: [
        { line: 1, cells: ["Report of May"] },
        { line: 3, cells: ["id", "n"] },
        { line: 4, cells: ["1", "2"] },
      ],
    });
  });
});
