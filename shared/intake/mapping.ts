import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import { parseJson } from "../json/parse-json.ts";
import type { Decimal } from "../observations/decimal.ts";
import { parseDecimal } from "../observations/decimal.ts";
import type { InputName } from "../observations/input-templates.ts";
import { INPUT_TEMPLATES } from "../observations/input-templates.ts";
import type { Delimiter } from "./csv-source.ts";
import type { DateFormat } from "./date-format.ts";
import { compileDateFormat } from "./date-format.ts";
import type { TextEncodingName } from "./decode-text.ts";
import { encodingNamed } from "./decode-text.ts";
import type {
  ColumnDocument,
  ConditionDocument,
  MappingDocument,
  SourceDocument,
  ValueDocument,
} from "./mapping-document.ts";
import { mappingSchema, valueText } from "./mapping-document.ts";
import type { MappingZone } from "./mapping-zone.ts";
import { parseMappingZone } from "./mapping-zone.ts";

/** How to read a foreign file. */
export interface Mapping {
  readonly target: InputName;
  readonly source: MappingSource;
  readonly filter: readonly ColumnCondition[];
  /** Which record of equal keys counts; null: a repeated key is an error. */
  readonly keep: "first" | "last" | null;
  /** By column of the template. */
  readonly columns: ReadonlyMap<string, ColumnMapping>;
}

/** What is said about the file itself; null: found out, or the rule of the templates. */
export interface MappingSource {
  readonly sheet: string | null;
  readonly encoding: TextEncodingName | null;
  readonly delimiter: Delimiter | null;
  readonly headerRow: number | null;
  readonly decimal: "." | "," | null;
  /** Texts that mean "no data", beside the empty one. */
  readonly nulls: ReadonlySet<string>;
}

/** The trimmed text of a column is one of these. */
export interface ColumnCondition {
  readonly column: string;
  readonly in: ReadonlySet<string>;
}

/** Where the cells of one template column come from. */
export type ColumnMapping =
  | {
      readonly kind: "from";
      readonly from: readonly string[];
      readonly join: string;
      readonly map: ReadonlyMap<string, string> | null;
      readonly else: string | null;
      readonly date: DateFormat | null;
      readonly zone: MappingZone | null;
      readonly scale: Decimal | null;
    }
  | { readonly kind: "const"; readonly text: string }
  | {
      readonly kind: "cases";
      readonly cases: readonly { readonly when: readonly ColumnCondition[]; readonly value: string }[];
      readonly else: string | null;
    }
  | {
      readonly kind: "minutesBetween";
      readonly from: readonly [string, string];
      readonly date: DateFormat | null;
      readonly zone: MappingZone | null;
      readonly scale: Decimal | null;
    };

/**
 * Reads the JSON text of a mapping. Refused: text that is not strict JSON (`parseJson`), with line:column in `where`;
 * MAPPING, with the JSON pointer in `where`.
 */
export function parseMapping(text: string): Result<Mapping> {
  const json = parseJson(text.startsWith("\uFEFF") ? text.slice(1) : text);
  return json.ok ? readMapping(json.value) : json;
}

/**
 * The same for a mapping that is JSON data already, such as one that was remembered. `isPartial`: required columns may
 * be missing (one that is still being made).
 */
export function readMapping(json: unknown, isPartial = false): Result<Mapping> {
  const parsed = mappingSchema.safeParse(json);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    const path = [
      ...(issue?.path ?? []),
      ...(issue?.code === "unrecognized_keys" ? issue.keys.slice(0, 1) : []),
    ];
    const reason =
      issue?.code === "unrecognized_keys" ? "this key is not known" : (issue?.message ?? "not valid");
    return refused(pointer(path), lowerFirst(reason));
  }
  return mappingOf(parsed.data, isPartial);
}

function mappingOf(document: MappingDocument, isPartial: boolean): Result<Mapping> {
  const source = readSource(document.source ?? {});
  if (!source.ok) return source;
  const templates = INPUT_TEMPLATES[document.target].columns;
  const columns = new Map<string, ColumnMapping>();
  for (const [name, column] of Object.entries(document.columns)) {
    if (!templates.some((template) => template.name === name)) {
      return refused(pointer(["columns", name]), `${document.target} has no column of this name`);
    }
    const mapping = columnOf(column, pointer(["columns", name]));
    if (!mapping.ok) return mapping;
    columns.set(name, mapping.value);
  }
  const missing = templates.filter(({ name, required }) => required === true && !columns.has(name));
  if (missing.length > 0 && !isPartial) {
    return refused("/columns", `nothing gives the required ${missing.map(({ name }) => name).join(", ")}`);
  }
  return success({
    target: document.target,
    source: source.value,
    filter: (document.filter ?? []).map(conditionOf),
    keep: document.keep ?? null,
    columns,
  });
}

/** Reads the part of a mapping that is about the file itself. */
export function readSource(source: SourceDocument): Result<MappingSource> {
  const encoding = source.encoding === undefined ? null : encodingNamed(source.encoding);
  if (encoding === null && source.encoding !== undefined && source.encoding.toLowerCase() !== "auto") {
    return refused("/source/encoding", "use auto, utf-8, utf-16le, utf-16be, windows-1252 or iso-8859-1");
  }
  const { delimiter } = source;
  return success({
    sheet: source.sheet ?? null,
    encoding,
    delimiter:
      delimiter === undefined || delimiter === "auto" ? null : delimiter === "tab" ? "\t" : delimiter,
    headerRow: source.headerRow ?? null,
    decimal: source.decimal ?? null,
    nulls: new Set(["", ...(source.nulls ?? []).map((text) => text.trim())]),
  });
}

function columnOf(column: ColumnDocument, at: string): Result<ColumnMapping> {
  const kinds = [column.from, column.const, column.cases, column.minutesBetween].filter(
    (part) => part !== undefined,
  );
  if (kinds.length !== 1) return refused(at, "give exactly one of from, const, cases, minutesBetween");
  const stray = strayKey(column);
  if (stray !== null) return refused(`${at}/${stray}`, "this key has no meaning beside the others");

  if (column.const !== undefined) return success({ kind: "const", text: valueText(column.const) });
  const otherwise = column.else === undefined ? null : valueText(column.else);
  if (column.cases !== undefined) {
    const cases = column.cases.map((one) => ({
      when: one.when.map(conditionOf),
      value: valueText(one.value),
    }));
    return success({ kind: "cases", cases, else: otherwise });
  }

  const date = column.date === undefined ? success(null) : compileDateFormat(column.date);
  if (!date.ok) return refused(`${at}/date`, date.problem.message);
  const zone = column.zone === undefined ? success(null) : parseMappingZone(column.zone);
  if (!zone.ok) return refused(`${at}/zone`, zone.problem.message);
  const scale = column.scale === undefined ? null : parseDecimal(String(column.scale));
  const common = { date: date.value, zone: zone.value, scale };
  if (column.minutesBetween !== undefined) {
    return success({ kind: "minutesBetween", from: column.minutesBetween, ...common });
  }
  const from = typeof column.from === "string" ? [column.from] : (column.from ?? []);
  const map = column.map === undefined ? null : textMap(column.map);
  return success({ kind: "from", from, join: column.join ?? "", map, else: otherwise, ...common });
}

/** A key that says nothing for the column's way of being filled. */
function strayKey(column: ColumnDocument): string | null {
  const allowed: readonly string[] =
    column.const !== undefined
      ? ["const"]
      : column.cases !== undefined
        ? ["cases", "else"]
        : column.minutesBetween !== undefined
          ? ["minutesBetween", "date", "zone", "scale"]
          : ["from", "join", "map", "date", "zone", "scale", ...(column.map === undefined ? [] : ["else"])];
  return Object.keys(column).find((key) => !allowed.includes(key)) ?? null;
}

function textMap(entries: Readonly<Record<string, ValueDocument>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(entries).map(([from, to]) => [from.trim(), valueText(to)]));
}

function conditionOf(document: ConditionDocument): ColumnCondition {
  return { column: document.column, in: new Set(document.in.map((one) => valueText(one).trim())) };
}

function refused(where: string, reason: string): ReturnType<typeof failure> {
  return failure("MAPPING", `the mapping cannot be used: ${reason}`, { where });
}

function pointer(path: readonly PropertyKey[]): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
