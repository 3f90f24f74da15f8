import type { EpochDay } from "../calendar/calendar-date.ts";
import { dateOfMoment, instantOf } from "../calendar/moments.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import { nameOfPerson } from "./people-roles.ts";
import { makingsOf } from "./record-making.ts";

/** A gate or a guardrail that was passed over, with the reason that was given. */
export interface RecordedOverride {
  readonly kind: "title gate" | "suspended domain";
  /** Id of the title change or of the decision. */
  readonly id: string;
  /** What was done, without a full stop. */
  readonly what: string;
  readonly reason: string;
  /** Name of who overrode; null: the record does not say. */
  readonly by: string | null;
  readonly on: EpochDay | null;
}

/** The overrides of a pilot in the order of their dates, and how many this copy may not tell. */
export interface RecordedOverrides {
  readonly overrides: readonly RecordedOverride[];
  readonly withheld: number;
}

/**
 * Every override that the board has to read of (method.md, 1: staged convergence, and 5: guardrails): titles changed
 * before their gate, and decisions in a suspended domain; `until` (ISO 8601, UTC): only those made up to then.
 */
export function recordedOverrides(pilot: PilotState, until: string | null): RecordedOverrides {
  const { timeZone } = pilotRecord(pilot);
  const last = instantOf(until ?? undefined) ?? Number.POSITIVE_INFINITY;
  const isMade = (at: string | undefined): boolean => (instantOf(at) ?? 0) <= last;
  const titles = recordsOf(pilot, "titleChange");
  const makings = titles.length === 0 ? new Map<string, never>() : makingsOf(pilot, "titleChange");
  const known = titles.filter(({ id }) => isMade(makings.get(id)?.at));
  const ofTitles = known.flatMap(
    ({ id, withheld, person, kind = "title", to, overrideReason }): RecordedOverride[] =>
      withheld.length > 0 || overrideReason === undefined
        ? []
        : [
            {
              kind: "title gate",
              id,
              what: `${nameOfPerson(pilot, person)} ${kind === "title" ? "takes the title" : "reports to"} ${to}`,
              reason: overrideReason,
              by: makings.get(id)?.by ?? null,
              on: dateOfMoment(makings.get(id)?.at, timeZone),
            },
          ],
  );
  const ofDecisions = recordsOf(pilot, "decision").flatMap(
    ({ id, withheld, title, override }): RecordedOverride[] =>
      withheld.length > 0 || override === undefined || !isMade(override.at)
        ? []
        : [
            {
              kind: "suspended domain",
              id,
              what: title,
              reason: override.reason,
              by: nameOfPerson(pilot, override.by),
              on: dateOfMoment(override.at, timeZone),
            },
          ],
  );
  return {
    overrides: [...ofTitles, ...ofDecisions].toSorted((a, b) => (a.on ?? 0) - (b.on ?? 0)),
    withheld: known.filter(({ withheld }) => withheld.includes("overrideReason")).length,
  };
}
