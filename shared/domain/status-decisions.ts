import type { EpochDay } from "../calendar/calendar-date.ts";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import type { LensCalibration } from "./calibration.ts";
import type { DecisionRegister, DecisionWord, RegisterRow } from "./decision-register.ts";
import type { Expectation, ExpectationWord } from "./expectation.ts";
import type { FindingCode } from "./finding.ts";
import type { LensName } from "./lenses.ts";
import { rightsGaps } from "./rights-check.ts";
import { rightsInForce, rightsVersions } from "./rights-versions.ts";
import type { Bottleneck, Waits } from "./waits.ts";

/** What one lens expected and what was measured; differences in the metric's own unit, dates YYYY-MM-DD. */
export interface StatusExpectation {
  readonly lens: LensName;
  readonly metric: string;
  readonly workflow: string;
  readonly segment: string;
  readonly expected: number;
  readonly by: string;
  readonly result: ExpectationWord;
  readonly measured: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly verdict: string | null;
}

/** One decision: where it stands, who decided or whom it waits for by name, what the audit found. */
export interface StatusDecision {
  readonly id: string;
  readonly title: string;
  readonly state: DecisionWord;
  readonly category: number | null;
  readonly domain: string | null;
  readonly person: string | null;
  readonly raisedAt: string | null;
  readonly dueOn: string | null;
  readonly decidedAt: string | null;
  readonly executedAt: string | null;
  readonly findings: readonly FindingCode[];
  readonly expectations: readonly StatusExpectation[];
}

/** The register, newest first, and what it says of deciding as a whole. */
export interface StatusDecisions {
  readonly register: readonly StatusDecision[];
  readonly coordinationDelay: Waits;
  readonly bottleneck: Bottleneck;
  readonly calibrations: readonly LensCalibration[];
}

/** One version of the decision-rights matrix; `gaps`: what keeps it from being complete. */
export interface StatusRightsVersion {
  readonly version: number;
  readonly state: "as is" | "draft" | "published";
  readonly inForce: boolean;
  readonly effectiveFrom: string | null;
  readonly publishedAt: string | null;
  readonly digest: string | null;
  readonly rows: number;
  readonly gaps: readonly string[];
}

/** The register with people by name. */
export function statusDecisions(
  { rows, delay, bottleneck, calibrations }: DecisionRegister,
  nameOf: (person: string | null) => string | null,
): StatusDecisions {
  return {
    register: rows.map((row) => statusDecision(row, nameOf)),
    coordinationDelay: delay,
    bottleneck,
    calibrations,
  };
}

/** The versions of the matrix on a date. */
export function statusVersions(pilot: RecordsHolder, date: EpochDay): readonly StatusRightsVersion[] {
  const inForce = rightsInForce(pilot, date);
  return rightsVersions(pilot).map(
    ({ version, matrix, state, effectiveFrom, publishedAt, digest, rows }) => ({
      version,
      state,
      inForce: matrix === inForce.matrix && version === inForce.version,
      effectiveFrom: effectiveFrom === null ? null : formatCalendarDate(effectiveFrom),
      publishedAt,
      digest,
      rows: rows.length,
      gaps: state === "published" ? [] : rightsGaps(pilot, rows).map(({ text }) => text),
    }),
  );
}

function statusDecision(
  { word, person, findings, expectations, ...row }: RegisterRow,
  nameOf: (person: string | null) => string | null,
): StatusDecision {
  return {
    ...row,
    state: word,
    person: nameOf(person),
    findings: findings.map(({ code }) => code),
    expectations: expectations.map(statusExpectation),
  };
}

function statusExpectation(one: Expectation): StatusExpectation {
  const { lens, metric, workflow, segment, expected, by, word, comparison } = one;
  return {
    lens,
    metric,
    workflow,
    segment,
    expected,
    by: formatCalendarDate(by),
    result: word,
    measured: comparison?.difference ?? null,
    low: comparison?.differenceLow ?? null,
    high: comparison?.differenceHigh ?? null,
    verdict: comparison?.verdict ?? null,
  };
}
