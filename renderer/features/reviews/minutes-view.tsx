import type { ReactElement, ReactNode } from "react";
import { bottleneckSentence } from "../../../shared/domain/bottleneck-words.ts";
import { EFFECT_WORDS, LENS_NAMES, LENSES, type LensEffect } from "../../../shared/domain/lenses.ts";
import { metricName } from "../../../shared/domain/metric-words.ts";
import { routineWords } from "../../../shared/domain/review-agenda.ts";
import type { MinutesCopy, ReviewMinutes } from "../../../shared/domain/review-minutes.ts";
import { REVIEW_SECTIONS } from "../../../shared/domain/review-sections.ts";
import { isMetricId } from "../../../shared/metrics/registry.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { REVIEW_NAMES } from "../../../shared/report/reviews/review-names.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { asSentence, firstOf } from "./review-words.ts";
import { SignalMark } from "./signal-mark.tsx";

/** The minutes of a review, to be read. */
export function MinutesView({
  open,
  minutes,
  copy,
}: {
  readonly open: OpenPilot;
  readonly minutes: ReviewMinutes;
  readonly copy: MinutesCopy;
}): ReactElement {
  const { format, pilot } = open;
  const {
    kind,
    number,
    on,
    tradeOff,
    bottleneck,
    attendance,
    sections,
    answers,
    decisions,
    parked,
    cells,
    words,
    seen,
  } = minutes;
  const noted = sections.filter(({ notes }) => notes !== undefined);
  return (
    <article className="surface pad minutes" aria-labelledby="minutes">
      <header>
        <p className="caption">
          <span className="onlyprint">{open.overview.company}</span>
          {REVIEW_NAMES[kind]}
          {number === null ? "" : ` ${number}`}
          {on === null ? "" : ` · ${format.dates.fullDate(on)}`}
        </p>
        <h2 id="minutes" className="title2">
          {minutes.verdict === "none"
            ? asSentence(bottleneckSentence(bottleneck) ?? "No trade-off decision was made")
            : tradeOff === null
              ? "It ended with a decision, without a clear trade-off."
              : `Agreed: ${tradeOff}`}
        </h2>
        {attendance.length === 0 ? null : (
          <p className="caption">
            {attendance
              .map(
                ({ name, role, present }) =>
                  `${name}${role === null || role === name ? "" : `, ${role}`}: ${present ? "present" : "absent"}`,
              )
              .join(" · ")}
          </p>
        )}
      </header>
      {words === null ? null : <p className="read">{words}</p>}
      {answers.length === 0 ? null : (
        <Part title="Committed to and answered">
          <ul>
            {answers.map(({ metric, words: committed, answer, reason, by }) => (
              <li key={`${metric} ${committed ?? ""}`}>
                <StatusLabel
                  status={{ word: answer === "overruled" ? "overruled" : "obeyed" }}
                  rest={metric}
                />
                {committed === null ? null : <p className="words">“{committed}”</p>}
                {reason === null && by === null ? null : (
                  <p className="caption">{[reason, by].filter((part) => part !== null).join(" · ")}</p>
                )}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {decisions.map(({ id, title, chosen, lenses }) => (
        <Part key={id} title="Decided">
          <p>
            <a href={hrefOf(`/c/${pilot.pilotId}/decisions/${id}`)}>{title}</a>
            {chosen === undefined ? "" : `: ${chosen}`}
          </p>
          <dl className="facts">
            {LENSES.map((lens) => {
              const one = lenses?.[lens];
              return (
                <LensFact key={lens} name={LENS_NAMES[lens]}>
                  {one === undefined ? "–" : `${EFFECT_WORDS[one.effect as LensEffect]}: ${one.sentence}`}
                </LensFact>
              );
            })}
          </dl>
        </Part>
      ))}
      {cells.length === 0 ? null : (
        <Part title="Continue, shift, stop">
          <ul>
            {cells.map(({ workflow, segment, verdict, reason }) => (
              <li key={`${workflow} ${segment}`}>
                <strong>{verdict}</strong> {segment}, {workflow}
                {reason === undefined ? "" : `: ${reason}`}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {seen === null ? null : (
        <Part title="What the room saw">
          <ul className="seen">
            {[
              ...seen.regressed.map((one) => ({ ...one, word: "worse" as const })),
              ...seen.moved.map((one) => ({ ...one, word: "improved" as const })),
            ].map(({ metric, workflow, value, low, high, word, why }) => {
              const unit = isMetricId(metric) ? unitOf(metric) : "count";
              const interval = format.interval(low, high, unit);
              return (
                <li key={`${metric} ${workflow}`}>
                  {isMetricId(metric) ? (
                    <SignalMark
                      metric={metric}
                      isBad={word === "worse"}
                      direction={null}
                      rest={`${metricName(metric)} ${format.value(value, unit).text}${interval === "" ? "" : ` (${interval})`}`}
                    />
                  ) : null}
                  <DecorativeMark decorative={open.overview.operational.decorative} metric={metric} />
                  <span className="caption">{firstOf(why)}</span>
                </li>
              );
            })}
          </ul>
          <p className="caption">
            {[
              routineWords(seen.routine),
              `${seen.changed.length} changed`,
              `${seen.shipsNext.length} ${seen.shipsNext.length === 1 ? "ships" : "ship"} next`,
              `${seen.due.length} still due`,
            ]
              .filter((part) => part !== "")
              .join(" · ")}
          </p>
        </Part>
      )}
      {noted.map(({ key, notes }) => (
        <Part key={key} title={`Noted: ${REVIEW_SECTIONS.find((one) => one.key === key)?.name ?? key}`}>
          <p className="read pre">{notes}</p>
        </Part>
      ))}
      {parked.length === 0 ? null : (
        <Part title="Parked">
          <ul>
            {parked.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </Part>
      )}
      <Confidential minutes={minutes} copy={copy} />
    </article>
  );
}

function Confidential({
  minutes,
  copy,
}: {
  readonly minutes: ReviewMinutes;
  readonly copy: MinutesCopy;
}): ReactElement | null {
  const { confidential, confidentialCount } = minutes;
  if (copy === "room") return null;
  return (
    <Part title="Confidential points">
      {confidentialCount === 0 ? (
        <p className="muted">None were noted.</p>
      ) : (
        <ul>
          {confidential.map((text) => (
            <li key={text}>{text}</li>
          ))}
          {confidentialCount === confidential.length ? null : (
            <li className="muted">{confidentialCount - confidential.length} not held by this copy</li>
          )}
        </ul>
      )}
    </Part>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }): ReactElement {
  return (
    <section>
      <h3 className="label">{title}</h3>
      {children}
    </section>
  );
}

function LensFact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactElement {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
