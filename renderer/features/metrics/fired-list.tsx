import type { ReactElement } from "react";
import type { OwnershipRow } from "../../../shared/domain/ownership-rows.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { StatusLabel } from "../../components/status-label.tsx";

/** Periods that are listed; the ledger has all. */
const MOST = 6;

/** What the lines of a row fired, the newest first. */
export function FiredList({
  open,
  row,
}: {
  readonly open: OpenPilot;
  readonly row: OwnershipRow;
}): ReactElement {
  const { overview } = open;
  const own = new Set([row.above?.id, row.below?.id]);
  const fired = overview.obligations.filter(({ threshold }) => own.has(threshold)).toReversed();
  return (
    <section aria-label="Fired">
      <h3 className="label">Fired</h3>
      {fired.length === 0 ? <p className="muted">Nothing has fired yet.</p> : null}
      <ul className="stack tight">
        {fired.slice(0, MOST).map(({ id, period, state, restated }) => (
          <li key={id} className="row wide">
            <span className="grow">{period}</span>
            <StatusLabel status={{ word: state }} rest={restated ? "restated" : undefined} />
          </li>
        ))}
      </ul>
      {fired.length === 0 ? null : (
        <p>
          <a href={hrefOf(`/c/${overview.pilotId}/metrics?tab=Ledger`)}>
            {fired.length > MOST ? `All ${fired.length} in the ledger` : "Open the ledger"}
          </a>
        </p>
      )}
    </section>
  );
}
