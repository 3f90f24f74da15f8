import { Button, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { formatCalendarDate } from "../../../shared/calendar/calendar-date.ts";
import { dayOf } from "../../../shared/calendar/moments.ts";
import type { LeaderEvidence } from "../../../shared/domain/leader-evidence.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

/** What the operating partner notes about a leader; it is in the circle "partner only". */
export function LeaderNotes({
  open: { pilot, overview, format },
  person,
  name,
  notes,
}: {
  readonly open: OpenPilot;
  readonly person: string;
  readonly name: string;
  readonly notes: LeaderEvidence["notes"];
}): ReactElement {
  const execute = useExecute();
  const [note, setNote] = useState("");
  const add = async (): Promise<void> => {
    const on = formatCalendarDate(overview.moment.date);
    const done = await execute(pilot.pilotId, `Noted: ${name}`, [
      { command: "assessment.add", input: { person, note: note.trim(), on } },
    ]);
    if (done !== null) setNote("");
  };
  return (
    <section className="stack tight">
      <h3 className="title3">Notes</h3>
      <ul className="stack tight">
        {notes.map(({ id, note: text, on }) => {
          const day = dayOf(on);
          return (
            <li key={id}>
              {text}
              <div className="caption">
                {day === null ? "" : format.dates.fullDate(day)}{" "}
                <button
                  type="button"
                  className="linkbutton noprint"
                  aria-label={`Remove the note: ${text.slice(0, 40)}`}
                  onClick={() =>
                    void execute(pilot.pilotId, `Note removed: ${name}`, [
                      { command: "assessment.remove", input: { id } },
                    ])
                  }
                >
                  Remove
                </button>
              </div>
            </li>
          );
        })}
      </ul>
      <form
        className="stack tight noprint"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <Textarea
          label="Add a note"
          description="Partner only."
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <div>
          <Button type="submit" disabled={note.trim() === ""}>
            Add note
          </Button>
        </div>
      </form>
    </section>
  );
}
