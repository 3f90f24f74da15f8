import type { PilotRecord, PilotState } from "../journal/pilot-state.ts";
import { recordsOf } from "./read-records.ts";
import { normalName } from "./record-keys.ts";
import type { RecordOf } from "./record-types.ts";

type Named = "workflow" | "segment";
type Lookup = ReadonlyMap<string, string>;

const lookups = new WeakMap<ReadonlyMap<string, PilotRecord>, Map<Named, Lookup>>();

/**
 * The workflow or segment that a name means: its current name or a name that it had. Null where no record has it. Where
 * a merge left two with one name, the one made first is meant.
 */
export function findByName<Type extends Named>(
  pilot: Pick<PilotState, "records">,
  type: Type,
  name: string,
): RecordOf<Type> | null {
  const id = namesOf(pilot, type).get(normalName(name));
  return id === undefined ? null : (recordsOf(pilot, type).find((record) => record.id === id) ?? null);
}

/** From every name and alias to the id of its record. */
export function namesOf(pilot: Pick<PilotState, "records">, type: Named): Lookup {
  let byType = lookups.get(pilot.records);
  if (byType === undefined) {
    byType = new Map();
    lookups.set(pilot.records, byType);
  }
  let lookup = byType.get(type);
  if (lookup === undefined) {
    lookup = makeLookup(recordsOf(pilot, type));
    byType.set(type, lookup);
  }
  return lookup;
}

function makeLookup(records: readonly RecordOf<Named>[]): Lookup {
  const lookup = new Map<string, string>();
  for (const record of records) {
    if (!lookup.has(record.name)) {
      lookup.set(record.name, record.id);
    }
  }
  for (const record of records) {
    for (const alias of record.aliases ?? []) {
      if (!lookup.has(alias)) {
        lookup.set(alias, record.id);
      }
    }
  }
  return lookup;
}
