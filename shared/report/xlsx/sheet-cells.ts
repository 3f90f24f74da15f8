import { NO_DATA } from "../format/number-format.ts";
import type { FigureUnit } from "../format/report-format.ts";
import { tokenHex } from "../office/office-look.ts";
import { heatColours, stateMark } from "../office/state-mark.ts";
import type { RawKind, TableCell } from "../report-document.ts";
import { plainText } from "../text/plain-text.ts";
import { fullMoney, printedNumber, signedNumber } from "./printed-format.ts";
import type { CellLook, SheetCell } from "./workbook-port.ts";

/** Nothing. */
export const EMPTY: SheetCell = { kind: "empty" };

/** Text that is never a formula; nothing where it is empty. */
export function text(value: string, look: CellLook = {}): SheetCell {
  const plain = plainText(value);
  return plain === "" ? EMPTY : { kind: "text", text: plain, ...look };
}

/** A cell at the right edge of its column. */
export function right(cell: SheetCell): SheetCell {
  return cell.kind === "empty" ? cell : { ...cell, align: "right" };
}

/** Text set off from the others. */
export function strong(value: string): SheetCell {
  return text(value, { isStrong: true });
}

/** Text that only explains. */
export function muted(value: string): SheetCell {
  return text(value, { ink: tokenHex("text2") });
}

/** A number in a format of Excel's. */
export function number(value: number, format: string): SheetCell {
  return { kind: "number", value, format };
}

/** A number, or nothing. */
export function optional(value: number | null, format: string): SheetCell {
  return value === null ? EMPTY : number(value, format);
}

/** A count; nothing where it is null. Whole counts without a decimal point: `#,##0.##` would print `12.` */
export function counted(value: number | null): SheetCell {
  return optional(value, value === null || Number.isInteger(value) ? "#,##0" : "#,##0.00####");
}

/** A cell of a report's table: a number that reads as it is printed, a state in its colour, or text. */
export function tableCell(cell: TableCell | undefined): SheetCell {
  if (cell === undefined) return EMPTY;
  const heat = heatColours(cell);
  const look: CellLook = {
    ...(heat === null ? {} : heat),
    ...(cell.style === "strong" ? { isStrong: true } : {}),
    ...(cell.status === undefined ? {} : { ink: stateMark(cell.status).ink }),
  };
  const { raw, rawKind } = cell;
  if (raw === undefined || raw === null || rawKind === undefined) return printedText(cell.text, look);
  const printed = printedNumber(cell.text, raw) ?? fullMoney(cell.text, raw);
  if (printed !== null) return { kind: "number", ...printed, ...look };
  const plain = rawKind === "count" ? counted(raw) : number(raw, KIND_FORMATS[rawKind]);
  return { ...plain, ...look };
}

/** Text; one that is a number with a sign before it is that number. */
export function printedText(value: string, look: CellLook = {}): SheetCell {
  const signed = signedNumber(value);
  return signed === null ? text(value, look) : { kind: "number", ...signed, ...look };
}

/** A value with the digits of its printed text; one without a value prints as the report does. */
export function figure(value: number | null, printed: string, unit: FigureUnit, currency: string): SheetCell {
  if (value === null) return printed === NO_DATA ? EMPTY : text(printed);
  const own = printedNumber(printed, value) ?? fullMoney(printed, value);
  return own === null ? number(value, unitFormat(unit, currency)) : { kind: "number", ...own };
}

/** Excel's format of each kind of raw number. */
const KIND_FORMATS: Readonly<Record<Exclude<RawKind, "count">, string>> = {
  rate: "0.0%",
  signedRate: "+0.0%;-0.0%;0.0%",
  money: "#,##0.00",
  unitCost: "#,##0.00####",
  decimal1: "#,##0.0",
  decimal2: "#,##0.00",
  date: "yyyy-mm-dd",
};

/** Excel's format of a unit. */
export function unitFormat(unit: FigureUnit, currency: string): string {
  const code = currency.replace(/[^A-Z]/gu, "");
  const suffix = code === "" ? "" : ` "${code}"`;
  switch (unit) {
    case "rate":
      return "0.0%";
    case "money":
      return `#,##0.00${suffix}`;
    case "moneyPerOutcome":
      return `#,##0.00##${suffix}`;
    case "count":
    case "units":
      return "#,##0";
    case "unitsPerCustomer":
    case "minutes":
    case "days":
    case "score":
      return "#,##0.0";
    case "loopsPerWeek":
      return "#,##0.00";
  }
}
