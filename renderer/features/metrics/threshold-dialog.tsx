import { Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { currentTerms } from "../../../shared/domain/ownership.ts";
import { type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

interface ThresholdDialogProps {
  readonly open: OpenPilot;
  readonly metric: MetricId;
  /** The threshold to revise; null: a new one, on all workflows and segments. */
  readonly threshold: RecordOf<"threshold"> | null;
  readonly onClose: () => void;
}

/** Sets a threshold with the action that is committed to beforehand. It applies from the next period. */
export function ThresholdDialog({ open, metric, threshold, onClose }: ThresholdDialogProps): ReactElement {
  const execute = useExecute();
  const { pilot, format } = open;
  const terms = threshold === null ? undefined : currentTerms(threshold);
  const unit = unitOf(metric);
  const factor = unit === "rate" ? 100 : 1;
  const shown = (value: number | undefined): string =>
    value === undefined ? "" : String(Number((value * factor).toFixed(6)));
  const [direction, setDirection] = useState<string>(
    terms?.direction ?? (metricDefinition(metric).direction === "down" ? "above" : "below"),
  );
  const [breach, setBreach] = useState(shown(terms?.breach));
  const [warn, setWarn] = useState(shown(terms?.warn));
  const [periods, setPeriods] = useState(String(terms?.periods ?? 1));
  const [owner, setOwner] = useState(terms?.owner ?? "");
  const [action, setAction] = useState(terms?.action ?? "");
  const [hours, setHours] = useState(terms?.deadlineHours === undefined ? "" : String(terms.deadlineHours));
  const [reason, setReason] = useState("");
  const numberOf = (text: string): number | null =>
    /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text.trim()) ? Number(text) : null;
  const breachValue = numberOf(breach);
  const isWrong =
    [warn, hours].some((text) => text.trim() !== "" && numberOf(text) === null) ||
    !/^[1-9]\d?$/.test(periods);
  const submit = async (): Promise<void> => {
    if (breachValue === null) return;
    const warnValue = numberOf(warn);
    const hoursValue = numberOf(hours);
    const given = {
      direction,
      breach: breachValue / factor,
      periods: Number(periods),
      ...(warnValue === null ? {} : { warn: warnValue / factor }),
      ...(owner === "" ? {} : { owner }),
      ...(action.trim() === "" ? {} : { action: action.trim() }),
      ...(hoursValue === null ? {} : { deadlineHours: hoursValue }),
    };
    const { name } = metricDefinition(metric);
    const done =
      threshold === null
        ? await execute(pilot.pilotId, `Threshold set: ${name}`, [
            { command: "threshold.add", input: { metric, ...given } },
          ])
        : await execute(pilot.pilotId, `Threshold revised: ${name}`, [
            {
              command: "threshold.revise",
              input: {
                id: threshold.id,
                ...given,
                ...(reason.trim() === "" ? {} : { overruleReason: reason.trim() }),
              },
            },
          ]);
    if (done !== null) onClose();
  };
  const unitName = format.unitName(unit);
  const inUnit = unitName === "" ? "" : `, ${unitName}`;
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${threshold === null ? "Set a threshold" : "Revise the threshold"}: ${metricDefinition(metric).name}`}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <NativeSelect
          label="A breach is a value"
          data={["above", "below"]}
          value={direction}
          disabled={threshold !== null}
          onChange={(event) => setDirection(event.currentTarget.value)}
        />
        <div className="row" style={{ alignItems: "flex-start" }}>
          <TextInput
            data-autofocus
            className="grow"
            label={`Breach${inUnit}`}
            required
            value={breach}
            onChange={(event) => setBreach(event.currentTarget.value)}
          />
          <TextInput
            className="grow"
            label={`Warn${inUnit}`}
            value={warn}
            onChange={(event) => setWarn(event.currentTarget.value)}
          />
          <TextInput
            className="grow"
            label="Periods in a row"
            required
            value={periods}
            onChange={(event) => setPeriods(event.currentTarget.value)}
          />
        </div>
        <Textarea
          label="Action, in the exact words"
          description="Committed to now; when the threshold fires, this is what must be done."
          value={action}
          onChange={(event) => setAction(event.currentTarget.value)}
        />
        <div className="row" style={{ alignItems: "flex-start" }}>
          <NativeSelect
            className="grow"
            label="Owner"
            data={[
              { value: "", label: "Nobody" },
              ...recordsOf(pilot, "person").map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={owner}
            onChange={(event) => setOwner(event.currentTarget.value)}
          />
          <TextInput
            className="grow"
            label="Deadline, hours"
            value={hours}
            onChange={(event) => setHours(event.currentTarget.value)}
          />
        </div>
        {threshold === null ? null : (
          <Textarea
            label="Reason"
            description="Needed where it is loosened before its time."
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <p className="caption">It applies from the next period on; what fired before stays.</p>
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={breachValue === null || isWrong}>
            {threshold === null ? "Set threshold" : "Revise threshold"}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
