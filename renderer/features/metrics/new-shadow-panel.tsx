import { Button, NativeSelect, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { madeRecord } from "../../app/made-record.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DateField } from "../../components/date-field.tsx";
import { SidePanel } from "../../components/side-panel.tsx";
import { DECISION_NAMES, FUNCTION_NAMES } from "./shadow-words.ts";

/** Declares a metric that a function still steers by. */
export function NewShadowPanel({
  open,
  onShow,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly onShow: (id: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const [of, setFunction] = useState("revenue");
  const [name, setName] = useState("");
  const [decision, setDecision] = useState("retire");
  const [by, setBy] = useState("");
  const declare = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const done = await execute(pilot.pilotId, `Declared: ${name.trim()}`, [
      {
        command: "shadowMetric.add",
        input: { function: of, name: name.trim(), decision, ...(by === "" ? {} : { by }) },
      },
    ]);
    const made = madeRecord(done, "shadowMetric");
    if (made !== undefined) onShow(made);
  };
  return (
    <SidePanel title="Declare a shadow metric" kicker="Shadow metrics" onClose={onClose}>
      <section aria-label="Declaration">
        <form className="stack" onSubmit={(event) => void declare(event)}>
          <NativeSelect
            label="Function"
            data={Object.entries(FUNCTION_NAMES).map(([value, label]) => ({ value, label }))}
            value={of}
            onChange={({ currentTarget }) => setFunction(currentTarget.value)}
          />
          <TextInput
            label="Metric, as the function calls it"
            required
            value={name}
            onChange={({ currentTarget }) => setName(currentTarget.value)}
          />
          <div className="termrow">
            <NativeSelect
              label="Decision"
              data={Object.entries(DECISION_NAMES).map(([value, label]) => ({ value, label }))}
              value={decision}
              onChange={({ currentTarget }) => setDecision(currentTarget.value)}
            />
            <DateField label="By" value={by} onChange={({ currentTarget }) => setBy(currentTarget.value)} />
          </div>
          <p className="caption">
            A declaration is for the partner only: sharing a pack to another circle leaves it out.
          </p>
          <div className="row end">
            <Button onClick={onClose}>Cancel</Button>
            <Button type="submit" variant="filled" disabled={name.trim() === ""}>
              Declare
            </Button>
          </div>
        </form>
      </section>
    </SidePanel>
  );
}
