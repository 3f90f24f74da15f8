import { NativeSelect, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { pilotWorkflow } from "../../../shared/domain/pilot-workflow.ts";
import { METRICS, type MetricId } from "../../../shared/metrics/registry.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { madeRecord } from "../../app/made-record.ts";
import { useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { problemMessage, useExecute } from "../../app/use-execute.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { useMessages } from "../../stores/message-store.ts";
import { typeChoices, typeFields, typesInForce } from "./type-choices.ts";

/** Raises a decision: the question, its type, and the figure that it is about, which is frozen with it. */
export function NewDecisionDialog({
  open,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const go = useGo();
  const { figures } = useServices();
  const { pilot, asOfMs, overview } = open;
  const [title, setTitle] = useState("");
  const [type, setType] = useState("");
  const [metric, setMetric] = useState("");
  const [segment, setSegment] = useState("");
  const rows = typesInForce(pilot, asOfMs);
  const submit = async (): Promise<void> => {
    const scope = segment === "" ? {} : { segment };
    const drafted = await figures.ask("draftDecision", pilot, asOfMs, {
      title: title.trim(),
      ...scope,
      ...(metric === "" ? {} : { metric: metric as MetricId }),
    });
    if (!drafted.ok) {
      useMessages.getState().say(problemMessage(drafted.problem));
      return;
    }
    // The figures of this moment are what is wanted; the options are this question's own.
    const { question: _, options: __, change: ___, ...draft } = drafted.value;
    const row = rows.find(({ id }) => id === type);
    const done = await execute(pilot.pilotId, `Raised: ${title.trim()}`, [
      { command: "decision.add", input: { ...draft, ...typeFields(row) } },
    ]);
    const made = madeRecord(done, "decision");
    if (made === undefined) return;
    onClose();
    go(`/c/${overview.pilotId}/decisions/${made}`);
  };
  return (
    <FormDialog
      title="New decision"
      verb="Raise decision"
      isReady={title.trim() !== ""}
      onSubmit={submit}
      onClose={onClose}
    >
      <Textarea
        data-autofocus
        label="What is to be decided?"
        required
        minRows={1}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value.replaceAll("\n", " "))}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || title.trim() === "") return;
          event.preventDefault();
          void submit();
        }}
      />
      <NativeSelect
        label="Decision type"
        description={
          rows.length === 0
            ? "No type is mapped yet: map them in Rights."
            : "It says who may decide; it can be chosen later."
        }
        data={[{ value: "", label: "Not chosen yet" }, ...typeChoices(rows)]}
        value={type}
        onChange={(event) => setType(event.currentTarget.value)}
      />
      <div className="row" style={{ alignItems: "flex-start" }}>
        <NativeSelect
          className="grow"
          label="About the figure"
          data={[
            { value: "", label: "None" },
            ...METRICS.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={metric}
          onChange={(event) => setMetric(event.currentTarget.value)}
        />
        <NativeSelect
          className="grow"
          label="Segment"
          data={[
            { value: "", label: "All" },
            ...recordsOf(pilot, "segment").map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={segment}
          onChange={(event) => setSegment(event.currentTarget.value)}
        />
      </div>
      <p className="caption">
        {pilotWorkflow(pilot)?.name ?? "The company"}: what the lenses read now is kept with the decision,
        whatever comes in later.
      </p>
    </FormDialog>
  );
}
