import type { ReactElement } from "react";
import { zoneClock } from "../../../shared/calendar/zone.ts";
import type { ReviewChange, ReviewReady } from "../../../shared/domain/review-ready.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import type { WeekSignal } from "../../../shared/metrics/signals.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { changeLetter } from "../../../shared/report/charts/change-letter.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";

/** Names that are shown of each part. */
const NAMED = 2;

/** What the next review will look at: changed, moved, regressed, ships next. */
export function ReadyCard({
  open,
  ready,
}: {
  readonly open: OpenPilot;
  readonly ready: ReviewReady;
}): ReactElement {
  const { format, overview, pilot } = open;
  const { changed, moved, regressed, shipsNext, steady, tooEarly, week } = ready;
  const base = `/c/${overview.pilotId}`;
  const change = ({ id, title, kinds }: Pick<ReviewChange, "id" | "title" | "kinds">): ReactElement => (
    <span>
      <span className="flagletter" aria-hidden="true">
        {changeLetter(kinds)}
      </span>{" "}
      <a href={hrefOf(`${base}/changes?item=${id}`)}>{title}</a>
    </span>
  );
  const signal = ({ metric, workflow }: WeekSignal): ReactElement => (
    <>
      <a href={hrefOf(`${base}/metrics/${metric}`)}>
        {metricDefinition(metric).name}
        {workflow === "*" ? "" : `, ${workflow}`}
      </a>
      <DecorativeMark decorative={overview.operational.decorative} metric={metric} />
    </>
  );
  return (
    <section className="surface pad stack tight ready" aria-labelledby="ready">
      <h3 id="ready" className="title3">
        Ready for review
      </h3>
      <p className="caption">
        {ready.since === null
          ? "the last seven days"
          : `since the review of ${format.dates.date(zoneClock(pilotRecord(pilot).timeZone).dayOf(ready.sinceMs))}`}
        {week === null ? "" : ` · signals of the week of ${format.dates.date(week.from)}`}
      </p>
      <dl>
        <Part name="changed" items={changed} render={change} />
        <Part name="moved" items={moved} render={signal} />
        <Part name="regressed" items={regressed} render={signal} isBad />
        <Part name="ships next" items={shipsNext} render={change} />
      </dl>
      <p className="caption">
        {steady + tooEarly === 0
          ? ""
          : `${steady} ${steady === 1 ? "metric" : "metrics"}: routine variation${tooEarly === 0 ? "" : ` · ${tooEarly} too early to tell`}`}
      </p>
    </section>
  );
}

function Part<Item>({
  name,
  items,
  render,
  isBad = false,
}: {
  readonly name: string;
  readonly items: readonly Item[];
  readonly render: (item: Item) => ReactElement;
  readonly isBad?: boolean;
}): ReactElement {
  const more = items.length - NAMED;
  return (
    <>
      <dt>{name}</dt>
      <dd className={isBad && items.length > 0 ? "number bad" : "number"}>{items.length}</dd>
      <dd className="names clip">
        {items.slice(0, NAMED).map((item, index) => (
          <span key={index}>
            {index === 0 ? "" : ", "}
            {render(item)}
          </span>
        ))}
        {more > 0 ? <span className="caption"> +{more}</span> : null}
      </dd>
    </>
  );
}
