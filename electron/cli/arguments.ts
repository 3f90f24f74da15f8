import { type EpochDay, parseCalendarDate } from "../../shared/calendar/calendar-date.ts";
import { parseInstant } from "../../shared/calendar/instant.ts";
import type { Dimension } from "../../shared/metrics/figure.ts";
import { isMetricId, type MetricId } from "../../shared/metrics/registry.ts";
import { type Call, optionText, UsageError } from "./verb.ts";

const PERIODS: readonly string[] = ["day", "week", "month", "phase"] satisfies Dimension[];
const DIMENSIONS: readonly Dimension[] = ["workflow", "segment", "day", "week", "month", "phase"];

/** The calendar date of an option, as epoch day. */
export function dateOption(call: Call, name: string): EpochDay | undefined {
  const text = optionText(call, name);
  if (text === undefined) return undefined;
  const day = parseCalendarDate(text);
  if (day === null) throw new UsageError(`--${name} must be a date that exists, as YYYY-MM-DD`);
  return day;
}

/** The calendar date of an option that must be given. */
export function requiredDate(call: Call, name: string): EpochDay {
  const day = dateOption(call, name);
  if (day === undefined) throw new UsageError(`--${name} is missing`);
  return day;
}

/** The moment of `--as-of` in epoch milliseconds; the clock where it is not given. */
export function asOfOption(call: Call): number {
  const text = optionText(call, "as-of");
  if (text === undefined) return call.world.nowMs;
  const instant = parseInstant(text);
  if (instant !== null && "epochMs" in instant) return instant.epochMs;
  throw new UsageError("--as-of must be a moment with an offset, such as 2026-11-20T15:00:00Z");
}

/** The dimensions of `--by`: any of workflow and segment, and at most one period where periods are allowed. */
export function byOption(call: Call, periodsAllowed: boolean): readonly Dimension[] {
  const words = wordsOf(call, "by");
  const chosen: Dimension[] = [];
  for (const word of words) {
    const dimension = DIMENSIONS.find((candidate) => candidate === word);
    if (dimension === undefined || (!periodsAllowed && PERIODS.includes(dimension))) {
      const allowed = periodsAllowed ? DIMENSIONS.join(", ") : "workflow, segment";
      throw new UsageError(`--by knows ${allowed}; "${word}" is none of them`);
    }
    if (!chosen.includes(dimension)) chosen.push(dimension);
  }
  if (chosen.filter((dimension) => PERIODS.includes(dimension)).length > 1) {
    throw new UsageError("--by takes at most one of day, week, month, phase");
  }
  return chosen;
}

/** The metrics of `--metric`; undefined: all. */
export function metricOption(call: Call): readonly MetricId[] | undefined {
  const words = wordsOf(call, "metric");
  if (words.length === 0) return undefined;
  return words.map((word) => {
    if (!isMetricId(word)) throw new UsageError(`--metric: there is no metric "${word}"`);
    return word;
  });
}

function wordsOf(call: Call, name: string): readonly string[] {
  const text = optionText(call, name);
  if (text === undefined) return [];
  return text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
}
