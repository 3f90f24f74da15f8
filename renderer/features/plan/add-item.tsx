import { Button, Modal, NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { PHASES } from "../../../shared/calendar/period.ts";
import type { PhaseId } from "../../../shared/domain/checklist-template.ts";
import { isDueInsidePhase, phaseDates } from "../../../shared/domain/pilot-calendar.ts";
import { PHASE_NAMES } from "../../app/phase-names.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DateField } from "../../components/date-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";

/** Adds an item of the pilot's own. It is proven once it is done and evidence is attached. */
export function AddItem({
  open,
  phase: given,
  onMade,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly phase: PhaseId;
  readonly onMade: (id: string) => void;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const start = overview.startDate;
  const endOf = (phase: PhaseId): string =>
    start === null ? "" : formatCalendarDate(phaseDates(start, phase).to);
  const [title, setTitle] = useState("");
  const [phase, setPhase] = useState<PhaseId>(given);
  const [due, setDue] = useState(endOf(given));
  const [dri, setDri] = useState<string | null>(null);
  const day = parseCalendarDate(due);
  const isOutside = day !== null && start !== null && !isDueInsidePhase(start, phase, day);
  const submit = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `Item added: ${title.trim()}`, [
      {
        command: "checklistItem.add",
        input: {
          title,
          phase,
          status: "open",
          ...(day === null ? {} : { due }),
          ...(dri === null ? {} : { dri }),
        },
      },
    ]);
    const id = done?.entries[0]?.changes.find(({ field }) => field === "type")?.record;
    if (id === undefined) return;
    onClose();
    onMade(id);
  };
  return (
    <Modal opened onClose={onClose} title="Add an item">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          data-autofocus
          label="What is to be done"
          required
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <NativeSelect
          label="Phase"
          data={PHASES.map(({ label }) => ({ value: label, label: `${label} ${PHASE_NAMES[label]}` }))}
          value={phase}
          onChange={(event) => {
            const next = PHASES.find(({ label }) => label === event.currentTarget.value)?.label ?? phase;
            if (due === endOf(phase)) setDue(endOf(next));
            setPhase(next);
          }}
        />
        <DateField
          label="Due"
          description={isOutside ? `Outside ${phase}: the plan asks for a day of its phase.` : undefined}
          value={due}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
        <PersonSelect pilot={pilot} label="DRI" value={dri} onChange={setDri} />
        <p className="caption">It is proven once it is marked done and evidence is attached to it.</p>
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={title.trim() === ""}>
            Add item
          </Button>
        </div>
      </form>
    </Modal>
  );
}
