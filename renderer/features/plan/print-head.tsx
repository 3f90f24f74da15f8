import type { ReactElement } from "react";
import type { OpenPilot } from "../../app/pilot-context.ts";

/** The head of the printed page: company, workflow, plan, as of. */
export function PrintHead({ open: { overview, format } }: { readonly open: OpenPilot }): ReactElement {
  return (
    <div className="planpaperhead">
      <strong>{overview.company}</strong>
      {overview.workflow === null ? "" : ` · ${overview.workflow}`} · Plan of 180 days · as of{" "}
      {format.dates.fullDate(overview.moment.date)}
    </div>
  );
}
