import type { ReactElement } from "react";
import { approvalWaits } from "../../../shared/domain/change-approvals.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { shortDays } from "./change-words.ts";

/** Pairs that are shown. */
const MOST = 6;

/** Approvals per change, and who waits on whom. */
export function ApprovalCard({ open }: { readonly open: OpenPilot }): ReactElement {
  const { pilot, asOfMs, format } = open;
  const waits = approvalWaits(pilot, asOfMs);
  const nameOf = (id: string | null): string =>
    id === null ? "No owner" : (recordById(pilot, "person", id)?.name ?? "somebody who left");
  return (
    <section className="surface" aria-labelledby="waits">
      <h2 id="waits" className="title3 cardhead">
        Who waits on whom
      </h2>
      {waits.approvals === 0 ? (
        <p className="muted cardbody">
          No approval is on record. Ask for them in a planned change, and the waiting time is counted.
        </p>
      ) : (
        <>
          <p className="cardbody">
            <span className="figure2">{format.numbers.fixed(waits.perChange ?? 0, 1)}</span> approvals per
            change ({waits.approvals} for {waits.changes}) ·{" "}
            {waits.medianDays === null
              ? "too few given for a median"
              : `median ${shortDays(waits.medianDays)} until one is given`}
          </p>
          <ul>
            {waits.pairs.slice(0, MOST).map((pair) => (
              <li key={`${pair.waits ?? ""} ${pair.on}`} className="waiting">
                <span className="clip">
                  {nameOf(pair.waits)} <span aria-hidden="true">→</span>
                  <span className="hidden">waits on</span> {nameOf(pair.on)}
                </span>
                <span className="muted">
                  {pair.asked} asked{pair.waiting > 0 ? `, ${pair.waiting} waiting` : ""}
                </span>
                <span className="muted number">
                  {pair.medianDays === null ? "too few given" : `median ${shortDays(pair.medianDays)}`}
                </span>
              </li>
            ))}
          </ul>
          {waits.pairs.length > MOST ? (
            <p className="caption cardbody">{waits.pairs.length - MOST} more</p>
          ) : null}
        </>
      )}
    </section>
  );
}
