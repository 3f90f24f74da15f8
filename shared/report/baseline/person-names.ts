import { type RecordsHolder, recordById } from "../../records/read-records.ts";

/** The name of a person, or null where there is none. */
export function personName(holder: RecordsHolder, id: string | undefined): string | null {
  return id === undefined ? null : (recordById(holder, "person", id)?.name ?? null);
}

/** The names of people, those that are not there left out. */
export function personNames(holder: RecordsHolder, ids: readonly string[] | undefined): readonly string[] {
  return (ids ?? []).flatMap((id) => personName(holder, id) ?? []);
}
