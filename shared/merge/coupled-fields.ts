import type { JournalEntry } from "../journal/journal-entry.ts";

type Fields = ReadonlyMap<string, JournalEntry>;

/** Commands whose fields have nothing to do with each other: forms that people fill, files, and what was settled. */
const FREE = /(\.(edit|add|set)|^import\.(add|takeBack)|^merge\.settle|^record\.edit)$/;

/**
 * Colliding fields of one record in groups that can only be settled together: what a command such as an approval changed in
 * a record hangs together, so that nobody ends with the status of the one and the date of the other.
 */
export function coupledFields(
  colliding: readonly string[],
  a: Fields,
  b: Fields,
): readonly (readonly string[])[] {
  const groups: string[][] = [];
  const placed = new Set<string>();
  for (const first of colliding) {
    if (placed.has(first)) continue;
    const group = new Set([first]);
    for (const field of group) {
      for (const side of [a, b]) {
        for (const coupled of fieldsOfEntry(side, side.get(field))) group.add(coupled);
      }
    }
    for (const field of group) placed.add(field);
    groups.push([...group].sort());
  }
  return groups;
}

function fieldsOfEntry(fields: Fields, entry: JournalEntry | undefined): readonly string[] {
  if (entry === undefined || FREE.test(entry.command)) return [];
  return [...fields].flatMap(([field, by]) => (by === entry && field !== "type" ? [field] : []));
}
