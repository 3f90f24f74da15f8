import { instantOf } from "../../calendar/moments.ts";
import { obligationsNow } from "../../domain/obligations-now.ts";
import { type Operational, operationalOf } from "../../domain/ownership.ts";
import type { PilotState } from "../../journal/pilot-state.ts";
import { replayEntries } from "../../journal/replay.ts";
import type { MetricId } from "../../metrics/registry.ts";
import type { RecordsHolder } from "../../records/read-records.ts";
import type { RecordOf } from "../../records/record-types.ts";

/** Which metrics were decorative at the seal, by the records that were sealed and the obligations that had expired. */
export function operationalAtSeal(
  state: PilotState,
  snapshot: RecordOf<"snapshot">,
  sealed: RecordsHolder,
): Operational {
  return operationalOf(sealed, expiredAtSeal(state, snapshot));
}

/** The metrics whose obligations had expired by the entries that the seal had seen. */
function expiredAtSeal(state: PilotState, { heads, sealedAt }: RecordOf<"snapshot">): ReadonlySet<MetricId> {
  const sealedUpTo = new Map(heads.map(([replica, seq]) => [replica, seq]));
  const entries = state.entries.filter(({ replica, seq }) => seq <= (sealedUpTo.get(replica) ?? 0));
  const records = replayEntries(entries, state.confidential);
  if (entries.length === 0 || !records.ok) return new Set();
  const then = obligationsNow({ ...state, entries, records: records.value }, instantOf(sealedAt) ?? 0);
  const expired = then.ok ? then.value.filter(({ state: word }) => word === "expired") : [];
  return new Set(expired.map(({ metric }) => metric));
}
