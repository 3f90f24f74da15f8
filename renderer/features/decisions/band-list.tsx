import type { ReactElement } from "react";
import type { BandState } from "../../../shared/domain/band-state.ts";
import { StatusMark } from "../../../shared/report/charts/status-mark.tsx";

/** How many bands have room in a row; of more than these the worst is shown. */
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
  const rank = ({ state }: BandState): number => (state === "breach" ? 0 : state === "holds" ? 2 : 1);
  const shown =
    hasAll || bands.length <= MOST ? bands : bands.toSorted((a, b) => rank(a) - rank(b)).slice(0, 1);
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
