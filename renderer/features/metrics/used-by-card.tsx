import type { ReactElement } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import { metricUses } from "../../../shared/domain/metric-uses.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import { PILLAR_NAMES } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";

/** What hangs on a metric: guardrails, incentives, claims, decisions that expect something of it. */
export function UsedByCard({
  open,
  metric,
}: {
  readonly open: OpenPilot;
  readonly metric: MetricId;
}): ReactElement {
  const { pilot, format, overview } = open;
  const { guardrails, incentives, withheldIncentives, claims, expectations, headline } = metricUses(
    pilot,
    metric,
  );
  const base = `/c/${overview.pilotId}`;
  const percent = (share: number): string => `${format.numbers.upTo(share * 100, 1)} %`;
  const isUnused =
    headline === null &&
    guardrails.length + incentives.length + withheldIncentives + claims.length + expectations.length === 0;
  return (
    <section className="surface pad stack tight" aria-labelledby="used-by">
      <h3 id="used-by" className="title3">
        Used by
      </h3>
      {isUnused ? <p className="muted">Nothing hangs on this metric.</p> : null}
      <dl className="facts">
        {headline === null ? null : (
          <>
            <dt>Objective</dt>
            <dd>
              headline of {PILLAR_NAMES[headline.pillar]}, weight {percent(headline.weight)}
            </dd>
          </>
        )}
        {guardrails.length === 0 ? null : (
          <>
            <dt>Guardrails {guardrails.length}</dt>
            <dd>
              {guardrails.map(({ id, domain }, index) => (
                <span key={id}>
                  {index === 0 ? "" : ", "}
                  <a href={hrefOf(`${base}/decisions?tab=Guardrails&item=${id}`)}>{domain}</a>
                </span>
              ))}
            </dd>
          </>
        )}
        {incentives.length + withheldIncentives === 0 ? null : (
          <>
            <dt>Incentives {incentives.length}</dt>
            <dd>
              {incentives.map(({ person, weight }) => `${person} ${percent(weight)}`).join(", ")}
              {withheldIncentives === 0
                ? ""
                : `${incentives.length === 0 ? "" : ", "}${withheldIncentives} withheld`}
            </dd>
          </>
        )}
        {claims.length === 0 ? null : (
          <>
            <dt>Claims {claims.length}</dt>
            <dd>{claims.map(({ claim }) => `“${claim}”`).join(", ")}</dd>
          </>
        )}
        {expectations.length === 0 ? null : (
          <>
            <dt>Decisions {expectations.length}</dt>
            <dd>
              {expectations.map(({ id, title, by }, index) => {
                const day = dayOf(by ?? undefined);
                return (
                  <span key={`${id} ${by ?? ""}`}>
                    {index === 0 ? "" : ", "}
                    <a href={hrefOf(`${base}/decisions/${id}`)}>{title}</a>
                    {day === null ? "" : ` by ${format.dates.date(day)}`}
                  </span>
                );
              })}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
