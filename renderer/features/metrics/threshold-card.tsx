import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import type { LineNow } from "../../../shared/domain/lines-now.ts";
import { currentTerms } from "../../../shared/domain/ownership.ts";
import { LAST_PILOT_DAY } from "../../../shared/domain/pilot-calendar.ts";
import { thresholdLock } from "../../../shared/domain/threshold-period.ts";
import { thresholdRecord } from "../../../shared/domain/threshold-records.ts";
import { liveThresholds } from "../../../shared/domain/threshold-terms.ts";
import { type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { LineLabel } from "../../components/line-label.tsx";
import { askWhy, whyMark } from "../../components/panel-marks.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { OwnerField } from "./owner-field.tsx";
import { ThresholdDialog } from "./threshold-dialog.tsx";

/** What fires by itself on this metric, who answers for it, and what it fired. */
export function ThresholdCard({
  open,
  metric,
  workflow,
  line,
}: {
  readonly open: OpenPilot;
  readonly metric: MetricId;
  /** Name, or `*`; where it has no line, that of another workflow is shown and said so. */
  readonly workflow: string;
  /** Where the current figure stands against it; null: it has no line in force. */
  readonly line: LineNow | null;
}): ReactElement {
  const { pilot, format, overview } = open;
  const threshold =
    thresholdRecord(pilot, metric, workflow, "*") ??
    liveThresholds(pilot).find((one) => one.metric === metric && one.segment === undefined) ??
    null;
  const on = threshold?.workflow === undefined ? null : recordById(pilot, "workflow", threshold.workflow);
  const terms = threshold === null ? undefined : currentTerms(threshold);
  const own = overview.obligations.filter((one) => one.metric === metric);
  const unit = unitOf(metric);
  const isJudged = metricDefinition(metric).direction !== "none";
  const [isEditing, setIsEditing] = useState(false);
  return (
    <section className="surface pad stack" aria-labelledby="threshold">
      <h3 id="threshold" className="title3">
        Threshold
      </h3>
      {line === null ? null : <LineLabel line={line} format={format} lastDay={lastDayOf(open)} />}
      {on === null || recordsOf(pilot, "workflow").length === 1 ? null : (
        <p className="caption">on {on.name}</p>
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
          <dd>{dateWords(terms.appliesFrom, open)}</dd>
          <dt>Locked</dt>
          <dd>
            until {format.dates.date(thresholdLock(metric, overview.moment.date).to)}; loosening now is an
            overrule
          </dd>
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
            {own.map(({ id, period, state, figures }) => (
              <li key={id} className="row wide" {...whyMark(pilot.pilotId, { kind: "obligation", id })}>
                <button
                  type="button"
                  className="linkbutton grow"
                  onClick={() => askWhy(pilot.pilotId, { kind: "obligation", id })}
                >
                  {figures[0] === undefined
                    ? period
                    : format.dates.range(figures[0].from, figures.at(-1)?.to ?? figures[0].to)}
                </button>
                <StatusLabel status={{ word: state }} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

function lastDayOf({ overview }: OpenPilot): number | null {
  return overview.startDate === null ? null : overview.startDate + LAST_PILOT_DAY;
}

function dateWords(date: string, { format }: OpenPilot): string {
  const day = dayOf(date);
  return day === null ? date : format.dates.date(day);
}
