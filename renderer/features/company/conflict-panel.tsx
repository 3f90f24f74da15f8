import { Button, NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { amountFault, microsText, typedMicros } from "../../components/typed-number.ts";
import { conflictsInOrder, orderWith } from "./conflict-order.ts";
import { PeopleField } from "./people-field.tsx";

/** One conflict: what it is, what a week of delay costs and how that was found, who owns it and who is party to it. */
export function ConflictPanel({
  open,
  conflict,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly conflict: RecordOf<"conflict">;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot, format } = open;
  const { id, title, rank, status = "open" } = conflict;
  const run = (label: string, command: string, input: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `${label}: ${title}`, [{ command, input }]);
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    run(label, "conflict.edit", { id, ...fields });
  const conflicts = conflictsInOrder(pilot);
  const settled = conflict.settledBy === undefined ? null : recordById(pilot, "decision", conflict.settledBy);
  const move = (step: -1 | 1): ReactElement => {
    const order = orderWith(conflicts, id, step);
    return (
      <Button
        disabled={order === null}
        onClick={() => void run(step < 0 ? "Moved up" : "Moved down", "conflict.rank", { order })}
      >
        {step < 0 ? "Move up" : "Move down"}
      </Button>
    );
  };
  return (
    <SidePanel
      title={title}
      kicker={`Conflict${rank === undefined || status === "dropped" ? "" : ` · rank ${rank}`}`}
      onClose={onClose}
    >
      <section aria-label="Conflict">
        <CommitField
          label="Conflict"
          isRequired
          value={title}
          onCommit={(text) => edit("Conflict renamed", { title: text })}
        />
        <CommitField
          label="What happens"
          isLong
          value={conflict.description ?? ""}
          onCommit={(text) => edit("Description set", { description: text === "" ? null : text })}
        />
        <div className="row">
          {move(-1)}
          {move(1)}
        </div>
      </section>
      <section aria-label="Cost">
        <CommitField
          label={`Cost of delay a week, ${format.currency}`}
          value={microsText(conflict.costOfDelayMicrosPerWeek)}
          check={(text) => (text === "" ? null : amountFault(text))}
          onCommit={(text) =>
            edit("Cost of delay set", { costOfDelayMicrosPerWeek: text === "" ? null : typedMicros(text) })
          }
        />
        <CommitField
          label="How the cost was found"
          isLong
          value={conflict.costBasis ?? ""}
          onCommit={(text) => edit("Basis of the cost set", { costBasis: text === "" ? null : text })}
        />
      </section>
      <section aria-label="People">
        <PersonSelect
          pilot={pilot}
          label="Owner"
          value={conflict.owner ?? null}
          onChange={(owner) => void edit("Owner set", { owner })}
        />
        <PeopleField
          open={open}
          label="Parties"
          ids={conflict.parties ?? []}
          onChange={(parties) => edit("Parties set", { parties: parties.length === 0 ? null : parties })}
        />
        <NativeSelect
          label="Workflow"
          data={[
            { value: "", label: "No workflow of its own" },
            ...recordsOf(pilot, "workflow").map((workflow) => ({ value: workflow.id, label: workflow.name })),
          ]}
          value={conflict.workflow ?? ""}
          onChange={(event) => void edit("Workflow set", { workflow: event.currentTarget.value || null })}
        />
      </section>
      <section aria-label="State">
        <NativeSelect
          label="State"
          description="A dropped conflict loses its rank and counts for nothing."
          data={["open", "settled", "dropped"]}
          value={status}
          onChange={(event) => void edit("State set", { status: event.currentTarget.value })}
        />
        {status === "settled" ? (
          <NativeSelect
            label="Settled by the decision"
            data={[
              { value: "", label: "No decision named" },
              ...recordsOf(pilot, "decision").map((decision) => ({
                value: decision.id,
                label: decision.title,
              })),
            ]}
            value={settled?.id ?? ""}
            onChange={(event) =>
              void edit("Settling decision set", { settledBy: event.currentTarget.value || null })
            }
          />
        ) : null}
        <p className="caption">
          How such conflicts are escalated is modelled in{" "}
          <a href={hrefOf(`/c/${pilot.pilotId}/decisions?tab=Escalations`)}>Decisions</a>.
        </p>
      </section>
      <AskSection open={open} subject={{ about: conflict.id }} />
    </SidePanel>
  );
}
