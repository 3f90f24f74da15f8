import type { ReactElement } from "react";
import type { LineNow } from "../../../shared/domain/lines-now.ts";
import type { MetricId } from "../../../shared/metrics/registry.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { StatusLabel } from "../../components/status-label.tsx";

/** A metric's line as it stands, with the words that were committed to. */
export function LineCell({
  open,
  line,
  metric,
}: {
  readonly open: OpenPilot;
  readonly line: LineNow | null;
  readonly metric: MetricId;
}): ReactElement {
  const { format, pilot, overview } = open;
  if (line === null) {
    return (
      <div className="stack tight line">
        <span className="caption">
          no threshold: <a href={hrefOf(`/c/${overview.pilotId}/metrics/${metric}`)}>set one</a>
        </span>
      </div>
    );
  }
  const { terms, action, owner } = line;
  const more = line.line.state === "unproven" ? line.line.moreUnits : null;
  const person = owner === null ? null : recordById(pilot, "person", owner)?.name;
  return (
    <div className="stack tight line">
      <StatusLabel
        status={{ word: line.line.state }}
        rest={more === null ? undefined : `about ${format.count(more)} more`}
      />
      <span>
        breach {terms.badSide} {format.value(terms.breach, unitOf(metric)).text}
      </span>
      <span className="caption clamp3" title={action ?? undefined}>
        {action === null ? "no action committed" : `“${action}”`}
      </span>
      <span className="caption">{person ?? "no owner"}</span>
    </div>
  );
}
