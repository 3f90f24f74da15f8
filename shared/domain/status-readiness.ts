import { formatCalendarDate } from "../calendar/calendar-date.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import type { PilotView } from "./pilot-view.ts";
import { readinessCase } from "./readiness/readiness-case.ts";
import type { ReadinessSignal } from "./readiness/readiness-signals.ts";
import type { Confidence } from "./readiness/readiness-state.ts";

/** The questionnaire, the computed signal beside each section, coverage, and the plan from day one. */
export interface StatusReadiness {
  /** 0–100; null while a section has no answer. */
  readonly score: number | null;
  readonly answered: number;
  readonly evidenced: number;
  readonly total: number;
  readonly sections: readonly {
    readonly section: string;
    readonly level: number | null;
    readonly answered: number;
    readonly evidenced: number;
    readonly confidence: Confidence | null;
    readonly signal: Omit<ReadinessSignal, "section">;
  }[];
  readonly coverage: readonly {
    readonly workflow: string;
    readonly families: readonly {
      readonly family: string;
      readonly share: number | null;
      readonly lastOn: string | null;
    }[];
  }[];
  readonly plan: readonly {
    readonly title: string;
    readonly phase: string;
    readonly dueDay: number;
    readonly gaps: number;
  }[];
}

/** Readiness at the moment of `view`. */
export function readinessStatus(pilot: PilotState, view: PilotView): StatusReadiness {
  const { state, signals, coverage, plan } = readinessCase(pilot, view);
  const { score, answered, evidenced, total } = state;
  return {
    score,
    answered,
    evidenced,
    total,
    sections: state.sections.flatMap(({ section, level, confidence, ...counts }) => {
      const found = signals.find((signal) => signal.section === section);
      if (found === undefined) return [];
      const { state: word, text } = found;
      return [
        {
          section,
          level,
          answered: counts.answered,
          evidenced: counts.evidenced,
          confidence,
          signal: { state: word, text },
        },
      ];
    }),
    coverage: coverage.rows.map(({ workflow, families }) => ({
      workflow,
      families: families.map(({ family, share, lastOn }) => ({
        family,
        share,
        lastOn: lastOn === null ? null : formatCalendarDate(lastOn),
      })),
    })),
    plan: plan.map(({ title, phase, dueDay, gaps }) => ({ title, phase, dueDay, gaps: gaps.length })),
  };
}
