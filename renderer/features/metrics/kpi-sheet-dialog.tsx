import { Button, Modal } from "@mantine/core";
import type { ReactElement } from "react";
import { type KpiPreview, kpisInput } from "../../../shared/commands/preview-kpis.ts";
import type { Problem, Result } from "../../../shared/errors/problem.ts";
import type { KpiLine } from "../../../shared/intake/read-kpis.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";

/** A sheet of metrics that came back: what it would change, or why it does not fit. */
export interface ReturnedKpis {
  readonly fileName: string;
  readonly lines: readonly KpiLine[];
  readonly preview: Result<KpiPreview>;
}

/** Shows what the sheet would change before anything is: all of its rows are taken, or none. */
export function KpiSheetDialog({
  open,
  sheet: { fileName, lines, preview },
  onAgain,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly sheet: ReturnedKpis;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const count = preview.ok ? preview.value.rows.length : 0;
  const take = async (): Promise<void> => {
    const done = await execute(open.pilot.pilotId, `KPI sheet taken: ${fileName}`, [
      { command: "kpis.take", input: kpisInput(lines) },
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="KPI sheet" size={count > 0 ? 880 : 560}>
      <div className="stack">
        {preview.ok ? (
          <Changes preview={preview.value} fileName={fileName} />
        ) : (
          <Refusal problem={preview.problem} fileName={fileName} />
        )}
        <div className="row end">
          <Button onClick={onClose}>{count === 0 ? "Close" : "Cancel"}</Button>
          {preview.ok ? null : <Button onClick={onAgain}>Choose another file…</Button>}
          {count === 0 ? null : (
            <Button variant="filled" data-autofocus onClick={() => void take()}>
              Take {count} {count === 1 ? "row" : "rows"}
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
  return (
    <div className="note bad" role="alert">
      <p>
        <strong>{fileName}</strong>
        {where === undefined ? "" : `, ${where}`}: {message.replace(/^kpis\.take: /u, "")} ({code}).
      </p>
      <p>
        {remedy ?? "Mend the row, or choose the workbook of a report of this company."} Nothing was changed.
      </p>
    </div>
  );
}

function Changes({
  preview: { rows, known },
  fileName,
}: {
  readonly preview: KpiPreview;
  readonly fileName: string;
}): ReactElement {
  if (rows.length === 0) {
    return (
      <p>
        <strong>{fileName}</strong> says nothing that is not on the record already.
      </p>
    );
  }
  return (
    <>
      <p>
        <strong>{fileName}</strong> changes this; it can be undone as a whole.
      </p>
      <div className="tablebox" tabIndex={0} role="group" aria-label="Rows, scrollable">
        <table className="table" aria-label="What the sheet changes">
          <thead>
            <tr>
              <th className="number">Line</th>
              <th>Metric</th>
              <th>Becomes</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, what, says, isNew }) => (
              <tr key={line}>
                <td className="number">{line}</td>
                <th scope="row">{what}</th>
                <td>{says}</td>
                <td className="muted">{isNew ? "new line" : "revised"}</td>
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
