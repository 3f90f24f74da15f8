import type { ReactElement } from "react";
import { BOTTLENECK } from "../../../shared/domain/meeting-zero.ts";

/** What a room that could not decide has shown. */
export function Verdict(): ReactElement {
  return (
    <div className="verdict">
      <p className="muted">No trade-off decision came out of this room.</p>
      <h2 tabIndex={-1}>{`${BOTTLENECK.slice(0, 1).toUpperCase()}${BOTTLENECK.slice(1)}.`}</h2>
      <p className="read muted">
        That is a finding and no failure: it is what the 180 days are for, and what the weekly reviews are
        measured against.
      </p>
    </div>
  );
}
