import type { RecordsHolder } from "../../records/read-records.ts";
import { recordsOf } from "../../records/read-records.ts";
import type { RecordOf } from "../../records/record-types.ts";
import {
  READINESS_SECTIONS,
  type ReadinessQuestion,
  type ReadinessSection,
  TOP_LEVEL,
} from "./readiness-question.ts";
import { READINESS_QUESTIONS } from "./readiness-questions.ts";

/** How far what was said can be relied on. */
export type Confidence = "low" | "medium" | "high";

/** From which share of a section's questions with evidence on it is believed. */
const HIGH_SHARE = 0.8;
const MEDIUM_SHARE = 0.5;

/** One question with its answer; null: not answered. */
export interface AnsweredQuestion extends ReadinessQuestion {
  readonly answer: RecordOf<"readinessAnswer"> | null;
}

/** One section as it was answered. */
export interface SectionState {
  readonly section: ReadinessSection;
  readonly questions: readonly AnsweredQuestion[];
  /** Mean level of the answers, 0–4; null: none. */
  readonly level: number | null;
  readonly answered: number;
  /** Answers with evidence. */
  readonly evidenced: number;
  /** By the share of its questions that have evidence; null: nothing is answered. */
  readonly confidence: Confidence | null;
}

/** The questionnaire as it was answered. */
export interface ReadinessState {
  readonly sections: readonly SectionState[];
  /** 0–100: the sum of the five means over what it could be. Null while a section has no answer. */
  readonly score: number | null;
  readonly answered: number;
  readonly evidenced: number;
  readonly total: number;
  readonly lowConfidence: readonly ReadinessSection[];
}

/** The answers of a company; of several to one question the last one counts. */
export function readinessState(pilot: RecordsHolder): ReadinessState {
  const answers = recordsOf(pilot, "readinessAnswer");
  const sections = READINESS_SECTIONS.map((section) =>
    sectionState(
      section,
      READINESS_QUESTIONS[section].map((question) => ({
        ...question,
        answer: answers.findLast((one) => one.section === section && one.question === question.key) ?? null,
      })),
    ),
  );
  const levels = sections.map(({ level }) => level);
  const known = levels.filter((level) => level !== null);
  const sum = (of: (state: SectionState) => number): number =>
    sections.reduce((total, state) => total + of(state), 0);
  return {
    sections,
    score:
      known.length < sections.length
        ? null
        : (known.reduce((total, level) => total + level, 0) / (TOP_LEVEL * sections.length)) * 100,
    answered: sum(({ answered }) => answered),
    evidenced: sum(({ evidenced }) => evidenced),
    total: sum(({ questions }) => questions.length),
    lowConfidence: sections.flatMap(({ section, confidence }) => (confidence === "low" ? [section] : [])),
  };
}

function sectionState(section: ReadinessSection, questions: readonly AnsweredQuestion[]): SectionState {
  const answers = questions.flatMap(({ answer }) => answer ?? []);
  const evidenced = answers.filter(({ evidence }) => evidence !== undefined).length;
  return {
    section,
    questions,
    level: answers.length === 0 ? null : answers.reduce((sum, { level }) => sum + level, 0) / answers.length,
    answered: answers.length,
    evidenced,
    confidence: answers.length === 0 ? null : confidenceOf(evidenced / questions.length),
  };
}

function confidenceOf(share: number): Confidence {
  if (share >= HIGH_SHARE) return "high";
  return share >= MEDIUM_SHARE ? "medium" : "low";
}
