import type { RecordsHolder } from "../records/read-records.ts";
import { recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";

/** The people who lead product, technology and revenue as one: by the method there is one of them. */
export function convergedExecutives(pilot: RecordsHolder): readonly RecordOf<"person">[] {
  return recordsOf(pilot, "person").filter(
    ({ role, active }) => role === "converged executive" && active !== false,
  );
}

/** Does somebody hold the converged executive's seat? */
export function isConvergedExecutive(pilot: RecordsHolder, person: string | undefined): boolean {
  return person !== undefined && convergedExecutives(pilot).some(({ id }) => id === person);
}

/** The name of a person; one who is not there any more, or withheld, is "somebody". */
export function nameOfPerson(pilot: RecordsHolder, person: string | undefined): string {
  return (person === undefined ? null : recordById(pilot, "person", person))?.name ?? "somebody";
}

/** Those who hold a role, active ones alone. */
export function peopleInRole(pilot: RecordsHolder, role: "CPO" | "CRO" | "CTO"): readonly string[] {
  return recordsOf(pilot, "person")
    .filter((person) => person.role === role && person.active !== false)
    .map(({ id }) => id);
}
