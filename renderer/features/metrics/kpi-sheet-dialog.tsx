import type { ReactElement } from "react";
import { type KpiPreview, kpisInput } from "../../../shared/commands/preview-kpis.ts";
import type { Result } from "../../../shared/errors/problem.ts";
import type { KpiLine } from "../../../shared/intake/read-kpis.ts";
import { ReturnedSheetDialog } from "../../app/files/returned-sheet-dialog.tsx";
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
  const rows = preview.ok ? preview.value.rows : [];
  const take = async (): Promise<void> => {
    const done = await execute(open.pilot.pilotId, `KPI sheet taken: ${fileName}`, [
      { command: "kpis.take", input: kpisInput(lines) },
    ]);
    if (done !== null) onClose();
  };
  return (
    <ReturnedSheetDialog
      title="KPI sheet"
      fileName={fileName}
      problem={preview.ok ? null : preview.problem}
      remedy="Mend the row, or choose the workbook of a report of this company."
      changes={rows.length}
      unit="row"
      known={preview.ok ? preview.value.known : 0}
      size={rows.length > 0 ? 880 : 560}
      onTake={() => void take()}
      onAgain={onAgain}
      onClose={onClose}
    >
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
    </ReturnedSheetDialog>
  );
}
