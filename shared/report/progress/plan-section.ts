import { dayOf } from "../../calendar/moments.ts";
import { PHASES } from "../../calendar/period.ts";
import { byUrgency, type ItemState, isSettled } from "../../domain/checklist-item.ts";
import type { PhaseId } from "../../domain/checklist-template.ts";
import { pilotRecord } from "../../records/read-records.ts";
import {
  column,
  heading,
  numberColumn,
  optionalCell,
  plural,
  row,
  statusCell,
  table,
  textCell,
} from "../baseline/blocks.ts";
import type { ReportBlock, ReportSection, TableCell } from "../report-document.ts";
import { gateMissing } from "./gate-words.ts";
import type { ProgressGround } from "./progress-ground.ts";

type Draft = Omit<ReportSection, "number">;

export const PHASE_TITLES: Readonly<Record<PhaseId, string>> = {
  P1: "P1 Establish baseline",
  P2: "P2 Launch converged operating pilot",
  P3: "P3 Instrument and enforce",
  P4: "P4 Scale to two more workflows",
  P5: "P5 Formalize structure",
};

/** The 180 days: gates, what is late, when titles may change. */
export function planSection(ground: ProgressGround): Draft {
  const { view, format } = ground;
  const start = dayOf(pilotRecord(ground.pilot).startDate);
  const closed = view.gates.filter(({ state }) => state === "closed").length;
  const late = view.items.filter((item) => item.late);
  const blocks: ReportBlock[] = [];
  if (start !== null) {
    blocks.push({
      kind: "chart",
      title: "The 180 days",
      subtitle: `${format.dates.fullDate(start)} – ${format.dates.fullDate(start + 180)}`,
      spec: {
        kind: "timeline",
        start,
        asOf: view.moment.date,
        phases: PHASES.map(({ label, firstDay, lastDay }) => ({ name: label, from: firstDay, to: lastDay })),
        marks: view.gates.map(({ phase, state }) => ({
          day: PHASES.find(({ label }) => label === phase)?.lastDay ?? 180,
          label: `Gate ${phase}`,
          status: { word: state === "closed" ? ("complete" as const) : ("open" as const) },
        })),
      },
      sentence: `${view.moment.day === null ? "Not begun" : `Day ${view.moment.day} of 180`}; ${closed} of 5 gates closed.`,
    });
  }
  blocks.push(
    table(
      "Gates",
      [
        column("Phase", 2.8),
        column("Ends", 2),
        numberColumn("Settled", 0.9),
        column("Gate", 1.3),
        column("What holds it open", 5.5),
      ],
      view.gates.map(({ phase, state, settled, total, missing: holds }) => {
        const lastDay = PHASES.find(({ label }) => label === phase)?.lastDay ?? 180;
        return row(
          textCell(PHASE_TITLES[phase]),
          optionalCell(start === null ? null : format.dates.planned(start + lastDay, start)),
          textCell(`${settled} of ${total}`),
          statusCell(state === "closed" ? "complete" : "open"),
          optionalCell(holds.length === 0 ? null : holdsWords(holds)),
        );
      }),
    ),
    ...lateBlocks(ground, late),
    heading("Titles and reporting lines"),
    {
      kind: "list",
      isNumbered: false,
      items:
        view.titleGate.state === "open"
          ? ["The gate is open: titles may change on what the pilot has shown."]
          : gateMissing(view.titleGate, format.dates),
    },
  );
  return {
    id: "plan",
    name: "Plan",
    finding: `${closed} of 5 gates closed, ${late.length === 0 ? "0 items late" : `${plural(late.length, "item")} late`}${view.moment.day === null ? "" : ` on Day ${view.moment.day}`}`,
    hasContent: view.items.length > 0,
    blocks,
  };
}

/** The first reason, and how many more there are. */
function holdsWords(holds: readonly string[]): string {
  const more = holds.length > 1 ? ` · and ${holds.length - 1} more` : "";
  return `${holds[0] ?? ""}${more}`;
}

function lateBlocks(ground: ProgressGround, late: readonly ItemState[]): readonly ReportBlock[] {
  return late.length === 0 ? [] : [heading("Late"), itemsTable(ground, "Late items", late)];
}

/** Items with their state, who is responsible, and what is missing. */
export function itemsTable(ground: ProgressGround, title: string, items: readonly ItemState[]): ReportBlock {
  const { format, person } = ground;
  return table(
    title,
    [
      column("Item", 4),
      column("DRI", 1.6),
      column("Due", 1.3),
      column("State", 1.6),
      column("What is missing", 4),
    ],
    byUrgency(items).map((item) =>
      row(
        textCell(item.title),
        optionalCell(person(item.dri)),
        optionalCell(item.due === null ? null : format.dates.date(item.due)),
        stateCell(item),
        optionalCell(item.missing.length === 0 ? null : item.missing.join("; ")),
      ),
    ),
  );
}

function stateCell(item: ItemState): TableCell {
  if (item.overrideReason !== null && item.state !== "proven") {
    return statusCell("overridden", item.overrideReason);
  }
  return item.late && !isSettled(item) ? statusCell("late", item.state) : statusCell(item.state);
}
