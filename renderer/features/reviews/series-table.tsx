import { type ReactElement, useState } from "react";
import type { ReviewSeries, ReviewWord, SeriesEntry } from "../../../shared/domain/review-series.ts";
import type { StatusWord } from "../../../shared/report/charts/status.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { MoveDialog, type Rescheduling } from "./move-dialog.tsx";

/** Rows that come after the next one: further ahead the rhythm says nothing new. */
const AHEAD = 2;

/** The dates of a series: held, moved, missed and to come, and what can be done with each. */
export function SeriesTable({
  open,
  series,
}: {
  readonly open: OpenPilot;
  readonly series: ReviewSeries;
}): ReactElement {
  const [dialog, setDialog] = useState<Rescheduling | null>(null);
  const { counts, entries, kind } = series;
  const shown = shownEntries(entries);
  return (
    <section className="stack tight series" aria-labelledby={`series-${kind}`}>
      <h2 id={`series-${kind}`} className="title3">
        Rhythm
      </h2>
      <p className="caption">
        {counts.due === 0
          ? "No date has come yet."
          : `Of ${counts.due} that were due: ${counts.held} held, ${counts.missed} missed, ${counts.moved} moved.`}
      </p>
      {entries.length === 0 ? (
        <p className="muted">Dates follow from Day 0: set it first.</p>
      ) : (
        <ul className="surface">
          {shown.toReversed().map((entry) => (
            <li key={`${entry.due ?? "beside"} ${entry.review ?? ""}`}>
              <Entry
                open={open}
                kind={kind}
                entry={entry}
                onDialog={(what) => setDialog({ kind, entry, what })}
              />
            </li>
          ))}
        </ul>
      )}
      {dialog === null ? null : <MoveDialog open={open} {...dialog} onClose={() => setDialog(null)} />}
    </section>
  );
}

function Entry({
  open,
  kind,
  entry,
  onDialog,
}: {
  readonly open: OpenPilot;
  readonly kind: ReviewSeries["kind"];
  readonly entry: SeriesEntry;
  readonly onDialog: (what: Rescheduling["what"]) => void;
}): ReactElement {
  const { format, pilot, overview } = open;
  const { number, due, on, state, isMoved, reasons, review, hasTradeOff } = entry;
  const isPast = on < overview.moment.date;
  const moved =
    isMoved && due !== null && due !== on ? `moved from ${format.dates.date(due)}` : isMoved ? "moved" : "";
  const canChange = state === "planned" || state === "due" || state === "missed";
  return (
    <>
      <div className="row">
        <span className="place number">{number ?? "–"}</span>
        <span className="date clip">{format.dates.date(on)}</span>
        <span className="grow">
          <StatusLabel
            status={{ word: WORDS[state] }}
            rest={
              kind !== "weekly"
                ? ""
                : hasTradeOff === false
                  ? "no trade-off"
                  : hasTradeOff === true
                    ? "trade-off"
                    : ""
            }
          />
        </span>
        {state === "held" && review !== null ? (
          <a href={hrefOf(`/c/${pilot.pilotId}/reviews?tab=Minutes&review=${review}`)}>Minutes</a>
        ) : null}
        {canChange ? (
          <>
            <button type="button" className="linkbutton" onClick={() => onDialog("move")}>
              Move…
            </button>
            {isPast || state === "due" ? (
              <button type="button" className="linkbutton" onClick={() => onDialog("miss")}>
                {state === "missed" ? "Say why…" : "Not held…"}
              </button>
            ) : null}
          </>
        ) : null}
      </div>
      {moved === "" && reasons.length === 0 ? null : (
        <p className="caption why">{[moved, ...reasons].filter((text) => text !== "").join(" · ")}</p>
      )}
    </>
  );
}

const WORDS: Readonly<Record<ReviewWord, StatusWord>> = {
  held: "held",
  running: "running",
  planned: "planned",
  due: "due",
  missed: "missed",
};

function shownEntries(entries: readonly SeriesEntry[]): readonly SeriesEntry[] {
  const next = entries.findIndex(({ state }) => state === "planned" || state === "due");
  return next === -1 ? entries : entries.slice(0, next + 1 + AHEAD);
}
