import { HEADLINES } from "../../domain/headlines.ts";
import type { Pillar } from "../../metrics/metric-settings.ts";
import { type MetricId, metricDefinition, RETENTION_CONVENTION } from "../../metrics/registry.ts";
import type { KeyValue, ReportBlock, ReportSection, TableCell } from "../report-document.ts";
import { pillarTile } from "./answer-section.ts";
import type { BaselineContext } from "./baseline-context.ts";
import { scopeText } from "./baseline-context.ts";
import type { MetricGovernance } from "./baseline-input.ts";
import {
  caption,
  caution,
  column,
  keyValue,
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
import { gradeCell, gradeOf } from "./evidence-grade.ts";
import {
  metricsOf,
  PILLAR_FILES,
  PILLAR_NAMES,
  PILLAR_QUESTIONS,
  rawKindOf,
  unitOf,
} from "./metric-print.ts";
import { headlineChart } from "./pillar-charts.ts";
import { pillarFinding } from "./pillar-findings.ts";
import { smallScopeChart } from "./spread-section.ts";

/** One pillar: headline with interval and chart, owner, line and committed action, spread over scopes, all its metrics. */
export function pillarSection(context: BaselineContext, pillar: Pillar): Omit<ReportSection, "number"> {
  const metrics = metricsOf(pillar);
  const known = metrics.filter((metric) => (context.figure(metric)?.value ?? null) !== null);
  const base = {
    id: `pillar-${pillar}`,
    name: PILLAR_NAMES[pillar],
    finding: pillarFinding(context, pillar),
  };
  if (known.length === 0) {
    return {
      ...base,
      hasContent: false,
      blocks: [
        caption(PILLAR_QUESTIONS[pillar]),
        missing(
          "No data",
          `Import ${PILLAR_FILES[pillar]} that covers the baseline period, or waive the gap with a reason when sealing.`,
        ),
      ],
    };
  }
  const byScope = smallScopeChart(context, pillar);
  const overTime = headlineChart(context, pillar, byScope === null);
  return {
    ...base,
    hasContent: true,
    blocks: [
      caption(PILLAR_QUESTIONS[pillar]),
      {
        kind: "split",
        ratio: "wideRight",
        left: [
          {
            kind: "figures",
            size: "large",
            tiles: [{ ...pillarTile(context, pillar), label: metricDefinition(HEADLINES[pillar]).name }],
          },
        ],
        right: [{ kind: "keyValues", entries: governanceEntries(context, pillar) }],
      },
      ...(overTime === null ? [] : [overTime]),
      ...notes(context, pillar),
      metricsTable(context, pillar, metrics),
      ...(byScope === null ? [] : [byScope]),
    ],
  };
}

function governanceEntries(context: BaselineContext, pillar: Pillar): readonly KeyValue[] {
  const metric = HEADLINES[pillar];
  const unit = unitOf(metric);
  const { input, format } = context;
  const governance = context.governance(metric);
  const target = input.objective[pillar].target;
  const keeper = governance?.keeper ?? null;
  const owner = governance?.owner ?? null;
  const decorative = context.decorative(metric);
  return [
    ...(decorative === null ? [] : [keyValue("State", statusCell("decorative", decorative.join(", ")))]),
    keyValue(
      "Owner",
      owner === null
        ? noneCell("no owner: the metric is decorative")
        : textCell(
            `${nameText(owner)}${keeper === null || keeper === owner ? "" : `, kept by ${nameText(keeper)}`}`,
          ),
    ),
    keyValue("Threshold", lineCell(context, governance)),
    keyValue("Committed action", actionCell(governance)),
    keyValue("Target", target === null ? noneCell("none set") : textCell(format.value(target, unit).text)),
  ];
}

function lineCell(context: BaselineContext, governance: MetricGovernance | null): TableCell {
  if (governance === null || governance.threshold === null)
    return noneCell("no threshold: the metric is decorative");
  const { threshold, state, moreUnits } = governance;
  const unit = unitOf(governance.metric);
  const periods = metricDefinition(governance.metric).pillar === "revenue" ? "month" : "week";
  const warn = threshold.warn === null ? "" : `, warn ${context.format.value(threshold.warn, unit).text}`;
  const run = threshold.periods > 1 ? ` for ${plural(threshold.periods, periods)} in a row` : "";
  const scope =
    governance.workflow === "*" && governance.segment === "*"
      ? ""
      : ` (${nameText(scopeText(governance.workflow, governance.segment), 60)})`;
  const text = `breach ${threshold.direction} ${context.format.value(threshold.breach, unit).text}${run}${warn}${scope}`;
  if (state === null) return textCell(text);
  const more =
    state === "unproven" && moreUnits !== null
      ? `unproven, about ${context.format.count(moreUnits)} more`
      : state;
  return { text, status: { word: state }, detail: `at the baseline: ${more}` };
}

function actionCell(governance: MetricGovernance | null): TableCell {
  const threshold = governance?.threshold ?? null;
  if (threshold === null || threshold.action === null)
    return noneCell("none: crossing the line would change nothing");
  const deadline =
    threshold.deadlineHours === null ? {} : { detail: `within ${plural(threshold.deadlineHours, "hour")}` };
  return textCell(`“${threshold.action}”`, deadline);
}

function noneCell(text: string): TableCell {
  return { text, style: "muted" };
}

function metricsTable(context: BaselineContext, pillar: Pillar, metrics: readonly MetricId[]): ReportBlock {
  return table(
    `${PILLAR_NAMES[pillar]}: all metrics`,
    [
      column("Metric", 2.8),
      numberColumn("Baseline", 1.9),
      numberColumn("95 % interval", 1.4),
      numberColumn("n", 0.9),
      column("Data", 0.8),
      column("Owner", 1.7),
      column("Line", 1.3),
    ],
    metrics.map((metric) => {
      const unit = unitOf(metric);
      const figure = context.figure(metric);
      const value = figure?.value ?? null;
      const governance = context.governance(metric);
      const grade = gradeOf(context.input.sufficiency.filter((one) => one.metric === metric));
      const isThin = metric.endsWith("P90") && value !== null && (figure?.n ?? 0) < 30;
      return row(
        textCell(metricDefinition(metric).name, {
          ...(metric === HEADLINES[pillar] ? { style: "strong" } : {}),
          ...(context.decorative(metric) === null ? {} : { detail: "decorative" }),
        }),
        numberCell(
          context.format.value(value, unit).text,
          value,
          rawKindOf(unit),
          isThin ? "not judged" : undefined,
        ),
        optionalOrBlank(context.format.interval(figure?.low ?? null, figure?.high ?? null, unit)),
        numberCell(context.format.count(figure?.n ?? null), figure?.n ?? null, "count"),
        grade === null ? optionalCell(null) : gradeCell(grade),
        optionalCell(
          governance?.owner === undefined || governance.owner === null
            ? null
            : nameText(governance.owner, 60),
        ),
        governance === null || governance.threshold === null
          ? optionalCell(null)
          : statusCell(governance.state ?? "no data"),
      );
    }),
    pillar === "revenue"
      ? `NRR and GRR: ${RETENTION_CONVENTION}.`
      : "Intervals are given for rates of counts (Wilson, 95 %). A 90th percentile under n 30 is not judged.",
  );
}

function optionalOrBlank(text: string): TableCell {
  return text === "" ? { text: "" } : textCell(text);
}

function notes(context: BaselineContext, pillar: Pillar): readonly ReportBlock[] {
  const found: ReportBlock[] = [];
  const headline = context.figure(HEADLINES[pillar]);
  if (headline !== null && headline.value === null && pillar === "loop") {
    found.push(
      caution(
        "No median yet",
        `Too few of ${headline.n ?? 0} loops have closed; open loops count instead of hiding.`,
      ),
    );
  }
  if (headline?.partial === true) {
    found.push(caution("Partial period", "The baseline period ends after the last date of the data."));
  }
  const gap = pillar === "revenue" ? context.figure("revenue.autonomyGap") : null;
  if (gap !== null && gap.value !== null && gap.value > 0) {
    found.push(
      caution(
        "Promised above delivered",
        `Contracts promise ${context.format.difference(gap.value, "rate").text} more autonomy than the lower bound of what is delivered.`,
      ),
    );
  }
  return found;
}
