import { METRIC_IDS, type MetricId, metricDefinition } from "../../metrics/registry.ts";
import type { DefinitionRow, FigureRow } from "../report-document.ts";
import { plainText } from "../text/plain-text.ts";
import type { BaselineContext } from "./baseline-context.ts";
import { directionWords, PILLAR_NAMES, unitOf } from "./metric-print.ts";

/** Every figure of the report in long form, in the order of the registry, then of the input. */
export function figureRows(context: BaselineContext): readonly FigureRow[] {
  const order = new Map<string, number>(METRIC_IDS.map((id, index) => [id, index]));
  return context.input.figures
    .toSorted((a, b) => (order.get(a.metric) ?? 0) - (order.get(b.metric) ?? 0))
    .map((figure) => {
      const definition = metricDefinition(figure.metric);
      const unit = unitOf(figure.metric);
      return {
        metric: figure.metric,
        metricName: definition.name,
        pillar: PILLAR_NAMES[definition.pillar],
        workflow: plainText(figure.workflow),
        segment: plainText(figure.segment),
        period: figure.period,
        from: figure.from,
        to: figure.to,
        value: figure.value,
        low: figure.low,
        high: figure.high,
        n: figure.n,
        numerator: figure.numerator,
        denominator: figure.denominator,
        unit,
        currency: context.format.currencyOf(unit),
        printed: context.format.value(figure.value, unit).text,
        printedInterval: context.format.interval(figure.low, figure.high, unit),
        definition: definition.formula,
      };
    });
}

/** What every metric means, from the one registry. */
export function definitionRows(): readonly DefinitionRow[] {
  return METRIC_IDS.map((id: MetricId) => {
    const definition = metricDefinition(id);
    return {
      id,
      pillar: PILLAR_NAMES[definition.pillar],
      name: definition.name,
      unit: definition.unit,
      direction: directionWords(id),
      formula: definition.formula,
      columns: definition.columns.join(", "),
    };
  });
}
