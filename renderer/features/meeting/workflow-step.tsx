import { Checkbox, NativeSelect, Select, Textarea, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import { CURRENCIES } from "../../app/currencies.ts";
import { timeZonesWith } from "../../app/time-zones.ts";
import type { StepProps } from "./step-props.ts";

/** Which workflow; for a new pilot the company too. */
export function WorkflowStep({
  draft,
  onChange,
  isNew,
  workflows,
}: StepProps & {
  readonly isNew: boolean;
  /** Names of the workflows that there are. */
  readonly workflows: readonly string[];
}): ReactElement {
  return (
    <>
      <div>
        <h2 className="title2" tabIndex={-1}>
          Pick one customer workflow
        </h2>
        <p className="read muted">
          One, from the first signal of a customer to the outcome that counts. Two more follow in phase 4.
        </p>
      </div>
      <div className="roomcolumns">
        {isNew ? (
          <TextInput
            label="Company"
            required
            value={draft.company}
            onChange={(event) => onChange({ company: event.currentTarget.value })}
          />
        ) : null}
        <TextInput
          label="Customer workflow"
          description="Such as “Returns and refunds”, as the company calls it."
          inputWrapperOrder={["label", "input", "error", "description"]}
          required
          value={draft.workflow}
          onChange={(event) => onChange({ workflow: event.currentTarget.value })}
        />
      </div>
      {workflows.length === 0 ? null : (
        <p className="row wrap">
          <span className="muted">There are:</span>
          {workflows.map((name) => (
            <button
              key={name}
              type="button"
              className="chip choose"
              aria-pressed={name === draft.workflow}
              onClick={() => onChange({ workflow: name })}
            >
              {name}
            </button>
          ))}
        </p>
      )}
      <Textarea
        label="What the customer is promised"
        description="In a sentence; it can follow later."
        value={draft.customerPromise}
        onChange={(event) => onChange({ customerPromise: event.currentTarget.value })}
      />
      <Checkbox
        label="We chose it because it did badly lately"
        description="Part of its rise is then a return to the usual, and every verdict will say so."
        checked={draft.chosenBecauseBad}
        onChange={(event) => onChange({ chosenBecauseBad: event.currentTarget.checked })}
      />
      {isNew ? (
        <div className="roomcolumns">
          <Select
            label="Time zone"
            data={timeZonesWith(draft.timeZone)}
            value={draft.timeZone}
            searchable
            limit={50}
            nothingFoundMessage="No time zone has that name"
            onChange={(timeZone) => {
              if (timeZone !== null) onChange({ timeZone });
            }}
          />
          <NativeSelect
            label="Currency"
            data={[...CURRENCIES]}
            value={draft.currency}
            onChange={(event) => onChange({ currency: event.currentTarget.value })}
          />
        </div>
      ) : null}
    </>
  );
}
