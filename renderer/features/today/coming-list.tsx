import type { ReactElement } from "react";
import { COMING_DAYS, type ComingRow } from "../../../shared/domain/coming.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import type { StatusWord } from "../../../shared/report/charts/status.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { askWhy } from "../../components/panel-marks.ts";
import { StatusLabel } from "../../components/status-label.tsx";

/** Rows that are shown before they scroll out of reach of a glance. */
const MOST = 12;

/** What falls due in the next fourteen days: date, what, who, state; with `mine` what that person answers for alone. */
export function ComingList({
  open,
  coming: all,
  mine,
}: {
  readonly open: OpenPilot;
  readonly coming: readonly ComingRow[];
  /** Id of a person; null: of everybody. */
  readonly mine: string | null;
}): ReactElement {
  const { overview, format } = open;
  const coming = mine === null ? all : all.filter(({ who }) => who.includes(mine));
  const today = overview.moment.date;
  const shown = coming.slice(0, MOST);
  return (
    <section className="stack tight" aria-labelledby="coming">
      <h3 id="coming" className="title3">
        Coming {COMING_DAYS} days
      </h3>
      {coming.length === 0 ? (
        <p className="muted">
          Nothing {all.length === 0 ? "" : "of yours "}falls due until{" "}
          {format.dates.date(today + COMING_DAYS)}.
        </p>
      ) : (
        <ul className="surface coming">
          {shown.map((row) => (
            <li key={`${row.kind} ${row.day} ${row.about ?? row.text}`}>
              <span className="when">{whenWords(row, open)}</span>
              <span className="caption kind">{row.kind}</span>
              <span className="grow clip">
                <What row={row} open={open} />
              </span>
              <span className="muted clip who">{whoWords(row, open)}</span>
              <span className="state">
                <State row={row} />
              </span>
            </li>
          ))}
        </ul>
      )}
      {coming.length > MOST ? <p className="caption">{coming.length - MOST} more</p> : null}
    </section>
  );
}

function What({ row, open }: { readonly row: ComingRow; readonly open: OpenPilot }): ReactElement {
  const base = `/c/${open.overview.pilotId}`;
  const { kind, text, about } = row;
  if (kind === "obligation" && about !== null) {
    return (
      <button
        type="button"
        className="linkbutton"
        onClick={() => askWhy(open.pilot.pilotId, { kind: "obligation", id: about })}
      >
        {text}
      </button>
    );
  }
  const path = pathOf(row, base);
  return path === null ? <>{text}</> : <a href={hrefOf(path)}>{text}</a>;
}

function pathOf({ kind, about }: ComingRow, base: string): string | null {
  switch (kind) {
    case "item":
      return `${base}/plan?item=${about ?? ""}`;
    case "review":
      return `${base}/reviews`;
    case "phase gate":
    case "title gate":
      return `${base}/plan?tab=Gates`;
    case "baseline":
      return `${base}/data?tab=Baseline`;
    case "escalation":
      return `${base}/decisions?tab=Escalations&item=${about ?? ""}`;
    case "decision":
    case "expectation":
      return `${base}/decisions/${about ?? ""}`;
    case "change":
      return `${base}/changes?item=${about ?? ""}`;
    case "shadow metric":
      return `${base}/metrics?tab=Shadow+metrics&item=${about ?? ""}`;
    case "obligation":
    case "ask":
      return null;
  }
}

/** `Day 95 · Fri 20 Nov`, with the hour where it counts. */
function whenWords({ day, atMs }: ComingRow, { overview, format, pilot }: OpenPilot): string {
  const start = overview.startDate;
  const date = start === null ? format.dates.date(day) : format.dates.planned(day, start);
  if (atMs === null) return date;
  const time = format.dates.moment(atMs, pilotRecord(pilot).timeZone).slice(-5);
  return `${date} ${time}`;
}

function whoWords({ who, kind }: ComingRow, { pilot }: OpenPilot): string {
  const names = who.flatMap((id) => recordById(pilot, "person", id)?.name ?? []);
  if (names.length > 0) return names.join(", ");
  return kind === "item" ? "no DRI" : "";
}

const STATE_WORDS: Readonly<Partial<Record<ComingRow["state"], StatusWord>>> = {
  proven: "proven",
  claimed: "claimed",
  open: "open",
  running: "running",
};

/** A mark where the state is one of the grammar's; a plan is a plan. */
function State({ row }: { readonly row: ComingRow }): ReactElement {
  const word = STATE_WORDS[row.state];
  return word === undefined ? <span className="caption">planned</span> : <StatusLabel status={{ word }} />;
}
