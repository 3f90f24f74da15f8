import type { DataRange } from "../metrics/data-range.ts";
import type { MetricId } from "../metrics/registry.ts";
import type { PilotFigures } from "./pilot-figures.ts";

/** The four stages of a loop in order, each with the metric that measures it. */
export const LOOP_STAGE_METRICS = [
  { metric: "loop.triage", from: "detected", to: "triaged" },
  { metric: "loop.authorise", from: "triaged", to: "authorised" },
  { metric: "loop.deploy", from: "authorised", to: "deployed" },
  { metric: "loop.validate", from: "deployed", to: "validated" },
] as const satisfies readonly { readonly metric: MetricId; readonly from: string; readonly to: string }[];

/** A Kaplan–Meier median of the engine: days, and how many loops are behind it, the open ones included. */
export interface LoopMedian {
  readonly metric: MetricId;
  /** Null: too few loops have closed to say it (`loops` > 0), or there is none. */
  readonly days: number | null;
  readonly loops: number;
}

/** How fast the company learns: of the loops detected in a range. */
export interface LoopSpeed {
  readonly range: DataRange;
  /** The four stages, in order. */
  readonly stages: readonly LoopMedian[];
  readonly detectToDeploy: LoopMedian;
  readonly detectToValidate: LoopMedian;
  readonly openLoops: number | null;
  /** Of the stages whose median can be said, the longest; null: none can. */
  readonly longest: LoopMedian | null;
}

/** The medians of a workflow (name, or `*`) over the loops detected in a range. */
export function loopSpeed(figures: PilotFigures, workflow: string, range: DataRange): LoopSpeed {
  const by = workflow === "*" ? [] : (["workflow"] as const);
  const metrics: readonly MetricId[] = [
    ...LOOP_STAGE_METRICS.map(({ metric }) => metric),
    "loop.detectToDeploy",
    "loop.detectToValidate",
    "loop.open",
  ];
  const found = figures
    .figures({ by, metrics, from: range.from, to: range.to })
    .filter((figure) => figure.workflow === workflow);
  const medianOf = (metric: MetricId): LoopMedian => {
    const figure = found.find((one) => one.metric === metric);
    return { metric, days: figure?.value ?? null, loops: figure?.n ?? 0 };
  };
  const stages = LOOP_STAGE_METRICS.map(({ metric }) => medianOf(metric));
  return {
    range,
    stages,
    detectToDeploy: medianOf("loop.detectToDeploy"),
    detectToValidate: medianOf("loop.detectToValidate"),
    openLoops: found.find(({ metric }) => metric === "loop.open")?.value ?? null,
    longest: stages.reduce<LoopMedian | null>(
      (longest, stage) => (stage.days === null || (longest?.days ?? -1) >= stage.days ? longest : stage),
      null,
    ),
  };
}

/** One sentence that names the longest stage, and the stages of which too few loops have closed to say it. */
export function loopSpeedSentence({ stages, longest }: LoopSpeed, daysOf: (days: number) => string): string {
  const nameOf = ({ metric }: LoopMedian): string => {
    const stage = LOOP_STAGE_METRICS.find((one) => one.metric === metric);
    return `${stage?.from ?? ""} to ${stage?.to ?? ""}`;
  };
  const silent = stages.filter(({ days, loops }) => days === null && loops > 0);
  const silentText =
    silent.length === 0 ? "" : `Too few loops have closed to say ${silent.map(nameOf).join(", ")}.`;
  if (longest === null || longest.days === null) {
    return silentText === "" ? "No stage of a loop is dated in this time." : silentText;
  }
  return [`The longest stage is ${nameOf(longest)}: median ${daysOf(longest.days)}.`, silentText]
    .filter((text) => text !== "")
    .join(" ");
}
