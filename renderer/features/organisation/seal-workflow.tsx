import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DateField } from "../../components/date-field.tsx";

/** Seals the own baseline of a workflow that the pilot was scaled to. */
export function SealWorkflow({
  open,
  workflow,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly workflow: RecordOf<"workflow">;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const [date, setDate] = useState(formatCalendarDate(overview.dataTo ?? overview.moment.date));
  const [reason, setReason] = useState("");
  const before = recordsOf(pilot, "snapshot").findLast((one) => one.workflow === workflow.id);
  const isReady = parseCalendarDate(date) !== null && (before === undefined || reason.trim() !== "");
  const submit = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `Baseline sealed: ${workflow.name}`, [
      {
        command: "baseline.sealWorkflow",
        input: {
          workflow: workflow.id,
          date,
          ...(reason.trim() === "" ? {} : { reason: reason.trim() }),
        },
      },
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Seal the baseline of ${workflow.name}`}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>
          Its figures of the whole weeks up to the date are frozen and sealed; what comes later is judged
          against them. The pilot’s own baseline and its criteria stay. There is no way back.
        </p>
        <DateField label="As of" value={date} onChange={(event) => setDate(event.currentTarget.value)} />
        {before === undefined ? null : (
          <Textarea
            label={`Why a second one, after that of ${before.date}`}
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <div className="row end">
          <Button onClick={onClose} data-autofocus>
            Cancel
          </Button>
          <Button type="submit" variant="filled" disabled={!isReady}>
            Seal
          </Button>
        </div>
      </form>
    </Modal>
  );
}
