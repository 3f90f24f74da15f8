import type { PilotState } from "../journal/pilot-state.ts";
import { PILLARS, type Pillar } from "../metrics/metric-settings.ts";
import { recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { type BaselineDifference, baselineDifferences } from "./baseline-comparison.ts";
import { baselineInForce } from "./baselines.ts";
import { currentWindow } from "./current-window.ts";
import type { PassCriterion } from "./pass-criteria.ts";
import type { CriterionOutcome, PassVerdict } from "./pass-verdict.ts";
import type { PilotView } from "./pilot-view.ts";
import { pilotWorkflow, scaleWorkflows } from "./pilot-workflow.ts";
import { sealedCriteria } from "./sealed-criteria.ts";
import { knows, workflowBaseline } from "./workflow-baseline.ts";

/** One pillar as it was fixed at sealing, and as it came out. */
export interface PillarEvaluation {
  readonly pillar: Pillar;
  readonly criterion: PassCriterion;
  /** The metric now against the sealed baseline; null: the baseline is of an unknown format. */
  readonly difference: BaselineDifference | null;
  /** Null before Day 121. */
  readonly outcome: CriterionOutcome["outcome"] | null;
  readonly reasons: readonly string[];
}

/** One workflow against its own baseline: the headlines of value, trust and cost. */
export interface WorkflowEvaluation {
  readonly workflow: string;
  readonly isFirst: boolean;
  /** Date (YYYY-MM-DD) of the baseline that it is judged against; null: it has none, and its figures do not count. */
  readonly baselineOn: string | null;
  readonly differences: readonly BaselineDifference[];
}

/** The evaluation of phase 5: by the pass criteria that were fixed at sealing, and by nothing else. */
export interface PhaseEvaluation {
  readonly isBaselineSealed: boolean;
  /** `not due`: before Day 121. */
  readonly verdict: PassVerdict["verdict"] | "not due";
  readonly reasons: readonly string[];
  readonly pillars: readonly PillarEvaluation[];
  /** Pillars for which no criterion was fixed: they are not judged. */
  readonly withoutCriterion: readonly Pillar[];
  readonly workflows: readonly WorkflowEvaluation[];
  /** Workflows with data that the sealed baseline does not know: the roll-ups of now hold them, those of then do not. */
  readonly besideBaseline: readonly string[];
}

const WORKFLOW_METRICS: ReadonlySet<string> = new Set(["avd.rate", "trust.acceptance", "cost.perOutcome"]);

/** The evaluation at the moment of `view`. */
export function phaseEvaluation(pilot: PilotState, view: PilotView): PhaseEvaluation {
  const baseline = baselineInForce(pilot);
  const criteria = baseline === null ? null : sealedCriteria(baseline.criteria);
  const totals = baseline === null ? [] : baselineDifferences(view.figures, baseline, [], view.asOfMs);
  const pillars = PILLARS.flatMap((pillar): readonly PillarEvaluation[] => {
    const criterion = criteria?.[pillar];
    if (criterion === undefined) return [];
    const outcome = view.verdict?.outcomes.find((one) => one.pillar === pillar);
    return [
      {
        pillar,
        criterion,
        difference:
          totals.find(
            ({ metric, workflow, segment }) =>
              metric === criterion.metric && workflow === "*" && segment === "*",
          ) ?? null,
        outcome: outcome?.outcome ?? null,
        reasons: outcome?.reasons ?? [],
      },
    ];
  });
  return {
    isBaselineSealed: baseline !== null,
    verdict: view.titleGate.verdict,
    reasons: view.verdict?.reasons ?? [],
    pillars,
    withoutCriterion: PILLARS.filter((pillar) => criteria?.[pillar] === undefined),
    workflows: workflowEvaluations(pilot, view),
    besideBaseline: baseline === null ? [] : besideBaseline(pilot, baseline, view),
  };
}

function besideBaseline(
  pilot: PilotState,
  baseline: RecordOf<"snapshot">,
  { figures, asOfMs }: PilotView,
): readonly string[] {
  const { weeks } = currentWindow(figures, asOfMs);
  if (weeks === null) return [];
  const measured = figures
    .figures({ by: ["workflow"], metrics: ["avd.rate"], ...weeks })
    .filter(({ value }) => value !== null);
  return recordsOf(pilot, "workflow")
    .map(({ name }) => name)
    .filter((name) => measured.some(({ workflow }) => workflow === name) && !knows(baseline, name));
}

/** The pilot's workflows, the first one first, each against its own baseline. */
export function workflowEvaluations(pilot: PilotState, view: PilotView): readonly WorkflowEvaluation[] {
  const first = pilotWorkflow(pilot);
  return [...(first === null ? [] : [first]), ...scaleWorkflows(pilot)].map((workflow) => {
    const own = workflowBaseline(pilot, workflow);
    return {
      workflow: workflow.name,
      isFirst: workflow.id === first?.id,
      baselineOn: own?.date ?? null,
      differences:
        own === null
          ? []
          : baselineDifferences(view.figures, own, ["workflow"], view.asOfMs).filter(
              (one) => one.workflow === workflow.name && WORKFLOW_METRICS.has(one.metric),
            ),
    };
  });
}
