import type { InputName } from "../observations/input-templates.ts";
import { INPUT_TEMPLATES } from "../observations/input-templates.ts";

/** One row of a template: texts and numbers by column name; what is absent is an empty cell. */
export type TemplateRow = { readonly [column: string]: string | number | undefined };

const encoder = new TextEncoder();

/**
 * The rows as a template CSV (UTF-8, comma, LF): the template's columns of which at least one row has a value, and those
 * that must be there. A RangeError for a column that the template does not have.
 */
export function templateCsv(input: InputName, rows: readonly TemplateRow[]): Uint8Array<ArrayBuffer> {
  const { columns } = INPUT_TEMPLATES[input];
  const used = new Set(rows.flatMap((row) => Object.keys(row).filter((name) => row[name] !== undefined)));
  for (const name of used) {
    if (!columns.some((column) => column.name === name))
      throw new RangeError(`${input} has no column ${name}`);
  }
  const names = columns
    .filter(({ name, required }) => required === true || used.has(name))
    .map(({ name }) => name);
  const lines = rows.map((row) => names.map((name) => cellText(row[name])).join(","));
  return encoder.encode(`${[names.join(","), ...lines].join("\n")}\n`);
}

function cellText(value: string | number | undefined): string {
  if (value === undefined) return "";
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A whole count of hundredths as money text: 1234 → "12.34". */
export function moneyText(cents: number): string {
  return decimalText(cents, 100);
}

/** A whole count of ten-thousandths as money text: 1234 → "0.1234". */
export function fineMoneyText(parts: number): string {
  return decimalText(parts, 10_000);
}

function decimalText(value: number, scale: number): string {
  const size = Math.abs(value);
  const fraction = String(size % scale).padStart(String(scale).length - 1, "0");
  return `${value < 0 ? "-" : ""}${Math.floor(size / scale)}.${fraction}`;
}
