import type { ReactElement } from "react";
import { type SlipChange, type SlipPreviewRow, slipInput } from "../../../shared/commands/preview-slip.ts";
import type { Result } from "../../../shared/errors/problem.ts";
import type { SlipRow } from "../../../shared/intake/read-slip.ts";
import { ReturnedSheetDialog } from "../../app/files/returned-sheet-dialog.tsx";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

/** A slip's table that came back: what it would change, or why it does not fit. */
export interface ReturnedSlip {
  readonly fileName: string;
  readonly rows: readonly SlipRow[];
  readonly preview: Result<readonly SlipPreviewRow[]>;
}

/** Shows what a slip would change before anything is: all of its rows are taken, or none. */
export function SlipDialog({
  open,
  person,
  slip,
  onAgain,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly person: { readonly id: string; readonly name: string };
  readonly slip: ReturnedSlip;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { preview, rows, fileName } = slip;
  const changes = preview.ok ? preview.value.flatMap((row) => row.changes).length : 0;
  const take = async (): Promise<void> => {
    const done = await execute(open.pilot.pilotId, `Slip taken: ${person.name}`, [
      { command: "ownerSlip.take", input: slipInput(person.id, rows), onBehalfOf: person.name },
    ]);
    if (done !== null) onClose();
  };
  const told = preview.ok ? preview.value.filter((row) => row.changes.length > 0) : [];
  return (
    <ReturnedSheetDialog
      title={`Slip of ${person.name}`}
      fileName={fileName}
      problem={preview.ok ? null : preview.problem}
      remedy="Mend the row, or choose the table that was made for this person."
      changes={changes}
      unit="answer"
      known={preview.ok ? preview.value.length - told.length : 0}
      size={720}
      onTake={() => void take()}
      onAgain={onAgain}
      onClose={onClose}
    >
      <table className="table sliptable" aria-label="What the slip changes">
        <thead>
          <tr>
            <th className="number">Line</th>
            <th>Item or question</th>
            <th>Change</th>
          </tr>
        </thead>
        <tbody>
          {told.map(({ line, what, changes: own }) => (
            <tr key={line}>
              <td className="number">{line}</td>
              <th scope="row">{what}</th>
              <td>
                {own.map((change) => (
                  <div key={change.field}>{changeWords(change)}</div>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ReturnedSheetDialog>
  );
}

function changeWords({ field, before, after }: SlipChange): string {
  switch (field) {
    case "due":
      return before === null ? `due ${after}` : `due ${before} → ${after}`;
    case "done_on":
      return `claimed as done on ${after}`;
    case "note":
      return before === null ? `note: ${after}` : `note: ${before} → ${after}`;
    case "evidence":
      return `evidence: ${after}`;
    case "answer":
      return before === null ? `answer: ${after}` : `answer: ${before} → ${after}`;
  }
}
