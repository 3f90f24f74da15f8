import type { Result } from "../../../../shared/errors/problem.ts";
import { success } from "../../../../shared/errors/problem.ts";
import { readMapping } from "../../../../shared/intake/mapping.ts";
import type { MappingDocument } from "../../../../shared/intake/mapping-document.ts";
import { parseJson } from "../../../../shared/json/parse-json.ts";
import type { GivenFile } from "../../../host/host.ts";

/** A mapping as a file brought it. */
export interface GivenMapping {
  readonly name: string;
  readonly document: MappingDocument;
}

/** Reads a mapping's file: the JSON that the command line reads with `--map`. The problem names the file and the place. */
export async function readMappingFile(file: GivenFile): Promise<Result<GivenMapping>> {
  const bytes = await file.read();
  if (!bytes.ok) return bytes;
  const json = parseJson(new TextDecoder().decode(bytes.value).replace(/^\uFEFF/, ""));
  const mapping = json.ok ? readMapping(json.value) : json;
  if (json.ok && mapping.ok) {
    return success({ name: nameOfFile(file.name), document: json.value as unknown as MappingDocument });
  }
  const refused = mapping.ok ? json : mapping;
  if (refused.ok) throw new Error("not a refusal");
  const { problem } = refused;
  const where = problem.where === undefined ? "" : ` at ${problem.where}`;
  return { ok: false, problem: { ...problem, message: `${file.name}: ${problem.message}${where}` } };
}

/** The name of a file without its ending, as the name of its mapping. */
export function nameOfFile(fileName: string): string {
  return (
    fileName
      .replace(/\.[A-Za-z0-9]{1,5}$/, "")
      .trim()
      .slice(0, 120) || "mapping"
  );
}
