import type { ReactElement } from "react";
import { usePilot } from "../../app/pilot-context.ts";
import { hrefOf, type PlaceId } from "../../app/places.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusLabel } from "../../components/status-label.tsx";

const TEXTS: Readonly<Partial<Record<PlaceId, readonly [string, string]>>> = {
  decisions: [
    "Here will be the register of decisions, the rights, guardrails, escalations and promises.",
    "Deciding is not built yet; what follows is computed from the records that there are.",
  ],
  reviews: [
    "Here will be the weekly review with its agenda and minutes, the monthly reset and the board narrative.",
    "It is not built yet. What is due stands on Today.",
  ],
};

/** A place whose own screens follow: it says so, and shows what is computed already. */
export function LaterPlace({ place }: { readonly place: PlaceId }): ReactElement {
  const { overview } = usePilot();
  const [what, why] = TEXTS[place] ?? ["This place is not built yet.", ""];
  return (
    <div className="stack loose">
      <EmptyState what={what} why={why}>
        <a href={hrefOf(`/c/${overview.pilotId}/today`)}>Go to Today</a>
      </EmptyState>
      {place !== "decisions" || overview.rights.length === 0 ? null : (
        <section className="stack tight" aria-labelledby="rights">
          <h2 id="rights" className="title3">
            Delegated domains
          </h2>
          <ul className="surface">
            {overview.rights.map(({ id, domain, state, reasons }, index) => (
              <li
                key={id}
                className="row wide"
                style={{
                  minHeight: 32,
                  padding: "4px 16px",
                  borderTop: index === 0 ? 0 : "1px solid var(--c-hairline)",
                }}
              >
                <span style={{ width: 240 }}>{domain}</span>
                <StatusLabel status={{ word: state }} rest={reasons.join("; ")} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
