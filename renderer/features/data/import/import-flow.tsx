import "../../../styles/import-mapping.css";
import "../../../styles/import-tables.css";
import "../../../styles/import.css";
import { Button, Modal } from "@mantine/core";
import { type ReactElement, useEffect } from "react";
import { useGo } from "../../../app/navigation.ts";
import { usePilot } from "../../../app/pilot-context.ts";
import { useLeaveGuard } from "../../../app/routing/leave-guard.ts";
import { focusContentIfLost } from "../../../app/shell/focus.ts";
import { useGivenFiles } from "../../../stores/given-files-store.ts";
import { CheckStep } from "./check-step.tsx";
import { ColumnsStep } from "./columns-step.tsx";
import { FileStep } from "./file-step.tsx";
import { FlowFooter } from "./flow-footer.tsx";
import { FlowHeader } from "./flow-header.tsx";
import { ImportStep } from "./import-step.tsx";
import { SessionProvider, useNewSession } from "./session-context.ts";

/** The way from files to stored rows, in a window of its own: file, columns, check, import. */
export function ImportFlow(): ReactElement {
  const open = usePilot();
  const current = useNewSession(open);
  const { session, state } = current;
  const go = useGo();
  const tables = useGivenFiles(({ tables }) => tables);
  useEffect(() => {
    if (tables.length > 0) void session.add(useGivenFiles.getState().take());
  }, [tables, session]);
  // A step that is done takes what had the focus with it; keys go on in the next.
  useEffect(() => (state.step === "Import" ? undefined : focusContentIfLost()), [state.step]);
  const isWorkLost = state.isTouched && state.imported.kind !== "done";
  const leaving = useLeaveGuard(isWorkLost);
  const leave = (): void => go(`/c/${open.pilot.pilotId}/data`);
  return (
    <SessionProvider value={current}>
      <div className="importflow">
        <FlowHeader company={open.overview.company} onLeave={leave} />
        <main className="importbody" data-region="content" tabIndex={-1}>
          {state.step === "File" ? <FileStep /> : null}
          {state.step === "Columns" ? <ColumnsStep /> : null}
          {state.step === "Check" ? <CheckStep /> : null}
          {state.step === "Import" ? <ImportStep /> : null}
        </main>
        <FlowFooter onLeave={leave} />
      </div>
      {leaving !== null ? (
        <Modal opened onClose={leaving.stay} title="Leave the import">
          <div className="stack">
            <p>Nothing was imported yet. What you said about the columns is lost.</p>
            <div className="row" style={{ justifyContent: "flex-end" }}>
              <Button data-autofocus onClick={leaving.stay}>
                Stay
              </Button>
              <Button variant="filled" onClick={leaving.leave}>
                Leave
              </Button>
            </div>
          </div>
        </Modal>
      ) : null}
    </SessionProvider>
  );
}
