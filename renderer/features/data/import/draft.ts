import type { SheetProfile } from "../../../../shared/intake/guess/column-profile.ts";
import type { GuessContext } from "../../../../shared/intake/guess/guess-mapping.ts";
import { guessMapping, guessSource } from "../../../../shared/intake/guess/guess-mapping.ts";
import type { MappingQuestion } from "../../../../shared/intake/guess/mapping-questions.ts";
import { mappingQuestions } from "../../../../shared/intake/guess/mapping-questions.ts";
import type {
  ColumnDocument,
  MappingDocument,
  SourceDocument,
} from "../../../../shared/intake/mapping-document.ts";
import { valueText } from "../../../../shared/intake/mapping-document.ts";
import { INPUT_TEMPLATES, type InputName } from "../../../../shared/observations/input-templates.ts";

/** The parts of a mapping that say how numbers and gaps are written; the others say how the file itself is read. */
export type ReadingDocument = Pick<SourceDocument, "decimal" | "nulls">;
/** How the file itself is read, as far as a person said so. */
export type FileSource = Omit<SourceDocument, "decimal" | "nulls">;

/** A mapping while it is being made. */
export interface Draft {
  /** Its `source` holds decimal mark and words for "no data" alone. */
  readonly document: MappingDocument;
  /** Columns of the template (and `decimal`, `nulls`) that were guessed and that nobody has looked at yet. */
  readonly guessed: ReadonlySet<string>;
  /** Decimal mark and words for "no data" are as a person said. */
  readonly isReadingSaid: boolean;
  /** The name under which it will be remembered. */
  readonly name: string;
  /** It is one that was remembered, unchanged. */
  readonly isRemembered: boolean;
  /** Questions whose answer is no part of the mapping. */
  readonly settled: ReadonlySet<string>;
}

/** A draft for an input, as far as the file suggests one. */
export function guessedDraft(
  target: InputName,
  profile: SheetProfile,
  context: GuessContext,
  name: string,
): Draft {
  const document = guessMapping(target, profile, context);
  const reading = Object.keys(document.source ?? {});
  return {
    document,
    guessed: new Set([...Object.keys(document.columns), ...reading]),
    isReadingSaid: false,
    name,
    isRemembered: false,
    settled: new Set(),
  };
}

/** A mapping that was remembered, as a draft; what it says about the file itself stands apart. */
export function rememberedDraft(
  name: string,
  document: MappingDocument,
): { readonly draft: Draft; readonly source: FileSource } {
  const { decimal, nulls, ...source } = document.source ?? {};
  const reading: ReadingDocument = {
    ...(decimal === undefined ? {} : { decimal }),
    ...(nulls === undefined ? {} : { nulls }),
  };
  const { source: _, ...rest } = document;
  const bare = Object.keys(reading).length === 0 ? rest : { ...rest, source: reading };
  return {
    draft: {
      document: bare,
      guessed: new Set(),
      isReadingSaid: true,
      name,
      isRemembered: true,
      settled: new Set(),
    },
    source,
  };
}

/** The whole mapping: what the draft says and how the file is read. */
export function wholeDocument({ document }: Draft, file: FileSource): MappingDocument {
  const source = { ...file, ...document.source };
  const { source: _, ...rest } = document;
  return Object.keys(source).length === 0 ? rest : { ...rest, source };
}

/** The draft with a column of the template filled in another way, or (null) not at all. */
export function withColumn(
  draft: Draft,
  field: string,
  column: ColumnDocument | null,
  profile: SheetProfile,
): Draft {
  const columns = { ...draft.document.columns };
  if (column === null) delete columns[field];
  else columns[field] = column;
  const guessed = new Set(draft.guessed);
  guessed.delete(field);
  return changed(draft, { ...draft.document, columns }, guessed, profile);
}

/** The draft with a part of its document changed by a person. */
export function withDocument(draft: Draft, document: MappingDocument, profile: SheetProfile): Draft {
  return changed(draft, document, draft.guessed, profile);
}

/** The draft with decimal mark and words for "no data" as a person says. */
export function withReading(draft: Draft, reading: ReadingDocument): Draft {
  const { source: _, ...rest } = draft.document;
  return {
    ...draft,
    document: Object.keys(reading).length === 0 ? rest : { ...rest, source: reading },
    guessed: new Set([...draft.guessed].filter((name) => name !== "decimal" && name !== "nulls")),
    isReadingSaid: true,
    isRemembered: false,
  };
}

/** The draft after somebody has looked at a guess. */
export function lookedAt(draft: Draft, field: string): Draft {
  if (!draft.guessed.has(field)) return draft;
  return { ...draft, guessed: new Set([...draft.guessed].filter((name) => name !== field)) };
}

/** The required columns of the template that nothing fills yet; a fixed value that is empty fills nothing. */
export function missingFields({ document }: Pick<Draft, "document">): readonly string[] {
  return INPUT_TEMPLATES[document.target].columns
    .filter(({ name, required, filled }) => {
      const column = document.columns[name];
      const isEmpty = filled === true && column?.const !== undefined && valueText(column.const).trim() === "";
      return required === true && (column === undefined || isEmpty);
    })
    .map(({ name }) => name);
}

/** What must be answered before rows can be read. */
export function openQuestions(draft: Draft, profile: SheetProfile): readonly MappingQuestion[] {
  return mappingQuestions(draft.document, profile).filter(({ id }) => !draft.settled.has(id));
}

/** Decimal mark and words for "no data" are guessed again as long as nobody has said them. */
function changed(
  draft: Draft,
  document: MappingDocument,
  guessed: ReadonlySet<string>,
  profile: SheetProfile,
): Draft {
  const bare = { ...draft, document, guessed, isRemembered: false };
  if (draft.isReadingSaid) return bare;
  const { source: _, ...rest } = document;
  const source = guessSource(rest, profile);
  const marks = new Set([...guessed].filter((name) => name !== "decimal" && name !== "nulls"));
  for (const name of Object.keys(source)) marks.add(name);
  return { ...bare, document: Object.keys(source).length === 0 ? rest : { ...rest, source }, guessed: marks };
}
