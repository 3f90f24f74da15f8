import { strFromU8, unzipSync } from "fflate";
import { expect, it } from "vitest";
import { pilotReport } from "../../../../shared/report/pilot-report.ts";
import { writeWithExcelts } from "../../../../shared/report/xlsx/excelts-writer.ts";
import { controlSheet } from "../../../../shared/report/xlsx/own-sheets.ts";
import { number, right, strong, text } from "../../../../shared/report/xlsx/sheet-cells.ts";
import { fittedWidths, listWidths } from "../../../../shared/report/xlsx/sheet-size.ts";
import type { Sheet, SheetRow } from "../../../../shared/report/xlsx/workbook-port.ts";
import { SAMPLE_CLOCK_MS } from "../../../../shared/sample/build-sample-company.ts";
import { built } from "../../sample/sample-pilots.ts";

/** Cells with their styles in a written sheet: the alignment of each, as the file has it. */
async function alignments(sheet: Sheet): Promise<ReadonlyMap<string, string>> {
  const bytes = await writeWithExcelts({
    title: "Layout",
    creator: "test",
    date: "2026-11-20",
    head: "",
    foot: { left: "", centre: "", right: "" },
    paper: "A4",
    sheets: [sheet],
  });
  const files = unzipSync(bytes);
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const [, formats = ""] = part("xl/styles.xml").split("<cellXfs");
  const styles = [...formats.matchAll(/<xf [^>]*?(?:\/>|>(?<inside>.*?)<\/xf>)/gu)].map(
    ({ groups }) => groups?.["inside"] ?? "",
  );
  return new Map(
    [...part("xl/worksheets/sheet1.xml").matchAll(/<c r="(?<place>[A-Z]+\d+)" s="(?<style>\d+)"/gu)].map(
      ({ groups }) => [groups?.["place"] ?? "", styles[Number(groups?.["style"])] ?? ""],
    ),
  );
}

it("begins words with air where a column of numbers stands before them, and nowhere else", async () => {
  const rows: readonly SheetRow[] = [
    { kind: "head", cells: [strong("What"), right(strong("Days")), strong("Why"), strong("Who")] },
    { kind: "row", cells: [text("Wait"), number(5, "#,##0"), text("Nobody decides"), text("CTO")] },
    { kind: "row", cells: [text("Wait"), { kind: "empty" }, text("Nobody decides"), text("CTO")] },
  ];
  const written = await alignments({
    name: "Layout",
    widths: fittedWidths(rows),
    rows,
    frozenRows: 1,
    filterRow: 0,
    isList: true,
  });
  const airy = [...written]
    .filter(([, alignment]) => alignment.includes('indent="1"'))
    .map(([place]) => place);
  expect(airy).toStrictEqual(["C1", "C2", "C3"]);
});

it("gives numbers of a list the width of all places that their format may show, and of their sign", () => {
  const rows: readonly SheetRow[] = [{ kind: "row", cells: [number(-1204.5, '#,##0.00## "EUR"')] }];
  const [width = 0] = listWidths([6], rows);
  expect(width).toBeGreaterThanOrEqual("-1,204.5000 EUR".length);
});

it("says each fact of the control sheet once", async () => {
  const { state, prepared } = await built("tallowmere");
  for (const kind of ["baseline", "phase", "board"] as const) {
    const report = pilotReport(state, prepared, { kind, asOfMs: SAMPLE_CLOCK_MS });
    if (!report.ok) throw new Error(report.problem.message);
    const labels = controlSheet(report.value)
      .rows.map(({ cells: [label, value] }) =>
        label?.kind === "text" && value?.kind === "text" ? label.text : "",
      )
      .filter((label) => label !== "");
    expect(labels).toStrictEqual([...new Set(labels)]);
    expect(labels).toContain("Fingerprint");
  }
});
