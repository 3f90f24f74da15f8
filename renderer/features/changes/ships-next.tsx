import type { ReactElement } from "react";
import { shipsNext } from "../../../shared/domain/change-register.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { StatusLabel } from "../../components/status-label.tsx";

/** Rows that are shown before "more". */
const MOST = 5;

/** What ships next, by its planned day, each with what holds it up. */
export function ShipsNext({
  open,
  onOpen,
}: {
  readonly open: OpenPilot;
  readonly onOpen: (id: string) => void;
}): ReactElement {
  const { pilot, asOfMs, format, overview } = open;
  const rows = shipsNext(pilot, asOfMs);
  const start = overview.startDate;
  return (
    <section className="surface" aria-labelledby="ships">
      <h2 id="ships" className="title3 cardhead">
        Ships next
      </h2>
      {rows.length === 0 ? (
        <p className="muted cardbody">
          Nothing is planned. <kbd>N</kbd> writes a change down.
        </p>
      ) : null}
      <ul>
        {rows.slice(0, MOST).map(({ id, title, state, plannedOn, isOverdue, blockers }) => (
          <li key={id} className="shipping">
            <span className="when">
              {plannedOn === null
                ? "no date"
                : start === null
                  ? format.dates.date(plannedOn)
                  : format.dates.planned(plannedOn, start)}
            </span>
            <span className="what">
              <button type="button" className="linkbutton clip" title={title} onClick={() => onOpen(id)}>
                {title}
              </button>
              {blockers.length === 0 ? null : (
                <span className="caption clip" title={blockers.join("; ")}>
                  {blockers.join(" · ")}
                </span>
              )}
            </span>
            <StatusLabel status={{ word: isOverdue ? "late" : state }} rest={isOverdue ? state : undefined} />
          </li>
        ))}
      </ul>
      {rows.length > MOST ? (
        <p className="caption cardbody">{rows.length - MOST} more stand in the list.</p>
      ) : null}
    </section>
  );
}
