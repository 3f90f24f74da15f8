import type { ReactElement } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import type { RightsVersion } from "../../../shared/domain/rights-versions.ts";
import { verifyMatrix } from "../../../shared/journal/matrix-digest.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { StatusLabel } from "../../components/status-label.tsx";

/** What a version is: on the screen one line, on paper the head of the page. */
export function RightsPrintHead({
  open,
  shown,
  isInForce,
}: {
  readonly open: OpenPilot;
  readonly shown: RightsVersion;
  readonly isInForce: boolean;
}): ReactElement {
  const { overview, format, pilot } = open;
  const title =
    shown.version === 0 ? "Decision rights as they are" : `Decision rights, version ${shown.version}`;
  return (
    <header>
      <h2 className="title2 onlyprint">
        {overview.company}: {title}
      </h2>
      <p className="row wrap">
        <Seal open={open} shown={shown} />
        {shown.effectiveFrom === null ? null : (
          <span className="muted">
            {isInForce ? "in force" : "takes effect"} from {format.dates.fullDate(shown.effectiveFrom)}
          </span>
        )}
        {shown.reason === null ? null : <span className="muted">because: {shown.reason}</span>}
        {shown.digest === null ? null : (
          <span className="mono faint" title={shown.digest}>
            {shown.digest.slice(0, 4)} {shown.digest.slice(4, 8)} {shown.digest.slice(8, 12)}
          </span>
        )}
      </p>
      <p className="caption onlyprint">
        As of {format.dates.fullDate(overview.moment.date)} · {pilotRecord(pilot).notice ?? "confidential"}
        {shown.state === "draft" ? " · draft, not in force" : ""}
      </p>
    </header>
  );
}

function Seal({ open, shown }: { readonly open: OpenPilot; readonly shown: RightsVersion }): ReactElement {
  const { pilot, format } = open;
  const record = shown.matrix === null ? undefined : pilot.records.get(shown.matrix);
  if (shown.digest === null || record === undefined) {
    return (
      <StatusLabel
        status={{ word: "not sealed" }}
        rest={shown.state === "draft" ? "draft" : "as it is today"}
      />
    );
  }
  if (verifyMatrix(record) !== null)
    return <StatusLabel status={{ word: "broken" }} rest="it differs from its seal" />;
  const at = instantOf(shown.publishedAt ?? undefined);
  const when = at === null ? "" : format.dates.moment(at, pilotRecord(pilot).timeZone);
  return <StatusLabel status={{ word: "sealed" }} rest={when} />;
}
