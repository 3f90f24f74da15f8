import type { ErrorCode } from "../errors/error-codes.ts";
import { isMetricId, type MetricId, metricDefinition } from "../metrics/registry.ts";
import type { RecordOf } from "../records/record-types.ts";
import { CLAIM_KINDS } from "../records/review.ts";
import { type BaselineDifference, baselineDifferences } from "./baseline-comparison.ts";
import { metricChange, metricName } from "./metric-words.ts";
import type { PilotFigures } from "./pilot-figures.ts";

export type ClaimKind = (typeof CLAIM_KINDS)[number];

/** The three claims of the one narrative (method.md, 6). */
export const CLAIM_NAMES: Readonly<Record<ClaimKind, string>> = {
  growth: "Defensible growth",
  margin: "Margin expansion",
  risk: "Risk reduction",
};

/** `ready`: its metric is shown to have improved. `against`: it went the other way. `lacks evidence`: neither. */
export type ClaimWord = "ready" | "against" | "lacks evidence";

/** Why a claim cannot be published. */
export interface ClaimFault {
  readonly code: Extract<ErrorCode, "CLAIM_EVIDENCE" | "CLAIM_DIRECTION">;
  /** A sentence without a full stop. */
  readonly text: string;
}

/** One claim with the figure that it rests on. */
export interface ClaimState {
  /** Its place in the narrative, from 0. */
  readonly place: number;
  readonly kind: ClaimKind | null;
  readonly claim: string;
  readonly metric: MetricId | null;
  readonly state: ClaimWord;
  readonly fault: ClaimFault | null;
  /** Its metric against the sealed baseline, company-wide; null: no baseline, no metric, or no such figure. */
  readonly figure: BaselineDifference | null;
}

/** The claims of a draft as the data are at a moment. */
export function claimStates(
  figures: PilotFigures,
  baseline: RecordOf<"snapshot"> | null,
  claims: NonNullable<RecordOf<"narrative">["claims"]>,
  asOfMs: number,
): readonly ClaimState[] {
  const differences = baseline === null ? [] : baselineDifferences(figures, baseline, [], asOfMs);
  return claims.map(({ kind, claim, metric }, place) => {
    const known = metric !== undefined && isMetricId(metric) ? metric : null;
    const figure = differences.find((one) => one.metric === known) ?? null;
    const fault = faultOf(claim, known, figure, baseline !== null);
    const state = fault === null ? "ready" : fault.code === "CLAIM_DIRECTION" ? "against" : "lacks evidence";
    return { place, kind: kind ?? null, claim, metric: known, state, fault, figure };
  });
}

/** The claims of the method that a narrative does not make. */
export function missingClaims(claims: readonly Pick<ClaimState, "kind">[]): readonly ClaimKind[] {
  return CLAIM_KINDS.filter((kind) => !claims.some((claim) => claim.kind === kind));
}

/** Everything that keeps the claims from being published, those against their metric first. */
export function claimFaults(claims: readonly ClaimState[]): readonly ClaimFault[] {
  const faults = claims.flatMap(({ fault }) => fault ?? []);
  return [
    ...faults.filter(({ code }) => code === "CLAIM_DIRECTION"),
    ...faults.filter(({ code }) => code === "CLAIM_EVIDENCE"),
    ...missingClaims(claims).map(
      (kind): ClaimFault => ({
        code: "CLAIM_EVIDENCE",
        text: `nothing is claimed on ${CLAIM_NAMES[kind].toLowerCase()}`,
      }),
    ),
  ];
}

function faultOf(
  claim: string,
  metric: MetricId | null,
  figure: BaselineDifference | null,
  hasBaseline: boolean,
): ClaimFault | null {
  const lacks = (why: string): ClaimFault => ({
    code: "CLAIM_EVIDENCE",
    text: `"${shortened(claim)}" ${why}`,
  });
  if (metric === null) return lacks("is bound to no metric");
  const name = metricName(metric);
  const { direction } = metricDefinition(metric);
  if (direction === "none") return lacks(`rests on ${name}, of which neither more nor less is better`);
  if (!hasBaseline) return lacks("has no sealed baseline to be held against");
  if (figure === null || figure.value === null || figure.difference === null) {
    return lacks(`rests on ${name}, which has no figure now and at the baseline`);
  }
  const isAgainst =
    figure.verdict === "worse" || (direction === "up" ? figure.difference < 0 : figure.difference > 0);
  if (isAgainst) {
    return {
      code: "CLAIM_DIRECTION",
      text: `"${shortened(claim)}" goes against ${name}: ${metricChange(metric, figure.difference)} since the baseline`,
    };
  }
  return figure.verdict === "improved"
    ? null
    : lacks(`rests on ${name}: ${figure.verdict ?? "not judged"} since the baseline`);
}

function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79).toWellFormed()}…`;
}
