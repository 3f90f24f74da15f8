import { HEADLINES } from "../../domain/headlines.ts";
import { PILLARS } from "../../metrics/metric-settings.ts";
import { metricDefinition } from "../../metrics/registry.ts";
import type { FiguresStanding } from "../../portfolio/pillar-standing.ts";
import { caption, column, missing, plural, row, statusCell, table, textCell } from "../baseline/blocks.ts";
import { PILLAR_NAMES } from "../baseline/metric-print.ts";
import type { HeatmapSpec } from "../charts/chart-spec.ts";
import { heatStep } from "../charts/heat-step.ts";
import { certaintyOf } from "../charts/status.ts";
import type { ReportFormat } from "../format/report-format.ts";
import type { ChartBlock, ReportBlock, ReportSection } from "../report-document.ts";
import { reasonStatus, reasonText } from "./attention-words.ts";
import { pillarStatus, pillarText } from "./pillar-words.ts";
import { dayText, type PortfolioInput, type Printed } from "./portfolio-input.ts";

type Draft = Omit<ReportSection, "number">;
type Row = HeatmapSpec["rows"][number];

/** Who needs somebody this week, and why: a row a reason, the most urgent first. */
export function attentionSection(pilots: readonly Printed[]): Draft {
  const needing = pilots.filter(({ standing }) => standing.attention.length > 0);
  const rows = needing.flatMap(({ standing, format }) =>
    standing.attention.map((reason, place) =>
      row(
        textCell(place === 0 ? standing.company : "", { style: "strong" }),
        statusCell(reasonStatus(reason).word),
        textCell(reasonText(reason, format)),
      ),
    ),
  );
  return {
    id: "attention",
    name: "Attention",
    finding:
      needing.length === 0
        ? "No company needs you this week"
        : `${needing.length} of ${plural(pilots.length, "pilot")} ${needing.length === 1 ? "needs" : "need"} you this week`,
    hasContent: rows.length > 0,
    blocks:
      rows.length === 0
        ? [caption("No breach, no late gate, no overdue ask, no silence.")]
        : [
            table(
              "Who needs you this week",
              [column("Company", 2), column("State", 1), column("Why this week", 5)],
              rows,
            ),
          ],
  };
}

/** Companies × pillars: the verdict of each against its own baseline, now and at one day of all pilots. */
export function heatmapSection(pilots: readonly Printed[], { day, atDay }: PortfolioInput): Draft {
  const now = pilots.map(({ standing, format }) =>
    heatRow(standing.company, dayText(standing), standing, format),
  );
  const blocks: ReportBlock[] = [
    heatmap(
      "Against their own baselines, now",
      pilots.map(({ standing }) => standing),
      now,
    ),
  ];
  if (day !== null) {
    const standings = pilots.map(({ standing }) => atDay.get(standing.pilotId) ?? null);
    const reached = standings.filter((standing) => standing !== null);
    const rows = pilots.map(({ standing, format }, place) => {
      const there = standings[place] ?? null;
      // It has not come that far: its own day stands in the row.
      return there === null
        ? unreached(standing.company, dayText(standing))
        : heatRow(standing.company, `Day ${day}`, there, format);
    });
    blocks.push({
      ...heatmap(`At Day ${day} of each pilot`, reached, rows),
      finding: `At Day ${day} of each pilot ${improvedText(reached)} had improved`,
    });
  }
  blocks.push(
    caption(
      "Each figure is the company’s own against its own sealed baseline; figures of different companies are never added and never averaged. Colour says what is proven, the arrow which way the value went; without colour nothing is proven.",
    ),
  );
  return {
    id: "heatmap",
    name: "Verdicts",
    finding: `${improvedText(pilots.map(({ standing }) => standing))} improved against the company’s own baseline`,
    hasContent: pilots.length > 0,
    blocks: pilots.length === 0 ? [missing("No pilots", "Open packs of pilots to compare them.")] : blocks,
  };
}

/** `11 of 35 headline figures` */
function improvedText(standings: readonly FiguresStanding[]): string {
  const shown = standings.flatMap(({ pillars }) => pillars.filter(({ verdict }) => verdict === "improved"));
  return `${shown.length} of ${plural(standings.length * PILLARS.length, "headline figure")}`;
}

function heatmap(title: string, standings: readonly FiguresStanding[], rows: readonly Row[]): ChartBlock {
  return {
    kind: "chart",
    title,
    subtitle: PILLARS.map(
      (pillar) => `${PILLAR_NAMES[pillar]}: ${metricDefinition(HEADLINES[pillar]).name}`,
    ).join(" · "),
    spec: {
      kind: "heatmap",
      columns: ["Day", "System value", ...PILLARS.map((pillar) => PILLAR_NAMES[pillar])],
      wordColumns: 1,
      rows,
    },
    sentence: verdictSentence(standings),
  };
}

/** `Improved: Value 3, Trust 1. Worse: Cost 1. Of the other 30 no change is proven.` Verdicts are counted, figures are not. */
function verdictSentence(standings: readonly FiguresStanding[]): string {
  const count = (word: "improved" | "worse"): readonly string[] =>
    PILLARS.flatMap((pillar) => {
      const many = standings.filter((standing) =>
        standing.pillars.some((one) => one.pillar === pillar && one.verdict === word),
      ).length;
      return many === 0 ? [] : [`${PILLAR_NAMES[pillar]} ${many}`];
    });
  const judged = standings.flatMap(({ pillars }) => pillars);
  const silent = judged.filter(({ verdict }) => verdict !== "improved" && verdict !== "worse").length;
  const [improved, worse] = [count("improved"), count("worse")];
  return [
    `Improved: ${improved.length === 0 ? "none" : improved.join(", ")}.`,
    `Worse: ${worse.length === 0 ? "none" : worse.join(", ")}.`,
    silent === 0 ? "" : `Of the other ${silent} no change is proven.`,
  ]
    .filter((part) => part !== "")
    .join(" ");
}

function heatRow(label: string, day: string, standing: FiguresStanding, format: ReportFormat): Row {
  const { systemValue, pillars, isSealed } = standing;
  const total = {
    text: systemValue === null ? "–" : format.numbers.signed(systemValue, 0),
    step: 0,
    ...(systemValue === null ? { state: "noData" as const } : {}),
  } as const;
  return {
    label,
    cells: [
      { text: day, step: 0, state: "noData" },
      total,
      ...pillars.map((pillar) => {
        const status = pillarStatus(pillar, isSealed);
        const step = heatStep(status, pillar.progress);
        const isSilent = certaintyOf(status.word) === "cannotSay";
        return {
          text: pillarText(pillar, format),
          step,
          ...(step === 0 || status.direction === undefined ? {} : { direction: status.direction }),
          ...(isSilent
            ? { state: pillar.value === null ? ("noData" as const) : ("notEnough" as const) }
            : {}),
        };
      }),
    ],
  };
}

function unreached(label: string, day: string): Row {
  const cell = { text: "–", step: 0, state: "noData" } as const;
  return { label, cells: [{ ...cell, text: day }, cell, ...PILLARS.map(() => cell)] };
}
