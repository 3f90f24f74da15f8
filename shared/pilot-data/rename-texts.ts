import type { Table, TextColumn } from "../observations/table.ts";
import { textsOf } from "../observations/table.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";

/** The current name of each name that a workflow or segment ever had; names that are still current are left out. */
export function currentNames(
  pilot: RecordsHolder,
  type: "workflow" | "segment",
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, aliases } of recordsOf(pilot, type)) {
    for (const alias of aliases ?? []) if (alias !== name) names.set(alias, name);
  }
  return names;
}

/**
 * The table with its texts of one column renamed: old names of a workflow mean that workflow for ever. Two names that
 * come to one share its dictionary entry. The same table is returned where nothing changes.
 */
export function renameTexts(table: Table, column: string, names: ReadonlyMap<string, string>): Table {
  const texts = textsOf(table, column);
  if (texts === null || !texts.dictionary.some((text) => names.has(text))) return table;
  const columns = new Map(table.columns);
  columns.set(column, renamed(texts, names));
  return { ...table, columns };
}

function renamed(texts: TextColumn, names: ReadonlyMap<string, string>): TextColumn {
  const dictionary: string[] = [];
  const codeOf = new Map<string, number>();
  const newCodes = texts.dictionary.map((text) => {
    const name = names.get(text) ?? text;
    const known = codeOf.get(name);
    if (known !== undefined) return known;
    codeOf.set(name, dictionary.length);
    dictionary.push(name);
    return dictionary.length - 1;
  });
  return { kind: "text", dictionary, codes: texts.codes.map((code) => newCodes[code] ?? 0) };
}
