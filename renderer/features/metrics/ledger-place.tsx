import "../../styles/ownership.css";
import { type ReactElement, type ReactNode, useState } from "react";
import type { LedgerRow, ObligationLedger } from "../../../shared/domain/obligation-ledger.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import type { RowPanel } from "../../app/use-row-panel.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { Loading } from "../../components/loading.tsx";
import { LedgerPanel } from "./ledger-panel.tsx";
import { LedgerTable } from "./ledger-table.tsx";
import { OverruleList } from "./overrule-list.tsx";

const VIEWS = {
  all: { label: "All", holds: () => true },
  open: {
    label: "To answer",
    holds: ({ state, answer }: LedgerRow) => answer === null && state !== "withdrawn",
  },
  answered: { label: "Answered", holds: ({ answer }: LedgerRow) => answer !== null },
  expired: { label: "Expired", holds: ({ state }: LedgerRow) => state === "expired" },
  restated: {
    label: "Withdrawn or restated",
    holds: ({ state, restated }: LedgerRow) => restated || state === "withdrawn",
  },
} as const satisfies Readonly<
  Record<string, { readonly label: string; readonly holds: (row: LedgerRow) => boolean }>
>;
type View = keyof typeof VIEWS;

/** All obligations ever: what fired, what was answered and by whom, what expired, what was withdrawn or restated. */
export function LedgerPlace({
  open,
  panel,
  head,
}: {
  readonly open: OpenPilot;
  readonly panel: RowPanel;
  readonly head: ReactNode;
}): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs } = open;
  const answer = useAnswer([pilot], () => figures.ask("ledger", pilot, asOfMs, null));
  const rows = answer.kind === "ready" ? answer.value.rows : [];
  const chosen = rows.find(({ id }) => id === panel.id);
  return (
    <>
      <main className="content" data-region="content" tabIndex={-1}>
        {head}
        {answer.kind === "failed" ? (
          <p className="note bad">{answer.problem.message}</p>
        ) : answer.kind === "loading" ? (
          <Loading height={480} what="the ledger" />
        ) : (
          <Ledger open={open} panel={panel} ledger={answer.value} isNarrow={chosen !== undefined} />
        )}
      </main>
      {chosen === undefined ? null : (
        <LedgerPanel key={chosen.id} open={open} row={chosen} onClose={panel.close} />
      )}
    </>
  );
}

function Ledger({
  open,
  panel,
  ledger,
  isNarrow,
}: {
  readonly open: OpenPilot;
  readonly panel: RowPanel;
  readonly ledger: ObligationLedger;
  readonly isNarrow: boolean;
}): ReactElement {
  const [view, setView] = useState<View>("all");
  const { rows, overrules } = ledger;
  if (rows.length === 0 && overrules.length === 0) {
    return (
      <EmptyState
        what="Here will be every obligation that a line fired: the words committed to, who answered, what expired."
        why="What was promised beforehand and what was done stand side by side."
      >
        <a href={hrefOf(`/c/${open.overview.pilotId}/metrics?tab=Ownership`)}>Set a threshold</a>
      </EmptyState>
    );
  }
  const shown = rows.filter(VIEWS[view].holds);
  return (
    <div className="page">
      <div className="stack">
        <div className="toolbar" role="group" aria-label="Which obligations">
          {(Object.keys(VIEWS) as readonly View[]).map((key) => (
            <button
              key={key}
              type="button"
              className="viewchip"
              aria-pressed={key === view}
              onClick={() => setView(key)}
            >
              {VIEWS[key].label} <span className="count">{rows.filter(VIEWS[key].holds).length}</span>
            </button>
          ))}
        </div>
        {shown.length === 0 ? (
          <p className="muted">
            {rows.length === 0 ? "Nothing has fired yet." : `0 of ${rows.length} match.`}
          </p>
        ) : (
          <LedgerTable open={open} rows={shown} panel={panel} isNarrow={isNarrow} />
        )}
      </div>
      {overrules.length === 0 ? null : <OverruleList open={open} overrules={overrules} />}
    </div>
  );
}
