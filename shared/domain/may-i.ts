import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import type { Band, BandState } from "./band-state.ts";
import { bandState } from "./band-state.ts";
import type { RightState, RightsContext } from "./rights.ts";
import { budgetWords, isBudgetUsed, rightState } from "./rights.ts";

/** "May I do this now?": in which delegated domain, on which workflow and segment (ids; absent: all). */
export interface MayQuestion {
  readonly domain: string;
  readonly workflow?: string;
  readonly segment?: string;
}

/** Yes or no, why, and what is missing. */
export interface MayAnswer {
  readonly allowed: boolean;
  /** Sentences without a full stop; never empty. */
  readonly reasons: readonly string[];
  /** What would turn the answer; empty exactly where it is yes. */
  readonly missing: readonly string[];
  /** The converged executive may decide it in any case: over budget, or outside the bands with a recorded override. */
  readonly route: "none" | "route up" | "override";
  /** The right as far as it concerns the question; null: no such domain is delegated. */
  readonly right: RightState | null;
  /** What the bands read in the asked scope alone. It informs; the bands decide as they were granted. */
  readonly narrower: readonly BandState[];
}

/**
 * Answers at the moment of use. The bands that count are those whose scope meets the asked one: a band on Motor does not
 * hold back Home, while a band on the whole workflow holds back both.
 */
export function mayI(context: RightsContext, question: MayQuestion): MayAnswer {
  const guardrail = recordsOf(context.pilot, "guardrail").find(({ domain }) => domain === question.domain);
  if (guardrail === undefined) {
    return {
      allowed: false,
      reasons: [`"${question.domain}" is not a delegated domain`],
      missing: ["a guardrail with bands and a budget that delegates it"],
      route: "route up",
      right: null,
      narrower: [],
    };
  }
  const bands = (guardrail.bands ?? []).filter((band) => meets(band, question));
  const right = rightState(context, guardrail, bands);
  const narrower = narrowerBands(bands, question).map((band) =>
    bandState(context.pilot, context.figures, band, context.asOfMs),
  );
  return { ...verdictOn(right), right, narrower };
}

/** Every delegated domain asked for as a whole. */
export function mayIEverywhere(context: RightsContext): readonly (MayAnswer & { readonly domain: string })[] {
  return recordsOf(context.pilot, "guardrail").map(({ domain }) => ({
    domain,
    ...mayI(context, { domain }),
  }));
}

/** The guardrails that a decision falls under: by reference, or by the name of its domain. */
export function guardrailsOf(
  pilot: RecordsHolder,
  decision: Pick<RecordOf<"decision">, "guardrail" | "domain">,
): readonly RecordOf<"guardrail">[] {
  return recordsOf(pilot, "guardrail").filter(
    ({ id, domain }) => decision.guardrail === id || decision.domain === domain,
  );
}

function verdictOn(right: RightState): Omit<MayAnswer, "right" | "narrower"> {
  switch (right.state) {
    case "active": {
      if (isBudgetUsed(right)) {
        const missing = [`the week from ${right.budgetFrom}, when the budget is whole again`];
        return { allowed: false, reasons: [budgetWords(right)], missing, route: "route up" };
      }
      const used = right.budgetPerWeek === null ? "no budget is set" : usedWords(right);
      return { allowed: true, reasons: [`every band holds; ${used}`], missing: [], route: "none" };
    }
    case "suspended":
      return { allowed: false, reasons: right.reasons, missing: right.missing, route: "override" };
    case "unproven":
    case "not granted":
      return { allowed: false, reasons: right.reasons, missing: right.missing, route: "route up" };
  }
}

function usedWords({ usedThisWeek, budgetPerWeek }: RightState): string {
  return `${usedThisWeek} of ${budgetPerWeek} changes used this week`;
}

function meets(band: Band, { workflow, segment }: MayQuestion): boolean {
  const meet = (one: string | undefined, other: string | undefined): boolean =>
    one === undefined || other === undefined || one === other;
  return meet(band.workflow, workflow) && meet(band.segment, segment);
}

function narrowerBands(bands: readonly Band[], { workflow, segment }: MayQuestion): readonly Band[] {
  if (workflow === undefined && segment === undefined) return [];
  return bands.flatMap((band): Band[] => {
    const isNarrower =
      (workflow !== undefined && band.workflow === undefined) ||
      (segment !== undefined && band.segment === undefined);
    if (!isNarrower) return [];
    return [
      {
        ...band,
        ...(workflow === undefined ? {} : { workflow }),
        ...(segment === undefined ? {} : { segment }),
      },
    ];
  });
}
