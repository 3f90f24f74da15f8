import { Button } from "@mantine/core";
import { type ReactElement, useEffect, useState } from "react";
import type { Problem } from "../../../shared/errors/problem.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useExecute } from "../../app/use-execute.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import type { GivenFile } from "../../host/host.ts";
import { useGivenFiles } from "../../stores/given-files-store.ts";
import { BatchList } from "./batch-list.tsx";
import { ImportPreview } from "./import-preview.tsx";
import type { PreviewSheet } from "./read-tables.ts";

/** Import of files that follow the templates: pick, look at what it will do, import. */
export function ImportTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const { host, now } = useServices();
  const execute = useExecute();
  const [sheets, setSheets] = useState<readonly PreviewSheet[] | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const { pilot } = open;
  const pick = async (): Promise<void> => {
    const picked = await host.pickFiles("tables", true);
    if (!picked.ok) {
      setProblem(picked.problem);
      return;
    }
    if (picked.value.length > 0) await look(picked.value);
  };
  const look = async (files: readonly GivenFile[]): Promise<void> => {
    setIsBusy(true);
    const { readTables } = await import("./read-tables.ts");
    const read = await readTables(pilot, files, now());
    setIsBusy(false);
    setProblem(read.ok ? null : read.problem);
    setSheets(read.ok ? read.value : null);
  };
  // Tables that were dropped on the window, or that the system handed over.
  const given = useGivenFiles((state) => state.tables);
  useEffect(() => {
    if (given.length > 0) void look(useGivenFiles.getState().take());
  });
  const importRows = async (): Promise<void> => {
    if (sheets === null) return;
    setIsBusy(true);
    const names = [...new Set(sheets.map(({ file }) => file))].join(", ");
    const done = await execute(
      pilot.pilotId,
      `Imported ${names}`,
      sheets.map(({ file, fileDigest, sheet }) => ({
        command: "import.add",
        input: {
          input: sheet.target,
          rows: sheet.table,
          file,
          fileDigest,
          refused: sheet.rowsRefused,
          ...(sheet.sheet === null ? {} : { sheet: sheet.sheet }),
          ...(sheet.rounding.rows === 0
            ? {}
            : { roundedRows: sheet.rounding.rows, roundedBy: sheet.rounding.difference }),
        },
      })),
    );
    setIsBusy(false);
    if (done !== null) setSheets(null);
  };
  return (
    <div className="stack loose">
      {sheets === null ? (
        <EmptyState
          what="Import CSV or XLSX files that follow the templates: work, interactions, corrections, revenue, customers, loops, changes, incidents, effort."
          why="Nothing is stored before you have seen what it will do; an import can be taken back as a whole."
        >
          <Button variant="filled" loading={isBusy} onClick={() => void pick()}>
            Choose files…
          </Button>
        </EmptyState>
      ) : (
        <ImportPreview
          sheets={sheets}
          isBusy={isBusy}
          onCancel={() => setSheets(null)}
          onImport={() => void importRows()}
        />
      )}
      {problem === null ? null : (
        <div className="note bad" role="alert">
          <strong>{problem.code}</strong>: {problem.message}
          {problem.where === undefined ? "" : ` (${problem.where})`}
          <p className="muted">{problem.remedy ?? "Nothing was changed."}</p>
        </div>
      )}
      <BatchList open={open} />
    </div>
  );
}
