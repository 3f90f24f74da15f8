import type { ReactElement } from "react";
import { madeRecord } from "../../app/made-record.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { HoursDialog, type HoursEntry } from "../../components/hours-dialog.tsx";
import { FORUM_KINDS, hoursFault } from "./forum-fields.ts";

/** Adds a forum or an approval gate with what it takes. */
export function AddForum({
  open,
  onClose,
  onAdded,
}: {
  readonly open: OpenPilot;
  readonly onClose: () => void;
  readonly onAdded: (id: string) => void;
}): ReactElement {
  const execute = useExecute();
  const submit = async ({ name, kind, hours, people }: HoursEntry): Promise<void> => {
    const done = await execute(open.pilot.pilotId, `Added: ${name}`, [
      {
        command: "forum.add",
        input: {
          name,
          kind,
          ...(hours === null ? {} : { hoursPerMonth: hours }),
          ...(people === null ? {} : { people }),
        },
      },
    ]);
    if (done === null) return;
    const made = madeRecord(done, "forum");
    onClose();
    if (made !== undefined) onAdded(made);
  };
  return (
    <HoursDialog
      title="Add a forum or an approval gate"
      verb="Add"
      name={{ label: "Name" }}
      kind={{ label: "Kind", choices: FORUM_KINDS }}
      hours={{ label: "Hours a month", fault: hoursFault }}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
