import type { ReactElement } from "react";
import { parseCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { PHASES } from "../../../shared/calendar/period.ts";
import { CHECKLIST_TEMPLATE } from "../../../shared/domain/checklist-template.ts";
import { FIRST_VERDICT_DAY, phaseDates } from "../../../shared/domain/pilot-calendar.ts";
import { PHASE_NAMES } from "../../app/phase-names.ts";
import { DateField } from "../../components/date-field.tsx";
import { chosenOf } from "./meeting-draft.ts";
import type { StepProps } from "./step-props.ts";
import { Verdict } from "./verdict.tsx";

/** Day 0 and the 180 days that follow from it. */
export function DayZeroStep({
  draft,
  format,
  onChange,
  setDate,
}: StepProps & {
  /** Day 0 where it is set already. */
  readonly setDate: string | null;
}): ReactElement {
  const date = setDate ?? draft.startDate;
  const start = parseCalendarDate(date);
  return (
    <>
      {draft.ending === "undecided" ? (
        <Verdict />
      ) : (
        <div>
          <p className="muted">Decided{draft.decidedBy === "" ? "" : ` by ${draft.decidedBy}`}:</p>
          <h2 className="thequestion" tabIndex={-1}>
            {chosenOf(draft, format)}
          </h2>
        </div>
      )}
      <div className="dayzero">
        {setDate === null ? (
          <DateField
            label="Day 0"
            description="Usually the next Monday. Without it the company stays a diligence target."
            value={draft.startDate}
            onChange={(event) => onChange({ startDate: event.currentTarget.value })}
          />
        ) : (
          <p>
            <span className="label">Day 0</span>
            <br />
            <strong>{start === null ? date : format.dates.fullDate(start)}</strong>
            <br />
            <span className="caption">set already; the company page changes it</span>
          </p>
        )}
        <table className="phases" aria-label="The 180 days">
          <tbody>
            {PHASES.map(({ label, firstDay, lastDay }) => {
              const dates = start === null ? null : phaseDates(start, label);
              const count = CHECKLIST_TEMPLATE.filter(({ phase }) => phase === label).length;
              return (
                <tr key={label}>
                  <th scope="row">
                    {label} {PHASE_NAMES[label]}
                  </th>
                  <td className="muted">
                    Day {firstDay}–{lastDay}
                  </td>
                  <td>{dates === null ? "–" : format.dates.range(dates.from, dates.to)}</td>
                  <td className="muted">{count} items</td>
                </tr>
              );
            })}
            <tr>
              <th scope="row">Titles may change</th>
              <td className="muted">from Day {FIRST_VERDICT_DAY}</td>
              <td>
                {start === null ? "–" : `${format.dates.date(start + FIRST_VERDICT_DAY)} at the earliest`}
              </td>
              <td />
            </tr>
          </tbody>
        </table>
      </div>
    </>
  );
}
