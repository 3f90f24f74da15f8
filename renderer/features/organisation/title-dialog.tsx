import { Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import { gateMissing } from "../../../shared/report/progress/gate-words.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DateField } from "../../components/date-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";

const KINDS = ["title", "reporting line"] as const;

/** Records a change of a title or of a reporting line; while the gate is locked with the reason of an override. */
export function TitleDialog({
  open,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const { titleGate, moment } = overview;
  const isOpen = titleGate.state === "open";
  const [person, setPerson] = useState<string | null>(null);
  const [kind, setKind] = useState<string>("title");
  const [to, setTo] = useState("");
  const [on, setOn] = useState(formatCalendarDate(moment.date));
  const [reason, setReason] = useState("");
  const isReady =
    person !== null && to.trim() !== "" && parseCalendarDate(on) !== null && (isOpen || reason.trim() !== "");
  const submit = async (): Promise<void> => {
    if (!isReady || person === null) return;
    const from = recordById(pilot, "person", person)?.title;
    const done = await execute(pilot.pilotId, `${isOpen ? "Recorded" : "Gate overridden"}: ${to.trim()}`, [
      {
        command: "titleChange.add",
        input: {
          person,
          kind,
          to: to.trim(),
          effectiveOn: on,
          ...(kind === "title" && from !== undefined ? { from } : {}),
          ...(isOpen ? {} : { overrideReason: reason.trim() }),
        },
      },
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={isOpen ? "Record a change" : "Override the title gate"}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {isOpen ? null : (
          <div className="note due">
            <p>Titles are locked. What is missing:</p>
            <ul className="dotted">
              {gateMissing(titleGate, open.format.dates).map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        )}
        <PersonSelect pilot={pilot} label="Who" value={person} onChange={setPerson} beginsDialog />
        <div className="twofields">
          <NativeSelect
            label="What"
            data={[...KINDS]}
            value={kind}
            onChange={(event) => setKind(event.currentTarget.value)}
          />
          <DateField label="From" value={on} onChange={(event) => setOn(event.currentTarget.value)} />
        </div>
        <TextInput
          label={kind === "title" ? "New title" : "Reports to"}
          required
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        {isOpen ? null : (
          <Textarea
            label="Why it cannot wait"
            description="It is shown in the board narrative."
            required
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
        <p className="caption">Circle: leadership.</p>
        <div className="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={!isReady}>
            {isOpen ? "Record" : "Override and record"}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
