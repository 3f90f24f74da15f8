import type { EpochDay } from "../calendar/calendar-date.ts";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { Problem } from "../errors/problem.ts";
import type { PassVerdict } from "./pass-verdict.ts";
import { FIRST_VERDICT_DAY, launchDate, titleGateDate } from "./pilot-calendar.ts";

/** The four things under test before a title or a reporting line may change, in their order. */
export const CONVERGENCE_TESTS = [
  "integrated planning",
  "shared dashboards",
  "decision rights",
  "escalation paths",
] as const;
export type ConvergenceTestName = (typeof CONVERGENCE_TESTS)[number];

/** What the gate is computed from. */
export interface TitleGateInput {
  readonly startDate: EpochDay | null;
  /** Date of `asOf` in the pilot's zone. */
  readonly today: EpochDay;
  /** Date on which the first weekly operating review was closed, in the pilot's zone; null: none yet. */
  readonly firstReviewClosed: EpochDay | null;
  /** The tests that have passed. */
  readonly passed: ReadonlySet<ConvergenceTestName>;
  readonly isBaselineSealed: boolean;
  /** The verdict of the day against the Day-180 pass criteria; null where it is not due or there is no baseline. */
  readonly verdict: PassVerdict | null;
}

/** Whether titles and reporting lines may change, and if not, what is missing (method.md, 1: staged convergence). */
export interface TitleGate {
  readonly state: "open" | "locked";
  /** Date of the actual launch, or null before it. */
  readonly launchedOn: EpochDay | null;
  /** The date from which it can open, or null before the launch. */
  readonly opensOn: EpochDay | null;
  readonly testsPassed: number;
  readonly testsTotal: number;
  /** The verdict's word, or `not due` before Day 121. */
  readonly verdict: PassVerdict["verdict"] | "not due";
  /** What is missing, in words; empty exactly where open. */
  readonly missing: readonly string[];
}

/** The gate as it stands at the end of `today`'s computation; every condition is checked on its own. */
export function titleGate(input: TitleGateInput): TitleGate {
  const { startDate, today, firstReviewClosed } = input;
  const isLaunched = startDate !== null && firstReviewClosed !== null;
  const launchedOn = isLaunched ? launchDate(startDate, firstReviewClosed) : null;
  const opensOn = isLaunched ? titleGateDate(startDate, firstReviewClosed) : null;
  const isDue = startDate !== null && today - startDate >= FIRST_VERDICT_DAY;
  const verdict = isDue ? (input.verdict?.verdict ?? "not enough data") : "not due";
  const missing = [
    ...dateMissing(opensOn, today),
    ...testsMissing(input.passed),
    ...(input.isBaselineSealed ? [] : ["the baseline is not sealed"]),
    ...(isDue
      ? verdictMissing(input.verdict)
      : ["the verdict against the pass criteria is not due before Day 121"]),
  ];
  return {
    state: missing.length === 0 ? "open" : "locked",
    launchedOn,
    opensOn,
    testsPassed: CONVERGENCE_TESTS.filter((test) => input.passed.has(test)).length,
    testsTotal: CONVERGENCE_TESTS.length,
    verdict,
    missing,
  };
}

/** Why a title or reporting-line change cannot be recorded (code LOCKED), or null: the gate is open, or overridden. */
export function titleLock(gate: TitleGate, overrideReason: string | undefined): Problem | null {
  if (gate.state === "open" || overrideReason !== undefined) return null;
  return { code: "LOCKED", message: `titles are locked: ${gate.missing.join("; ")}` };
}

function dateMissing(opensOn: EpochDay | null, today: EpochDay): readonly string[] {
  if (opensOn === null) return ["opens 90 days after the first closed weekly review: none is closed yet"];
  if (today >= opensOn) return [];
  const left = opensOn - today;
  return [`opens ${formatCalendarDate(opensOn)}: ${left} ${left === 1 ? "day" : "days"} left`];
}

function testsMissing(passed: ReadonlySet<ConvergenceTestName>): readonly string[] {
  const failed = CONVERGENCE_TESTS.filter((test) => !passed.has(test));
  if (failed.length === 0) return [];
  const count = CONVERGENCE_TESTS.length - failed.length;
  return [`${count} of ${CONVERGENCE_TESTS.length} tests passed: missing ${failed.join(", ")}`];
}

function verdictMissing(verdict: PassVerdict | null): readonly string[] {
  if (verdict === null) return ["there is no verdict against the pass criteria"];
  if (verdict.verdict === "performs") return [];
  const reasons = verdict.reasons.length === 0 ? "" : `: ${verdict.reasons.join("; ")}`;
  return [`verdict against the pass criteria is "${verdict.verdict}"${reasons}`];
}
