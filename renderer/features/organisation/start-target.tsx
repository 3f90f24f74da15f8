import { Button, Checkbox, Modal } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate, mondayOf, parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import type { PlanLine } from "../../../shared/domain/readiness/readiness-plan.ts";
import { useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { DateField } from "../../components/date-field.tsx";

/** A target becomes a pilot: Day 0, and which lines of the plan become its items; Meeting Zero comes next. */
export function StartTarget({
  open,
  plan,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly plan: readonly PlanLine[];
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const go = useGo();
  const { pilot, overview } = open;
  const [startDate, setStartDate] = useState(formatCalendarDate(mondayOf(overview.moment.date) + 7));
  const [without, setWithout] = useState<ReadonlySet<string>>(new Set());
  const [holdsMeeting, setHoldsMeeting] = useState(true);
  const isDated = parseCalendarDate(startDate) !== null;
  const taken = plan.length - without.size;
  const submit = async (): Promise<void> => {
    const done = await execute(pilot.pilotId, `${overview.company} is a pilot`, [
      {
        command: "target.start",
        input: { startDate, ...(without.size === 0 ? {} : { without: [...without] }) },
      },
    ]);
    if (done === null) return;
    onClose();
    go(holdsMeeting ? `/c/${pilot.pilotId}/meeting/hold` : `/c/${pilot.pilotId}/plan`);
  };
  return (
    <Modal opened onClose={onClose} title={`Make ${overview.company} a pilot`} size={560}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <DateField
          label="Day 0"
          data-autofocus
          value={startDate}
          error={isDated ? null : "A date, such as 2026-12-07"}
          onChange={(event) => setStartDate(event.currentTarget.value)}
        />
        {plan.length === 0 ? (
          <p className="muted">
            The plan from day one has no lines: the seventeen items of the method are laid out.
          </p>
        ) : (
          <fieldset className="choicelist">
            <legend className="label">
              Lines of the plan that become items of the pilot, beside the seventeen of the method: {taken}
            </legend>
            {plan.map(({ key, title, dueDay }) => (
              <Checkbox
                key={key}
                size="xs"
                label={`Day ${dueDay}: ${title}`}
                checked={!without.has(key)}
                onChange={(event) => {
                  const next = new Set(without);
                  if (event.currentTarget.checked) next.delete(key);
                  else next.add(key);
                  setWithout(next);
                }}
              />
            ))}
          </fieldset>
        )}
        <Checkbox
          label="Go on with Meeting Zero"
          checked={holdsMeeting}
          onChange={(event) => setHoldsMeeting(event.currentTarget.checked)}
        />
        <div className="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={!isDated}>
            Make it a pilot
          </Button>
        </div>
      </form>
    </Modal>
  );
}
