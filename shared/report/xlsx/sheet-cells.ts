import type { FigureUnit } from "../format/report-format.ts";
import type { RawKind } from "../report-document.ts";
import { plainText } from "../text/plain-text.ts";
import type { SheetCell } from "./workbook-port.ts";

/** Nothing. */
export const EMPTY: SheetCell = { kind: "empty" };

/** Text that is never a formula; nothing where it is empty. */
export function text(value: string): SheetCell {
  const plain = plainText(value);
  return plain === "" ? EMPTY : { kind: "text", text: plain };
}

/** Text set off from the others. */
export function strong(value: string): SheetCell {
  const plain = plainText(value);
  return plain === "" ? EMPTY : { kind: "text", text: plain, isStrong: true };
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

/** Excel's format of each kind of raw number. */
export const KIND_FORMATS: Readonly<Record<Exclude<RawKind, "count">, string>> = {
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
      return `#,##0.00####${suffix}`;
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
