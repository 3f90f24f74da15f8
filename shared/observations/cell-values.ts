import { parseCalendarDate, parseMonth } from "../calendar/calendar-date.ts";
import { parseInstant } from "../calendar/instant.ts";
import type { CellFault } from "./cell-fault.ts";
import { cellFault } from "./cell-fault.ts";
import type { Decimal } from "./decimal.ts";
import { parseDecimal } from "./decimal.ts";
import { restoreFormula } from "./formula-text.ts";
import type { ColumnTemplate } from "./input-templates.ts";

/** Longest text of a cell, in UTF-16 units (1 MiB). */
const MAX_TEXT_LENGTH = 1_048_576;
const CONTROL_IN_TEXT = /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F]/;
const CONTROL_IN_NAME = /[\0-\x1F\x7F-\x9F]/;
const LIKE_SEPARATED_NUMBER = /^[+-]?\d[\d.,'’  \u202F]*$/;
const LIKE_PLAIN_NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const GROUPED_BY_POINTS = /^[+-]?\d{1,3}(\.\d{3})+$/;
const LIKE_PERCENTAGE = /^[+-]?[\d.,\s]+%$/;
const LIKE_DATE = /^\d{4}-\d{2}-\d{2}/;
const DAY_MONTH_YEAR = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?:\D|$)/;

/** The text of a cell as it is kept: trimmed, in NFC, without the `'` of a neutralised formula. */
export function canonicalText(text: string): string {
  return restoreFormula(text.trim()).trim().normalize("NFC");
}

/** The words of a text or name cell, checked; `text` is canonical and not empty. */
export function readWords(text: string, column: ColumnTemplate): string | CellFault {
  if (text.length > MAX_TEXT_LENGTH) {
    return cellFault("STRING_TOO_LONG", "the text is longer than 1 MiB; shorten it");
  }
  const isName = column.kind === "name" || column.key === true;
  if ((isName ? CONTROL_IN_NAME : CONTROL_IN_TEXT).test(text)) {
    return cellFault("CONTROL_CHAR", "the text holds a control character; remove it");
  }
  if (column.kind === "name" && (text === "*" || text === "all")) {
    return cellFault("NAME", `"${text}" is reserved and cannot be a name; use another`);
  }
  return text;
}

/** One of the column's words, or several joined by `;` in the order of the template. */
export function readEnum(text: string, column: ColumnTemplate): string | CellFault {
  const values = column.values ?? [];
  if (column.kind !== "words") return values.includes(text) ? text : unknownWord(values, "use one of");
  const words = text.split(";").map((word) => word.trim());
  if (!words.every((word) => values.includes(word))) {
    return unknownWord(values, "use one or more, joined by semicolons, of");
  }
  return values.filter((value) => words.includes(value)).join(";");
}

/** 1 for true, 0 for false, in any case (spreadsheets write TRUE). */
export function readBoolean(text: string): number | CellFault {
  const word = text.toLowerCase();
  if (word === "true") return 1;
  if (word === "false") return 0;
  return cellFault("ENUM", "not a known word; use true or false");
}

/** A decimal in the form of the templates: digits, a decimal point, perhaps an exponent. */
export function readDecimal(text: string, column: ColumnTemplate): Decimal | CellFault {
  if (column.kind === "count" && GROUPED_BY_POINTS.test(text)) return ambiguousNumber();
  const decimal = parseDecimal(text);
  if (decimal !== null) return decimal;
  if (LIKE_PLAIN_NUMBER.test(text)) {
    return cellFault("PRECISION", "the number has too many digits or too large an exponent; give fewer");
  }
  if (LIKE_PERCENTAGE.test(text)) {
    return cellFault(
      "PERCENTAGE",
      column.kind === "count"
        ? "a percentage cannot stand for a count; give the two counts"
        : "a percentage is not a number here; give the two counts, or the number without %",
    );
  }
  if (LIKE_SEPARATED_NUMBER.test(text)) return ambiguousNumber();
  return cellFault("TYPE", column.kind === "count" ? "not a whole number" : "not a number");
}

/** Whole days since 1970-01-01 of an ISO date. */
export function readDate(text: string): number | CellFault {
  const day = parseCalendarDate(text);
  if (day !== null) return day;
  return dateFault(text, "YYYY-MM-DD");
}

/** Months (year × 12 + month − 1) of `YYYY-MM`; the first day of a month may stand for it. */
export function readMonth(text: string): number | CellFault {
  const month = parseMonth(text.length === 10 && text.endsWith("-01") ? text.slice(0, 7) : text);
  if (month !== null) return month;
  if (/^\d{4}-\d{2}$/.test(text)) {
    return cellFault("DATE_INVALID", "this month does not exist; give one as YYYY-MM");
  }
  return dateFault(text, "YYYY-MM");
}

/** Milliseconds since 1970-01-01T00:00Z of an ISO timestamp with an offset. */
export function readInstant(text: string): number | CellFault {
  const parsed = parseInstant(text);
  if (parsed !== null && "epochMs" in parsed) return parsed.epochMs;
  if (parsed !== null || parseCalendarDate(text) !== null) {
    return cellFault(
      "TIME_OFFSET",
      "the time has no offset; add Z or one such as +01:00, or map the column with a zone",
    );
  }
  return dateFault(text, "a timestamp such as 2026-01-05T09:30:00+01:00");
}

/** Why a text is no date of the wanted form. */
function dateFault(text: string, form: string): CellFault {
  if (LIKE_DATE.test(text)) {
    return cellFault("DATE_INVALID", `this date or time does not exist; give it as ${form}`);
  }
  const match = DAY_MONTH_YEAR.exec(text);
  if (match !== null && Number(match[1]) <= 12 && Number(match[2]) <= 12) {
    return cellFault(
      "DATE_AMBIGUOUS",
      `day and month cannot be told apart; give ${form}, or name the date's format in a mapping`,
    );
  }
  return cellFault(
    "TYPE",
    `not in the form that is read here; give ${form}, or name the format in a mapping`,
  );
}

function ambiguousNumber(): CellFault {
  return cellFault(
    "NUMBER_AMBIGUOUS",
    "a separator could be a decimal mark or part thousands; write digits with a decimal point, or name the decimal mark in a mapping",
  );
}

function unknownWord(values: readonly string[], advice: string): CellFault {
  return cellFault("ENUM", `not a known word; ${advice} ${values.join(", ")}`);
}
