import type { ReactElement, ReactNode } from "react";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";

/** The head of a printed page: company, what it is, as of, and for whom. */
export function PrintHead({
  open,
  title,
  circle,
}: {
  readonly open: OpenPilot;
  readonly title: ReactNode;
  /** Who may see it. */
  readonly circle: "confidential" | "leadership" | "partner only";
}): ReactElement {
  const { overview, format, pilot } = open;
  const notice = pilotRecord(pilot).notice;
  return (
    <header className="paperhead">
      <h2 className="title2">
        {overview.company}: {title}
      </h2>
      <p className="caption">
        As of {format.dates.fullDate(overview.moment.date)} · {circle}
        {notice === undefined ? "" : ` · ${notice}`}
      </p>
    </header>
  );
}
