import type { Figure } from "../../metrics/figure.ts";
import type { MetricId } from "../../metrics/registry.ts";
import { type ReportFormat, reportFormat } from "../format/report-format.ts";
import type { BaselineInput, MetricGovernance } from "./baseline-input.ts";

/** What every section is made from: the input, its format, and look-ups over the figures. */
export interface BaselineContext {
  readonly input: BaselineInput;
  readonly format: ReportFormat;
  /** The figure of a metric and scope; null where the input has none. */
  figure(metric: MetricId, workflow?: string, segment?: string): Figure | null;
  governance(metric: MetricId): MetricGovernance | null;
  /** Why nobody would act on a metric; null: somebody would, or it is neither shown nor has a line. */
  decorative(metric: MetricId): readonly string[] | null;
}

export function baselineContext(input: BaselineInput, locale?: string): BaselineContext {
  const key = (metric: string, workflow: string, segment: string): string =>
    `${metric}\u0000${workflow}\u0000${segment}`;
  const figures = new Map(input.figures.map((one) => [key(one.metric, one.workflow, one.segment), one]));
  const format = reportFormat({
    locale,
    currency: input.pilot.currency,
    asOf: input.control.asOf,
  });
  return {
    input,
    format,
    figure: (metric, workflow = "*", segment = "*") => figures.get(key(metric, workflow, segment)) ?? null,
    decorative: (metric) =>
      input.operational.decorative.find((one) => one.metric === metric)?.reasons ?? null,
    // The widest scope speaks for the metric: that of all workflows and segments before a narrower one.
    governance: (metric) =>
      input.governance
        .filter((one) => one.metric === metric)
        .toSorted((a, b) => breadth(b) - breadth(a))[0] ?? null,
  };
}

function breadth(one: MetricGovernance): number {
  return (one.workflow === "*" ? 2 : 0) + (one.segment === "*" ? 1 : 0);
}

/** `workflow, segment` of a scope, with `all` for what is rolled up. */
export function scopeText(workflow: string, segment: string): string {
  if (workflow === "*" && segment === "*") return "all";
  if (workflow === "*") return segment;
  return segment === "*" ? workflow : `${workflow}, ${segment}`;
}
