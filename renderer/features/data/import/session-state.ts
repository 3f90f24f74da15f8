import type { Problem } from "../../../../shared/errors/problem.ts";
import type { ImportProgress } from "../../../../shared/intake/import-records.ts";
import type { MappingDocument } from "../../../../shared/intake/mapping-document.ts";
import type { InputName } from "../../../../shared/observations/input-templates.ts";
import type {
  AssessedSheet,
  Assessment,
  CheckedSheet,
  FileLook,
  FilePreview,
  OpenedFile,
} from "../../../workers/import-calls.ts";
import type { Draft, FileSource } from "./draft.ts";
import { missingFields, openQuestions } from "./draft.ts";

/** The steps of an import, in order. */
export const STEPS = ["File", "Columns", "Check", "Import"] as const;
export type Step = (typeof STEPS)[number];

/** A file of the import, as far as it is known. */
export interface SessionFile {
  /** What the worker calls it. */
  readonly key: number;
  readonly name: string;
  readonly sizeBytes: number;
  readonly opened: OpenedFile | null;
  /** Why it cannot be read, as a whole; null: it can. */
  readonly problem: Problem | null;
  /** It follows a template, and is read as one. */
  readonly isTemplate: boolean;
  /** How the file itself is read, as far as somebody said so. */
  readonly source: FileSource;
  /** What it looks like so; null: not looked at yet, or a template. */
  readonly look: FileLook | null;
  /** Its rows, read to the end, and the mapping that they were read by (null: a template's); null: not yet. */
  readonly checked: {
    readonly mapping: MappingDocument | null;
    readonly sheets: readonly CheckedSheet[];
  } | null;
  /** The first rows as the mapping of the moment would store them. */
  readonly preview: FilePreview | null;
  /** Reading goes on; how far, if that is known. */
  readonly reading: ImportProgress | "begins" | null;
}

/** Whether what an import would do is known. */
export type AssessmentState =
  | { readonly kind: "none" }
  | { readonly kind: "running" }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "ready"; readonly sheets: readonly number[]; readonly value: Assessment };

/** How the import itself stands. */
export type ImportState =
  | { readonly kind: "none" }
  | { readonly kind: "running"; readonly isStopping: boolean }
  | { readonly kind: "done"; readonly batches: readonly string[]; readonly notes: readonly string[] };

/** Everything that the flow shows. */
export interface SessionState {
  readonly step: Step;
  readonly files: readonly SessionFile[];
  /** The file that the steps File and Columns are about. */
  readonly active: number | null;
  /** Mappings in the making, by the digest of the header row that they are for: files of equal columns share one. */
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly assessment: AssessmentState;
  readonly imported: ImportState;
  /** Somebody said something about the files: leaving loses it. */
  readonly isTouched: boolean;
}

export const EMPTY_SESSION: SessionState = {
  step: "File",
  files: [],
  active: null,
  drafts: new Map(),
  assessment: { kind: "none" },
  imported: { kind: "none" },
  isTouched: false,
};

/** The file that the steps File and Columns are about. */
export function activeFile(state: SessionState): SessionFile | null {
  return state.files.find(({ key }) => key === state.active) ?? null;
}

/** The mapping of a file; null: it follows a template, or nothing is known yet. */
export function draftOf(state: SessionState, file: SessionFile | null): Draft | null {
  if (file === null || file.look === null || file.isTemplate) return null;
  return state.drafts.get(file.look.headerDigest) ?? null;
}

/** What still has to be said before the rows of a file can be read. */
export interface Unsaid {
  readonly hasTarget: boolean;
  readonly missing: readonly string[];
  readonly questions: number;
}

/** Null: everything is said, or the file cannot be read at all. */
export function unsaidOf(state: SessionState, file: SessionFile): Unsaid | null {
  if (file.problem !== null || file.isTemplate || file.look === null) return null;
  const draft = draftOf(state, file);
  if (draft === null) return { hasTarget: false, missing: [], questions: 0 };
  const missing = missingFields(draft);
  const questions = openQuestions(draft, file.look.profile).length;
  return missing.length + questions === 0 ? null : { hasTarget: true, missing, questions };
}

/** The files whose rows can be imported. */
export function readableFiles(state: SessionState): readonly SessionFile[] {
  return state.files.filter(({ problem }) => problem === null);
}

/** Whether every file is open and looked at. */
export function isOpening({ files }: SessionState): boolean {
  return files.some(
    ({ opened, problem, isTemplate, look }) =>
      problem === null && (opened === null || (!isTemplate && look === null)),
  );
}

/** Counts over all sheets that were checked. */
export interface SheetTotals {
  readonly read: number;
  readonly skipped: number;
  readonly good: number;
  readonly refused: number;
  /** Rows that change something; null: not known yet. */
  readonly changing: number | null;
}

/** The checked sheets of all files that can be read, in order. */
export function checkedSheets(
  state: SessionState,
): readonly { readonly file: SessionFile; readonly sheet: CheckedSheet }[] {
  return readableFiles(state).flatMap((file) =>
    (file.checked?.sheets ?? []).map((sheet) => ({ file, sheet })),
  );
}

/** What an assessment says of a sheet; null: nothing, or it is about other rows. */
export function assessedSheet(state: SessionState, id: number): AssessedSheet | null {
  const { assessment } = state;
  return assessment.kind === "ready"
    ? (assessment.value.sheets.find((sheet) => sheet.id === id) ?? null)
    : null;
}

/** Adds the counts up. */
export function totalsOf(state: SessionState, sheets: readonly CheckedSheet[]): SheetTotals {
  const sum = (of: (sheet: CheckedSheet) => number) => sheets.reduce((total, sheet) => total + of(sheet), 0);
  const assessed = sheets.map(({ id }) => assessedSheet(state, id));
  const repeated = assessed.reduce((total, sheet) => total + (sheet?.repeated.length ?? 0), 0);
  const changing = assessed.includes(null)
    ? null
    : assessed.reduce((total, sheet) => total + (sheet?.added ?? 0) + (sheet?.replaced ?? 0), 0);
  return {
    read: sum(({ rowsRead }) => rowsRead),
    skipped: sum(({ rowsSkipped }) => rowsSkipped),
    good: sum(({ rowsGood }) => rowsGood) - repeated,
    refused: sum(({ rowsRefused }) => rowsRefused) + repeated,
    changing,
  };
}

/** The inputs that files of the import are about. */
export function targetsOf(state: SessionState): readonly InputName[] {
  return [...new Set(checkedSheets(state).map(({ sheet }) => sheet.target))];
}
