import type { ColumnTemplate } from "../../observations/input-templates.ts";
import { INPUT_TEMPLATES } from "../../observations/input-templates.ts";
import type { ColumnDocument, MappingDocument } from "../mapping-document.ts";
import type { ColumnProfile, SheetProfile } from "./column-profile.ts";
import type { CellSample } from "./date-evidence.ts";
import { fileColumnsOf, isNumberKind, isTimeKind } from "./document-columns.ts";
import { decimalMark } from "./number-evidence.ts";
import { isPercentage } from "./percentage.ts";

/** Something that a person must say before rows can be read: it is asked, never guessed. */
export type MappingQuestion =
  /** Dates of these columns of the file can be read in several formats. */
  | {
      readonly kind: "date";
      /** Stays the same while the question does. */
      readonly id: string;
      /** Columns of the template, and the columns of the file that they are filled from. */
      readonly fields: readonly string[];
      readonly columns: readonly string[];
      readonly formats: readonly string[];
      readonly samples: readonly CellSample[];
    }
  /** Numbers such as `1.234` can be read with either decimal mark. */
  | {
      readonly kind: "decimal";
      readonly id: string;
      readonly fields: readonly string[];
      readonly columns: readonly string[];
      readonly samples: readonly CellSample[];
    }
  /** Percentages stand where counts are needed. */
  | {
      readonly kind: "percentage";
      readonly id: string;
      readonly field: string;
      readonly column: string;
      readonly samples: readonly CellSample[];
      /** Columns of the file that hold whole numbers. */
      readonly countColumns: readonly string[];
    };

/** The questions that a mapping leaves open, in the order of the template's columns. */
export function mappingQuestions(
  document: MappingDocument,
  profile: SheetProfile,
): readonly MappingQuestion[] {
  const columnNamed = new Map(profile.columns.map((column) => [column.name, column]));
  const used = INPUT_TEMPLATES[document.target].columns.flatMap((template) => {
    const mapped = document.columns[template.name];
    if (mapped === undefined) return [];
    const columns = fileColumnsOf(mapped).flatMap((name) => columnNamed.get(name) ?? []);
    return [{ template, mapped, columns }];
  });
  return [...dateQuestions(used), ...decimalQuestion(document, used), ...percentageQuestions(used, profile)];
}

/** The mapping with a date question answered. */
export function withDateFormat(
  document: MappingDocument,
  fields: readonly string[],
  format: string,
): MappingDocument {
  const columns = { ...document.columns };
  for (const field of fields) {
    const column = columns[field];
    if (column !== undefined) columns[field] = { ...column, date: format };
  }
  return { ...document, columns };
}

interface UsedColumn {
  readonly template: ColumnTemplate;
  readonly mapped: ColumnDocument;
  readonly columns: readonly ColumnProfile[];
}

function dateQuestions(used: readonly UsedColumn[]): readonly MappingQuestion[] {
  const groups = new Map<
    string,
    { fields: string[]; columns: Map<string, ColumnProfile>; formats: readonly string[] }
  >();
  for (const { template, mapped, columns } of used) {
    const isTime =
      mapped.minutesBetween !== undefined || (mapped.from !== undefined && isTimeKind(template.kind));
    if (!isTime || mapped.date !== undefined || mapped.map !== undefined) continue;
    const formats = commonFormats(columns);
    if (formats.length < 2) continue;
    const key = JSON.stringify(formats);
    const group = groups.get(key) ?? { fields: [], columns: new Map<string, ColumnProfile>(), formats };
    group.fields.push(template.name);
    for (const column of columns) group.columns.set(column.name, column);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ fields, columns, formats }) => ({
    kind: "date",
    id: `date ${fields.join(" ")}`,
    fields,
    columns: [...columns.keys()],
    formats,
    samples: [...columns.values()].flatMap(({ dates }) => dates.telling).slice(0, 3),
  }));
}

/** The formats that read all of the columns; two columns of one pair of times have one format. */
function commonFormats(columns: readonly ColumnProfile[]): readonly string[] {
  const [first, ...others] = columns.filter(({ dates }) => dates.cells > dates.native);
  if (first === undefined) return [];
  return first.dates.formats.filter((format) => others.every(({ dates }) => dates.formats.includes(format)));
}

function decimalQuestion(document: MappingDocument, used: readonly UsedColumn[]): readonly MappingQuestion[] {
  if (document.source?.decimal !== undefined) return [];
  const numbers = used.filter(
    ({ template, mapped }) =>
      isNumberKind(template.kind) && mapped.from !== undefined && mapped.map === undefined,
  );
  const columns = [...new Set(numbers.flatMap((one) => one.columns))];
  if (decimalMark(columns.map((column) => column.numbers)) !== "ask") return [];
  const asking = columns.filter((column) => column.numbers.telling.length > 0);
  const isAsking = (column: ColumnProfile) => asking.includes(column);
  return [
    {
      kind: "decimal",
      id: "decimal",
      fields: numbers.filter((one) => one.columns.some(isAsking)).map(({ template }) => template.name),
      columns: asking.map(({ name }) => name),
      samples: asking.flatMap((column) => column.numbers.telling).slice(0, 3),
    },
  ];
}

function percentageQuestions(used: readonly UsedColumn[], profile: SheetProfile): readonly MappingQuestion[] {
  return used.flatMap(({ template, mapped, columns }): readonly MappingQuestion[] => {
    const [column] = columns;
    const isCount = template.kind === "count" && mapped.from !== undefined && mapped.map === undefined;
    if (!isCount || column === undefined || mapped.scale !== undefined || !isPercentage(column)) return [];
    const countColumns = profile.columns.filter(isWhole).map(({ name }) => name);
    return [
      {
        kind: "percentage",
        id: `percentage ${template.name} ${column.name}`,
        field: template.name,
        column: column.name,
        samples: column.samples,
        countColumns,
      },
    ];
  });
}

function isWhole({ filled, numbers }: ColumnProfile): boolean {
  return (
    filled > 0 &&
    numbers.whole + numbers.native >= filled &&
    numbers.fractions === 0 &&
    numbers.percentages === 0
  );
}
