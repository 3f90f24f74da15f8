import type { PilotState } from "../../journal/pilot-state.ts";
import { PILLARS } from "../../metrics/metric-settings.ts";
import { isMetricId, metricDefinition } from "../../metrics/registry.ts";
import { recordsOf } from "../../records/read-records.ts";
import { exactlyOneExecutive } from "../evidence-p2.ts";
import { loopSpeed } from "../loop-speed.ts";
import { metricOwners, shownMetrics } from "../ownership.ts";
import type { PilotFigures } from "../pilot-figures.ts";
import { pilotWorkflow, scaleWorkflows } from "../pilot-workflow.ts";
import { promiseLedger } from "../promise-ledger.ts";
import { isTaken } from "../rights.ts";
import { READINESS_SECTIONS, type ReadinessSection } from "./readiness-question.ts";

/**
 * What the record itself says of a failure pattern, beside what people said. `shown`: the pattern is there; `not there`:
 * there are data and the pattern is not in them; `no data`: nothing can be said.
 */
export interface ReadinessSignal {
  readonly section: ReadinessSection;
  readonly state: "shown" | "not there" | "no data";
  /** One sentence without a full stop. */
  readonly text: string;
}

/** Loops slower than this from signal to validated change are slow: the method speaks of days. */
const SLOW_DAYS = 30;

/** The computed signals of the five patterns at `asOfMs`, in the order of the sections. */
export function readinessSignals(
  pilot: PilotState,
  figures: PilotFigures,
  asOfMs: number,
): readonly ReadinessSignal[] {
  return READINESS_SECTIONS.map((section) => ({ section, ...SIGNALS[section](pilot, figures, asOfMs) }));
}

type Signal = Omit<ReadinessSignal, "section">;

const SIGNALS: Readonly<
  Record<ReadinessSection, (pilot: PilotState, figures: PilotFigures, asOfMs: number) => Signal>
> = {
  drift: (pilot) => {
    const taken = recordsOf(pilot, "decision").filter(
      (decision) => isTaken(decision) && decision.lenses !== undefined,
    );
    if (taken.length === 0) return nothing("no decision with its lenses is taken yet");
    const adrift = taken.filter(
      ({ lenses }) => (lenses?.revenue?.effect ?? 0) < 0 || (lenses?.outcome?.effect ?? 0) < 0,
    ).length;
    return signal(
      adrift > 0,
      `${adrift} of ${decisions(taken.length)} taken with a negative outcome or revenue lens`,
    );
  },
  ownership: (pilot) => {
    const first = pilotWorkflow(pilot);
    const workflows = [...(first === null ? [] : [first]), ...scaleWorkflows(pilot)];
    const shown = shownMetrics(pilot);
    const hasRecord = workflows.length > 0 || recordsOf(pilot, "metricOwnership").length > 0;
    if (!hasRecord) return nothing("no workflow and no owner of a metric is recorded yet");
    const metrics = shown.filter((metric) => metricOwners(pilot, metric).size !== 1).length;
    const outcomes = workflows.filter((workflow) => exactlyOneExecutive(workflow) !== null).length;
    return signal(
      metrics + outcomes > 0,
      `${outcomes} of ${workflows.length} workflows and ${metrics} of ${shown.length} metrics without exactly one owner`,
    );
  },
  feedback: (_, figures) => {
    const { range } = figures;
    if (range === null) return nothing("no data on loops");
    const { detectToValidate } = loopSpeed(figures, "*", range);
    const { days, loops } = detectToValidate;
    if (days === null) return nothing(loops === 0 ? "no data on loops" : `${loops} loops are too few to say`);
    return signal(
      days > SLOW_DAYS,
      `half of ${loops} signals took more than ${days.toFixed(1)} days to a validated change`,
    );
  },
  autonomy: (pilot, figures, asOfMs) => {
    const { promises, gap, short } = promiseLedger(pilot, figures, asOfMs);
    if (promises === 0) return nothing("no promise is on record");
    if (gap === null) return nothing(`${promises} promises are on record, and nothing is measured`);
    return signal(
      gap.promised > gap.low,
      `${percent(gap.promised)} promised against ${percent(gap.low)} delivered at the lower end; ${short} of ${promises} promises are above it`,
    );
  },
  coherence: (pilot) => {
    const narrative = recordsOf(pilot, "narrative").at(-1);
    if (narrative === undefined) return nothing("there is no board narrative yet");
    const told = new Set(
      [
        ...(narrative.claims ?? []).flatMap(({ metric }) => metric ?? []),
        ...(narrative.sentences ?? []).flatMap(({ figures }) =>
          (figures ?? []).flatMap(({ metric }) => (typeof metric === "string" ? metric : [])),
        ),
      ]
        .filter(isMetricId)
        .map((metric) => metricDefinition(metric).pillar),
    );
    const without = PILLARS.filter((pillar) => !told.has(pillar));
    return signal(
      without.length > 0,
      without.length === 0
        ? "every pillar has its line in the board narrative"
        : `${without.length} of ${PILLARS.length} pillars have no line in the board narrative`,
    );
  },
};

function signal(isShown: boolean, text: string): Signal {
  return { state: isShown ? "shown" : "not there", text };
}

function nothing(text: string): Signal {
  return { state: "no data", text };
}

function decisions(count: number): string {
  return `${count} ${count === 1 ? "decision" : "decisions"}`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
