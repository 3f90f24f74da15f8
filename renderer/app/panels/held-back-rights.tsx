import type { ReactElement } from "react";
import type { RightCase } from "../../../shared/domain/right-case.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { askWhy } from "../../components/panel-marks.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import type { OpenPilot } from "../pilot-context.ts";
import { hrefOf } from "../places.ts";
import { sentence } from "./case-lists.tsx";

/** The delegated rights that an obligation holds back: since when, and what was decided in spite of it. */
export function HeldBackRights({
  open,
  rights,
}: {
  readonly open: OpenPilot;
  readonly rights: readonly RightCase[];
}): ReactElement | null {
  const { pilot, format } = open;
  const title = "Rights that it holds back";
  if (rights.length === 0) return null;
  return (
    <section aria-label={title}>
      <h3 className="label">{title}</h3>
      <ul className="rowlist">
        {rights.map(({ right: { id, domain, state }, sinceMs, taken }) => (
          <li key={id}>
            <StatusLabel status={{ word: state }} />
            <div className="grow">
              <p>
                <a href={hrefOf(`/c/${pilot.pilotId}/decisions?tab=Guardrails&item=${id}`)}>
                  {sentence(domain)}
                </a>
                {sinceMs === null ? null : (
                  <span className="caption">
                    {" "}
                    since {format.dates.moment(sinceMs, pilotRecord(pilot).timeZone)}
                  </span>
                )}
              </p>
              {taken.map((decision) => (
                <p key={decision.id}>
                  <span className="caption">decided all the same: </span>
                  <button
                    type="button"
                    className="linkbutton"
                    onClick={() => askWhy(pilot.pilotId, { kind: "decision", id: decision.id })}
                  >
                    {decision.title}
                  </button>
                </p>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
