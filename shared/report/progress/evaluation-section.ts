import { phaseEvaluation } from "../../domain/phase-evaluation.ts";
import { isMetricId } from "../../metrics/registry.ts";
import {
  column,
  missing,
  numberColumn,
  optionalCell,
  row,
  statusCell,
  table,
  textCell,
} from "../baseline/blocks.ts";
import { PILLAR_NAMES, unitOf } from "../baseline/metric-print.ts";
import type { StatusWord } from "../charts/status.ts";
import { metricCell } from "../operational.ts";
import type { ReportSection } from "../report-document.ts";
import type { ProgressGround } from "./progress-ground.ts";
import { differenceCell, verdictCell } from "./verdict-cells.ts";

type Draft = Omit<ReportSection, "number">;

const OUTCOMES = {
  pass: "met",
  fail: "not met",
  "not enough data": "not enough data",
} as const satisfies Readonly<Record<string, StatusWord>>;

/** The pass criteria that were fixed at sealing, and how each came out. */
export function evaluationSection(ground: ProgressGround): Draft {
  const { pilot, view, format } = ground;
  const evaluation = phaseEvaluation(pilot, view);
  const met = evaluation.pillars.filter(({ outcome }) => outcome === "pass").length;
  const count = evaluation.pillars.length;
  return {
    id: "evaluation",
    name: "Day-180 test",
    finding:
      count === 0
        ? "0 pass criteria were fixed at sealing: phase 5 has nothing to judge by"
        : evaluation.verdict === "not due"
          ? `${count} criteria were fixed at sealing; they are judged from Day 121 on`
          : `The pilot ${evaluation.verdict === "not enough data" ? "cannot be judged: not enough data" : evaluation.verdict}; ${met} of ${count} criteria met`,
    hasContent: count > 0,
    blocks:
      count === 0
        ? [missing("No pass criteria", "They are fixed per pillar when the baseline is sealed.")]
        : [
            table(
              "Day-180 pass criteria",
              [
                column("Pillar", 1),
                column("Metric", 2.2),
                numberColumn("Target", 1.2),
                column("Passes with", 1.9),
                numberColumn("Difference", 1.5),
                column("Verdict", 1.9),
                column("Criterion", 2.4),
              ],
              evaluation.pillars.map(({ pillar, criterion, difference, outcome, reasons }) => {
                const metric = isMetricId(criterion.metric) ? criterion.metric : "avd.rate";
                const unit = unitOf(metric);
                return row(
                  textCell(PILLAR_NAMES[pillar]),
                  metricCell(ground.operational, metric),
                  criterion.target === null
                    ? optionalCell(null)
                    : textCell(format.value(criterion.target, unit).text),
                  textCell(criterion.verdict),
                  differenceCell(metric, difference, format),
                  verdictCell(difference),
                  outcome === null
                    ? statusCell("due", "from Day 121 on")
                    : statusCell(OUTCOMES[outcome], format.sentence(reasons.join("; "))),
                );
              }),
              "Each needs its verdict in the roll-up and its target reached, and no segment that the baseline knows may be worse.",
            ),
          ],
  };
}
