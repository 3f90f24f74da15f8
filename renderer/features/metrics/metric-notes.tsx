import type { ReactElement } from "react";
import type { MetricCase } from "../../../shared/domain/metric-case.ts";
import type { LineChartSpec } from "../../../shared/report/charts/chart-spec.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { RegressionText, SplitText } from "../../components/figure-flags.tsx";

/** Weeks that a course needs before limits can be drawn. */
const FEWEST_WEEKS = 6;

/** What has to be said before anybody reads the figure: decorative, hidden, regression to the mean, too early. */
export function MetricNotes({
  open,
  now,
  chart,
}: {
  readonly open: OpenPilot;
  readonly now: MetricCase;
  readonly chart: LineChartSpec | null;
}): ReactElement | null {
  const { format, overview } = open;
  const decorative = overview.operational.decorative.find(({ metric }) => metric === now.metric);
  const weeks =
    chart === null || chart.step === "month"
      ? null
      : (chart.series[0]?.points.filter(({ value, state }) => value !== null && state === "whole").length ??
        0);
  const isEarly = weeks !== null && weeks < FEWEST_WEEKS;
  const hasNote = decorative !== undefined || now.hidden !== null || now.regression !== null || isEarly;
  if (!hasNote) return null;
  return (
    <div className="stack tight">
      {decorative === undefined ? null : (
        <p className="note due">
          Decorative: {decorative.reasons.join(", ")}. Nobody would act on it as it stands.
        </p>
      )}
      {now.hidden === null || now.split === null ? null : <SplitText split={now.split} format={format} />}
      {now.regression === null ? null : <RegressionText note={now.regression} format={format} />}
      {isEarly ? (
        <p className="note">
          Too early to tell: {weeks} of {FEWEST_WEEKS} weeks that limits need.
        </p>
      ) : null}
    </div>
  );
}
