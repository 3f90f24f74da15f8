import type { ReactElement, ReactNode } from "react";
import type { LeaderEvidence, OfAll, OwnedOutcome } from "../../../shared/domain/leader-evidence.ts";
import { metricChange, metricName } from "../../../shared/domain/metric-words.ts";
import { isMetricId } from "../../../shared/metrics/registry.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { LeaderNotes } from "./leader-notes.tsx";
import { PrintHead } from "./print-head.tsx";

/** What the record shows of one leader, on one page. */
export function LeaderSheet({
  open,
  sheet,
}: {
  readonly open: OpenPilot;
  readonly sheet: LeaderEvidence;
}): ReactElement {
  const { pilot } = open;
  const { name, role, workflows, outcomes, decisions, expectations, incentives } = sheet;
  const breaches = decisions.filter(({ isWithinRights }) => !isWithinRights);
  return (
    <article className="stack charterpage" aria-label={name}>
      <PrintHead open={open} title={`evidence on ${name}`} circle="partner only" />
      <div className="surface pad stack loose sheet">
        <header className="stack tight">
          <h2 className="title2">{name}</h2>
          <p className="muted">
            {role === null || role.toLowerCase() === name.toLowerCase() ? "" : `${role} · `}
            {workflows.length === 0
              ? "executive DRI of no workflow"
              : `executive DRI of ${workflows.join(", ")}`}
          </p>
        </header>
        <Part title="Outcomes owned" empty="Owns no metric that the leadership is shown.">
          {outcomes.length === 0 ? null : <Outcomes open={open} outcomes={outcomes} />}
        </Part>
        <Part title="Decisions within the rights" empty="Took no decision by name.">
          {decisions.length === 0 ? null : (
            <>
              <p>
                {decisions.length - breaches.length} of {decisions.length} within the rights that held then.
              </p>
              <ul className="stack tight">
                {breaches.map(({ id, title, breaches: found }) => (
                  <li key={id}>
                    <StatusLabel status={{ word: "finding" }} />{" "}
                    <a href={hrefOf(`/c/${pilot.pilotId}/decisions/${id}`)}>{title}</a>
                    <div className="caption">{found.map(({ text }) => text).join("; ")}</div>
                  </li>
                ))}
              </ul>
            </>
          )}
        </Part>
        <Part
          title="Expected and measured"
          empty="No lens of their decisions names a metric, a change and a date."
        >
          {expectations.length === 0 ? null : (
            <ul className="stack tight">
              {expectations.map(({ decision, lens, metric, expected, word, comparison }) => (
                <li key={`${decision} ${lens}`} className="row wide wrap">
                  <StatusLabel status={{ word }} />
                  <span>
                    {metricName(metric)}: expected {open.format.sentence(metricChange(metric, expected))}
                    {comparison === null || comparison.difference === null
                      ? ""
                      : `, measured ${open.format.sentence(metricChange(metric, comparison.difference))}`}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Part>
        <div className="facts3">
          <Count
            label="Escalations settled in time"
            of={sheet.escalations}
            empty="none ended on their level"
          />
          <Count label="Weekly reviews attended" of={sheet.attendance} empty="attendance not recorded" />
          <Count label="Obligations answered in time" of={sheet.obligations} empty="none came due" />
        </div>
        <Part title="Incentive alignment" empty="No plan is recorded, or this copy does not hold it.">
          {incentives === null ? null : (
            <>
              <p>
                {incentives.sharedShare === null
                  ? "No weight is recorded."
                  : `${open.format.numbers.fixed(incentives.sharedShare * 100, 0)} % on shared pilot outcomes.`}
              </p>
              <ul className="stack tight">
                {incentives.flags.map(({ text, isHard }) => (
                  <li key={text}>
                    <StatusLabel status={{ word: isHard ? "finding" : "not met" }} rest={text} />
                  </li>
                ))}
              </ul>
            </>
          )}
        </Part>
        <LeaderNotes open={open} person={sheet.person} name={name} notes={sheet.notes} />
      </div>
    </article>
  );
}

function Part({
  title,
  empty,
  children,
}: {
  readonly title: string;
  readonly empty: string;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <section className="stack tight">
      <h3 className="title3">{title}</h3>
      {children ?? <p className="muted">{empty}</p>}
    </section>
  );
}

function Outcomes({
  open: { format, overview },
  outcomes,
}: {
  readonly open: OpenPilot;
  readonly outcomes: readonly OwnedOutcome[];
}): ReactElement {
  return (
    <ul className="stack tight">
      {outcomes.map(({ metric, difference }) => {
        const unit = isMetricId(metric) ? unitOf(metric) : "count";
        const change = difference?.difference ?? null;
        const verdict = difference?.verdict ?? null;
        return (
          <li key={metric} className="rightrow">
            <span>
              {metricName(metric)}
              <DecorativeMark decorative={overview.operational.decorative} metric={metric} />
            </span>
            <StatusLabel
              status={{
                word: verdict ?? "no data",
                ...(change !== null && (verdict === "improved" || verdict === "worse")
                  ? { direction: change > 0 ? "up" : "down" }
                  : {}),
              }}
              rest={change === null ? undefined : `${format.difference(change, unit).text} vs baseline`}
            />
          </li>
        );
      })}
    </ul>
  );
}

function Count({
  label,
  of: { count, total },
  empty,
}: {
  readonly label: string;
  readonly of: OfAll;
  readonly empty: string;
}): ReactElement {
  return (
    <div className="stack tight">
      <span className="label">{label}</span>
      {total === 0 ? (
        <span className="muted">{empty}</span>
      ) : (
        <span className="figure2">
          {count} <span className="unit">of {total}</span>
        </span>
      )}
    </div>
  );
}
