import type { ReactElement } from "react";
import type { RecordedOverride, RecordedOverrides } from "../../../shared/domain/recorded-overrides.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { StatusLabel } from "../../components/status-label.tsx";

/** What was overridden, with its reasons: the narrative prints it. */
export function OverrideList({
  open,
  overrides,
  withheld,
}: RecordedOverrides & { readonly open: OpenPilot }): ReactElement | null {
  if (overrides.length + withheld === 0) return null;
  return (
    <section className="stack tight" aria-labelledby="overrides">
      <div className="row">
        <h2 id="overrides" className="title3">
          Overrides
        </h2>
        <span className="caption">printed with the narrative, each with its reason</span>
      </div>
      {overrides.length === 0 ? null : (
        <ul className="surface lines">
          {overrides.map((one) => (
            <li key={one.id}>
              <div className="row">
                <StatusLabel status={{ word: "overridden" }} rest={one.kind} />
                <a className="grow" href={hrefOf(`/c/${open.pilot.pilotId}/${placeOf(one)}`)}>
                  {one.what}
                </a>
                <span className="caption">
                  {[one.by ?? "", one.on === null ? "" : open.format.dates.date(one.on)]
                    .filter((part) => part !== "")
                    .join(" · ")}
                </span>
              </div>
              <p className="words">“{one.reason}”</p>
            </li>
          ))}
        </ul>
      )}
      {withheld === 0 ? null : (
        <p className="note">
          {withheld} more {withheld === 1 ? "is" : "are"} withheld from this copy: circle leadership.
        </p>
      )}
    </section>
  );
}

function placeOf({ kind, id }: RecordedOverride): string {
  return kind === "title gate" ? "organisation?tab=Structure" : `decisions/${id}`;
}
