import type { EpochDay } from "../calendar/calendar-date.ts";
import { dateOfMoment, dayOf } from "../calendar/moments.ts";
import { recordsOf } from "../records/read-records.ts";
import type { Evidence } from "./checklist-item.ts";
import { condition, evidence, notYet, unless } from "./checklist-item.ts";
import { metricOwners, shownMetrics } from "./ownership.ts";
import { FIRST_VERDICT_DAY } from "./pilot-calendar.ts";
import type { RuleContext } from "./rule-context.ts";

/**
 * The baseline is sealed, the verdict against its Day-180 criteria can be computed (from Day 121 on), and a quarterly
 * board synthesis that could see it was closed.
 */
export function evaluateEvidence(context: RuleContext): Evidence {
  const { state, timeZone, baseline } = context;
  const verdict = context.verdict();
  const isReviewed = recordsOf(state, "review").some(
    ({ kind, closedAt }) => kind === "quarterly" && isInPhase5(context, dateOfMoment(closedAt, timeZone)),
  );
  return evidence(
    condition("baseline", "The baseline is sealed", unless(baseline !== null, "the baseline is not sealed")),
    condition(
      "data",
      "From Day 121 on there is a verdict against the pass criteria",
      unless(verdictIsDue(context), "the verdict against the pass criteria is not due before Day 121"),
      unless(
        !verdictIsDue(context) ||
          baseline === null ||
          (verdict !== null && verdict.verdict !== "not enough data"),
        `not enough data for the verdict: ${verdict?.reasons.join("; ") || "no figures"}`,
      ),
    ),
    condition(
      "reviews",
      "A quarterly review was closed from Day 121 on",
      unless(isReviewed, "no quarterly review was closed from Day 121 on"),
    ),
  );
}

/** A structure decision with its reason, decider and date from Day 121 on, every precondition judged, and a verdict. */
export function structureEvidence(context: RuleContext): Evidence {
  const decisions = recordsOf(context.state, "structureDecision");
  const words = STRUCTURE_WORDS;
  const { recorded, ...others } = words;
  const unknown = (sentence: string): Evidence =>
    evidence(
      condition("structure", recorded, sentence),
      ...Object.values(others).map((text) => notYet("structure", text)),
    );
  if (decisions.length === 0) return unknown("no structure decision is recorded");
  if (decisions.some(({ withheld }) => withheld.length > 0)) {
    return unknown("the structure decision is withheld from this copy");
  }
  const [nearest] = decisions
    .map(({ option, decidedOn, decidedBy, reason, preconditions }) => {
      const isJudged = preconditions === undefined || preconditions.every(({ met }) => met !== undefined);
      const asked = [
        [
          words.decided,
          isInPhase5(context, dayOf(decidedOn)),
          (it: string) => `${it} is not decided from Day 121 on`,
        ],
        [words.decider, decidedBy !== undefined, (it: string) => `nobody is named who decided ${it}`],
        [words.reason, reason !== undefined, (it: string) => `${it} has no reason`],
        [words.judged, isJudged, (it: string) => `a precondition of ${it} is not judged`],
      ] as const;
      // The sentences stand in one row: the first of them names the option.
      const first = asked.findIndex(([, isMet]) => !isMet);
      return evidence(
        condition("structure", recorded),
        ...asked.map(([text, isMet, missing], place) =>
          condition("structure", text, unless(isMet, missing(place === first ? `"${option}"` : "it"))),
        ),
        condition(
          "structure",
          words.verdict,
          unless(context.verdict() !== null, "there is no verdict against the pass criteria to rest it on"),
        ),
      );
    })
    .toSorted((a, b) => a.missing.length - b.missing.length);
  return nearest ?? unknown("no structure decision is recorded");
}

const STRUCTURE_WORDS = {
  recorded: "A structure decision is recorded",
  decided: "It was decided from Day 121 on",
  decider: "It says who decided",
  reason: "It has its reason",
  judged: "Each of its preconditions is judged",
  verdict: "It rests on a verdict against the pass criteria",
} as const;

/** The operating model is published, the matrix in version 1 or later; every metric shown to leadership has an owner, a narrative is published. */
export function publishEvidence(context: RuleContext): Evidence {
  const { state, timeZone } = context;
  const isMatrixPublished = recordsOf(state, "rightsMatrix").some(
    (matrix) => matrix.version >= 1 && matrix.publishedAt !== undefined && matrix.digest !== undefined,
  );
  const unowned = shownMetrics(state).filter((metric) => metricOwners(state, metric).size === 0);
  const isNarrativePublished = recordsOf(state, "narrative").some(
    ({ status, publishedAt }) =>
      status === "published" && isInPhase5(context, dateOfMoment(publishedAt, timeZone)),
  );
  const isModelPublished = recordsOf(state, "operatingModel").some(({ publishedAt }) =>
    isInPhase5(context, dateOfMoment(publishedAt, timeZone)),
  );
  return evidence(
    condition(
      "structure",
      "The operating model was published from Day 121 on",
      unless(isModelPublished, "no operating model was published from Day 121 on"),
    ),
    condition(
      "rights",
      "The decision-rights matrix is published",
      unless(isMatrixPublished, "no decision-rights matrix from version 1 on is published"),
    ),
    condition(
      "ownership",
      "Each metric shown to the leadership has an owner",
      unless(unowned.length === 0, `no owner for ${unowned.join(", ")}`),
    ),
    condition(
      "board",
      "A board narrative was published from Day 121 on",
      unless(isNarrativePublished, "no board narrative was published from Day 121 on"),
    ),
  );
}

function verdictIsDue({ startDate, today }: RuleContext): boolean {
  return startDate !== null && today - startDate >= FIRST_VERDICT_DAY;
}

function isInPhase5({ startDate, today }: RuleContext, date: EpochDay | null): boolean {
  return startDate !== null && date !== null && date <= today && date - startDate >= FIRST_VERDICT_DAY;
}
