import type { ReactElement } from "react";
import type { PhaseEvaluation, PillarEvaluation } from "../../../shared/domain/phase-evaluation.ts";
import { isMetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { PILLAR_NAMES, unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { Status } from "../../../shared/report/charts/status.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { shownSentence } from "../../app/shown-locale.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { StatusLabel } from "../../components/status-label.tsx";

const OUTCOMES = { pass: "met", fail: "not met", "not enough data": "not enough data" } as const;

/** The pilot against the criteria that were fixed when the baseline was sealed, and against nothing else. */
export function EvaluationTable({
  open,
  evaluation,
}: {
  readonly open: OpenPilot;
  readonly evaluation: PhaseEvaluation;
}): ReactElement {
  const { overview } = open;
  const { verdict, pillars, isBaselineSealed, withoutCriterion } = evaluation;
  return (
    <section className="stack" aria-labelledby="evaluation">
      <h2 id="evaluation" className="title3">
        Evaluation against the baseline
      </h2>
      <div className="surface">
        <div className="pad">
          <StatusLabel status={verdictStatus(verdict)} rest={verdictWords(verdict)} size={16} />
        </div>
        {isBaselineSealed ? null : (
          <p className="pad muted">
            No baseline is sealed: there is nothing to judge by.{" "}
            <a href={hrefOf(`/c/${overview.pilotId}/data?tab=Baseline`)}>Seal it</a>
          </p>
        )}
        {isBaselineSealed && pillars.length === 0 ? (
          <p className="pad muted">No Day-180 criteria were sealed with the baseline: nothing can pass.</p>
        ) : null}
        {pillars.length === 0 ? null : (
          <div className="tablebox" tabIndex={0} role="group" aria-label="Criteria, scrollable">
            <table className="table evaluation" aria-label="Criteria">
              <thead>
                <tr>
                  <th scope="col">Pillar</th>
                  <th scope="col" className="number">
                    Baseline
                  </th>
                  <th scope="col" className="number">
                    Now
                  </th>
                  <th scope="col">Asked for</th>
                  <th scope="col">Result</th>
                </tr>
              </thead>
              <tbody>
                {pillars.map((pillar) => (
                  <PillarRow key={pillar.pillar} open={open} pillar={pillar} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {evaluation.reasons.length === 0 ? null : (
          <p className="pad caption">{shownSentence(evaluation.reasons.join("; "))}</p>
        )}
      </div>
      {evaluation.besideBaseline.length === 0 ? null : (
        <p className="note due">
          The totals of now hold {evaluation.besideBaseline.join(" and ")}, which the sealed baseline does not
          know: part of the change is mix.
        </p>
      )}
      {isBaselineSealed && withoutCriterion.length > 0 && pillars.length > 0 ? (
        <p className="caption">
          Not judged, because no criterion was sealed:{" "}
          {withoutCriterion.map((pillar) => PILLAR_NAMES[pillar]).join(", ")}.
        </p>
      ) : null}
    </section>
  );
}

function PillarRow({
  open: { format, overview },
  pillar: { pillar, criterion, difference, outcome },
}: {
  readonly open: OpenPilot;
  readonly pillar: PillarEvaluation;
}): ReactElement {
  const metric = isMetricId(criterion.metric) ? criterion.metric : null;
  const unit = metric === null ? "count" : unitOf(metric);
  const text = (value: number | null): string => (value === null ? "–" : format.compact(value, unit).text);
  const change = difference?.difference ?? null;
  return (
    <tr>
      <th scope="row" title={metric === null ? criterion.metric : metricDefinition(metric).name}>
        {PILLAR_NAMES[pillar]}
        <DecorativeMark decorative={overview.operational.decorative} metric={criterion.metric} />
      </th>
      <td className="number">{text(difference?.before ?? null)}</td>
      <td className="number">{text(difference?.value ?? null)}</td>
      <td>
        {criterion.verdict}
        {criterion.target === null ? "" : `, ${text(criterion.target)}`}
      </td>
      <td>
        {outcome === null ? (
          <StatusLabel status={{ word: "due" }} rest="Day 121" />
        ) : (
          <StatusLabel
            status={{ word: OUTCOMES[outcome] }}
            rest={
              change === null
                ? undefined
                : unit === "score"
                  ? format.difference(change, unit).number
                  : format.difference(change, unit).text
            }
          />
        )}
      </td>
    </tr>
  );
}

function verdictStatus(verdict: PhaseEvaluation["verdict"]): Status {
  switch (verdict) {
    case "performs":
      return { word: "proven" };
    case "does not perform":
      return { word: "not met" };
    case "not enough data":
      return { word: "not enough data" };
    case "not due":
      return { word: "due" };
  }
}

function verdictWords(verdict: PhaseEvaluation["verdict"]): string {
  switch (verdict) {
    case "performs":
      return "the pilot performs";
    case "does not perform":
      return "the pilot does not perform";
    case "not enough data":
      return "no verdict yet";
    case "not due":
      return "the verdict is computed from Day 121 on";
  }
}
