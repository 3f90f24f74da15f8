import type { RecordsHolder } from "../../records/read-records.ts";
import { recordsOf } from "../../records/read-records.ts";
import { readinessGaps, readinessPlan } from "./readiness-plan.ts";
import { readinessState } from "./readiness-state.ts";

/** A diligence target at a glance. */
export interface ReadinessSummary {
  /** 0–100; null while a section has no answer. */
  readonly score: number | null;
  readonly answered: number;
  readonly total: number;
  /** Sections with low confidence. */
  readonly lowConfidence: number;
  readonly gaps: number;
  /** Lines of the plan from day one. */
  readonly planLines: number;
  readonly sector: string | null;
  /** YYYY-MM-DD. */
  readonly decisionDue: string | null;
}

/** The glance at a company's answers. */
export function readinessSummary(pilot: RecordsHolder): ReadinessSummary {
  const state = readinessState(pilot);
  const diligence = recordsOf(pilot, "diligence").at(-1);
  return {
    score: state.score,
    answered: state.answered,
    total: state.total,
    lowConfidence: state.lowConfidence.length,
    gaps: readinessGaps(state).length,
    planLines: readinessPlan(state).length,
    sector: diligence?.sector ?? null,
    decisionDue: diligence?.decisionDue ?? null,
  };
}
