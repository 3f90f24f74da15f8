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
  optionalCell,
  plural,
  row,
  statusCell,
  table,
  textCell,
} from "./blocks.ts";
import { GRADE_LEGEND, GRADES, type Grade, gradeCell, gradeOf } from "./evidence-grade.ts";
import { PILLAR_NAMES } from "./metric-print.ts";

/** Lines of gaps shown per reason. */
const GAPS_SHOWN = 24;

const FAMILIES = ["product events", "model quality", "telemetry", "commercial"] as const;

/** Which signals there are, how good the data are, and which gaps were waived and why. */
export function evidenceSection(context: BaselineContext): Omit<ReportSection, "number"> {
  const { sufficiency, coverage } = context.input;
  const metrics = [...new Set(sufficiency.map((one) => one.metric))];
  const graded = metrics.map((metric) => ({
    metric,
    grade: gradeOf(sufficiency.filter((one) => one.metric === metric)) ?? ("D" as const),
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
  const rows = PILLARS.flatMap((pillar) => {
    const own = graded.filter(({ metric }) => metricDefinition(metric).pillar === pillar);
    if (own.length === 0) return [];
    const headline = context.input.sufficiency.filter((one) => one.metric === HEADLINES[pillar]);
    const total = headline.find((one) => one.workflow === "*" && one.segment === "*") ?? headline[0];
    const grade = gradeOf(headline);
    return [
      row(
        textCell(PILLAR_NAMES[pillar]),
        textCell(metricDefinition(HEADLINES[pillar]).name),
        numberCell(total === undefined ? "–" : `${total.points} of ${total.pointsWanted}`, null, "count"),
        numberCell(context.format.count(total?.n ?? null), total?.n ?? null, "count"),
        grade === null ? optionalCell(null) : gradeCell(grade),
        ...GRADES.map((letter) => {
          const count = own.filter((one) => one.grade === letter).length;
          return numberCell(count === 0 ? "·" : String(count), count, "count");
        }),
      ),
    ];
  });
  return [
    heading("Data quality by pillar"),
    table(
      "Data quality by pillar",
      [
        column("Pillar", 1.3),
        column("Headline metric", 3),
        numberColumn("Points", 1.2),
        numberColumn("n", 1.2),
        column("Grade", 1.2),
        ...GRADES.map((letter) => numberColumn(`Graded ${letter}`, 1)),
      ],
      rows,
      `${GRADE_LEGEND} Points are weeks of history and period, for revenue customers, for learning loops. Each metric's own grade stands on its pillar's page.`,
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
    const together = groupedGaps(own);
    for (const { first, metrics } of together.slice(0, GAPS_SHOWN)) {
      rows.push(
        row(
          textCell(PILLAR_NAMES[first.pillar], { style: "muted" }),
          textCell(metricsText(metrics)),
          textCell(nameText(scopeText(first.workflow, first.segment), 70)),
          textCell(first.gap ?? ""),
          statusCell(first.waiver === null ? "open" : "waived"),
        ),
      );
    }
    const left = together.length - GAPS_SHOWN;
    if (left > 0) rows.push(groupRow(`and ${left} more of this kind`));
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

/** Gaps of one pillar and scope that lack the same thing, as one line. */
function groupedGaps(
  gaps: readonly SufficiencyRow[],
): readonly { readonly first: SufficiencyRow; readonly metrics: readonly MetricId[] }[] {
  const groups = new Map<string, { readonly first: SufficiencyRow; readonly metrics: MetricId[] }>();
  for (const gap of gaps) {
    const key = JSON.stringify([gap.pillar, gap.workflow, gap.segment, gap.gap]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { first: gap, metrics: [gap.metric] });
    else group.metrics.push(gap.metric);
  }
  return [...groups.values()];
}

function metricsText(metrics: readonly MetricId[]): string {
  const names = metrics.map((metric) => metricDefinition(metric).name);
  return names.length <= 4
    ? names.join("; ")
    : `${names.slice(0, 3).join("; ")} and ${names.length - 3} more`;
}

function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
