import { type ReactElement, useState } from "react";
import { zoneClock } from "../../../shared/calendar/zone.ts";
import type { FigurePlace } from "../../../shared/metrics/figure-place.ts";
import { METRIC_SENTENCES } from "../../../shared/metrics/metric-sentences.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { directionWords, unitOf } from "../../../shared/report/baseline/metric-print.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { Figure } from "../../components/figure.tsx";
import { Loading } from "../../components/loading.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import type { Explanation } from "../../figures/explanation.ts";
import type { OpenPilot } from "../pilot-context.ts";
import { useServices } from "../services.ts";
import { useAnswer } from "../use-answer.ts";
import { counted, scopeWords } from "./case-words.ts";
import { fewWords, formulaWords, intervalWords } from "./explain-words.ts";
import { SourceRows } from "./source-rows.tsx";

/** Rows of each input that are shown at once. */
const PAGE = 50;

/** What a figure is made of: its formula with the numbers in it, its filters, and the rows down to file and line. */
export function ExplainPanel({
  open,
  place,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly place: FigurePlace;
  readonly onClose: () => void;
}): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, overview, format } = open;
  const key = JSON.stringify(place);
  const [shown, setShown] = useState({ key, count: PAGE });
  const count = shown.key === key ? shown.count : PAGE;
  const loaded = useAnswer([pilot, key, count], () =>
    figures.ask("explain", pilot, asOfMs, { place, page: { first: 0, count } }),
  );
  return (
    <SidePanel
      title={metricDefinition(place.metric).name}
      kicker={`${overview.company} · ${scopeWords(place)} · ${format.dates.range(place.from, place.to)}`}
      onClose={onClose}
      takesFocus
    >
      {loaded.kind === "loading" ? (
        <section>
          <Loading height={320} what="the figure" />
        </section>
      ) : loaded.kind === "failed" ? (
        <section>
          <p className="note bad" role="alert">
            {loaded.problem.message} ({loaded.problem.code}). Nothing was changed.
          </p>
        </section>
      ) : (
        <Parts open={open} found={loaded.value} onMore={() => setShown({ key, count: count + 4 * PAGE })} />
      )}
    </SidePanel>
  );
}

function Parts({
  open,
  found,
  onMore,
}: {
  readonly open: OpenPilot;
  readonly found: Explanation;
  readonly onMore: () => void;
}): ReactElement {
  const { format, pilot } = open;
  const { place, figure, low, high, state, maturesOn, parts, few } = found;
  const unit = unitOf(place.metric);
  const days = place.to - place.from + 1;
  const { confirmationHours = 72, timeZone } = pilotRecord(pilot);
  return (
    <>
      <section className="figurehead" aria-label="Figure">
        <Figure
          value={figure?.value ?? null}
          unit={unit}
          low={low}
          high={high}
          n={figure?.n ?? null}
          format={format}
        />
        <p className="caption">{intervalWords(place.metric, low, high)}</p>
        <DecorativeMark decorative={open.overview.operational.decorative} metric={place.metric} hasReasons />
        {few === null ? null : <p className="note due">{fewWords(few, figure?.n ?? 0, unit, format)}</p>}
      </section>
      <section aria-label="Meaning">
        <h3 className="label">What it says</h3>
        <p>{METRIC_SENTENCES[place.metric]}</p>
        <p className="caption">{directionWords(place.metric)}</p>
      </section>
      <section aria-label="Formula">
        <h3 className="label">Formula</h3>
        <p>{metricDefinition(place.metric).formula}</p>
        <p className="formula">
          <strong>{formulaWords(found, format)}</strong>
        </p>
      </section>
      <section aria-label="Filters">
        <h3 className="label">Filters</h3>
        <dl className="facts">
          <dt>Workflow</dt>
          <dd>{place.workflow === "*" ? "all" : place.workflow}</dd>
          <dt>Segment</dt>
          <dd>{place.segment === "*" ? "all" : place.segment}</dd>
          <dt>Window</dt>
          <dd>
            {format.dates.range(place.from, place.to)}, {counted(days, "day")}
            {days % 7 === 0 ? ` (${counted(days / 7, "week")})` : ""}
          </dd>
          <dt>Maturity</dt>
          <dd>
            {state === "partial"
              ? `partial: the data end ${format.dates.date(lastDay(open))}`
              : state === "immature"
                ? `immature: ${confirmationHours} h to confirm, matures ${maturesOn === null ? "later" : format.dates.date(maturesOn)}`
                : `mature: ${confirmationHours} h to confirm have passed`}
          </dd>
          <dt>Time zone</dt>
          <dd>{zoneClock(timeZone).timeZone}</dd>
        </dl>
      </section>
      <SourceRows open={open} place={place} parts={parts} onMore={onMore} />
    </>
  );
}

function lastDay({ overview }: OpenPilot): number {
  return overview.dataTo ?? overview.moment.date;
}
