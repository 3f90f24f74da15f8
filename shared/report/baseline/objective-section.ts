import { HEADLINES } from "../../domain/headlines.ts";
import { PILLARS } from "../../metrics/metric-settings.ts";
import { metricDefinition } from "../../metrics/registry.ts";
import type { ReportBlock, ReportSection } from "../report-document.ts";
import type { BaselineContext } from "./baseline-context.ts";
import { caption, column, missing, numberCell, numberColumn, row, table, textCell } from "./blocks.ts";
import { PILLAR_NAMES, rawKindOf, unitOf } from "./metric-print.ts";

/** The one objective that the leadership shares: weights, baselines and targets of the five headlines. */
export function objectiveSection(context: BaselineContext): Omit<ReportSection, "number"> {
  const { input, format } = context;
  const { objective } = input;
  const total = PILLARS.reduce((sum, pillar) => sum + objective[pillar].weight, 0);
  const withTarget = PILLARS.filter((pillar) => objective[pillar].target !== null);
  const heaviest = PILLARS.toSorted((a, b) => objective[b].weight - objective[a].weight)[0] ?? "avd";
  const share = total > 0 ? format.numbers.upTo((objective[heaviest].weight / total) * 100, 1) : "0";
  const parts = PILLARS.map((pillar) => ({ label: PILLAR_NAMES[pillar], share: objective[pillar].weight }));
  const blocks: ReportBlock[] = [
    {
      kind: "chart",
      title: "Weights of the shared objective",
      subtitle: "Share of each pillar, %",
      spec: { kind: "shares", parts: parts.filter((part) => part.share > 0) },
      sentence: `${parts.map((part) => `${part.label} ${format.numbers.upTo(total > 0 ? (part.share / total) * 100 : 0, 1)}`).join(", ")} of 100.`,
    },
    table(
      "Shared objective",
      [
        column("Pillar", 1.2),
        column("Headline metric", 3),
        numberColumn("Weight, %", 1.1),
        numberColumn("Baseline", 1.5),
        numberColumn("Target", 1.5),
        numberColumn("To go", 1.6),
      ],
      PILLARS.map((pillar) => {
        const metric = HEADLINES[pillar];
        const unit = unitOf(metric);
        const baseline = objective[pillar].baseline ?? context.figure(metric)?.value ?? null;
        const { target } = objective[pillar];
        const gap = baseline === null || target === null ? null : target - baseline;
        return row(
          textCell(PILLAR_NAMES[pillar]),
          textCell(metricDefinition(metric).name),
          numberCell(
            format.numbers.upTo(total > 0 ? (objective[pillar].weight / total) * 100 : 0, 1),
            objective[pillar].weight,
            "decimal2",
          ),
          numberCell(format.value(baseline, unit).text, baseline, rawKindOf(unit)),
          numberCell(format.value(target, unit).text, target, rawKindOf(unit)),
          numberCell(format.difference(gap, unit).text, gap, rawKindOf(unit)),
        );
      }),
    ),
    caption(
      "System value = 100 · Σ weight · progress / Σ weight over the pillars with data; progress = (value − baseline) / (target − baseline), kept between −1 and 1. 0 is this baseline, 100 every target met.",
    ),
  ];
  if (withTarget.length === 0) {
    blocks.push(
      missing(
        "No target set",
        "Set a target per pillar; without one system value cannot be computed, and the sealed objective says nothing about the goal.",
      ),
    );
  }
  return {
    id: "objective",
    name: "Objective",
    finding: `One objective, ${share} of 100 on ${PILLAR_NAMES[heaviest]}; ${withTarget.length} of 5 pillars have a target`,
    hasContent: true,
    blocks,
  };
}
