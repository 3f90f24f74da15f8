import type { SheetOrigin } from "../../shared/commands/prepare-import.ts";
import { failure, type Result, success } from "../../shared/errors/problem.ts";
import type { ImportSource, SheetText } from "../../shared/intake/import-source.ts";
import { sheetTexts } from "../../shared/intake/import-source.ts";
import { readSource } from "../../shared/intake/mapping.ts";
import type { SourceDocument } from "../../shared/intake/mapping-document.ts";
import type { ImportedSheet } from "../../shared/intake/read-file.ts";
import type { Table } from "../../shared/observations/table.ts";

/** A file that lies on the desk. */
export interface DeskFile {
  readonly fileName: string;
  readonly fileDigest: string;
  readonly source: ImportSource;
}

/** A sheet that was read to its end. */
export interface DeskSheet {
  readonly file: number;
  readonly text: SheetText;
  readonly imported: ImportedSheet;
  readonly origin: Omit<SheetOrigin, "mapping">;
}

/** What the import worker has before it: the files that were given and the sheets that were read. */
export class ImportDesk {
  readonly #files = new Map<number, DeskFile>();
  readonly #sheets = new Map<number, DeskSheet>();
  readonly #tables = new Map<string, Table>();
  #lastSheet = 0;

  put(file: number, opened: DeskFile): void {
    this.forget([file]);
    this.#files.set(file, opened);
  }

  /** REF_DANGLING: it does not lie here. */
  file(file: number): Result<DeskFile> {
    const found = this.#files.get(file);
    return found === undefined ? failure("REF_DANGLING", "the file is not open any more") : success(found);
  }

  /** The one sheet of a file that is read when `source` says so. */
  text(file: number, source: SourceDocument): Result<SheetText> {
    const opened = this.file(file);
    if (!opened.ok) return opened;
    const settings = readSource(source);
    if (!settings.ok) return settings;
    const texts = sheetTexts(opened.value.source, settings.value, opened.value.fileName, true);
    if (!texts.ok) return texts;
    const [text] = texts.value;
    return text === undefined ? failure("FILE_EMPTY", "the file holds nothing") : success(text);
  }

  /** Takes what was read of a file; what was read of it before is forgotten. */
  take(
    file: number,
    sheets: readonly { readonly text: SheetText; readonly imported: ImportedSheet }[],
  ): Result<readonly number[]> {
    const opened = this.file(file);
    if (!opened.ok) return opened;
    const { fileName, fileDigest } = opened.value;
    this.#forgetSheets(file);
    return success(
      sheets.map((sheet) => {
        this.#lastSheet += 1;
        this.#sheets.set(this.#lastSheet, { ...sheet, file, origin: { file: fileName, fileDigest } });
        return this.#lastSheet;
      }),
    );
  }

  sheet(id: number): Result<DeskSheet> {
    const found = this.#sheets.get(id);
    return found === undefined ? failure("REF_DANGLING", "these rows are not held any more") : success(found);
  }

  /** Keeps the rows of a batch that was just made: the pilot will come back with its bytes, which are not read again. */
  keepTable(digest: string, table: Table): void {
    this.#tables.set(digest, table);
  }

  /** The rows that were kept of a batch; they are kept no longer. */
  takeTable(digest: string): Table | null {
    const table = this.#tables.get(digest) ?? null;
    this.#tables.delete(digest);
    return table;
  }

  forget(files: readonly number[]): void {
    for (const file of files) {
      this.#files.delete(file);
      this.#forgetSheets(file);
    }
  }

  #forgetSheets(file: number): void {
    for (const [id, sheet] of this.#sheets) if (sheet.file === file) this.#sheets.delete(id);
  }
}
