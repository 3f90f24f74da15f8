/** The five failure patterns, each a section of the questionnaire, in the order of the method (4). */
export const READINESS_SECTIONS = ["drift", "ownership", "feedback", "autonomy", "coherence"] as const;
export type ReadinessSection = (typeof READINESS_SECTIONS)[number];

/** What the sections are called. */
export const SECTION_NAMES: Readonly<Record<ReadinessSection, string>> = {
  drift: "Roadmap–revenue drift",
  ownership: "Ownership ambiguity in customer outcomes",
  feedback: "Slow feedback loop velocity",
  autonomy: "Mispriced autonomy",
  coherence: "Strategic incoherence at board level",
};

/** The highest maturity. */
export const TOP_LEVEL = 4;

/** One question: what each level of maturity looks like, from 0 to 4. */
export interface ReadinessQuestion {
  /** Stable; answers name it. */
  readonly key: string;
  readonly question: string;
  /** What can be seen at the levels 0, 1, 2, 3 and 4. */
  readonly levels: readonly [string, string, string, string, string];
}
