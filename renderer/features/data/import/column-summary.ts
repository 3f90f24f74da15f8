import type { ColumnDocument } from "../../../../shared/intake/mapping-document.ts";
import { valueText } from "../../../../shared/intake/mapping-document.ts";

/** How a column of the template is filled, as a person chooses it. */
export type Way = "column" | "join" | "const" | "minutes" | "cases";

/** The way of a column. */
export function wayOf(column: ColumnDocument): Way {
  if (column.const !== undefined) return "const";
  if (column.cases !== undefined) return "cases";
  if (column.minutesBetween !== undefined) return "minutes";
  return Array.isArray(column.from) && column.from.length !== 1 ? "join" : "column";
}

/** The columns of the file that a value is read or joined from. */
export function sourceColumns({ from }: ColumnDocument): readonly string[] {
  return from === undefined ? [] : typeof from === "string" ? [from] : from;
}

/** How a column's values are made, in a few words: `D/M/YYYY H:mm · pilot's zone`. */
export function summaryOf(column: ColumnDocument): string {
  const otherwise = column.else === undefined ? [] : [`else ${quoted(valueText(column.else))}`];
  switch (wayOf(column)) {
    case "const":
      return `always ${quoted(valueText(column.const ?? null))}`;
    case "cases":
      return [plural(column.cases?.length ?? 0, "case"), ...otherwise].join(" · ");
    case "minutes":
      return [...timeParts(column), ...scalePart(column)].join(" · ") || "ISO times";
    default: {
      const map = column.map === undefined ? [] : [plural(Object.keys(column.map).length, "value")];
      const join = wayOf(column) === "join" ? [`joined by ${quoted(column.join ?? "")}`] : [];
      const parts = [...join, ...map, ...otherwise, ...timeParts(column), ...scalePart(column)];
      return parts.join(" · ") || "as it stands";
    }
  }
}

function timeParts({ date, zone }: ColumnDocument): readonly string[] {
  return [
    ...(date === undefined ? [] : [date]),
    ...(zone === undefined ? [] : [zone === "pilot" ? "pilot’s zone" : zone]),
  ];
}

function scalePart({ scale }: ColumnDocument): readonly string[] {
  return scale === undefined ? [] : [`× ${scale}`];
}

function quoted(text: string): string {
  return text === "" ? "no data" : `“${text}”`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
