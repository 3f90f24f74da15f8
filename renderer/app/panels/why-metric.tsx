import type { ReactElement } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import type { MetricCase } from "../../../shared/domain/metric-case.ts";
import { LAST_PILOT_DAY } from "../../../shared/domain/pilot-calendar.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { Status } from "../../../shared/report/charts/status.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { RegressionText, SplitText } from "../../components/figure-flags.tsx";
import { LineLabel } from "../../components/line-label.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { verdictStatus } from "../../figures/verdict-status.ts";
import type { OpenPilot } from "../pilot-context.ts";
import { hrefOf } from "../places.ts";
import { CaseFigure } from "./case-figure.tsx";
import { CaseChanges, CaseRights } from "./case-lists.tsx";
import { counted, periodWords } from "./case-words.ts";

/** Where a metric stands and what carries it, whether or not anything fired. */
export function WhyMetric({
  open,
  found,
}: {
  readonly open: OpenPilot;
  readonly found: MetricCase;
}): ReactElement {
  const { format, pilot } = open;
  const { metric, workflow, segment, figure, difference, hasBaseline, line, since, step } = found;
  const unit = unitOf(metric);
  const [from, to] = [figure?.from ?? null, figure?.to ?? null];
  const place = { metric, workflow, segment, ...placeDays(from, to) };
  return (
    <>
      <CaseFigure open={open} figure={figure} place={place}>
        <StatusLabel
          status={verdictStatus(figure?.value ?? null, difference ?? undefined, hasBaseline)}
          size={16}
          rest={
            difference === null || difference.difference === null
              ? undefined
              : `${format.difference(difference.difference, unit).text} vs baseline`
          }
        />
        {line === null ? null : <LineLabel line={line} format={format} lastDay={lastPilotDay(open)} />}
      </CaseFigure>
      <section aria-label="Line">
        <dl className="facts">
          <dt>Line</dt>
          <dd>
            {line === null
              ? "no threshold is set, so nothing fires by itself"
              : `breach ${line.terms.badSide} ${format.value(line.terms.breach, unit).text}${
                  line.terms.warn === null ? "" : `, warn ${format.value(line.terms.warn, unit).text}`
                }`}
          </dd>
          <dt>Since</dt>
          <dd>
            {since === null
              ? "not on the bad side in the newest mature period"
              : `the ${periodWords(since.period.from, step, format)}: ${counted(since.periods, step)} on the bad side of the ${since.of}`}
          </dd>
          <dt>Owner</dt>
          <dd>
            {found.owner ?? "nobody"}
            {found.keeper === null ? "" : ` · kept by ${found.keeper}`}
          </dd>
        </dl>
        {found.split === null || found.hidden === null ? null : (
          <SplitText split={found.split} format={format} />
        )}
        {found.regression === null ? null : <RegressionText note={found.regression} format={format} />}
      </section>
      <Parts found={found} format={format} />
      {since === null ? null : (
        <CaseChanges pilotId={pilot.pilotId} changes={found.changes} format={format} />
      )}
      <section aria-label="Committed to">
        <h3 className="label">Committed to beforehand</h3>
        <blockquote className="committed">
          {line?.action === null || line?.action === undefined
            ? "No action was committed to."
            : `“${line.action}”`}
        </blockquote>
        <p className="caption">
          {line === null
            ? "Set a threshold with its action on the metric page."
            : "It has not fired: there is nothing to obey or overrule."}
        </p>
      </section>
      <CaseRights pilotId={pilot.pilotId} title="Rights that depend on it" rights={found.rights} />
      <section aria-label="More">
        <a href={hrefOf(`/c/${pilot.pilotId}/metrics/${metric}`)}>Open the metric page</a>
      </section>
    </>
  );
}

function Parts({
  found,
  format,
}: {
  readonly found: MetricCase;
  readonly format: ReportFormat;
}): ReactElement | null {
  const { parts, dimension, carrier, metric, hasBaseline } = found;
  if (dimension === null) return null;
  const unit = unitOf(metric);
  return (
    <section aria-label={`By ${dimension}`}>
      <h3 className="label">{carrier === null ? `By ${dimension}` : `${carrier} carries it`}</h3>
      <table className="sourcetable">
        <thead>
          <tr>
            <th scope="col">{dimension === "segment" ? "Segment" : "Workflow"}</th>
            <th scope="col" className="number">
              {metricDefinition(metric).name}
            </th>
            <th scope="col" className="number">
              vs baseline
            </th>
            <th scope="col">Verdict</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ name, value, difference }) => {
            const status: Status = verdictStatus(value, difference ?? undefined, hasBaseline);
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{format.value(value, unit).text}</td>
                <td className="number">
                  {difference === null ? "" : format.difference(difference.difference, unit).text}
                </td>
                <td>
                  <StatusLabel status={status} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function placeDays(from: string | null, to: string | null): { readonly from: number; readonly to: number } {
  return { from: dayOf(from ?? undefined) ?? 0, to: dayOf(to ?? undefined) ?? -1 };
}

function lastPilotDay({ overview }: OpenPilot): number | null {
  return overview.startDate === null ? null : overview.startDate + LAST_PILOT_DAY;
}
