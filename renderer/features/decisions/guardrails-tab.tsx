import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import type { RightState } from "../../../shared/domain/rights.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { DataTable } from "../../components/data-table.tsx";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { BandList } from "./band-list.tsx";
import { BudgetMeter } from "./budget-meter.tsx";
import { sentence } from "./decision-words.ts";
import { MayIBox } from "./may-i-box.tsx";
import { NewGuardrailDialog } from "./new-guardrail-dialog.tsx";

interface GuardrailsTabProps {
  readonly open: OpenPilot;
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
  /** Whether the dialog that adds one is open. */
  readonly isNew: boolean;
  readonly onNew: (isNew: boolean) => void;
}

/** The delegated domains: whether each may be used now, and what holds it. */
export function GuardrailsTab({ open, selected, onSelect, isNew, onNew }: GuardrailsTabProps): ReactElement {
  const { pilot, overview, format } = open;
  const { rights } = overview;
  const dialog = isNew ? (
    <NewGuardrailDialog open={open} onClose={() => onNew(false)} onMade={(id) => onSelect(id)} />
  ) : null;
  if (rights.length === 0) {
    return (
      <>
        <EmptyState
          what="Here will be the domains that squads decide by themselves, each with the bands that must hold and a budget of changes."
          why="Inside the bands nobody has to ask; outside them the right is suspended by itself."
        >
          <Button variant="filled" onClick={() => onNew(true)}>
            New guardrail…
          </Button>
        </EmptyState>
        {dialog}
      </>
    );
  }
  return (
    <div className="stack loose">
      <MayIBox open={open} />
      <section className="stack" aria-labelledby="domains">
        <div className="toolbar">
          <h3 id="domains" className="title3 grow">
            Delegated domains
          </h3>
          <Button onClick={() => onNew(true)}>New guardrail…</Button>
        </div>
        <DataTable<RightState>
          label="Guardrails"
          rows={rights}
          rowKey={({ id }) => id}
          selected={selected}
          rowHeight={56}
          minWidth={900}
          onOpen={({ id }) => onSelect(id)}
          onLetter={({ id }, letter) => {
            if (letter !== "e") return false;
            onSelect(id);
            return true;
          }}
          columns={[
            {
              key: "state",
              head: "State",
              width: 136,
              render: ({ state }) => <StatusLabel status={{ word: state }} />,
            },
            {
              key: "domain",
              head: "Domain",
              width: 208,
              render: ({ domain, holders }) => (
                <span className="two">
                  <strong title={domain}>{sentence(domain)}</strong>
                  <small>
                    {holders.length === 0
                      ? "nobody holds it"
                      : holders.map((id) => nameOfPerson(pilot, id)).join(", ")}
                  </small>
                </span>
              ),
            },
            {
              key: "bands",
              head: "Bands, in the last mature week",
              render: ({ bands }) => <BandList bands={bands} />,
            },
            {
              key: "budget",
              head: "Budget this week",
              width: 168,
              render: (right) => <BudgetMeter right={right} format={format} />,
            },
          ]}
        />
      </section>
      {dialog}
    </div>
  );
}
