import type { Pillar } from "../metrics/metric-settings.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { PassCriteria, PassCriterion } from "./pass-criteria.ts";

/** The criteria that a snapshot holds, by pillar; null if none were set. */
export function sealedCriteria(criteria: RecordOf<"snapshot">["criteria"]): PassCriteria | null {
  if (criteria === undefined || criteria.length === 0) return null;
  // A snapshot's criteria were checked when they were sealed.
  return Object.fromEntries(
    criteria.map(({ pillar, ...criterion }) => [pillar as Pillar, criterion as unknown as PassCriterion]),
  );
}
