import { PHASES } from "../../calendar/period.ts";
import { metricDefinition } from "../../metrics/registry.ts";
import type { ReportBlock, ReportSection } from "../report-document.ts";
import type { BaselineContext } from "./baseline-context.ts";
import {
  column,
  heading,
  missing,
  numberCell,
  numberColumn,
  plural,
  row,
  table,
  textCell,
} from "./blocks.ts";
import { directionWords, PILLAR_NAMES, rawKindOf, unitOf } from "./metric-print.ts";

const PHASE_NAMES: Readonly<Record<string, string>> = {
  P1: "P1 Baseline",
  P2: "P2 Launch",
  P3: "P3 Enforce",
  P4: "P4 Scale",
  P5: "P5 Formalise",
};

const PHASE_GOALS: Readonly<Record<string, string>> = {
  P1: "Baseline sealed; rights, cadence and metrics mapped; objective shared; three conflicts named",
  P2: "Weekly operating review running, one executive DRI, one loop process, one pricing decision on model-quality data",
  P3: "Guardrails, escalation protocol and shared incentives in force",
  P4: "Two more workflows on the same model, role charters, forums and gates reduced",
  P5: "Evaluation against this baseline; structure and titles decided on it; operating model published",
};

/** What passing means on Day 180, fixed now, and the way there. */
export function criteriaSection(context: BaselineContext): Omit<ReportSection, "number"> {
  const { input, format } = context;
  const { criteria, pilot, control } = input;
  const day180 = format.dates.fullDate(pilot.startDate + 180);
  const blocks: ReportBlock[] = [];
  if (criteria.length === 0) {
    blocks.push(
      missing(
        "No pass criteria",
        "Fix per pillar a target and the verdict that counts as a pass before sealing; without them phase 5 has nothing to judge by.",
      ),
    );
  } else {
    blocks.push(
      table(
        "Day-180 pass criteria",
        [
          column("Pillar", 1.1),
          column("Metric", 2.6),
          numberColumn("Baseline", 1.4),
          numberColumn("Target", 1.4),
          column("Verdict that passes", 2),
          column("", 1.6),
        ],
        criteria.map((criterion) => {
          const unit = unitOf(criterion.metric);
          const before = context.figure(criterion.metric)?.value ?? null;
          return row(
            textCell(PILLAR_NAMES[criterion.pillar]),
            textCell(metricDefinition(criterion.metric).name),
            numberCell(format.value(before, unit).text, before, rawKindOf(unit)),
            numberCell(format.value(criterion.target, unit).text, criterion.target, rawKindOf(unit)),
            textCell(criterion.verdict),
            textCell(directionWords(criterion.metric), { style: "muted" }),
          );
        }),
        "A pillar passes if the roll-up reaches its target with its verdict, and no segment that this baseline knows is worse or has too little data.",
      ),
    );
  }
  blocks.push(
    heading("The 180 days"),
    {
      kind: "chart",
      title: "The 180 days",
      subtitle: `${format.dates.fullDate(pilot.startDate)} – ${day180}`,
      spec: {
        kind: "timeline",
        start: pilot.startDate,
        asOf: control.asOf,
        phases: PHASES.map((phase) => ({
          name: PHASE_NAMES[phase.label] ?? phase.label,
          from: phase.firstDay,
          to: phase.lastDay,
        })),
        marks: PHASES.map((phase) => ({
          day: phase.lastDay,
          label: `Gate ${phase.label}, Day ${phase.lastDay}`,
        })),
      },
      sentence: `Five gates close the phases on Days ${PHASES.map((phase) => phase.lastDay).join(", ")}; titles cannot change before Day 121.`,
    },
    table(
      "Gates",
      [column("Phase", 1.6), column("Ends", 2), column("Gate closes when proven", 6)],
      PHASES.map((phase) =>
        row(
          textCell(PHASE_NAMES[phase.label] ?? phase.label),
          textCell(format.dates.planned(pilot.startDate + phase.lastDay, pilot.startDate)),
          textCell(PHASE_GOALS[phase.label] ?? ""),
        ),
      ),
    ),
  );
  const targets = criteria.filter((criterion) => criterion.target !== null).length;
  return {
    id: "criteria",
    name: "Day-180 test",
    finding:
      criteria.length === 0
        ? "What passes on Day 180 is not fixed yet"
        : `${plural(criteria.length, "criterion", "criteria")} decide on ${day180}; ${targets} with a target`,
    hasContent: criteria.length > 0,
    blocks,
  };
}
