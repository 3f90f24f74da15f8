import { Button, Checkbox } from "@mantine/core";
import type { ReactElement } from "react";
import { exactlyOneExecutive } from "../../../shared/domain/evidence-p2.ts";
import { pilotWorkflow } from "../../../shared/domain/pilot-workflow.ts";
import { metricSettingsOf } from "../../../shared/pilot-data/metric-settings-of.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { AskSection } from "../../app/asks/ask-section.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { CommitField } from "../../components/commit-field.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import {
  amountFault,
  boundFault,
  microsText,
  numberText,
  plainNumber,
  typedNumber,
} from "../../components/typed-number.ts";
import { DriField } from "./people-field.tsx";
import { ScopeNames } from "./scope-names.tsx";

/** One workflow: names, promise, who answers for it, when its units count and what they are worth. */
export function WorkflowPanel({
  open,
  workflow,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly workflow: RecordOf<"workflow">;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot, format } = open;
  const { id, name } = workflow;
  const settings = metricSettingsOf(pilot).workflows.get(name);
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `${label}: ${name}`, [{ command: "workflow.edit", input: { id, ...fields } }]);
  const set = (label: string, fields: Readonly<Record<string, unknown>>): Promise<unknown> =>
    execute(pilot.pilotId, `${label}: ${name}`, [
      { command: "pilot.set", input: { workflows: { [name]: fields } } },
    ]);
  const executive = exactlyOneExecutive(workflow);
  return (
    <SidePanel title={name} kicker="Workflow" onClose={onClose}>
      <section aria-label="Names">
        <ScopeNames open={open} kind="workflow" record={workflow} />
        <CommitField
          label="Customer promise"
          isLong
          value={workflow.customerPromise ?? ""}
          onCommit={(text) => edit("Promise set", { customerPromise: text === "" ? null : text })}
        />
        <CommitField
          label="About it"
          isLong
          value={workflow.description ?? ""}
          onCommit={(text) => edit("Description set", { description: text === "" ? null : text })}
        />
      </section>
      <section aria-label="Who answers for it">
        <h3 className="label">Who answers for it</h3>
        <DriField
          open={open}
          label="Executive DRI"
          ids={workflow.executiveDri ?? []}
          problem={executive}
          onChange={(ids) => edit("Executive DRI set", { executiveDri: ids.length === 0 ? null : ids })}
        />
        <DriField
          open={open}
          label="DRI"
          ids={workflow.dri ?? []}
          problem={(workflow.dri?.length ?? 0) > 1 ? "exactly one is right" : null}
          onChange={(ids) => edit("DRI set", { dri: ids.length === 0 ? null : ids })}
        />
      </section>
      <section aria-label="Figures">
        <h3 className="label">What its figures depend on</h3>
        <CommitField
          label={`Value of one qualified unit, ${format.currency}`}
          value={microsText(settings?.unitValueMicros)}
          check={(text) => (text === "" ? null : amountFault(text))}
          description="Without it there is no value delivered in money."
          onCommit={(text) => set("Unit value set", { unitValue: plainNumber(text) })}
        />
        <CommitField
          label="Confidence floor, 0–1"
          value={numberText(settings?.confidenceFloor)}
          check={(text) => boundFault(text, { most: 1, words: "from 0 to 1" })}
          description="An interaction below it does not count as qualified."
          onCommit={(text) => set("Confidence floor set", { confidenceFloor: typedNumber(text) })}
        />
        <Checkbox
          label="Unknown quality counts as acceptable"
          description="The method says no: what nobody judged is not shown to be good."
          checked={settings?.unknownQualityCounts ?? false}
          onChange={(event) =>
            void set("Unknown quality set", { unknownQualityCounts: event.currentTarget.checked })
          }
        />
        <Checkbox
          label="Chosen because it did badly"
          description="Part of its rise is then a return to the usual; every verdict says so."
          checked={workflow.chosenBecauseBad ?? false}
          onChange={(event) =>
            void edit("Reason of choice set", { chosenBecauseBad: event.currentTarget.checked })
          }
        />
      </section>
      <AskSection open={open} subject={{ about: workflow.id }} />
      <InPilot open={open} workflow={workflow} />
    </SidePanel>
  );
}

function InPilot({
  open,
  workflow: { id, name },
}: {
  readonly open: OpenPilot;
  readonly workflow: RecordOf<"workflow">;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const root = pilotRecord(pilot);
  const first = pilotWorkflow(pilot);
  const scaled = root.scaleWorkflows ?? [];
  const isScaled = scaled.includes(id);
  const edit = (label: string, fields: Readonly<Record<string, unknown>>): void =>
    void execute(pilot.pilotId, `${label}: ${name}`, [
      { command: "pilot.edit", input: { id: root.id, ...fields } },
    ]);
  const scaleTo = (ids: readonly string[]): void =>
    edit(ids.includes(id) ? "Scaled to" : "No longer scaled to", {
      scaleWorkflows: ids.length === 0 ? null : ids,
    });
  return (
    <section aria-label="In the pilot">
      <h3 className="label">In the pilot</h3>
      {first?.id === id ? (
        <p>The pilot began with it.</p>
      ) : (
        <>
          <Checkbox
            label="The pilot scales to it in phase 4"
            checked={isScaled}
            onChange={() => scaleTo(isScaled ? scaled.filter((other) => other !== id) : [...scaled, id])}
          />
          <div className="row wrap">
            <Button onClick={() => edit("First workflow set", { firstWorkflow: id })}>
              Make it the first workflow
            </Button>
            <Button
              variant="subtle"
              onClick={() =>
                void execute(pilot.pilotId, `Removed ${name}`, [
                  { command: "workflow.remove", input: { id } },
                ])
              }
            >
              Remove
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
