import { Button, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { FIRST_VERDICT_DAY } from "../../../shared/domain/pilot-calendar.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DateField } from "../../components/date-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";

/** A structure decision while it is written; `id`: the record that it changes, or null. */
export interface StructureDraft {
  readonly id: string | null;
  readonly option: string;
  readonly preconditions: readonly {
    readonly text: string;
    readonly met?: boolean;
    readonly evidence?: string;
  }[];
  readonly reason?: string;
  readonly decidedOn?: string;
  readonly decidedBy?: string;
}

/** Deciding on a structure: every condition judged, who decided, when, and why. */
export function StructureDialog({
  open,
  draft,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly draft: StructureDraft;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const { day, date } = overview.moment;
  const [option, setOption] = useState(draft.option);
  const [conditions, setConditions] = useState(draft.preconditions);
  const [reason, setReason] = useState(draft.reason ?? "");
  const [by, setBy] = useState<string | null>(draft.decidedBy ?? null);
  const [on, setOn] = useState(draft.decidedOn ?? "");
  const isDated = on === "" || parseCalendarDate(on) !== null;
  const isEarly = day === null || day < FIRST_VERDICT_DAY;
  const submit = async (): Promise<void> => {
    const fields = {
      option: option.trim(),
      preconditions: conditions,
      reason: reason.trim() === "" ? null : reason.trim(),
      decidedBy: by,
      decidedOn: on === "" ? null : on,
    };
    const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
    const done = await execute(pilot.pilotId, `Structure: ${option.trim()}`, [
      draft.id === null
        ? { command: "structureDecision.add", input: given }
        : { command: "structureDecision.edit", input: { id: draft.id, ...fields } },
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={draft.id === null ? "Decide on a structure" : "Structure decision"}
      size={560}
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          data-autofocus
          label="Option"
          required
          value={option}
          onChange={(event) => setOption(event.currentTarget.value)}
        />
        {conditions.length === 0 ? null : (
          <fieldset className="choicelist">
            <legend className="label">Starting conditions, as the record shows them now</legend>
            {conditions.map(({ text, met, evidence }, index) => (
              <div key={text} className="judged">
                <div>
                  {text}
                  {evidence === undefined ? null : <div className="caption">{evidence}</div>}
                </div>
                <NativeSelect
                  aria-label={text}
                  w={120}
                  data={[
                    { value: "", label: "not judged" },
                    { value: "met", label: "met" },
                    { value: "not", label: "not met" },
                  ]}
                  value={met === undefined ? "" : met ? "met" : "not"}
                  onChange={(event) =>
                    setConditions(conditions.with(index, judge(conditions[index], event.currentTarget.value)))
                  }
                />
              </div>
            ))}
          </fieldset>
        )}
        <Textarea label="Why" value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <div className="twofields">
          <PersonSelect pilot={pilot} label="Decided by" value={by} onChange={setBy} />
          <DateField
            label="Decided on"
            description="Empty: not decided yet"
            value={on}
            error={isDated ? null : "A date, such as 2026-11-20"}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
        </div>
        {isEarly ? (
          <p className="note due">
            Before Day {FIRST_VERDICT_DAY} there is no verdict to rest it on: write it down, and date it then.
          </p>
        ) : on === "" ? (
          <div>
            <button type="button" className="linkbutton" onClick={() => setOn(formatCalendarDate(date))}>
              Decided today
            </button>
          </div>
        ) : null}
        <p className="caption">Circle: leadership. It is not in packs shared with everyone.</p>
        <div className="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={option.trim() === "" || !isDated}>
            Save
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function judge(
  condition: StructureDraft["preconditions"][number] | undefined,
  word: string,
): StructureDraft["preconditions"][number] {
  const { met: _, ...rest } = condition ?? { text: "" };
  return word === "" ? rest : { ...rest, met: word === "met" };
}
