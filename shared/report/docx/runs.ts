import { type IRunOptions, ShadingType, TextRun } from "docx";
import type { Status } from "../charts/status.ts";
import { tokenHex } from "../office/office-look.ts";
import { cellLines, heatColours, stateMark } from "../office/state-mark.ts";
import type { TableCell } from "../report-document.ts";
import { plainText } from "../text/plain-text.ts";

/** A run of text without control characters; sizes are half points. */
export function run(text: string, options: Omit<IRunOptions, "text" | "children"> = {}): TextRun {
  return runAfter("", text, options);
}

/** A run that follows another one in its line, with what stands between the two. */
export function runAfter(
  space: string,
  text: string,
  options: Omit<IRunOptions, "text" | "children"> = {},
): TextRun {
  return new TextRun({ ...options, text: `${space}${plainText(text)}` });
}

/** A state: its letter on the colour of its mark, then its word. */
export function stateRuns(status: Status, word: string, size?: number): readonly TextRun[] {
  const mark = stateMark(status);
  const sized = size === undefined ? {} : { size };
  return [
    new TextRun({
      ...sized,
      text: `\u00A0${mark.letter}\u00A0`,
      bold: true,
      color: "FFFFFF",
      shading: { type: ShadingType.CLEAR, color: "auto", fill: mark.ground },
    }),
    new TextRun({ ...sized, text: ` ${plainText(word)}`, color: mark.ink }),
  ];
}

/** What stands in the first line of a cell. */
export function cellRuns(
  cell: TableCell | undefined,
  options: Omit<IRunOptions, "text" | "children"> = {},
): readonly TextRun[] {
  if (cell === undefined) return [];
  const { text } = cellLines(cell);
  if (cell.status !== undefined) return stateRuns(cell.status, text);
  const heat = heatColours(cell);
  return [
    run(text, {
      ...options,
      ...(heat === null ? {} : { color: heat.ink }),
      ...(cell.style === "strong" ? { bold: true } : {}),
      ...(cell.style === "muted" ? { color: tokenHex("text3") } : {}),
      ...(cell.style === "mono" ? { font: "Consolas", size: 15 } : {}),
    }),
  ];
}
