import * as z from "zod";
import type { EpochDay } from "../calendar/calendar-date.ts";
import { formatCalendarDate, parseCalendarDate } from "../calendar/calendar-date.ts";
import { instantOf } from "../calendar/moments.ts";
import { zoneClock } from "../calendar/zone.ts";
import { baselineInForce } from "../domain/baselines.ts";
import { createPilotFigures } from "../domain/create-pilot-figures.ts";
import type { PassCriteria } from "../domain/pass-criteria.ts";
import { criteriaFromObjective, passCriteriaOf, passCriteriaSchema } from "../domain/pass-criteria.ts";
import { LAST_BASELINE_DAY } from "../domain/pilot-calendar.ts";
import type { PilotFigures } from "../domain/pilot-figures.ts";
import { contentJson, snapshotContent } from "../domain/snapshot-content.ts";
import { baselineSufficiency } from "../domain/sufficiency.ts";
import type { Result } from "../errors/problem.ts";
import { failure, success } from "../errors/problem.ts";
import { headsOf } from "../journal/journal-order.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { snapshotDigest } from "../journal/snapshot-digest.ts";
import type { JsonObject, JsonValue } from "../json/json.ts";
import type { Dataset } from "../metrics/dataset.ts";
import { isImmature } from "../metrics/maturity.ts";
import { PILLARS } from "../metrics/metric-settings.ts";
import { prepareDataset } from "../metrics/prepared-dataset.ts";
import { isMetricId, metricDefinition } from "../metrics/registry.ts";
import { readDataset } from "../pilot-data/dataset-reader.ts";
import { objectiveOf, startDateOf } from "../pilot-data/metric-settings-of.ts";
import { date, text } from "../records/field-types.ts";
import { pilotRecord, recordsOf } from "../records/read-records.ts";
import type { Command, CommandContext, CommandOutcome } from "./command.ts";
import { creation } from "./field-changes.ts";

/** The reason of a waiver where nobody gave one. */
export const DEFAULT_WAIVER = "no reason given, command line";

const sealInput = z.strictObject({
  date,
  criteria: passCriteriaSchema.exactOptional(),
  waive: text.exactOptional(),
  reason: text.exactOptional(),
});

/**
 * What sealing needs: the date (YYYY-MM-DD); the Day-180 pass criteria (default: the objective's targets); the reason
 * with which open gaps are waived; the reason of a second baseline.
 */
export type SealInput = z.infer<typeof sealInput>;

/** The command `baseline.seal`. */
export const sealBaselineCommand: Command<SealInput> = {
  name: "baseline.seal",
  summary:
    "Seals the baseline: freezes figures, rules and people as of a date, so that any later change shows.",
  input: sealInput,
  run: (pilot, input, context) => {
    const dataset = readDataset(pilot);
    return dataset.ok ? sealBaseline(pilot, dataset.value, input, context) : dataset;
  },
};

/**
 * The changes that seal a baseline. Open gaps never stop it: they are recorded as waived. RULE: a target without a
 * start date; a second baseline without a reason. COMMAND_INPUT: criteria that name a metric that cannot be judged.
 */
export function sealBaseline(
  pilot: PilotState,
  dataset: Dataset,
  input: SealInput,
  context: CommandContext,
): Result<CommandOutcome> {
  const root = pilotRecord(pilot);
  const startDate = startDateOf(root);
  const day = parseCalendarDate(input.date);
  if (startDate === null)
    return failure("RULE", "a target has no Day 0: give it a start date before a baseline");
  if (day === null) return failure("COMMAND_INPUT", "date is not a date (YYYY-MM-DD)", { where: "/date" });
  if (baselineInForce(pilot) !== null && input.reason === undefined) {
    return failure("RULE", "a baseline is sealed already: a second one needs a reason", {
      remedy: "Give the reason (--reason); the old one stays.",
    });
  }
  const criteria = criteriaOf(input, criteriaFromObjective(objectiveOf(root)));
  if (!criteria.ok) return criteria;

  const prepared = prepareDataset(dataset);
  const figures = createPilotFigures(prepared, root.baselineWeeks);
  const window = figures.windowAt(day);
  const segments = recordsOf(pilot, "segment").map(({ name }) => name);
  const sufficiency = baselineSufficiency(figures, window, segments);
  const asOfMs = instantOf(context.now) ?? 0;
  const late = day - startDate > LAST_BASELINE_DAY;
  const flags = flagsOf(figures, day, startDate, window.weeks?.to ?? null, asOfMs);
  const waivers = sufficiency.gaps.map((gap) => ({ ...gap, reason: input.waive ?? DEFAULT_WAIVER }));
  const content = snapshotContent({
    state: pilot,
    prepared,
    figures,
    window,
    sufficiency,
    date: day,
    now: context.now,
    asOfMs,
  });
  const fields: JsonObject = withoutUndefined({
    date: input.date,
    sealedAt: context.now,
    sealedBy: context.actor,
    engine: context.app,
    content: contentJson(content),
    heads: headsOf(pilot.entries),
    reason: input.reason,
    late,
    baseline: true,
    waivers: waivers,
    criteria: criteria.value === null ? undefined : criteriaList(criteria.value),
    flags,
  });
  const record = { ...fields, digest: snapshotDigest(fields) };
  return success({
    changes: creation(context.nextId(), "snapshot", record),
    notes: notesOf(record.digest, flags, waivers, criteria.value),
  });
}

function criteriaOf(input: SealInput, fromObjective: PassCriteria | null): Result<PassCriteria | null> {
  if (input.criteria === undefined) return success(fromObjective);
  const given = passCriteriaOf(
    input.criteria,
    (metric) => isMetricId(metric) && metricDefinition(metric).direction !== "none",
  );
  if (!given.ok) return given;
  return success(Object.keys(given.value).length === 0 ? null : given.value);
}

/** The criteria as a snapshot holds them: one object per pillar, with its key `pillar`. */
function criteriaList(criteria: PassCriteria): readonly JsonObject[] {
  return PILLARS.flatMap((pillar) => {
    const criterion = criteria[pillar];
    return criterion === undefined ? [] : [{ pillar, ...criterion }];
  });
}

function flagsOf(
  { range, settings }: PilotFigures,
  day: EpochDay,
  startDate: EpochDay,
  windowEnd: EpochDay | null,
  asOfMs: number,
): readonly string[] {
  const clock = zoneClock(settings.timeZone);
  const today = clock.dayOf(asOfMs);
  const daysLate = day - startDate - LAST_BASELINE_DAY;
  const isUnconfirmed =
    windowEnd !== null && isImmature(clock, windowEnd, settings.confirmationHours, asOfMs);
  return [
    ...(daysLate > 0
      ? [`late by ${daysLate} ${daysLate === 1 ? "day" : "days"}: sealed for a date after Day 30`]
      : []),
    ...(range === null ? ["there are no data at all"] : []),
    ...(range !== null && day > range.to
      ? [`the date is after the data, which end ${formatCalendarDate(range.to)}`]
      : []),
    ...(day > today ? [`the date is after the clock, which shows ${formatCalendarDate(today)}`] : []),
    ...(isUnconfirmed ? ["the confirmation window of the last week has not passed"] : []),
  ];
}

function notesOf(
  digest: string,
  flags: readonly string[],
  waivers: readonly { readonly what: string; readonly reason: string }[],
  criteria: PassCriteria | null,
): readonly string[] {
  return [
    `sealed ${digest}`,
    ...flags,
    ...waivers.map(({ what, reason }) => `waived: ${what} (${reason})`),
    criteria === null
      ? "Day-180 pass criteria: none set"
      : `Day-180 pass criteria: ${Object.values(criteria)
          .map(
            ({ metric, target, verdict }) =>
              `${metric} ${verdict}${target === null ? "" : `, target ${target}`}`,
          )
          .join("; ")}`,
  ];
}

function withoutUndefined(fields: { readonly [field: string]: JsonValue | undefined }): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as JsonObject;
}
