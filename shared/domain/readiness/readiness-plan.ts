import type { PhaseId } from "../checklist-template.ts";
import { READINESS_SECTIONS, type ReadinessSection } from "./readiness-question.ts";
import type { ReadinessState } from "./readiness-state.ts";

/** Up to which level an answer is a gap that the plan has to close from day one. */
export const GAP_LEVEL = 1;

/** An answer that is a gap. */
export interface ReadinessGap {
  readonly section: ReadinessSection;
  readonly question: string;
  readonly level: number;
  /** What was found, and what the next level looks like. */
  readonly found: string;
  readonly next: string;
}

/** One line of the transformation plan: what is done, by which day of the pilot, and which gaps it closes. */
export interface PlanLine {
  readonly key: string;
  readonly title: string;
  readonly phase: PhaseId;
  readonly dueDay: number;
  readonly gaps: readonly ReadinessGap[];
}

interface Measure {
  readonly key: string;
  readonly title: string;
  readonly phase: PhaseId;
  readonly dueDay: number;
  /** Keys of the questions whose gaps it closes. */
  readonly closes: readonly string[];
}

/** What is done about the gaps, in the order of their days: the operating model is redesigned from day one. */
const MEASURES: readonly Measure[] = [
  measure(
    "decide-together",
    "Put the next roadmap and the revenue plan on one page and name what each line should move",
    "P1",
    14,
    ["roadmap-linked-to-revenue", "launches-judged-by-outcome"],
  ),
  measure(
    "workflow-owner",
    "Name one executive who answers for the pilot workflow from end to end",
    "P1",
    7,
    ["one-owner-per-workflow"],
  ),
  measure(
    "metric-owner",
    "Give each figure on the leadership's page an owner, a line and the action agreed before",
    "P1",
    21,
    ["one-owner-per-metric"],
  ),
  measure(
    "signals",
    "Bring product, model, system and commercial signals together by customer and workflow",
    "P1",
    21,
    ["signals-are-collected"],
  ),
  measure("promise-register", "Enter every promise about automation with its customer and rate", "P1", 28, [
    "promises-are-on-record",
  ]),
  measure(
    "one-page",
    "Take every figure of the board papers from one place, cost for each outcome among them",
    "P1",
    30,
    ["cost-of-outcome-shown", "same-figures-in-all-papers"],
  ),
  measure("weekly-review", "Hold one weekly review of the three leaders on one page", "P2", 38, [
    "owners-meet-weekly",
  ]),
  measure(
    "authority",
    "Let one person release a change within published limits, and record the dates of every stage",
    "P2",
    45,
    ["signal-to-change-in-days", "one-person-may-release"],
  ),
  measure(
    "learning-loop",
    "Follow every incident and signal to a change that is shown to have worked",
    "P2",
    52,
    ["changes-are-validated", "incidents-feed-changes"],
  ),
  measure(
    "deal-check",
    "Let product and technology see every deal over a limit, with the measured rate beside its terms",
    "P2",
    52,
    ["deals-reviewed-by-product"],
  ),
  measure(
    "promise-check",
    "Hold every promise against the lower end of what is delivered, before it is signed",
    "P2",
    60,
    ["promises-are-measured", "customers-see-the-rate"],
  ),
  measure("pricing", "Decide one price with measured model quality, product and revenue together", "P2", 60, [
    "pricing-changes-joint",
    "price-follows-quality",
  ]),
  measure(
    "guardrails",
    "Publish the bands that the system may act in, and let a right end where they no longer hold",
    "P3",
    70,
    ["guardrails-exist"],
  ),
  measure(
    "escalation",
    "Model the collision of quality and revenue with levels, times and a default, and rehearse it",
    "P3",
    80,
    ["escalations-end-with-a-name", "discount-against-quality"],
  ),
  measure(
    "incentives",
    "Put at least half of each leader's variable pay on the same shared outcomes",
    "P3",
    90,
    ["outcome-in-job-description"],
  ),
  measure(
    "one-narrative",
    "Write one board narrative in which every claim stands on a metric, trust among them",
    "P3",
    90,
    ["one-board-narrative", "trust-shown", "claims-have-evidence"],
  ),
];

function measure(
  key: string,
  title: string,
  phase: PhaseId,
  dueDay: number,
  closes: readonly string[],
): Measure {
  return { key, title, phase, dueDay, closes };
}

/** The keys of all measures with the questions that they close. */
export const MEASURE_QUESTIONS: ReadonlyMap<string, readonly string[]> = new Map(
  MEASURES.map(({ key, closes }) => [key, closes]),
);

/** The answers that are gaps, in the order of the questionnaire. */
export function readinessGaps({ sections }: Pick<ReadinessState, "sections">): readonly ReadinessGap[] {
  return READINESS_SECTIONS.flatMap((name) =>
    (sections.find(({ section }) => section === name)?.questions ?? []).flatMap(({ key, levels, answer }) => {
      if (answer === null || answer.level > GAP_LEVEL) return [];
      const { level } = answer;
      return [
        { section: name, question: key, level, found: levels[level] ?? "", next: levels[level + 1] ?? "" },
      ];
    }),
  );
}

/** The transformation plan from day one: a line for each measure that closes a gap, in the order of their days. */
export function readinessPlan(state: Pick<ReadinessState, "sections">): readonly PlanLine[] {
  const gaps = readinessGaps(state);
  return MEASURES.map(({ closes, ...line }) => ({
    ...line,
    gaps: gaps.filter(({ question }) => closes.includes(question)),
  }))
    .filter((line) => line.gaps.length > 0)
    .toSorted((one, other) => one.dueDay - other.dueDay);
}
