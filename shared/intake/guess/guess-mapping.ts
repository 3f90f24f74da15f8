import type { ColumnTemplate, InputName } from "../../observations/input-templates.ts";
import { INPUT_NAMES, INPUT_TEMPLATES } from "../../observations/input-templates.ts";
import type { ColumnDocument, MappingDocument, SourceDocument } from "../mapping-document.ts";
import { nameScore } from "./column-names.ts";
import type { ColumnProfile, SheetProfile } from "./column-profile.ts";
import { ISO_FORMAT } from "./date-shapes.ts";
import { fileColumnsOf, isNumberKind, isTimeKind } from "./document-columns.ts";
import { decimalMark } from "./number-evidence.ts";
import { isPercentage } from "./percentage.ts";
import { isOwnWord, wordFor } from "./word-values.ts";

/** What is known of the pilot when a mapping is guessed. */
export interface GuessContext {
  /** The pilot's workflow, which a file that names none is likely to be about; null: none. */
  readonly workflow: string | null;
}

/** How well the name of a percentage must fit a count. */
const PERCENTAGE_SCORE = 50;
/** Share of the filled cells that must be dates or numbers for a column to be taken for one. */
const ENOUGH_CELLS = 0.5;

/**
 * A mapping as far as names and values of the columns suggest one. What cannot be told apart (day and month, a decimal
 * mark) is left out: `mappingQuestions` asks for it. Columns that nothing suggests are left out too.
 */
export function guessMapping(
  target: InputName,
  profile: SheetProfile,
  context: GuessContext,
): MappingDocument {
  const columns: Record<string, ColumnDocument> = {};
  const found = assignColumns(target, profile);
  for (const template of INPUT_TEMPLATES[target].columns) {
    const column = found.get(template.name)?.column;
    if (
      template.name === "workflow" &&
      context.workflow !== null &&
      (found.get("workflow")?.score ?? 0) < 90
    ) {
      columns[template.name] = { const: context.workflow };
    } else if (column !== undefined) {
      columns[template.name] = guessColumn(template, column);
    }
  }
  const source = guessSource({ target, columns }, profile);
  return { target, ...(Object.keys(source).length === 0 ? {} : { source }), columns };
}

/** The input whose columns the file's names and values suggest most; null: none. */
export function guessTarget(profile: SheetProfile, context: GuessContext): InputName | null {
  let best: InputName | null = null;
  let bestScore = 0;
  for (const input of INPUT_NAMES) {
    const score = targetScore(input, profile, context);
    if (score > bestScore) {
      best = input;
      bestScore = score;
    }
  }
  return best;
}

/** How a column of the file fills a column of the template, as its values suggest. */
export function guessColumn(template: ColumnTemplate, column: ColumnProfile): ColumnDocument {
  const from = column.name;
  if (isTimeKind(template.kind)) {
    const { formats, native, read, hasOffset } = column.dates;
    const [format] = formats;
    const isSure = formats.length === 1 && format !== undefined && format !== ISO_FORMAT && native < read;
    const isWall = template.kind === "instant" && !hasOffset;
    return { from, ...(isSure ? { date: format } : {}), ...(isWall ? { zone: "pilot" } : {}) };
  }
  if (template.kind !== "enum" && template.kind !== "boolean" && template.kind !== "words") return { from };
  const texts = (column.values ?? []).map(({ text }) => text);
  if (texts.every((text) => isOwnWord(template, text))) return { from };
  const known = texts.flatMap((text): readonly [string, string][] => {
    const word = wordFor(template, text);
    return word === null ? [] : [[text, word]];
  });
  return { from, map: Object.fromEntries(known) };
}

/** Decimal mark and words for "no data", as the columns that a mapping uses suggest. */
export function guessSource(document: MappingDocument, profile: SheetProfile): SourceDocument {
  const numbers: ColumnProfile[] = [];
  const blanks = new Set<string>();
  for (const template of INPUT_TEMPLATES[document.target].columns) {
    const mapped = document.columns[template.name];
    if (mapped === undefined || mapped.map !== undefined) continue;
    const isNumber = isNumberKind(template.kind) && mapped.from !== undefined;
    if (!isNumber && !isTimeKind(template.kind) && mapped.minutesBetween === undefined) continue;
    for (const name of fileColumnsOf(mapped)) {
      const column = profile.columns.find((candidate) => candidate.name === name);
      if (column === undefined) continue;
      for (const word of column.blanks) blanks.add(word);
      if (isNumber) numbers.push(column);
    }
  }
  const mark = decimalMark(numbers.map((column) => column.numbers));
  return {
    ...document.source,
    ...(document.source?.decimal === undefined && (mark === "." || mark === ",") ? { decimal: mark } : {}),
    ...(document.source?.nulls === undefined && blanks.size > 0 ? { nulls: [...blanks] } : {}),
  };
}

interface Found {
  readonly column: ColumnProfile;
  readonly score: number;
}

/** The best column of the file for each column of the template; one of the file serves one of the template. */
function assignColumns(target: InputName, profile: SheetProfile): ReadonlyMap<string, Found> {
  const pairs = INPUT_TEMPLATES[target].columns.flatMap((template) =>
    profile.columns.flatMap((column) => {
      const score = nameScore(target, template.name, column.name);
      return score > 0 && fits(template, column, score) ? [{ template, column, score }] : [];
    }),
  );
  const found = new Map<string, Found>();
  const taken = new Set<string>();
  for (const { template, column, score } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (found.has(template.name) || taken.has(column.name)) continue;
    found.set(template.name, { column, score });
    taken.add(column.name);
  }
  return found;
}

/** Whether the values of a column can be what the template's column holds; an equal name counts for much. */
function fits(template: ColumnTemplate, column: ColumnProfile, nameScore: number): boolean {
  const isSameName = nameScore === 100;
  const { filled, dates, numbers, values } = column;
  if (filled === 0) return isSameName;
  const enough = filled * ENOUGH_CELLS;
  switch (template.kind) {
    case "date":
    case "month":
    case "instant":
      return dates.read >= enough;
    case "count":
      // A percentage under the name of a count is taken, so that the two counts are asked for.
      if (isSameName || (nameScore >= PERCENTAGE_SCORE && isPercentage(column))) return true;
      return numbers.cells >= enough && numbers.fractions === 0;
    case "number":
    case "money":
      return isSameName || numbers.cells >= enough;
    case "enum":
    case "boolean":
    case "words":
      return isSameName || (values ?? []).some(({ text }) => wordFor(template, text) !== null);
    case "name":
      return (
        isSameName || (values !== null && dates.cells < enough && numbers.fractions === 0 && !isFlag(values))
      );
    case "text":
      if (dates.cells >= enough || numbers.fractions > 0) return isSameName;
      return template.key !== true || isSameName || values === null || values.length * 2 >= filled;
  }
}

const FLAGS: ReadonlySet<string> = new Set(["true", "false", "yes", "no", "y", "n"]);

function isFlag(values: readonly { readonly text: string }[]): boolean {
  return values.every(({ text }) => FLAGS.has(text.toLowerCase()));
}

/** What people can easily say themselves where the file does not. */
const EASILY_SAID: ReadonlySet<string> = new Set(["workflow", "segment", "mode", "month"]);
/** Columns of which a file should have one, or it is hardly about the input. */
const TELLING: { readonly [Input in InputName]?: readonly string[] } = {
  work: ["eligible", "attempted", "completed", "qualified", "accepted", "outcomes", "model_cost", "revenue"],
  corrections: ["minutes"],
  customers: ["signed_on", "first_value_on", "fit_score", "arr", "promised_autonomy", "renewal_on"],
  effort: ["person_days", "spend"],
  changes: ["kind", "planned_on", "status"],
};

function targetScore(input: InputName, profile: SheetProfile, { workflow }: GuessContext): number {
  const found = assignColumns(input, profile);
  const telling = TELLING[input];
  let score = telling === undefined || telling.some((name) => found.has(name)) ? 0 : -3;
  for (const { name, required } of INPUT_TEMPLATES[input].columns) {
    const own = (found.get(name)?.score ?? 0) / 100;
    score += own * (required === true ? 2 : 1);
    if (required === true && own === 0 && !(name === "workflow" && workflow !== null)) {
      score -= EASILY_SAID.has(name) ? 0.5 : 3;
    }
  }
  return score;
}
