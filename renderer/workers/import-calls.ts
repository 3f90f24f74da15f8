import type { CommandRequest, CommandWorld } from "../../shared/commands/execute-command.ts";
import type { ImportConsequences } from "../../shared/domain/import-consequences.ts";
import type { Delimiter } from "../../shared/intake/csv-source.ts";
import type { TextEncodingName } from "../../shared/intake/decode-text.ts";
import type { FoundValues } from "../../shared/intake/found-values.ts";
import type { SheetProfile } from "../../shared/intake/guess/column-profile.ts";
import type { ImportProgress } from "../../shared/intake/import-records.ts";
import type { MappingDocument, SourceDocument } from "../../shared/intake/mapping-document.ts";
import type { PreviewRow } from "../../shared/intake/preview-records.ts";
import type { RawLine } from "../../shared/intake/raw-lines.ts";
import type { RefusalReason } from "../../shared/intake/refusal-reasons.ts";
import type { ImportWarning, RowError } from "../../shared/intake/row-error.ts";
import type { WholePilot } from "../../shared/journal/pilot-state.ts";
import type { Choices } from "../../shared/merge/choices.ts";
import type { PilotMerge } from "../../shared/merge/merge-pilots.ts";
import type { InputName } from "../../shared/observations/input-templates.ts";
import type { Rounding } from "../../shared/observations/rounding-tally.ts";
import type { CommandEffects } from "../data/background-commands.ts";
import type { CopyTerms } from "../data/workspace.ts";
import type { TellingCalls } from "./pilot-teller.ts";

/** A file that the worker keeps; bytes are handed over, a blob is read by the worker. */
export interface FileToOpen {
  /** Chosen by the window; another file under it is forgotten. */
  readonly file: number;
  readonly fileName: string;
  readonly content: Uint8Array | Blob;
}

/** What a file is, before anything is said about it. */
export interface OpenedFile {
  /** SHA-256 as hex. */
  readonly fileDigest: string;
  /** Empty for CSV. */
  readonly sheets: readonly { readonly name: string; readonly isHidden: boolean; readonly rows: number }[];
  /** The inputs whose templates it follows; null: it needs a mapping. */
  readonly templates: readonly InputName[] | null;
}

/** What a file looks like when it is read as `source` says. */
export interface FileLook {
  readonly sheet: string | null;
  readonly namedTarget: InputName | null;
  readonly encoding: TextEncodingName | null;
  readonly isEncodingGuess: boolean;
  readonly isMixed: boolean;
  readonly delimiter: Delimiter | null;
  readonly headerLine: number;
  /** Column names as a mapping knows them, and their digest. */
  readonly header: readonly string[];
  readonly headerDigest: string;
  readonly profile: SheetProfile;
  readonly lines: readonly RawLine[];
}

/** How rows are judged. */
export interface ReadingTerms {
  readonly timeZone: string;
  /** Epoch milliseconds. */
  readonly nowMs: number;
}

/** The first records as they will be stored. */
export interface FilePreview {
  readonly columns: readonly string[];
  readonly rows: readonly PreviewRow[];
}

/** A sheet that was read to its end; the worker keeps its rows under `id`. */
export interface CheckedSheet {
  readonly id: number;
  readonly sheet: string | null;
  readonly target: InputName;
  readonly rowsRead: number;
  readonly rowsSkipped: number;
  readonly rowsGood: number;
  readonly rowsRefused: number;
  readonly reasons: readonly RefusalReason[];
  /** Errors that can be asked for one by one, and those that cannot. */
  readonly listedErrors: number;
  readonly unlistedErrors: number;
  readonly warnings: readonly ImportWarning[];
  readonly rounding: Rounding;
  readonly preview: FilePreview;
}

/** A sheet to be imported, and the mapping to remember with it. */
export interface SheetToImport {
  readonly id: number;
  readonly mapping: { readonly name: string; readonly document: MappingDocument } | null;
}

/** How a sheet stands to what is there. */
export interface AssessedSheet {
  readonly id: number;
  readonly added: number;
  readonly replaced: number;
  readonly unchanged: number;
  /** Rows refused because an earlier row has their key under another name of a workflow or segment. */
  readonly repeated: readonly RowError[];
  /** When the same file was imported before (ISO 8601); null: never, or taken back. */
  readonly importedBefore: string | null;
}

/** What an import of sheets, one after the other, would do. */
export interface Assessment {
  readonly sheets: readonly AssessedSheet[];
  readonly newWorkflows: readonly string[];
  readonly newSegments: readonly string[];
  readonly consequences: ImportConsequences;
}

/** Some of many, and how many there are. */
export interface Page<Item> {
  readonly total: number;
  readonly from: number;
  readonly items: readonly Item[];
}

/** Which part of a list. */
export interface PageOf {
  readonly id: number;
  readonly from: number;
  readonly count: number;
}

/** A row that takes the place of another. */
export interface ReplacedRow {
  readonly line: number;
  readonly cells: readonly {
    readonly column: string;
    readonly isKey: boolean;
    readonly before: string;
    readonly after: string;
  }[];
}

/** A row of an import as it is stored. */
export interface StoredRow {
  /** Line of the source. */
  readonly line: number;
  readonly cells: readonly string[];
  /** No later import has taken its place. */
  readonly isInForce: boolean;
}

/** The rows of one import. */
export interface BatchRows extends Page<StoredRow> {
  readonly columns: readonly string[];
  /** Rows that no later import has taken the place of; 0 for one that was taken back. */
  readonly inForce: number;
  /** The place of the row that was asked for by its line; null: it has none. */
  readonly place: number | null;
}

/** What taking an import back does, or did. */
export interface TakingBack {
  /** Fields of records that people changed since, and that stay. */
  readonly kept: readonly string[];
  readonly restoredFields: number;
  readonly removedRecords: number;
  readonly consequences: ImportConsequences;
  /** When and by whom it was done; null: it was not. */
  readonly done: { readonly at: string; readonly actor: string } | null;
}

/** Commands on a pilot that the worker was told of; `rows` of a checked sheet are named by it. */
export interface CommandJob {
  readonly pilotId: string;
  readonly requests: readonly CommandRequest[];
  readonly world: Omit<CommandWorld, "salt">;
}

/** Of a pilot that the worker was told of, at a moment in epoch milliseconds. */
interface OfPilot {
  readonly pilotId: string;
  readonly asOfMs: number;
}

interface Call<Input, Output, Progress = never> {
  readonly input: Input;
  readonly progress: Progress;
  readonly output: Output;
}

/** What the import worker can be asked for. Rows stay in the worker: the window sees counts and a few of them at a time. */
export type ImportCalls = TellingCalls & {
  readonly open: Call<FileToOpen, OpenedFile>;
  /** The digest of the header row that each way of reading gives; null: it cannot be read so. */
  readonly headers: Call<
    { readonly file: number; readonly sources: readonly SourceDocument[] },
    readonly (string | null)[]
  >;
  readonly look: Call<{ readonly file: number; readonly source: SourceDocument }, FileLook, ImportProgress>;
  readonly values: Call<
    {
      readonly file: number;
      readonly source: SourceDocument;
      readonly columns: readonly string[];
      readonly join: string;
    },
    FoundValues,
    ImportProgress
  >;
  readonly preview: Call<
    { readonly file: number; readonly mapping: MappingDocument; readonly terms: ReadingTerms },
    FilePreview
  >;
  /** Null: as the template that the file follows. What was checked of the file before is forgotten. */
  readonly check: Call<
    { readonly file: number; readonly mapping: MappingDocument | null; readonly terms: ReadingTerms },
    readonly CheckedSheet[],
    ImportProgress
  >;
  readonly errors: Call<PageOf, Page<RowError>>;
  readonly refusedCsv: Call<{ readonly id: number }, Uint8Array>;
  readonly assess: Call<OfPilot & { readonly sheets: readonly SheetToImport[] }, Assessment>;
  readonly replaced: Call<PageOf & { readonly pilotId: string }, Page<ReplacedRow>>;
  readonly batchRows: Call<
    {
      readonly pilotId: string;
      readonly batchId: string;
      readonly from: number;
      readonly count: number;
      readonly line: number | null;
    },
    BatchRows
  >;
  readonly takingBack: Call<OfPilot & { readonly batchId: string }, TakingBack>;
  /** Forgets files and what was checked of them. */
  readonly close: Call<{ readonly files: readonly number[] }, null>;
  /** The pack of pilots that the worker was told of. */
  readonly packOf: Call<{ readonly pilotIds: readonly string[]; readonly terms: CopyTerms }, Uint8Array>;
  /** The pilots of a pack, verified; its bytes are handed over. */
  readonly readPack: Call<
    { readonly bytes: Uint8Array; readonly passphrase: string | null },
    readonly WholePilot[]
  >;
  /** What putting a copy together with a pilot that the worker was told of comes to. */
  readonly lookAtMerge: Call<{ readonly pilotId: string; readonly arriving: WholePilot }, PilotMerge>;
  readonly settleMerge: Call<
    {
      readonly pilotId: string;
      readonly arriving: WholePilot;
      readonly choices: Choices;
      readonly world: Omit<CommandWorld, "salt">;
    },
    WholePilot
  >;
  /** The pilots of a backup as a database of their own gave them back, verified; its bytes are handed over. */
  readonly openBackup: Call<{ readonly bytes: Uint8Array }, readonly WholePilot[]>;
  /** The last entry of each pilot of a pack that verifies, by pilot; its bytes are handed over. */
  readonly checkPack: Call<{ readonly bytes: Uint8Array }, ReadonlyMap<string, string>>;
  /** Runs commands, all or none; the worker's own copy of the pilot stays as it was. */
  readonly run: Call<CommandJob, CommandEffects>;
};
