import { Button, Modal, NativeSelect, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import type { ConvergenceTestName } from "../../../shared/domain/title-gate.ts";
import { DateField } from "../../components/date-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";
import type { OpenPilot } from "../pilot-context.ts";
import { useExecute } from "../use-execute.ts";

/** Records how one of the four things under test came out. The last result counts. */
export function TestDialog({
  open,
  test,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly test: ConvergenceTestName;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const [result, setResult] = useState("");
  const [on, setOn] = useState(formatCalendarDate(overview.moment.date));
  const [evidence, setEvidence] = useState("");
  const [by, setBy] = useState<string | null>(null);
  const isDated = parseCalendarDate(on) !== null;
  const submit = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `Test recorded: ${test}`, [
      {
        command: "convergenceTest.add",
        input: {
          test,
          passed: result === "passed",
          on,
          evidence,
          ...(by === null ? {} : { by }),
        },
      },
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`Test of ${test}`}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <NativeSelect
          data-autofocus
          label="How it came out"
          data={[{ value: "", label: "Choose" }, "passed", "failed"]}
          value={result}
          onChange={(event) => setResult(event.currentTarget.value)}
        />
        <DateField label="On" value={on} onChange={(event) => setOn(event.currentTarget.value)} />
        <Textarea
          label="What showed it"
          required
          value={evidence}
          onChange={(event) => setEvidence(event.currentTarget.value)}
        />
        <PersonSelect pilot={pilot} label="Judged by" value={by} onChange={setBy} />
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            type="submit"
            variant="filled"
            disabled={result === "" || !isDated || evidence.trim() === ""}
          >
            Record
          </Button>
        </div>
      </form>
    </Modal>
  );
}
