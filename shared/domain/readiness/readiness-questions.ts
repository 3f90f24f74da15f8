import { AUTONOMY_QUESTIONS } from "./autonomy-questions.ts";
import { COHERENCE_QUESTIONS } from "./coherence-questions.ts";
import { DRIFT_QUESTIONS } from "./drift-questions.ts";
import { FEEDBACK_QUESTIONS } from "./feedback-questions.ts";
import { OWNERSHIP_QUESTIONS } from "./ownership-questions.ts";
import type { ReadinessQuestion, ReadinessSection } from "./readiness-question.ts";

/** The questionnaire: five questions for each failure pattern. */
export const READINESS_QUESTIONS: Readonly<Record<ReadinessSection, readonly ReadinessQuestion[]>> = {
  drift: DRIFT_QUESTIONS,
  ownership: OWNERSHIP_QUESTIONS,
  feedback: FEEDBACK_QUESTIONS,
  autonomy: AUTONOMY_QUESTIONS,
  coherence: COHERENCE_QUESTIONS,
};

/** The question that a key names in a section, or null: of another version, or the company's own. */
export function readinessQuestion(section: ReadinessSection, key: string): ReadinessQuestion | null {
  return READINESS_QUESTIONS[section].find((question) => question.key === key) ?? null;
}
