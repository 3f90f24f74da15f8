import { Button, Modal } from "@mantine/core";
import type { ReactElement } from "react";
import { type SlipChange, type SlipPreviewRow, slipInput } from "../../../shared/commands/preview-slip.ts";
import type { Problem, Result } from "../../../shared/errors/problem.ts";
import type { SlipRow } from "../../../shared/intake/read-slip.ts";
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
  return (
    <Modal opened onClose={onClose} title={`Slip of ${person.name}`} size={preview.ok ? 720 : 560}>
      <div className="stack">
        {preview.ok ? (
          <Changes rows={preview.value} fileName={fileName} changes={changes} />
        ) : (
          <Refusal problem={preview.problem} fileName={fileName} />
        )}
        <div className="row end">
          <Button onClick={onClose}>{changes === 0 ? "Close" : "Cancel"}</Button>
          {preview.ok ? null : <Button onClick={onAgain}>Choose another file…</Button>}
          {changes === 0 ? null : (
            <Button variant="filled" data-autofocus onClick={() => void take()}>
              Take {changes} {changes === 1 ? "answer" : "answers"}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

function Refusal({
  problem: { code, message, where, remedy },
  fileName,
}: {
  readonly problem: Problem;
  readonly fileName: string;
}): ReactElement {
  const what = message.replace(/^ownerSlip\.take: /u, "");
  return (
    <div className="note bad" role="alert">
      <p>
        <strong>{fileName}</strong>
        {where === undefined ? "" : `, ${where}`}: {what} ({code}).
      </p>
      <p>
        {remedy ?? "Mend the row, or choose the table that was made for this person."} Nothing was changed.
      </p>
    </div>
  );
}

function Changes({
  rows,
  fileName,
  changes,
}: {
  readonly rows: readonly SlipPreviewRow[];
  readonly fileName: string;
  readonly changes: number;
}): ReactElement {
  if (changes === 0) {
    return (
      <p>
        <strong>{fileName}</strong> says nothing that is not on the record already.
      </p>
    );
  }
  const told = rows.filter((row) => row.changes.length > 0);
  const known = rows.length - told.length;
  return (
    <>
      <p>
        <strong>{fileName}</strong> changes this; it can be undone as a whole.
      </p>
      <div className="tablebox">
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
      </div>
      {known === 0 ? null : (
        <p className="caption">
          {known} {known === 1 ? "row says" : "rows say"} what is on the record already.
        </p>
      )}
    </>
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
