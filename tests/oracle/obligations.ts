/**
 * Threshold firing and obligations from metrics.md, "Thresholds", alone: slow, and without a line of the engine. A period
 * is looked at on its own; nothing is remembered.
 */
import { createHash } from "node:crypto";
import { addDays, monthOf, monthRange } from "./calendar.ts";
import { factsOf } from "./facts.ts";
import type { Figure } from "./figure.ts";
import { noInputs, type OracleInputs, type OracleSettings } from "./inputs.ts";
import { figureOf } from "./metrics.ts";
import { metrics } from "./registry.ts";

export interface OracleVersion {
  readonly version: number;
  /** First day of the first period that it applies to. */
  readonly appliesFrom: string;
  readonly breach: number;
  readonly periods: number;
  /** Null: an obligation never expires. */
  readonly deadlineHours: number | null;
}

export interface OracleThreshold {
  readonly id: string;
  readonly metric: string;
  readonly workflow: string;
  readonly segment: string;
  readonly direction: "above" | "below";
  readonly versions: readonly OracleVersion[];
}

/** That a version of a threshold fired in a period. Moments are epoch milliseconds. */
export interface OracleFiring {
  readonly obligation: string;
  readonly threshold: string;
  readonly version: number;
  readonly period: string;
  readonly proof: "breach" | "unproven";
  readonly firedAt: number;
  readonly deadline: number | null;
}

interface WholePeriod {
  readonly label: string;
  readonly from: string;
  readonly to: string;
}

const hour = 3_600_000;

/** What the thresholds fired on these data by `asOf`, in the order of thresholds and periods. */
export function oracleFirings(
  inputs: OracleInputs,
  settings: OracleSettings,
  thresholds: readonly OracleThreshold[],
  asOf: number,
): readonly OracleFiring[] {
  const facts = factsOf(inputs, settings);
  const confirmation = (settings.confirmationHours ?? 72) * hour;
  return thresholds.flatMap((threshold) => {
    const metric = metrics.find(({ id }) => id === threshold.metric);
    if (metric === undefined || facts.dataRange === null) return [];
    const { workflow, segment } = threshold;
    const periods = periodsWithin(facts.dataRange.from, facts.dataRange.to, metric.group === "revenue");
    const figureIn = ({ from, to }: WholePeriod): Figure =>
      figureOf(metric, facts, { workflow, segment, range: { from, to } });
    return periods.flatMap((period, place): readonly OracleFiring[] => {
      // In force: of the versions that apply by the period's first day the one recorded last.
      const version = threshold.versions
        .filter(({ appliesFrom }) => appliesFrom <= period.from)
        .sort((a, b) => b.version - a.version)[0];
      if (version === undefined) return [];
      const firedAt = endOfDay(period.to, settings.timeZone) + confirmation;
      if (firedAt > asOf) return [];
      const run: WholePeriod[] = [];
      for (let back = version.periods - 1; back >= 0; back -= 1) {
        const one = periods[place - back];
        if (one === undefined || one.from < version.appliesFrom) return [];
        run.push(one);
      }
      const proofs = run.map((one) => proofOf(threshold, version.breach, figureIn(one)));
      if (proofs.some((proof) => proof === "no")) return [];
      return [
        {
          obligation: createHash("sha256")
            .update(JSON.stringify([threshold.id, version.version, period.label]))
            .digest("hex"),
          threshold: threshold.id,
          version: version.version,
          period: period.label,
          proof: proofs.every((proof) => proof === "breach") ? "breach" : "unproven",
          firedAt,
          deadline: version.deadlineHours === null ? null : firedAt + version.deadlineHours * hour,
        },
      ];
    });
  });
}

/** The whole weeks (months) from the first to the last date of the data. */
function periodsWithin(from: string, to: string, areMonths: boolean): readonly WholePeriod[] {
  const found: WholePeriod[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    const isFirst = areMonths ? day.endsWith("-01") : Temporal.PlainDate.from(day).dayOfWeek === 1;
    const end = areMonths ? monthRange(monthOf(day)).to : addDays(day, 6);
    if (isFirst && end <= to)
      found.push({ label: areMonths ? monthOf(day) : weekLabel(day), from: day, to: end });
  }
  return found;
}

function weekLabel(monday: string): string {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(monday);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, "0")}`;
}

function endOfDay(date: string, timeZone: string): number {
  return Temporal.PlainDate.from(addDays(date, 1)).toZonedDateTime({ timeZone }).epochMilliseconds;
}

/** Past the line with the whole interval, with the value of enough units, or not. */
function proofOf(
  { direction }: OracleThreshold,
  line: number,
  { value, low, high, n }: Figure,
): "breach" | "unproven" | "no" {
  if (value === null) return "no";
  const isPast = direction === "above" ? value > line : value < line;
  if (!isPast) return "no";
  if (low !== null && high !== null && (direction === "above" ? low > line : high < line)) return "breach";
  // A metric that counts no units has no n that could be too small (docs/decisions/0005).
  return n === null || n >= 30 ? "unproven" : "no";
}

/** What people did about obligations. Moments are epoch milliseconds. */
export interface OracleAnswer {
  readonly obligation: string;
  readonly answer: "obeyed" | "overruled";
  readonly at: number;
}

/** Rows that came in together. */
export interface OracleImport {
  readonly at: number;
  readonly inputs: OracleInputs;
}

export interface OracleObligation {
  readonly obligation: string;
  readonly state: "running" | "obeyed" | "overruled" | "expired" | "late data";
  readonly restated: boolean;
}

export interface OracleStory {
  readonly settings: OracleSettings;
  readonly thresholds: readonly OracleThreshold[];
  /** In the order in which they were recorded; later rows replace earlier ones. */
  readonly imports: readonly OracleImport[];
  /** In the order in which they were given: the last one stands. */
  readonly answers: readonly OracleAnswer[];
  /** When weekly reviews closed. */
  readonly reviews: readonly number[];
}

/** How every obligation stands at `asOf`, by id. */
export function oracleObligations(story: OracleStory, asOf: number): readonly OracleObligation[] {
  const { settings, thresholds, imports, answers, reviews } = story;
  const firedOn = (known: readonly OracleImport[], by: number): readonly OracleFiring[] =>
    oracleFirings(together(known), settings, thresholds, by);
  const fired = firedOn(imports, asOf);
  const given = answers.filter(({ at }) => at <= asOf);
  const stands = (obligation: string): OracleAnswer | undefined =>
    given.filter((answer) => answer.obligation === obligation).at(-1);
  const standing = fired.map(({ obligation, deadline }): OracleObligation => {
    const answer = stands(obligation);
    const firstAnswer = Math.min(...given.filter((one) => one.obligation === obligation).map(({ at }) => at));
    if (deadline === null || firstAnswer <= deadline || asOf <= deadline) {
      return { obligation, state: answer?.answer ?? "running", restated: false };
    }
    // Nobody answered by the deadline. Did the data come in by then?
    const moments = [...new Set(imports.map(({ at }) => at))]
      .filter((at) => at > deadline)
      .sort((a, b) => a - b);
    const fires = (at: number): boolean =>
      firedOn(
        imports.filter((one) => one.at <= at),
        deadline,
      ).some((one) => one.obligation === obligation);
    const arrived = fires(deadline) ? null : (moments.find(fires) ?? null);
    const expiry =
      arrived === null ? deadline : Math.min(...reviews.filter((at) => at >= arrived && at <= asOf));
    if (Number.isFinite(expiry) && firstAnswer > expiry)
      return { obligation, state: "expired", restated: false };
    return { obligation, state: answer?.answer ?? "late data", restated: false };
  });
  const restated = [...new Set(given.map(({ obligation }) => obligation))]
    .filter((obligation) => !fired.some((one) => one.obligation === obligation))
    .map(
      (obligation): OracleObligation => ({
        obligation,
        state: stands(obligation)?.answer ?? "running",
        restated: true,
      }),
    );
  return [...standing, ...restated].sort((a, b) => (a.obligation < b.obligation ? -1 : 1));
}

/** The rows that stand: of each date, workflow and segment the last one. */
function together(imports: readonly OracleImport[]): OracleInputs {
  const [first] = imports;
  const none = first?.inputs ?? noInputs;
  const work = new Map(
    imports
      .flatMap(({ inputs }) => inputs.work)
      .map((row) => [`${row.date} ${row.workflow} ${row.segment}`, row]),
  );
  return { ...none, work: [...work.values()] };
}
