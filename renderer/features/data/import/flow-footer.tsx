import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { importPath, useGo } from "../../../app/navigation.ts";
import { useImport } from "./session-context.ts";
import {
  activeFile,
  checkedSheets,
  draftOf,
  isOpening,
  readableFiles,
  type SessionState,
  totalsOf,
  unsaidOf,
} from "./session-state.ts";

/** Cancel at the left; at the right what comes next, with the reason where it cannot yet. */
export function FlowFooter({ onLeave }: { readonly onLeave: () => void }): ReactElement {
  const { session, state, open } = useImport();
  const go = useGo();
  const { pilotId } = open.pilot;
  const { imported } = state;
  if (imported.kind === "running") {
    return (
      <footer className="importfoot">
        <Button disabled={imported.isStopping} onClick={session.stopRunning}>
          {imported.isStopping ? "Stopping…" : "Stop"}
        </Button>
      </footer>
    );
  }
  if (imported.kind === "done") {
    const [batch] = imported.batches;
    return (
      <footer className="importfoot">
        <Button onClick={onLeave}>Back to Data</Button>
        <span className="grow" />
        {batch === undefined ? null : (
          <Button variant="filled" autoFocus onClick={() => go(importPath(pilotId, batch))}>
            Open the import
          </Button>
        )}
      </footer>
    );
  }
  const next = nextStep(state, (count) => open.format.count(count));
  return (
    <footer className="importfoot">
      <Button onClick={onLeave}>Cancel</Button>
      <span className="grow" />
      <span className="muted clip" id="import-next-reason">
        {next.reason}
      </span>
      <Button
        variant="filled"
        disabled={!next.isReady}
        aria-describedby={next.reason === "" ? undefined : "import-next-reason"}
        onClick={() => (next.isImport ? void session.run() : session.goOn())}
      >
        {next.label}
      </Button>
    </footer>
  );
}

interface NextStep {
  readonly label: string;
  readonly isReady: boolean;
  readonly isImport: boolean;
  /** Why it cannot be done yet; "": it can. */
  readonly reason: string;
}

function nextStep(state: SessionState, count: (value: number) => string): NextStep {
  const step = { isImport: false, isReady: false, reason: "" };
  const readable = readableFiles(state);
  if (readable.length === 0) return { ...step, label: "Continue" };
  if (isOpening(state)) return { ...step, label: "Continue", reason: "Opening…" };
  if (state.step === "File") return { ...step, label: "Continue", isReady: true };
  if (state.step === "Columns") {
    const file = activeFile(state);
    const unsaid = file === null ? null : unsaidOf(state, file);
    if (file !== null && file.problem !== null)
      return { ...step, label: "Continue to check", reason: "The file cannot be read so" };
    if (unsaid === null) {
      const name = draftOf(state, file)?.name.trim() ?? "-";
      if (name === "") return { ...step, label: "Continue to check", reason: "The mapping needs a name" };
      return { ...step, label: "Continue to check", isReady: true };
    }
    const reason = !unsaid.hasTarget
      ? "Choose the kind of data"
      : unsaid.missing.length > 0
        ? `${unsaid.missing.length} required ${unsaid.missing.length === 1 ? "field is" : "fields are"} missing: ${unsaid.missing.join(", ")}`
        : `${unsaid.questions} ${unsaid.questions === 1 ? "question" : "questions"} to answer`;
    return { ...step, label: "Continue to check", reason };
  }
  const sheets = checkedSheets(state).map(({ sheet }) => sheet);
  const totals = totalsOf(state, sheets);
  const isRead = readable.every(({ checked, reading }) => checked !== null && reading === null);
  if (!isRead) return { ...step, isImport: true, label: "Import", reason: "Reading…" };
  if (totals.changing === null) {
    const isFailed = state.assessment.kind === "failed";
    return {
      ...step,
      isImport: true,
      label: "Import",
      reason: isFailed ? "" : "Working out what it changes…",
    };
  }
  if (totals.changing === 0) {
    const reason = totals.good === 0 ? "No row is good" : "Every row is there already";
    return { ...step, isImport: true, label: "Nothing to do", reason };
  }
  const good = totals.refused > 0 ? "good " : "";
  const label = `Import ${count(totals.good)} ${good}${totals.good === 1 ? "row" : "rows"}`;
  return { ...step, isImport: true, isReady: true, label };
}
