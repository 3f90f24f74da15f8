import { baselineSplit } from "../../domain/baseline-split.ts";
import { fragileGrowth } from "../../domain/fragile-growth.ts";
import { hiddenMovesNow } from "../../domain/hidden-now.ts";
import { loopSpeed, loopSpeedSentence } from "../../domain/loop-speed.ts";
import { metricName } from "../../domain/metric-words.ts";
import type { MetricId } from "../../metrics/registry.ts";
import { caution, paragraph } from "../baseline/blocks.ts";
import { unitOf } from "../baseline/metric-print.ts";
import type { ReportBlock, ReportSection } from "../report-document.ts";
import type { ProgressGround } from "./progress-ground.ts";
import { courseBlock, headBlocks, metricSentence, proofTable } from "./proof-blocks.ts";
import { incidentBlocks, obligationBlocks } from "./risk-blocks.ts";

type Draft = Omit<ReportSection, "number">;

/** Autonomous value and the quality of revenue. */
export function valueSection(ground: ProgressGround): Draft {
  return {
    id: "value",
    name: "Value",
    finding: metricSentence(ground, "avd.rate"),
    hasContent: ground.figure("avd.rate") !== null,
    blocks: [
      ...headBlocks(ground, "avd.rate"),
      ...courseBlock(ground, "avd.rate"),
      ...hiddenBlocks(ground, ["avd.rate", "avd.coverage", "avd.yield"]),
      proofTable(ground, "Value and revenue quality", [
        "avd.rate",
        "avd.value",
        "revenue.rqi",
        "revenue.nrr",
        "revenue.grr",
        "revenue.expansionPropensity",
      ]),
    ],
  };
}

/** Trust, what fired and what went wrong. */
export function trustSection(ground: ProgressGround): Draft {
  return {
    id: "trust",
    name: "Trust and risk",
    finding: metricSentence(ground, "trust.acceptance"),
    hasContent: ground.figure("trust.acceptance") !== null,
    blocks: [
      ...headBlocks(ground, "trust.acceptance"),
      ...courseBlock(ground, "trust.acceptance"),
      ...hiddenBlocks(ground, ["trust.acceptance", "trust.override", "trust.escalation"]),
      proofTable(ground, "Trust", [
        "trust.acceptance",
        "trust.override",
        "trust.escalation",
        "trust.correctionP50",
      ]),
      ...obligationBlocks(ground),
      ...incidentBlocks(ground),
    ],
  };
}

/** What an outcome costs, and how reliably it comes. */
export function efficiencySection(ground: ProgressGround): Draft {
  const { view, baseline, format } = ground;
  const fragile = baseline === null ? null : fragileGrowth(view.figures, baseline, view.asOfMs);
  return {
    id: "efficiency",
    name: "Efficiency",
    finding: metricSentence(ground, "cost.perOutcome"),
    hasContent: ground.figure("cost.perOutcome") !== null,
    blocks: [
      ...headBlocks(ground, "cost.perOutcome"),
      ...courseBlock(ground, "cost.perOutcome"),
      ...(fragile === null
        ? []
        : [
            caution(
              "Fragile growth",
              `${format.value(fragile.growth, "rate").text} more outcomes a day, each ${format.value(fragile.costRise, "rate").text} dearer${fragile.carrier === null ? "" : `; ${fragile.carrier.name.toLowerCase()} carries it`}.`,
            ),
          ]),
      proofTable(ground, "From baseline to now: cost per outcome and its parts", [
        "cost.perOutcome",
        "cost.modelPerOutcome",
        "cost.infraPerOutcome",
        "cost.supportPerOutcome",
        "cost.margin",
        "system.failureRate",
      ]),
    ],
  };
}

/** How fast a signal becomes a validated change, and which stage takes longest. */
export function learningSection(ground: ProgressGround): Draft {
  const { view, format } = ground;
  const range = view.figures.range;
  const speed = range === null ? null : loopSpeed(view.figures, "*", range);
  return {
    id: "learning",
    name: "Learning velocity",
    finding: metricSentence(ground, "loop.detectToValidate"),
    hasContent: ground.figure("loop.detectToValidate") !== null,
    blocks: [
      ...headBlocks(ground, "loop.detectToValidate"),
      ...courseBlock(ground, "loop.throughput"),
      ...(speed === null
        ? []
        : [paragraph(loopSpeedSentence(speed, (days) => format.value(days, "days").text))]),
      proofTable(ground, "From shipped to validated", [
        "loop.detectToValidate",
        "loop.detectToDeploy",
        "loop.throughput",
        "loop.hitRate",
        "loop.open",
      ]),
    ],
  };
}

/** Where a roll-up hides what its segments did, it is said beside the roll-up, with rate and mix apart. */
export function hiddenBlocks(
  { view, baseline, format }: ProgressGround,
  metrics: readonly MetricId[],
): readonly ReportBlock[] {
  if (baseline === null) return [];
  return hiddenMovesNow(view.figures, baseline, view.asOfMs)
    .filter(({ metric }) => metrics.some((one) => one === metric))
    .map(({ metric, workflow, kind }) => {
      const split = baselineSplit(view.figures, baseline, metric, workflow, view.asOfMs);
      const unit = unitOf(metric);
      const parts =
        split === null
          ? ""
          : `; the segments' own rates made ${format.difference(split.rate, unit).text}, the mix ${format.difference(split.mix, unit).text}`;
      return caution("Roll-up hides it", `${metricName(metric)} is ${kind}${parts}.`);
    });
}
