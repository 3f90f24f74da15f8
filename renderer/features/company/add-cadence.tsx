import type { ReactElement } from "react";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { HoursDialog, type HoursEntry } from "../../components/hours-dialog.tsx";
import { CADENCE_KINDS, hoursFault } from "./cadence-fields.ts";

/** Adds a meeting as it is held today. */
export function AddCadence({
  open,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const submit = async ({ name, kind, hours, people }: HoursEntry): Promise<void> => {
    const done = await execute(open.pilot.pilotId, `Meeting added: ${name}`, [
      {
        command: "cadence.add",
        input: {
          name,
          kind,
          asIs: true,
          ...(hours === null ? {} : { hours }),
          ...(people === null ? {} : { people }),
        },
      },
    ]);
    if (done !== null) onClose();
  };
  return (
    <HoursDialog
      title="Add a meeting"
      verb="Add meeting"
      name={{ label: "Meeting", description: "Such as “Monday leadership round”, as it is held today." }}
      kind={{ label: "Rhythm", choices: CADENCE_KINDS }}
      hours={{ label: "Hours", fault: hoursFault }}
      onSubmit={submit}
      onClose={onClose}
    />
  );
}
