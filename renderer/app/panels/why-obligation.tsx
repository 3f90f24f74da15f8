import type { ReactElement } from "react";
import { isUnanswered } from "../../../shared/domain/obligation-answered.ts";
import type { ObligationCase } from "../../../shared/domain/obligation-case.ts";
import type { RightCase } from "../../../shared/domain/right-case.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { timeLeft } from "../../../shared/report/format/time-left.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import type { OpenPilot } from "../pilot-context.ts";
import { hrefOf } from "../places.ts";
import { CaseFigure } from "./case-figure.tsx";
import { CaseChanges } from "./case-lists.tsx";
import { CasePartsList } from "./case-parts-list.tsx";
import { counted, obligationWord, periodWords, valueWords } from "./case-words.ts";
import { HeldBackRights } from "./held-back-rights.tsx";

/** Everything that is to be seen before an obligation is answered. */
export function WhyObligation({
  open,
  found,
  heldBack,
}: {
  readonly open: OpenPilot;
  readonly found: ObligationCase;
  readonly heldBack: readonly RightCase[];
}): ReactElement {
  const { format, pilot } = open;
  const { obligation, metric, figure, line, since, periodsPast, latest, step, parts, changes } = found;
  const unit = unitOf(metric);
  const range = figure ?? obligation.figures.at(-1) ?? null;
  const place = {
    metric,
    workflow: obligation.workflow,
    segment: obligation.segment,
    from: range?.from ?? 0,
    to: range?.to ?? -1,
  };
  return (
    <>
      <CaseFigure open={open} figure={figure} place={place}>
        <StatusLabel status={{ word: obligationWord(obligation) }} size={16} rest={proofWords(found)} />
      </CaseFigure>
      <section aria-label="Line">
        <dl className="facts">
          <dt>Line</dt>
          <dd>
            {line === null
              ? "the line that fired it is not known any more"
              : `breach ${line.badSide} ${format.value(line.breach, unit).text}${
                  line.warn === null ? "" : `, warn ${format.value(line.warn, unit).text}`
                }${line.periods > 1 ? `, ${counted(line.periods, step)} in a row` : ""}`}
          </dd>
          <dt>Since</dt>
          <dd>
            {since === null
              ? "the data do not show it past the line any more"
              : `the ${periodWords(since.from, step, format)}${
                  periodsPast > 1 ? ` · ${counted(periodsPast, step)} past the line` : ""
                }`}
          </dd>
          {latest === null ? null : (
            <>
              <dt>Now</dt>
              <dd>
                {valueWords(latest.figure, unit, format)}, {periodWords(latest.figure.from, step, format)}:{" "}
                {latest.isPast ? "still past the line" : "back on the good side"}
              </dd>
            </>
          )}
        </dl>
      </section>
      {parts === null ? null : <CasePartsList parts={parts} unit={unit} format={format} />}
      <CaseChanges pilotId={pilot.pilotId} changes={changes} format={format} />
      <Commitment open={open} found={found} />
      <HeldBackRights open={open} rights={heldBack} />
      <section aria-label="More">
        <a href={hrefOf(`/c/${pilot.pilotId}/metrics/${metric}`)}>Open the metric page</a>
      </section>
    </>
  );
}

function proofWords({ obligation }: ObligationCase): string {
  if (obligation.restated) return "restated since: nothing fires it any more";
  if (obligation.state === "late data") return "the data came after the deadline";
  if (obligation.state !== "running") return "";
  return obligation.proof === "unproven"
    ? "the value is past the line, its interval straddles it"
    : "the whole interval is past the line";
}

function Commitment({
  open,
  found,
}: {
  readonly open: OpenPilot;
  readonly found: ObligationCase;
}): ReactElement {
  const { format, pilot } = open;
  const { obligation, words, owner, keeper, timeLeftMs, answeredBy } = found;
  const { deadlineMs, answer } = obligation;
  const zone = pilotRecord(pilot).timeZone;
  return (
    <section aria-label="Committed to">
      <h3 className="label">Committed to beforehand</h3>
      <blockquote className="committed">
        {words === null ? "No action was committed to." : `“${words}”`}
      </blockquote>
      <dl className="facts">
        <dt>Owner</dt>
        <dd>
          {owner ?? "nobody"}
          {keeper === null ? "" : ` · kept by ${keeper}`}
        </dd>
        <dt>Due</dt>
        <dd>
          {deadlineMs === null ? (
            "no deadline was set"
          ) : (
            <>
              {format.dates.moment(deadlineMs, zone)}
              {isUnanswered(obligation) && timeLeftMs !== null ? (
                <strong className={timeLeftMs > 0 ? "straddle" : "bad"}>
                  {" "}
                  · {timeLeftMs > 0 ? `${timeLeft(timeLeftMs)} left` : `${timeLeft(-timeLeftMs)} past`}
                </strong>
              ) : null}
            </>
          )}
        </dd>
        {answer === null ? null : (
          <>
            <dt>Answered</dt>
            <dd>
              {answer.answer}, {format.dates.moment(answer.atMs, zone)}
              {answeredBy === null ? "" : `, by ${answeredBy}`}
              {answer.reason === null ? "" : `: “${answer.reason}”`}
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}
