import "../../styles/decisions.css";
import { type ReactElement, useState } from "react";
import { recordById } from "../../../shared/records/read-records.ts";
import { usePlace } from "../../app/navigation.ts";
import { type OpenPilot, usePilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { useComing } from "../../app/use-coming.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { DecisionPage } from "./decision-page.tsx";

/** The page of the decision that the address names. */
export function DecisionRoute(): ReactElement {
  const open = usePilot();
  const { rest } = usePlace();
  const id = rest ?? "";
  const coming = useComing(open.pilot, (state) => recordById(state, "decision", id) !== null, id);
  if (coming !== "there") {
    return (
      <main className="content" data-region="content" tabIndex={-1}>
        {coming === "coming" ? (
          <Loading height={480} what="the decision" />
        ) : (
          <EmptyState what="This decision is not there, or it was removed.">
            <a href={hrefOf(`/c/${open.overview.pilotId}/decisions`)}>Go to the register</a>
          </EmptyState>
        )}
      </main>
    );
  }
  return <Known key={id} open={open} id={id} />;
}

function Known({ open, id }: { readonly open: OpenPilot; readonly id: string }): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs } = open;
  const [by, setBy] = useState<string | null>(null);
  const decider = by ?? presumedDecider(open, id);
  const answer = useAnswer([pilot, id, decider], () =>
    figures.ask("decisionCase", pilot, asOfMs, { id, ...(decider === null ? {} : { by: decider }) }),
  );
  if (answer.kind === "ready" && answer.value !== null) {
    return <DecisionPage open={open} subject={answer.value} decider={decider} onDecider={setBy} />;
  }
  return (
    <main className="content" data-region="content" tabIndex={-1}>
      {answer.kind === "failed" ? (
        <p className="note bad">{answer.problem.message}</p>
      ) : (
        <Loading height={480} what="the decision" />
      )}
    </main>
  );
}

/** Whom it waits for: the seat that it was routed to or that overrode, the owner of its type, its own owner. */
function presumedDecider({ pilot }: OpenPilot, id: string): string | null {
  const decision = recordById(pilot, "decision", id);
  if (decision === null) return null;
  const row = decision.right === undefined ? null : recordById(pilot, "decisionRight", decision.right);
  return decision.override?.by ?? decision.routed?.to ?? row?.accountable ?? decision.owner ?? null;
}
