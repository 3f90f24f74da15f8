import { HEADLINES } from "../../domain/headlines.ts";
import { PILLARS } from "../../metrics/metric-settings.ts";
import { type MetricId, metricDefinition } from "../../metrics/registry.ts";
import type { StatusWord } from "../charts/status.ts";
import type { ReportBlock, ReportSection, TableCell, TableRow } from "../report-document.ts";
import type { BaselineContext } from "./baseline-context.ts";
import { scopeText } from "./baseline-context.ts";
import type { SignalCoverage, SufficiencyRow } from "./baseline-input.ts";
import {
  caption,
  column,
  freeText,
  groupRow,
  heading,
  missing,
  nameText,
  numberCell,
  numberColumn,
  plural,
  row,
  statusCell,
  table,
  textCell,
} from "./blocks.ts";
import { PILLAR_NAMES } from "./metric-print.ts";

/** How good the evidence of a metric is. A: enough in every scope. B: gaps in some. C: gaps, waived. D: no data. */
type Grade = "A" | "B" | "C" | "D";

const FAMILIES = ["product events", "model quality", "telemetry", "commercial"] as const;

/** Which signals there are, how good the data are, and which gaps were waived and why. */
export function evidenceSection(context: BaselineContext): Omit<ReportSection, "number"> {
  const { sufficiency, coverage } = context.input;
  const metrics = [...new Set(sufficiency.map((one) => one.metric))];
  const graded = metrics.map((metric) => ({
    metric,
    grade: gradeOf(sufficiency.filter((one) => one.metric === metric)),
  }));
  const good = graded.filter(({ grade }) => grade === "A").length;
  const gaps = sufficiency.filter((one) => one.gap !== null);
  const waived = gaps.filter((one) => one.waiver !== null).length;
  const isEmpty = sufficiency.length === 0 && coverage.length === 0;
  if (isEmpty) {
    return {
      id: "evidence",
      name: "Evidence",
      finding: "There is no evidence yet: nothing was imported",
      hasContent: false,
      blocks: [
        missing(
          "No data",
          "Import work.csv, revenue.csv and loops.csv (or map exports of your own systems); sufficiency is then computed by itself.",
        ),
      ],
    };
  }
  const finding = `${good} of ${plural(graded.length, "metric")} rest on complete data; ${gaps.length === 0 ? "no gap is open" : `${plural(gaps.length, "gap")}, ${waived} waived`}`;
  return {
    id: "evidence",
    name: "Evidence",
    finding,
    hasContent: true,
    blocks: [...coverageBlocks(context), ...gradeBlocks(context, graded), ...gapBlocks(context, gaps)],
  };
}

function coverageBlocks(context: BaselineContext): readonly ReportBlock[] {
  const { coverage } = context.input;
  if (coverage.length === 0) return [];
  const workflows = [...new Set(coverage.map((one) => one.workflow))];
  const rows = workflows.map((workflow) =>
    row(
      textCell(nameText(workflow, 60)),
      ...FAMILIES.map((family) =>
        coverageCell(
          context,
          coverage.find((one) => one.workflow === workflow && one.family === family),
        ),
      ),
    ),
  );
  return [
    heading("Signals by workflow"),
    table(
      "Signals by workflow",
      [column("Workflow", 2), ...FAMILIES.map((family) => column(sentenceCase(family), 1.7))],
      rows,
    ),
    caption(
      "Share of the baseline period's days on which the signal is present, and the last day it was seen. Computed from the imports.",
    ),
  ];
}

function coverageCell(context: BaselineContext, signal: SignalCoverage | undefined): TableCell {
  if (signal === undefined || signal.share === null) return statusCell("no data");
  const word: StatusWord = signal.share >= 0.995 ? "complete" : "partial";
  const share = context.format.value(signal.share, "rate").text;
  const last = signal.lastOn === null ? "" : `to ${context.format.dates.date(signal.lastOn)}`;
  return { text: share, raw: signal.share, rawKind: "rate", status: { word }, detail: last };
}

function gradeBlocks(
  context: BaselineContext,
  graded: readonly { readonly metric: MetricId; readonly grade: Grade }[],
): readonly ReportBlock[] {
  const rows: TableRow[] = [];
  for (const pillar of PILLARS) {
    const own = graded.filter(({ metric }) => metricDefinition(metric).pillar === pillar);
    if (own.length === 0) continue;
    for (const { metric, grade } of own) {
      const all = context.input.sufficiency.filter((one) => one.metric === metric);
      const total = all.find((one) => one.workflow === "*" && one.segment === "*") ?? all[0];
      const short = all.filter((one) => one.gap !== null).length;
      rows.push(
        row(
          textCell(PILLAR_NAMES[pillar], { style: "muted" }),
          textCell(metricDefinition(metric).name, metric === HEADLINES[pillar] ? { style: "strong" } : {}),
          numberCell(total === undefined ? "–" : `${total.points} of ${total.pointsWanted}`, null, "count"),
          numberCell(context.format.count(total?.n ?? null), total?.n ?? null, "count"),
          numberCell(`${all.length - short} of ${all.length}`, null, "count"),
          { text: grade, status: { word: GRADE_WORDS[grade] }, style: "strong" },
        ),
      );
    }
  }
  return [
    heading("Data quality by metric"),
    table(
      "Data quality by metric",
      [
        column("Pillar", 1.1),
        column("Metric", 3),
        numberColumn("Periods", 1.2),
        numberColumn("n", 1.2),
        numberColumn("Scopes complete", 1.5),
        column("Grade", 0.9),
      ],
      rows,
    ),
    caption(
      "A: enough data in every workflow and segment. B: a gap in some of them. C: a gap that was waived with a reason. D: no data. Periods are whole weeks, for revenue whole months.",
    ),
  ];
}

function gapBlocks(context: BaselineContext, gaps: readonly SufficiencyRow[]): readonly ReportBlock[] {
  if (gaps.length === 0) return [];
  const byReason = new Map<string, SufficiencyRow[]>();
  for (const gap of gaps) {
    const reason = gap.waiver ?? "";
    byReason.set(reason, [...(byReason.get(reason) ?? []), gap]);
  }
  const rows: TableRow[] = [];
  for (const [reason, own] of byReason) {
    rows.push(groupRow(reason === "" ? "Open: neither filled nor waived" : `Waived: ${freeText(reason)}`));
    for (const gap of own.slice(0, 24)) {
      rows.push(
        row(
          textCell(PILLAR_NAMES[gap.pillar], { style: "muted" }),
          textCell(metricDefinition(gap.metric).name),
          textCell(nameText(scopeText(gap.workflow, gap.segment), 70)),
          textCell(gap.gap ?? ""),
          statusCell(gap.waiver === null ? "open" : "waived"),
        ),
      );
    }
    if (own.length > 24) rows.push(groupRow(`and ${own.length - 24} more, in the workbook`));
  }
  return [
    heading(
      `${context.format.count(gaps.length)} ${gaps.length === 1 ? "gap" : "gaps"} and what was decided about ${gaps.length === 1 ? "it" : "them"}`,
    ),
    table(
      "Gaps and waivers",
      [
        column("Pillar", 1.1),
        column("Metric", 2.4),
        column("Scope", 2.4),
        column("What is missing", 3.2),
        column("State", 1.2),
      ],
      rows,
    ),
  ];
}

function gradeOf(rows: readonly SufficiencyRow[]): Grade {
  const gaps = rows.filter((one) => one.gap !== null);
  if (gaps.length === 0) return "A";
  if (rows.every((one) => one.points === 0)) return "D";
  return gaps.every((one) => one.waiver !== null) ? "C" : "B";
}

const GRADE_WORDS: Readonly<Record<Grade, StatusWord>> = {
  A: "complete",
  B: "partial",
  C: "waived",
  D: "no data",
};

function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
