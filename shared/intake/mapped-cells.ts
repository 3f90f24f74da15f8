import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import type { CellFault } from "../observations/cell-fault.ts";
import { cellFault, isFault } from "../observations/cell-fault.ts";
import type { Decimal } from "../observations/decimal.ts";
import { decimalText, multiplyDecimals, parseDecimal } from "../observations/decimal.ts";
import type { ColumnTemplate } from "../observations/input-templates.ts";
import { INPUT_TEMPLATES } from "../observations/input-templates.ts";
import type { RecordCursor } from "../observations/record-cursor.ts";
import {
  CELL_ERROR,
  CELL_NATIVE_NUMBER,
  CELL_NATIVE_PERCENTAGE,
  cellText,
} from "../observations/record-cursor.ts";
import type { TimeContext } from "./mapped-times.ts";
import { minutesBetween, timeText } from "./mapped-times.ts";
import type { ColumnCondition, ColumnMapping, Mapping } from "./mapping.ts";
import { plainNumberText } from "./number-text.ts";

/** How one column of the template is filled from a record. */
export type CellPlan =
  /** The cell as it stands. */
  | { readonly kind: "cell"; readonly template: ColumnTemplate; readonly cell: number }
  /** A text in the form of the templates, computed. `cells`: what to show where it is refused. */
  | {
      readonly kind: "computed";
      readonly template: ColumnTemplate;
      readonly cells: readonly number[];
      readonly compute: (cursor: RecordCursor) => string | CellFault;
    };

/** Whether a record is wanted. */
export type RecordFilter = (cursor: RecordCursor) => boolean;

/** A mapping bound to the columns of one file. */
export interface BoundMapping {
  readonly plans: readonly CellPlan[];
  readonly isWanted: RecordFilter;
}

/** Binds a mapping to a header; an unknown column is refused with `MAPPING` and its JSON pointer. */
export function bindMapping(
  mapping: Mapping,
  columnNames: readonly string[],
  pilotTimeZone: string,
): Result<BoundMapping> {
  const binder = new Binder(mapping, columnNames, pilotTimeZone);
  const isWanted = binder.conditions(mapping.filter, (index) => `/filter/${index}/column`);
  const plans: CellPlan[] = [];
  for (const template of INPUT_TEMPLATES[mapping.target].columns) {
    const column = mapping.columns.get(template.name);
    if (column !== undefined) plans.push(binder.plan(template, column));
  }
  if (binder.unknown !== null) {
    const { name, where } = binder.unknown;
    const known = columnNames.filter((column) => column !== "").slice(0, 12);
    return failure("MAPPING", `the file has no column "${name}"; it has ${known.join(", ")}`, { where });
  }
  return success({ plans, isWanted });
}

class Binder {
  /** The first column that the file does not have. */
  unknown: { readonly name: string; readonly where: string } | null = null;
  readonly #mapping: Mapping;
  readonly #columnNames: readonly string[];
  readonly #pilotTimeZone: string;

  constructor(mapping: Mapping, columnNames: readonly string[], pilotTimeZone: string) {
    this.#mapping = mapping;
    this.#columnNames = columnNames;
    this.#pilotTimeZone = pilotTimeZone;
  }

  conditions(conditions: readonly ColumnCondition[], where: (index: number) => string): RecordFilter {
    const { nulls } = this.#mapping.source;
    const bound = conditions.map((condition, index) => ({
      cell: this.#cellOf(condition.column, where(index)),
      allowed: condition.in,
    }));
    return (cursor) =>
      bound.every(({ cell, allowed }) => {
        const text = cellText(cursor, cell).trim();
        return allowed.has(text) || (nulls.has(text) && allowed.has(""));
      });
  }

  plan(template: ColumnTemplate, column: ColumnMapping): CellPlan {
    const at = `/columns/${template.name}`;
    switch (column.kind) {
      case "const": {
        const { text } = column;
        return { kind: "computed", template, cells: [], compute: () => text };
      }
      case "cases":
        return this.#casesPlan(template, column, at);
      case "minutesBetween":
        return this.#minutesPlan(template, column, at);
      case "from":
        return this.#fromPlan(template, column, at);
    }
  }

  #casesPlan(template: ColumnTemplate, column: ColumnMapping & { kind: "cases" }, at: string): CellPlan {
    const cases = column.cases.map((one, index) => ({
      isMet: this.conditions(one.when, (place) => `${at}/cases/${index}/when/${place}/column`),
      value: one.value,
    }));
    const otherwise = column.else;
    const cells = column.cases.flatMap(({ when }) =>
      when.map(({ column: name }) => this.#columnNames.indexOf(name)),
    );
    const compute = (cursor: RecordCursor): string | CellFault => {
      for (const one of cases) if (one.isMet(cursor)) return one.value;
      return otherwise ?? cellFault("UNMAPPED", "no case of the mapping fits; add one, or an else");
    };
    return { kind: "computed", template, cells, compute };
  }

  #minutesPlan(
    template: ColumnTemplate,
    column: ColumnMapping & { kind: "minutesBetween" },
    at: string,
  ): CellPlan {
    const { nulls } = this.#mapping.source;
    const [from, to] = column.from;
    const cells = [
      this.#cellOf(from, `${at}/minutesBetween/0`),
      this.#cellOf(to, `${at}/minutesBetween/1`),
    ] as const;
    const context = this.#timeContext(column);
    const { scale } = column;
    const compute = (cursor: RecordCursor): string | CellFault => {
      const texts: string[] = [];
      for (const cell of cells) {
        const text = readCell(cursor, cell, nulls);
        if (text === null || isFault(text)) return text ?? "";
        texts.push(text);
      }
      const minutes = minutesBetween(
        { text: texts[0] ?? "", flag: cursor.flags[cells[0]] ?? 0 },
        { text: texts[1] ?? "", flag: cursor.flags[cells[1]] ?? 0 },
        context,
      );
      return isFault(minutes) ? minutes : scaled(String(minutes), scale);
    };
    return { kind: "computed", template, cells, compute };
  }

  #fromPlan(template: ColumnTemplate, column: ColumnMapping & { kind: "from" }, at: string): CellPlan {
    const { nulls, decimal } = this.#mapping.source;
    const { map, scale } = column;
    const otherwise = column.else;
    const cells = column.from.map((name, index) =>
      this.#cellOf(name, column.from.length === 1 ? `${at}/from` : `${at}/from/${index}`),
    );
    const [only = 0] = cells;
    const isTime = template.kind === "date" || template.kind === "month" || template.kind === "instant";
    const isNumber = template.kind === "count" || template.kind === "number" || template.kind === "money";
    const isPlain = map === null && !isTime && !(isNumber && (decimal !== null || scale !== null));
    if (cells.length === 1 && isPlain && nulls.size === 1) return { kind: "cell", template, cell: only };

    const context = this.#timeContext(column);
    const readOne = (cursor: RecordCursor) => readCell(cursor, only, nulls);
    const readJoined = (cursor: RecordCursor) => joinCells(cursor, cells, column.join, nulls);
    const read = cells.length === 1 ? readOne : readJoined;
    const compute = (cursor: RecordCursor): string | CellFault => {
      const raw = read(cursor);
      if (raw !== null && isFault(raw)) return raw;
      if (map !== null) {
        const given = cells.length === 1 ? cellText(cursor, only).trim() : (raw ?? "");
        const mapped = map.get(given) ?? (raw === null ? map.get("") : undefined) ?? otherwise;
        if (mapped !== null) return isNumber ? scaled(mapped, scale) : mapped;
        if (raw !== null)
          return cellFault("UNMAPPED", "the mapping has no entry for this value; add it, or an else");
      }
      if (raw === null) return "";
      const flag = cells.length === 1 ? (cursor.flags[only] ?? 0) : 0;
      if (isTime) return timeText({ text: raw, flag }, template.kind, context);
      if (!isNumber) return raw;
      const isNative = flag === CELL_NATIVE_NUMBER || flag === CELL_NATIVE_PERCENTAGE;
      const plain = decimal === null || isNative ? raw : plainNumberText(raw, decimal);
      return isFault(plain) ? plain : scaled(plain, scale);
    };
    return { kind: "computed", template, cells, compute };
  }

  #timeContext(column: Pick<ColumnMapping & { kind: "from" }, "date" | "zone">): TimeContext {
    return { format: column.date, zone: column.zone, pilotTimeZone: this.#pilotTimeZone };
  }

  #cellOf(name: string, where: string): number {
    const wanted = name.trim().normalize("NFC");
    const cell = this.#columnNames.indexOf(wanted);
    if (cell < 0 && this.unknown === null) this.unknown = { name, where };
    return Math.max(0, cell);
  }
}

/** The trimmed text of a cell; null: no data. */
function readCell(cursor: RecordCursor, cell: number, nulls: ReadonlySet<string>): string | null | CellFault {
  if (cursor.flags[cell] === CELL_ERROR) {
    return cellFault("CELL_ERROR", "the workbook's cell holds an error; mend its formula or clear it");
  }
  const text = cellText(cursor, cell).trim();
  return nulls.has(text) ? null : text;
}

function joinCells(
  cursor: RecordCursor,
  cells: readonly number[],
  join: string,
  nulls: ReadonlySet<string>,
): string | null | CellFault {
  const texts: string[] = [];
  let isEmpty = true;
  for (const cell of cells) {
    const text = readCell(cursor, cell, nulls);
    if (text !== null && isFault(text)) return text;
    if (text !== null) isEmpty = false;
    texts.push(text ?? "");
  }
  return isEmpty ? null : texts.join(join);
}

function scaled(text: string, scale: Decimal | null): string {
  if (scale === null) return text;
  const number = parseDecimal(text.trim());
  return number === null ? text : decimalText(multiplyDecimals(number, scale));
}
