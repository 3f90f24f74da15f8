import type { ReactElement } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import { type MergeNews, newsOf } from "../../../shared/merge/merge-news.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import type { MergeSession } from "./merge-session.ts";
import { counted, newsType, newsWords } from "./merge-words.ts";

interface StepProps {
  readonly open: OpenPilot;
  readonly session: MergeSession;
}

/** Files that are named; the rest are counted. */
const MOST_FILES = 8;

/** What the pack brings, what is here alone, and how much of it collides. */
export function PreviewStep({ open, session }: StepProps): ReactElement {
  const { sides, collisions } = session.merge;
  const coming = newsOf(sides.B, sides.A.pilot);
  const own = newsOf(sides.A, sides.B.pilot);
  const withheld = [...sides.B.pilot.records.values()].filter((record) => record.withheld.length > 0).length;
  const colliding = collisions.length;
  return (
    <>
      <h2 className="title2" tabIndex={-1}>
        {colliding === 0
          ? `${counted(coming.entries, "change")} ${coming.entries === 1 ? "comes" : "come"} and nothing collides`
          : `${counted(coming.entries, "change")} ${coming.entries === 1 ? "comes" : "come"}, ${counted(colliding, "conflict")} to settle`}
      </h2>
      <p className="read">
        Both copies were changed since they parted. What one of them alone changed is put together by itself,
        and nothing of either is lost.
      </p>
      <div className="mergesides">
        <NewsCard title="Comes with the pack" news={coming} open={open} />
        <NewsCard title="Only here so far" news={own} open={open} />
      </div>
      {withheld === 0 ? null : (
        <p className="muted">
          {counted(withheld, "record")} of the pack {withheld === 1 ? "comes" : "come"} with withheld values:
          it was made for a wider circle. What is here of them stays.
        </p>
      )}
    </>
  );
}

function NewsCard({
  title,
  news,
  open,
}: {
  readonly title: string;
  readonly news: MergeNews;
  readonly open: OpenPilot;
}): ReactElement {
  const { dates } = open.format;
  const zone = pilotRecord(open.pilot).timeZone;
  const moment = (at: string | null): string => {
    const epochMs = at === null ? null : instantOf(at);
    return epochMs === null ? "–" : dates.moment(epochMs, zone);
  };
  const files = news.imports.slice(0, MOST_FILES);
  return (
    <section className="surface pad stack" aria-label={title}>
      <div className="stack tight">
        <h3 className="title3">{title}</h3>
        <p className="muted">
          {counted(news.entries, "change")} by {news.people.join(", ")}, {moment(news.first)} –{" "}
          {moment(news.last)}
        </p>
      </div>
      <dl className="mergenews">
        {news.records.map((record) => (
          <div key={record.type}>
            <dt>{newsType(record.type)}</dt>
            <dd>{newsWords(record)}</dd>
          </div>
        ))}
        {files.map(({ id, file, rows }) => (
          <div key={id}>
            <dt className="clip" title={file}>
              {file}
            </dt>
            <dd>{counted(rows, "row")} imported</dd>
          </div>
        ))}
        {news.imports.length <= MOST_FILES ? null : (
          <div>
            <dt>{news.imports.length - MOST_FILES} more files</dt>
            <dd>imported</dd>
          </div>
        )}
      </dl>
      {news.records.length + files.length === 0 ? (
        <p className="muted">No record and no import differs.</p>
      ) : null}
    </section>
  );
}
