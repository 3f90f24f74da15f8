import type { Result } from "../../../shared/errors/problem.ts";
import type { Mapping } from "../../../shared/intake/mapping.ts";
import { parseMapping, readMapping } from "../../../shared/intake/mapping.ts";
import type { ImportedSheet } from "../../../shared/intake/read-file.ts";
import { readImportFile } from "../../../shared/intake/read-file.ts";

/** Later than every date of the tests that is not meant to lie in the future. */
export const NOW = Date.UTC(2026, 5, 1);

/** Reads a file's text or bytes as the product does, with a pilot in Berlin. */
export function importFile(
  fileName: string,
  content: string | Uint8Array,
  mapping?: unknown,
): Promise<Result<readonly ImportedSheet[]>> {
  const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
  const request = { fileName, bytes, pilot: { timeZone: "Europe/Berlin" }, now: NOW };
  return readImportFile(mapping === undefined ? request : { ...request, mapping: mappingOf(mapping) });
}

/** The first sheet of a file that must not be refused. */
export async function importSheet(
  fileName: string,
  content: string | Uint8Array,
  mapping?: unknown,
): Promise<ImportedSheet> {
  const read = await importFile(fileName, content, mapping);
  const sheet = read.ok ? read.value[0] : undefined;
  if (sheet === undefined)
    throw new Error(read.ok ? "no sheet" : `${read.problem.code}: ${read.problem.message}`);
  return sheet;
}

/** The code with which a file is refused; null: it is not. */
export async function refusalOf(
  fileName: string,
  content: string | Uint8Array,
  mapping?: unknown,
): Promise<string | null> {
  const read = await importFile(fileName, content, mapping);
  return read.ok ? null : read.problem.code;
}

/** A mapping from its document. */
export function mappingOf(document: unknown): Mapping {
  const mapping = typeof document === "string" ? parseMapping(document) : readMapping(document);
  if (!mapping.ok) throw new Error(`${mapping.problem.message} (${mapping.problem.where ?? ""})`);
  return mapping.value;
}
