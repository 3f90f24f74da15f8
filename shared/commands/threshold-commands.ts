import * as z from "zod";
import type { EpochDay } from "../calendar/calendar-date.ts";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { dateOfMoment, dayOf } from "../calendar/moments.ts";
import { engineVersion } from "../domain/engine-threshold.ts";
import { thresholdLock } from "../domain/threshold-period.ts";
import { type ThresholdPlace, thresholdFault } from "../domain/threshold-terms.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { sameJson } from "../json/canonical-json.ts";
import type { JsonValue } from "../json/json.ts";
import { isMetricId } from "../metrics/registry.ts";
import { type Loosening, looseningsOf } from "../metrics/threshold.ts";
import { metricId, referenceTo, text } from "../records/field-types.ts";
import { pilotRecord, recordById } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { thresholdTerms } from "../records/threshold.ts";
import type { AnyCommand, Command } from "./command.ts";
import { creation, edits } from "./field-changes.ts";

const recordId = z.string().min(1).max(200);
const addInput = z.strictObject({
  metric: metricId,
  workflow: referenceTo("workflow").exactOptional(),
  segment: referenceTo("segment").exactOptional(),
  ...thresholdTerms,
});
const { direction, breach, warn, periods, owner, keeper, action, deadlineHours } = thresholdTerms;
const reviseInput = z.strictObject({
  id: recordId,
  direction: direction.exactOptional(),
  breach: breach.exactOptional(),
  warn: warn.unwrap().nullable().exactOptional(),
  periods: periods.unwrap().nullable().exactOptional(),
  owner: owner.unwrap().nullable().exactOptional(),
  keeper: keeper.unwrap().nullable().exactOptional(),
  action: action.unwrap().nullable().exactOptional(),
  deadlineHours: deadlineHours.unwrap().nullable().exactOptional(),
  /** Loosens the period that runs now: an overrule. Without it, new terms apply from the next period. */
  thisPeriod: z.boolean().exactOptional(),
  overruleReason: text.exactOptional(),
});
const removeInput = z.strictObject({ id: recordId, overruleReason: text.exactOptional() });

type Version = RecordOf<"threshold">["versions"][number];

/** Sets a threshold. */
export const thresholdAdd: Command<z.infer<typeof addInput>> = {
  name: "threshold.add",
  summary: "Sets a threshold on a metric; it applies from the next period.",
  input: addInput,
  run: (pilot, { metric, workflow, segment, ...given }, context) => {
    if (!isMetricId(metric)) {
      return failure("COMMAND_INPUT", `there is no metric ${metric.slice(0, 40)}`, { where: "/metric" });
    }
    const fault = thresholdFault(pilot, { metric, workflow, segment }, given);
    if (fault !== null) return failure("RULE", fault.message, { where: fault.where });
    const { nextFrom } = thresholdLock(metric, todayOf(pilot, context.now));
    const version = {
      version: 1,
      ...given,
      appliesFrom: formatCalendarDate(nextFrom),
      recordedAt: context.now,
    };
    return success({
      changes: creation(context.nextId(), "threshold", { metric, workflow, segment, versions: [version] }),
    });
  },
};

/** Gives a threshold new terms. */
export const thresholdRevise: Command<z.infer<typeof reviseInput>> = {
  name: "threshold.revise",
  summary:
    "Gives a threshold new terms from the next period; loosening needs a reason, and in the running period is an overrule.",
  input: reviseInput,
  run: (pilot, { id, overruleReason, thisPeriod = false, ...given }, context) => {
    const found = standing(pilot, id);
    if (!found.ok) return found;
    const { threshold, place, current } = found.value;
    if (given.direction !== undefined && given.direction !== current.direction) {
      return failure(
        "RULE",
        `a threshold keeps its side, ${current.direction}: two-sided needs two thresholds`,
        { where: "/direction" },
      );
    }
    const terms = changedTerms(current, given);
    const fault = thresholdFault(pilot, place, terms, id);
    if (fault !== null) return failure("RULE", fault.message, { where: fault.where });
    if (sameJson(terms, changedTerms(current, {}))) {
      return success({ changes: [], notes: ["the threshold has these terms already"] });
    }
    const looser = looseningsOf(terms.direction, engineVersion(current), engineVersion(terms));
    const words = looseningWords(looser, current, terms);
    const lock = thresholdLock(place.metric, todayOf(pilot, context.now));
    if (looser.length > 0 && overruleReason === undefined) {
      return failure("RULE", `loosening ${words} is an overrule and needs a reason`, {
        where: "/overruleReason",
      });
    }
    if (thisPeriod) {
      const problem = notNow(threshold, lock.from, looser);
      if (problem !== null) return failure("RULE", problem, { where: "/thisPeriod" });
    }
    const from = formatCalendarDate(thisPeriod ? lock.from : lock.nextFrom);
    const version = {
      ...terms,
      version: current.version + 1,
      ...(overruleReason === undefined ? {} : { overruleReason }),
      appliesFrom: from,
      recordedAt: context.now,
    };
    const versions: JsonValue[] = [...threshold.versions, version];
    return success({
      changes: edits(pilot, id, { versions }),
      notes: looser.length === 0 ? [] : [`overruled: ${words}, from ${from}`],
    });
  },
};

const thresholdRemove: Command<z.infer<typeof removeInput>> = {
  name: "threshold.remove",
  summary: "Ends a threshold from the next period, with a reason; what it fired stays.",
  input: removeInput,
  run: (pilot, { id, overruleReason }, context) => {
    const found = standing(pilot, id);
    if (!found.ok) return found;
    const { threshold, place } = found.value;
    const today = todayOf(pilot, context.now);
    const { nextFrom } = thresholdLock(place.metric, today);
    const hasApplied = threshold.versions.some(({ appliesFrom }) => (dayOf(appliesFrom) ?? 0) <= today);
    if (!hasApplied) {
      return success({ changes: [{ record: id, field: "removed", before: null, after: true }] });
    }
    if (overruleReason === undefined) {
      return failure("RULE", "ending a threshold that is in force is an overrule and needs a reason", {
        where: "/overruleReason",
      });
    }
    const endsFrom = formatCalendarDate(nextFrom);
    return success({
      changes: edits(pilot, id, { endsFrom, endedAt: context.now, endReason: overruleReason }),
      notes: [`overruled: the threshold ends with ${formatCalendarDate(nextFrom - 1)}; what it fired stays`],
    });
  },
};

/** The commands of thresholds: terms are never changed, only followed by new ones. */
export function thresholdCommands(): readonly AnyCommand[] {
  return [thresholdAdd, thresholdRevise, thresholdRemove];
}

interface Standing {
  readonly threshold: RecordOf<"threshold">;
  readonly place: ThresholdPlace;
  readonly current: Version;
}

function standing(pilot: PilotState, id: string): Result<Standing> {
  const threshold = recordById(pilot, "threshold", id);
  const current = threshold?.versions.at(-1);
  if (threshold === null || current === undefined || !isMetricId(threshold.metric)) {
    return failure("REF_DANGLING", `there is no threshold ${id.slice(0, 60)}`, { where: "/id" });
  }
  if (threshold.endsFrom !== undefined) {
    return failure("RULE", `the threshold was ended from ${threshold.endsFrom} on: set a new one`, {
      where: "/id",
    });
  }
  const { metric, workflow, segment } = threshold;
  return success({ threshold, place: { metric, workflow, segment }, current });
}

/** Fields of a version that are not terms: a new version has its own. */
const OF_VERSION: ReadonlySet<string> = new Set([
  "version",
  "appliesFrom",
  "recordedAt",
  "overruleReason",
] satisfies readonly (keyof Version)[]);

/** What is given replaces what stands; null unsets; what is not given stays. */
function changedTerms(current: Version, given: { readonly [field: string]: unknown }): Version {
  const standing = Object.entries(current).filter(([field]) => !OF_VERSION.has(field));
  const kept = Object.entries({ ...Object.fromEntries(standing), ...given }).filter(
    ([, value]) => value !== null && value !== undefined,
  );
  // The schema of the input has the same fields with the same types.
  return Object.fromEntries(kept) as unknown as Version;
}

function looseningWords(looser: readonly Loosening[], before: Version, after: Version): string {
  const hours = (version: Version): string =>
    version.deadlineHours === undefined ? "no deadline" : `${version.deadlineHours} h`;
  const words: Readonly<Record<Loosening, string>> = {
    line: `the line ${before.direction} from ${before.breach} to ${after.breach}`,
    periods: `the periods in a row from ${before.periods ?? 1} to ${after.periods ?? 1}`,
    deadline: `the deadline from ${hours(before)} to ${hours(after)}`,
    action: `the action from "${before.action ?? ""}" to none`,
  };
  return looser.map((one) => words[one]).join(", ");
}

/** Why terms cannot apply to the running period at once, or null. */
function notNow(
  { versions }: RecordOf<"threshold">,
  periodFrom: EpochDay,
  looser: readonly Loosening[],
): string | null {
  if (looser.length === 0) {
    return "only a loosening can apply to the period that runs: anything else applies from the next one";
  }
  return versions.some(({ appliesFrom }) => (dayOf(appliesFrom) ?? 0) <= periodFrom)
    ? null
    : "the threshold does not apply to the period that runs, so nothing there is to be loosened";
}

function todayOf(pilot: PilotState, now: string): EpochDay {
  const today = dateOfMoment(now, pilotRecord(pilot).timeZone);
  if (today === null) throw new Error("now is not a moment");
  return today;
}
