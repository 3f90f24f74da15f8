import type { ReactElement } from "react";
import { recordById } from "../../../shared/records/read-records.ts";
import { type OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { StatusLabel } from "../../components/status-label.tsx";

const DAYS_AHEAD = 14;

/** What falls due in the next fourteen days: date, item, DRI, state. */
export function ComingList({ open }: { readonly open: OpenPilot }): ReactElement {
  const { overview, pilot, format } = open;
  const today = overview.moment.date;
  const due = overview.items
    .filter(
      (item) =>
        item.due !== null &&
        item.due >= today &&
        item.due <= today + DAYS_AHEAD &&
        item.state !== "proven" &&
        item.overrideReason === null,
    )
    .toSorted((a, b) => (a.due ?? 0) - (b.due ?? 0));
  const start = overview.startDate ?? 0;
  return (
    <section className="stack tight" aria-labelledby="coming">
      <h3 id="coming" className="title3">
        Coming {DAYS_AHEAD} days
      </h3>
      {due.length === 0 ? (
        <p className="muted">Nothing falls due until {format.dates.date(today + DAYS_AHEAD)}.</p>
      ) : (
        <ul className="surface">
          {due.map((item, index) => (
            <li
              key={item.id}
              className="row wide"
              style={{
                minHeight: 32,
                padding: "4px 16px",
                borderTop: index === 0 ? 0 : "1px solid var(--c-hairline)",
              }}
            >
              <span style={{ width: 152 }}>{format.dates.planned(item.due ?? today, start)}</span>
              <a className="grow clip" href={hrefOf(`/c/${overview.pilotId}/plan?item=${item.id}`)}>
                {item.title}
              </a>
              <span className="muted">
                {item.dri === null ? "no DRI" : recordById(pilot, "person", item.dri)?.name}
              </span>
              <StatusLabel status={{ word: item.state }} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
