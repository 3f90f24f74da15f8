import type { ReactElement } from "react";
import type { BandState } from "../../../shared/domain/band-state.ts";
import { StatusMark } from "../../../shared/report/charts/status-mark.tsx";

/** How many bands a row shows before "more". */
const MOST = 2;

/** Bands with their marks: `◆ Escalation rate ≤ 12.0 % does not hold: 15.4 % (13.2–18.0)`. */
export function BandList({
  bands,
  hasAll = false,
}: {
  readonly bands: readonly BandState[];
  readonly hasAll?: boolean;
}): ReactElement {
  if (bands.length === 0) return <span className="faint">no band</span>;
  const shown = hasAll ? bands : bands.slice(0, MOST);
  return (
    <ul className="bands">
      {shown.map(({ state, reason }) => (
        <li key={reason} className="row" title={reason}>
          <span aria-hidden="true" className="row">
            <StatusMark status={{ word: state }} size={14} />
          </span>
          <span className={hasAll ? undefined : "clip"}>{reason}</span>
        </li>
      ))}
      {bands.length > shown.length ? <li className="caption">{bands.length - shown.length} more</li> : null}
    </ul>
  );
}
