import { Button } from "@mantine/core";
import { type ReactElement, useCallback, useEffect } from "react";
import { recordsOf } from "../../../shared/records/read-records.ts";
import { pickTables } from "../../app/files/pick-files.ts";
import { usePastedTable } from "../../app/files/use-pasted-table.ts";
import { importPath, useGo } from "../../app/navigation.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { EmptyState } from "../../components/empty-state.tsx";
import { useGivenFiles } from "../../stores/given-files-store.ts";
import { BatchList } from "./batch-list.tsx";
import { MappingList } from "./mapping-list.tsx";

/** Where imports begin, and every import and mapping that there is. */
export function ImportTab({ open }: { readonly open: OpenPilot }): ReactElement {
  const services = useServices();
  const go = useGo();
  const { pilotId } = open.pilot;
  const hasImports = recordsOf(open.pilot, "batch").length > 0;
  // Tables that were dropped or handed over go on to the import.
  const given = useGivenFiles((state) => state.tables);
  useEffect(() => {
    if (given.length > 0) go(importPath(pilotId));
  }, [given, go, pilotId]);
  const give = useGivenFiles((state) => state.give);
  usePastedTable(useCallback((table) => give([table]), [give]));
  const pick = (): Promise<void> => pickTables(services, pilotId, go);
  return (
    <div className="stack loose">
      {hasImports ? (
        <div className="row wide">
          <Button variant="filled" onClick={() => void pick()}>
            Choose files…
          </Button>
          <span className="muted">
            or drop CSV and XLSX files anywhere in the window, or paste cells that you copied in a spreadsheet
          </span>
        </div>
      ) : (
        <EmptyState
          what="Import CSV or XLSX files: drop them anywhere in the window, or choose them. Cells that you copied in a spreadsheet can be pasted here."
          why="Files that follow a template need nothing more; of any other export you say once what its columns mean. Nothing is stored before you have seen what it will do, and an import can be taken back as a whole."
        >
          <Button variant="filled" onClick={() => void pick()}>
            Choose files…
          </Button>
        </EmptyState>
      )}
      <BatchList open={open} />
      <MappingList open={open} />
    </div>
  );
}
