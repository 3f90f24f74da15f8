import { dayOf } from "../../calendar/moments.ts";
import { PHASES } from "../../calendar/period.ts";
import { changeRegister } from "../../domain/change-register.ts";
import { isSettled } from "../../domain/checklist-item.ts";
import type { PhaseId } from "../../domain/checklist-template.ts";
import { structureOptions } from "../../domain/structure-options.ts";
import type { MetricId } from "../../metrics/registry.ts";
import { pilotRecord } from "../../records/read-records.ts";
import {
  column,
  heading,
  keyValue,
  missing,
  nameText,
  optionalCell,
  plural,
  row,
  statusCell,
  table,
  textCell,
} from "../baseline/blocks.ts";
import { decisionsSection } from "../progress/decisions-section.ts";
import { definitionRowsOf, definitionsOf, progressFigures } from "../progress/definitions.ts";
import { evaluationSection } from "../progress/evaluation-section.ts";
import { organisationSection } from "../progress/organisation-section.ts";
import { itemsTable, PHASE_TITLES } from "../progress/plan-section.ts";
import type { ProgressGround } from "../progress/progress-ground.ts";
import { incidentBlocks, obligationBlocks } from "../progress/risk-blocks.ts";
import { scorecardSection } from "../progress/scorecard-section.ts";
import type { ReportBlock, ReportDocument, ReportSection } from "../report-document.ts";
import { framedReport } from "../reviews/report-frame.ts";

type Draft = Omit<ReportSection, "number">;

const METRICS: readonly MetricId[] = [
  "avd.rate",
  "trust.acceptance",
  "cost.perOutcome",
  "revenue.rqi",
  "loop.detectToValidate",
];

/** Days of the pilot. */
const WHOLE_PILOT = { firstDay: 0, lastDay: 180 } as const;

/** One phase: its items with their proof, its gate, what was decided, changed and fired in it, and where the figures stand. */
export function phaseReport(ground: ProgressGround, phase: PhaseId): ReportDocument {
  const { pilot, view, format, baseline } = ground;
  const start = dayOf(pilotRecord(pilot).startDate) ?? 0;
  const { firstDay, lastDay } = PHASES.find(({ label }) => label === phase) ?? WHOLE_PILOT;
  const from = start + firstDay;
  const to = start + lastDay;
  const gate = view.gates.find((one) => one.phase === phase);
  const clock = view.figures.prepared.clock;
  const within = (atMs: number): boolean => {
    const day = clock.dayOf(atMs);
    return day >= from && day <= to;
  };
  const definitions = definitionRowsOf(METRICS);
  return framedReport(ground, {
    kind: "phase",
    title: `Phase report ${phase}`,
    subtitle: PHASE_TITLES[phase].slice(3),
    version: gate?.state === "closed" ? "Gate closed" : "Gate open",
    status: { word: gate?.state === "closed" ? "complete" : "open" },
    fingerprint: null,
    confidentiality: "Confidential",
    entries: [
      keyValue("Phase", textCell(`${PHASE_TITLES[phase]}, Days ${firstDay}–${lastDay}`)),
      keyValue("From, to", textCell(`${format.dates.date(from)} – ${format.dates.fullDate(to)}`)),
      keyValue(
        "Baseline",
        optionalCell(
          baseline === null
            ? null
            : `sealed, as of ${format.dates.fullDate(dayOf(baseline.date) ?? ground.asOf)}`,
        ),
      ),
    ],
    sections: [
      gateSection(ground, phase),
      scorecardSection(ground),
      decisionsSection(ground, within),
      happenedSection(ground, within, { from, to }),
      ...(phase === "P5" ? [evaluationSection(ground), structureSection(ground)] : []),
      ...(phase === "P4" || phase === "P5" ? [organisationSection(ground)] : []),
      nextPhaseSection(ground, phase),
      definitionsOf(definitions),
    ],
    figures: progressFigures(ground, METRICS),
    definitions,
  });
}

function gateSection(ground: ProgressGround, phase: PhaseId): Draft {
  const items = ground.view.items.filter((item) => item.phase === phase);
  const proven = items.filter(({ state }) => state === "proven").length;
  const overridden = items.filter((item) => item.state !== "proven" && isSettled(item)).length;
  const gate = ground.view.gates.find((one) => one.phase === phase);
  const blocks: ReportBlock[] =
    items.length === 0
      ? [missing("No items", "The plan has no item in this phase.")]
      : [itemsTable(ground, `Items of ${phase}`, items)];
  if (gate?.warning !== null && gate !== undefined) {
    blocks.push({ kind: "note", tone: "caution", title: "Order", text: gate.warning });
  }
  return {
    id: "gate",
    name: "Gate",
    finding: `${proven} of ${plural(items.length, "item")} proven${overridden === 0 ? "" : `, ${overridden} overridden`}: the gate of ${phase} is ${gate?.state ?? "open"}`,
    hasContent: items.length > 0,
    blocks,
  };
}

/** Changes that went live, actions that fired, incidents: what happened between two days. */
function happenedSection(
  ground: ProgressGround,
  within: (atMs: number) => boolean,
  { from, to }: { readonly from: number; readonly to: number },
): Draft {
  const { pilot, view, format } = ground;
  const live = changeRegister(pilot, view.asOfMs).filter(
    ({ liveOn }) => liveOn !== null && liveOn >= from && liveOn <= to,
  );
  const fired = view.obligations.filter(({ firedAtMs }) => firedAtMs !== null && within(firedAtMs));
  const blocks: ReportBlock[] = [];
  if (live.length > 0) {
    blocks.push(
      heading("Changes that went live"),
      table(
        "Changes",
        [
          column("On", 1.2),
          column("Change", 4),
          column("Kind", 1.6),
          column("Workflow", 2.4),
          column("State", 1.6),
        ],
        live.map(({ liveOn, title, kinds, workflow, state }) =>
          row(
            optionalCell(liveOn === null ? null : format.dates.date(liveOn)),
            textCell(nameText(title)),
            textCell(kinds.join(", ")),
            textCell(workflow === "*" ? "all" : nameText(workflow)),
            statusCell(state),
          ),
        ),
      ),
    );
  }
  blocks.push(...obligationBlocks(ground, within), ...incidentBlocks(ground, within));
  return {
    id: "happened",
    name: "What happened",
    finding: `${live.length === 0 ? "No change" : plural(live.length, "change")} went live, ${fired.length === 0 ? "no pre-committed action" : plural(fired.length, "pre-committed action")} fired`,
    hasContent: blocks.length > 0,
    blocks:
      blocks.length === 0
        ? [
            missing(
              "Nothing on record",
              "Changes, fired actions and incidents of the phase would stand here; none was recorded.",
            ),
          ]
        : blocks,
  };
}

/** Phase 5 decides on the structure: what each option asks for, and what the record shows of it. */
function structureSection(ground: ProgressGround): Draft {
  const options = structureOptions(ground.pilot, ground.view);
  const met = (of: (typeof options)[number]): number =>
    of.preconditions.filter(({ state }) => state === "met").length;
  return {
    id: "structure",
    name: "Structure",
    finding: `${plural(options.length, "option")}, none ranked: ${options.map((option) => `${met(option)} of ${option.preconditions.length} conditions met`).join(", ")}`,
    hasContent: true,
    blocks: options.flatMap((option): readonly ReportBlock[] => [
      heading(option.title),
      table(
        option.title,
        [column("Condition", 4), column("State", 1.4), column("What the record shows", 5)],
        option.preconditions.map(({ text, state, evidence }) =>
          row(textCell(text), statusCell(state), textCell(ground.format.sentence(evidence))),
        ),
      ),
    ]),
  };
}

function nextPhaseSection(ground: ProgressGround, phase: PhaseId): Draft {
  const place = PHASES.findIndex(({ label }) => label === phase);
  const next = PHASES[place + 1]?.label;
  const carried = ground.view.items.filter((item) => item.phase === phase && !isSettled(item));
  const items = next === undefined ? [] : ground.view.items.filter((item) => item.phase === next);
  return {
    id: "next",
    name: "What follows",
    finding:
      next === undefined
        ? `The pilot ends with this phase: ${plural(carried.length, "item")} not settled`
        : `${next} begins with ${plural(carried.length, "item")} carried over and ${plural(items.length, "item")} of its own`,
    hasContent: carried.length + items.length > 0,
    blocks: [
      ...(carried.length === 0 ? [] : [heading("Carried over"), itemsTable(ground, "Carried over", carried)]),
      ...(items.length === 0 || next === undefined
        ? []
        : [heading(PHASE_TITLES[next]), itemsTable(ground, `Items of ${next}`, items)]),
      ...(carried.length + items.length > 0 ? [] : [missing("Nothing follows", "Every item is settled.")]),
    ],
  };
}
