import * as z from "zod";
import { firstDayOfMonth, formatCalendarDate, mondayOf, monthOf } from "../calendar/calendar-date.ts";
import { parseInstant } from "../calendar/instant.ts";
import { zoneClock } from "../calendar/zone.ts";
import { failure, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { JsonValue } from "../json/json.ts";
import { isMetricId, metricDefinition } from "../metrics/registry.ts";
import { metricId, referenceTo, text } from "../records/field-types.ts";
import { pilotRecord, recordById } from "../records/read-records.ts";
import { thresholdTerms } from "../records/threshold.ts";
import type { AnyCommand, Command } from "./command.ts";
import { creation, edits } from "./field-changes.ts";
import { removeCommand } from "./record-commands.ts";

const terms = z.strictObject(thresholdTerms);
const addInput = z.strictObject({
  metric: metricId,
  workflow: referenceTo("workflow").exactOptional(),
  segment: referenceTo("segment").exactOptional(),
  ...thresholdTerms,
});
const reviseInput = z.strictObject({
  id: z.string().min(1).max(200),
  ...thresholdTerms,
  overruleReason: text.exactOptional(),
});

type Terms = z.infer<typeof terms>;

const thresholdAdd: Command<z.infer<typeof addInput>> = {
  name: "threshold.add",
  summary: "Sets a threshold on a metric; it applies from the next period.",
  input: addInput,
  run: (pilot, { metric, workflow, segment, ...given }, context) => {
    if (!isMetricId(metric)) {
      return failure("COMMAND_INPUT", `there is no metric ${metric.slice(0, 40)}`, { where: "/metric" });
    }
    const version = {
      version: 1,
      ...given,
      appliesFrom: nextPeriodStart(pilot, metric, context.now),
      recordedAt: context.now,
    };
    return success({
      changes: creation(context.nextId(), "threshold", { metric, workflow, segment, versions: [version] }),
    });
  },
};

const thresholdRevise: Command<z.infer<typeof reviseInput>> = {
  name: "threshold.revise",
  summary: "Gives a threshold new terms from the next period; loosening it needs a reason.",
  input: reviseInput,
  run: (pilot, { id, overruleReason, ...given }, context) => {
    const threshold = recordById(pilot, "threshold", id);
    const current = threshold?.versions.at(-1);
    if (threshold === null || current === undefined) {
      return failure("REF_DANGLING", `there is no threshold ${id.slice(0, 60)}`, { where: "/id" });
    }
    if (isLooser(given, current) && overruleReason === undefined) {
      return failure(
        "RULE",
        `loosening the threshold from ${current.breach} to ${given.breach} is an overrule and needs a reason`,
        {
          where: "/overruleReason",
        },
      );
    }
    const version = {
      version: current.version + 1,
      ...given,
      ...(overruleReason === undefined ? {} : { overruleReason }),
      appliesFrom: nextPeriodStart(pilot, threshold.metric, context.now),
      recordedAt: context.now,
    };
    const versions: JsonValue[] = [...threshold.versions, version];
    return success({ changes: edits(pilot, id, { versions }) });
  },
};

/** The commands of thresholds: terms are never changed, only followed by new ones. */
export function thresholdCommands(): readonly AnyCommand[] {
  return [thresholdAdd, thresholdRevise, removeCommand("threshold")];
}

function isLooser(given: Terms, current: Terms): boolean {
  const isFurther =
    given.direction === "above" ? given.breach > current.breach : given.breach < current.breach;
  return given.direction !== current.direction || isFurther || (given.periods ?? 1) > (current.periods ?? 1);
}

/** First day of the period after the one in which `now` lies: weeks, for pillar 4 months, in the pilot's time zone. */
function nextPeriodStart(pilot: PilotState, metric: string, now: string): string {
  const instant = parseInstant(now);
  if (instant === null || !("epochMs" in instant)) {
    throw new Error("now is not a moment");
  }
  const today = zoneClock(pilotRecord(pilot).timeZone).dayOf(instant.epochMs);
  const isMonthly = isMetricId(metric) && metricDefinition(metric).pillar === "revenue";
  return formatCalendarDate(isMonthly ? firstDayOfMonth(monthOf(today) + 1) : mondayOf(today) + 7);
}
