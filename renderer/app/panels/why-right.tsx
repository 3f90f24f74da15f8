import type { ReactElement } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import { takenAt } from "../../../shared/domain/decision-times.ts";
import type { RightCase } from "../../../shared/domain/right-case.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { timeLeft } from "../../../shared/report/format/time-left.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { askWhy } from "../../components/panel-marks.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import type { OpenPilot } from "../pilot-context.ts";
import { hrefOf } from "../places.ts";
import { sentence } from "./case-lists.tsx";
import { obligationWord, valueWords } from "./case-words.ts";

/** A delegated right: why it is held back, since when, and what was decided in spite of it. */
export function WhyRight({
  open,
  found,
}: {
  readonly open: OpenPilot;
  readonly found: RightCase;
}): ReactElement {
  const { format, pilot, asOfMs } = open;
  const { right, sinceMs, obligations, taken, holders } = found;
  const zone = pilotRecord(pilot).timeZone;
  return (
    <>
      <section aria-label="State">
        <StatusLabel status={{ word: right.state }} size={16} />
        <dl className="facts">
          <dt>Since</dt>
          <dd>{sinceMs === null ? "not on record" : format.dates.moment(sinceMs, zone)}</dd>
          <dt>Held by</dt>
          <dd>{holders.length === 0 ? "nobody" : holders.join(", ")}</dd>
          <dt>This week</dt>
          <dd>
            {right.usedThisWeek} of {right.budgetPerWeek ?? "any number of"} changes
          </dd>
        </dl>
      </section>
      <section aria-label="Why">
        <h3 className="label">Why</h3>
        <ul className="rowlist">
          {right.reasons.map((reason) => (
            <li key={reason}>{sentence(format.sentence(reason))}</li>
          ))}
        </ul>
      </section>
      {obligations.length === 0 ? null : (
        <section aria-label="Obligations">
          <h3 className="label">What holds it back until it is answered</h3>
          <ul className="rowlist">
            {obligations.map((obligation) => {
              const { id, metric, action, figures, deadlineMs } = obligation;
              const figure = figures.at(-1);
              const left = deadlineMs === null ? "" : ` · ${timeLeft(deadlineMs - asOfMs)} left`;
              return (
                <li key={id} className="stack tight" style={{ alignItems: "flex-start" }}>
                  <StatusLabel
                    status={{ word: obligationWord(obligation) }}
                    rest={`${metricDefinition(metric).name} ${figure === undefined ? "" : valueWords(figure, unitOf(metric), format)}${left}`}
                  />
                  <DecorativeMark
                    decorative={open.overview.operational.decorative}
                    metric={metric}
                    hasReasons
                  />
                  <span>{action === null ? "no action was committed to" : `“${action}”`}</span>
                  <button
                    type="button"
                    className="linkbutton"
                    onClick={() => askWhy(pilot.pilotId, { kind: "obligation", id })}
                  >
                    Answer it…
                  </button>
                </li>
              );
            })}
          </ul>
        </section>
      )}
      <section aria-label="Decisions">
        <h3 className="label">Decisions taken in it since</h3>
        {taken.length === 0 ? <p className="muted">None.</p> : null}
        <ul className="rowlist">
          {taken.map((decision) => (
            <li key={decision.id} className="stack tight" style={{ alignItems: "flex-start" }}>
              <a href={hrefOf(`/c/${pilot.pilotId}/decisions/${decision.id}`)}>{decision.title}</a>
              <span className="caption">{decidedWords(open, decision)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="More">
        <a href={hrefOf(`/c/${pilot.pilotId}/decisions?tab=Guardrails&item=${right.id}`)}>
          Open the guardrail
        </a>
      </section>
    </>
  );
}

/** Who took a decision and when: `CRO, Fri 20 Nov 10:15`. */
export function decidedWords({ pilot, format }: OpenPilot, decision: RecordOf<"decision">): string {
  const at = instantOf(takenAt(decision));
  const person =
    decision.decidedBy === undefined ? undefined : recordById(pilot, "person", decision.decidedBy)?.name;
  const when = at === null ? "" : format.dates.moment(at, pilotRecord(pilot).timeZone);
  return [person ?? "nobody named", when].filter((part) => part !== "").join(", ");
}
