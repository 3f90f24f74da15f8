import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import { nameOfPerson } from "../../../shared/domain/people-roles.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import { TitleDialog } from "./title-dialog.tsx";

/** Changes of titles and reporting lines; before the gate opens each says why it did not wait. */
export function TitleChanges({ open }: { readonly open: OpenPilot }): ReactElement {
  const execute = useExecute();
  const { pilot, overview, format } = open;
  const [isAdding, setIsAdding] = useState(false);
  const isOpen = overview.titleGate.state === "open";
  const changes = recordsOf(pilot, "titleChange");
  const isWithheld = changes.some(({ withheld }) => withheld.length > 0);
  return (
    <section className="stack noprint" aria-labelledby="title-changes">
      <div className="toolbar">
        <h2 id="title-changes" className="title3">
          Recorded changes
        </h2>
        <span className="caption grow">
          {isOpen
            ? "The gate is open."
            : "The gate is locked: a change now is an override and needs a reason."}
        </span>
        <Button variant={isOpen ? "filled" : "default"} onClick={() => setIsAdding(true)}>
          {isOpen ? "Record a change…" : "Override the gate…"}
        </Button>
      </div>
      {isWithheld ? (
        <p className="note">Changes are withheld from this copy: they belong to the circle leadership.</p>
      ) : changes.length === 0 ? (
        <EmptyState
          what="Here will be the changes of titles and reporting lines."
          why="First the operating behaviour, then the chart: a title codifies what has been shown to work."
        />
      ) : (
        <ul className="surface">
          {changes.map(({ id, person, kind = "title", from, to, effectiveOn, overrideReason }) => {
            const on = dayOf(effectiveOn);
            return (
              <li key={id} className="gate">
                <div className="row wide">
                  <StatusLabel
                    status={{ word: overrideReason === undefined ? "carried out" : "overridden" }}
                  />
                  <span className="grow">
                    <strong>{nameOfPerson(pilot, person)}</strong>: {kind === "title" ? "" : "reports to "}
                    {from === undefined ? "" : `${from} → `}
                    {to}
                  </span>
                  <span className="muted">{on === null ? "" : `from ${format.dates.fullDate(on)}`}</span>
                  <button
                    type="button"
                    className="linkbutton"
                    aria-label={`Remove: ${to}`}
                    onClick={() =>
                      void execute(pilot.pilotId, `Removed: ${to}`, [
                        { command: "titleChange.remove", input: { id } },
                      ])
                    }
                  >
                    Remove
                  </button>
                </div>
                {overrideReason === undefined ? null : (
                  <p className="note due">Before the gate opened: “{overrideReason}”</p>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {isAdding ? <TitleDialog open={open} onClose={() => setIsAdding(false)} /> : null}
    </section>
  );
}
