import type { ReactElement } from "react";
import { PHASE_NAMES } from "../../app/phase-names.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { TitleGateCard } from "../../app/titles/title-gate-card.tsx";
import { StatusLabel } from "../../components/status-label.tsx";

/** The five gates, and the one that titles wait for. */
export function GatesList({ open }: { readonly open: OpenPilot }): ReactElement {
  const { overview, pilot } = open;
  return (
    <div className="gates">
      <section className="stack" aria-labelledby="phase-gates">
        <h2 id="phase-gates" className="title3">
          Phase gates
        </h2>
        <ul className="surface">
          {overview.gates.map(({ phase, state, settled, total, warning }) => {
            const own = overview.items.filter((item) => item.phase === phase);
            const open = own.filter((item) => item.state !== "proven" && item.overrideReason === null);
            const overridden = own.filter((item) => item.state !== "proven" && item.overrideReason !== null);
            return (
              <li key={phase} className="gate">
                <div className="row wide">
                  <span className="mark-column">
                    <StatusLabel
                      status={{ word: state === "closed" ? "proven" : warning === null ? "open" : "late" }}
                    />
                  </span>
                  <strong className="grow">
                    {phase} {PHASE_NAMES[phase]}
                  </strong>
                  <span className="muted">
                    {settled} of {total} settled
                  </span>
                </div>
                {warning === null ? null : <p className="bad">{warning}</p>}
                {open.length === 0 ? null : (
                  <ul className="stack tight">
                    {open.map((item) => (
                      <li key={item.id}>
                        <a href={hrefOf(`/c/${pilot.pilotId}/plan?item=${item.id}`)}>{item.title}</a>
                        <span className="muted">: {item.missing.join("; ") || "not shown"}</span>
                      </li>
                    ))}
                  </ul>
                )}
                {overridden.map((item) => (
                  <p key={item.id} className="note due">
                    Overridden ({item.state}): {item.title}. “{item.overrideReason}”
                  </p>
                ))}
              </li>
            );
          })}
        </ul>
      </section>
      <TitleGateCard open={open} />
    </div>
  );
}
