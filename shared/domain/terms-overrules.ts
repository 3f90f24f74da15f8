import type { EpochDay } from "../calendar/calendar-date.ts";
import { dateOfMoment, dayOf, instantOf } from "../calendar/moments.ts";
import type { JournalEntry } from "../journal/journal-entry.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { MetricId } from "../metrics/registry.ts";
import { isMetricId } from "../metrics/registry.ts";
import type { ThresholdVersion } from "../metrics/threshold.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { engineThreshold } from "./engine-threshold.ts";

/** That terms which were committed to were loosened or ended: old and new, by whom and why. */
export interface TermsOverrule {
  readonly threshold: string;
  readonly metric: MetricId;
  /** Names, or `*`. */
  readonly workflow: string;
  readonly segment: string;
  readonly direction: "above" | "below";
  readonly before: ThresholdVersion;
  /** Null: the threshold was ended. */
  readonly after: ThresholdVersion | null;
  /** First day of the first period under the new terms. */
  readonly appliesFrom: EpochDay;
  /** Did it change the period that ran when it was recorded? */
  readonly isInsidePeriod: boolean;
  /** Epoch milliseconds. */
  readonly atMs: number;
  /** For whom it was recorded, or the profile that recorded it. */
  readonly who: string | null;
  readonly reason: string;
}

/** Every loosening of a threshold up to `asOfMs`, the newest first. */
export function termsOverrules(pilot: PilotState, asOfMs: number): readonly TermsOverrule[] {
  const { timeZone } = pilotRecord(pilot);
  return recordsOf(pilot, "threshold")
    .flatMap((record): readonly TermsOverrule[] => {
      const threshold = engineThreshold(pilot, record);
      if (threshold === null || !isMetricId(record.metric)) return [];
      const { metric, workflow, segment, versions } = threshold;
      const common = { threshold: record.id, metric, workflow, segment, direction: threshold.badSide };
      const loosened = record.versions.flatMap((version, place): readonly TermsOverrule[] => {
        const [before, after] = [versions[place - 1], versions[place]];
        const { overruleReason: reason, recordedAt } = version;
        if (reason === undefined || before === undefined || after === undefined) return [];
        const recordedOn = dateOfMoment(recordedAt, timeZone) ?? Number.NEGATIVE_INFINITY;
        const { appliesFrom } = after;
        const isInsidePeriod = appliesFrom <= recordedOn;
        const atMs = instantOf(recordedAt) ?? 0;
        const who = whoWrote(pilot, record, recordedAt);
        return [{ ...common, before, after, appliesFrom, isInsidePeriod, atMs, who, reason }];
      });
      return [...loosened, ...ended(pilot, record, common, versions.at(-1))];
    })
    .filter(({ atMs }) => atMs <= asOfMs)
    .toSorted((a, b) => b.atMs - a.atMs);
}

function ended(
  pilot: PilotState,
  record: RecordOf<"threshold">,
  common: Pick<TermsOverrule, "threshold" | "metric" | "workflow" | "segment" | "direction">,
  before: ThresholdVersion | undefined,
): readonly TermsOverrule[] {
  const appliesFrom = dayOf(record.endsFrom);
  const atMs = instantOf(record.endedAt);
  const { endReason: reason, endedAt } = record;
  if (appliesFrom === null || atMs === null || reason === undefined || before === undefined) return [];
  const who = whoWrote(pilot, record, endedAt);
  return [{ ...common, before, after: null, appliesFrom, isInsidePeriod: false, atMs, who, reason }];
}

function whoWrote(
  pilot: PilotState,
  { id }: RecordOf<"threshold">,
  recordedAt: string | undefined,
): string | null {
  const wrote = (entry: JournalEntry): boolean =>
    entry.at === recordedAt && entry.changes.some(({ record }) => record === id);
  const entry = pilot.entries.find(wrote);
  return entry === undefined ? null : (entry.onBehalfOf ?? entry.actor);
}
