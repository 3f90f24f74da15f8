import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { currentTerms } from "../../../shared/domain/ownership.ts";
import { type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { thresholdRecord } from "../../figures/threshold-record.ts";
import { OwnerField } from "./owner-field.tsx";
import { ThresholdDialog } from "./threshold-dialog.tsx";

/** What fires by itself on this metric, who answers for it, and what it fired. */
export function ThresholdCard({
  open,
  metric,
}: {
  readonly open: OpenPilot;
  readonly metric: MetricId;
}): ReactElement {
  const { pilot, format, overview } = open;
  const threshold = thresholdRecord(pilot, metric, "*", "*");
  const terms = threshold === null ? undefined : currentTerms(threshold);
  const own = overview.obligations.filter((one) => one.metric === metric);
  const decorative = overview.decorative.find((one) => one.metric === metric);
  const unit = unitOf(metric);
  const isJudged = metricDefinition(metric).direction !== "none";
  const [isEditing, setIsEditing] = useState(false);
  return (
    <section className="surface pad stack" aria-labelledby="threshold">
      <h3 id="threshold" className="title3">
        Threshold
      </h3>
      {decorative === undefined ? null : (
        <p className="note due">Decorative: {decorative.reasons.join(", ")}</p>
      )}
      {terms === undefined ? (
        <p className="muted">No threshold is set on this metric, so nothing fires by itself.</p>
      ) : (
        <dl className="facts">
          <dt>Breach</dt>
          <dd>
            {terms.direction} {format.value(terms.breach, unit).text}
          </dd>
          <dt>Warn</dt>
          <dd>{terms.warn === undefined ? "–" : format.value(terms.warn, unit).text}</dd>
          <dt>Periods</dt>
          <dd>{terms.periods ?? 1}</dd>
          <dt>Applies from</dt>
          <dd>{terms.appliesFrom}</dd>
          <dt>Action</dt>
          <dd>{terms.action === undefined ? "none committed" : `“${terms.action}”`}</dd>
          <dt>Owner</dt>
          <dd>
            {terms.owner === undefined
              ? "nobody"
              : (recordById(pilot, "person", terms.owner)?.name ?? "nobody")}
          </dd>
          <dt>Deadline</dt>
          <dd>{terms.deadlineHours === undefined ? "none" : `${terms.deadlineHours} h`}</dd>
        </dl>
      )}
      {isJudged ? (
        <div>
          <Button onClick={() => setIsEditing(true)}>
            {threshold === null ? "Set threshold…" : "Revise threshold…"}
          </Button>
        </div>
      ) : (
        <p className="caption">This metric is neither better up nor down, so it has no threshold.</p>
      )}
      <OwnerField open={open} metric={metric} />
      {isEditing ? (
        <ThresholdDialog
          open={open}
          metric={metric}
          threshold={threshold}
          onClose={() => setIsEditing(false)}
        />
      ) : null}
      {own.length === 0 ? null : (
        <div className="stack tight">
          <h4 className="label" style={{ margin: 0 }}>
            Fired
          </h4>
          <ul className="stack tight">
            {own.map(({ id, period, state }) => (
              <li key={id} className="row wide">
                <span>{period}</span>
                {state === "late data" ? (
                  <span>data came late</span>
                ) : (
                  <StatusLabel status={{ word: state }} />
                )}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
