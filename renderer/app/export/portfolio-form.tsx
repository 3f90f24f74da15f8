import { Button, NativeSelect } from "@mantine/core";
import { type ReactElement, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { Problem, Result } from "../../../shared/errors/problem.ts";
import { success } from "../../../shared/errors/problem.ts";
import type { Circle, PilotState } from "../../../shared/journal/pilot-state.ts";
import { formatsOfKind, REPORT_FORMATS, type ReportFormatName } from "../../../shared/report/file-formats.ts";
import { copySuffix } from "../../../shared/report/report-copy.ts";
import type { SavedFile } from "../../host/host.ts";
import { createReportClient } from "../../workers/report-client.ts";
import { SavedFileNote } from "../files/saved-file.tsx";
import { useServices, useSummaries } from "../services.ts";
import { useShownPortfolio } from "../shown-portfolio.ts";
import { CopyField } from "./copy-field.tsx";
import { ExportProblem, PaperField, type PaperSize } from "./form-parts.tsx";

type Step = "reading" | "gathering" | "writing" | "printing" | "saving";
type State =
  | { readonly kind: "choosing" }
  | { readonly kind: "running"; readonly step: Step }
  | { readonly kind: "done"; readonly file: SavedFile }
  | { readonly kind: "failed"; readonly problem: Problem };

const STEPS: Readonly<Record<Step, string>> = {
  reading: "Reading the companies…",
  gathering: "Gathering figures…",
  writing: "Laying out the report…",
  printing: "Printing to PDF…",
  saving: "Waiting for a place to save it…",
};
const [USUAL, ...OTHERS] = formatsOfKind("portfolio");

/** The portfolio report: of all companies, or of those that stand side by side on the screen. */
export function PortfolioForm({
  head,
  onClose,
}: {
  /** What stands above the form's own fields. */
  readonly head: (isRunning: boolean) => ReactNode;
  readonly onClose: () => void;
}): ReactElement {
  const { day, compared: selected } = useShownPortfolio();
  const pilotIds = useSummaries().map(({ pilotId }) => pilotId);
  const { workspace, host, databaseName, now } = useServices();
  const client = useMemo(() => createReportClient(databaseName), [databaseName]);
  const running = useRef<AbortController | null>(null);
  const [format, setFormat] = useState<ReportFormatName>(USUAL);
  const [circle, setCircle] = useState<Circle>("partner");
  const [paper, setPaper] = useState<PaperSize>("A4");
  const [isOfSelected, setIsOfSelected] = useState(selected.length > 0);
  const [state, setState] = useState<State>({ kind: "choosing" });
  useEffect(
    () => () => {
      running.current?.abort();
      client.stop();
    },
    [client],
  );
  const cannotPrint = host.kind === "browser" && format === "pdf";
  const written = cannotPrint ? "html" : format;
  const make = async (signal: AbortSignal): Promise<Result<SavedFile | null>> => {
    const pilots: PilotState[] = [];
    for (const pilotId of isOfSelected ? selected : pilotIds) {
      const opened = await workspace.open(pilotId);
      if (!opened.ok) return opened;
      pilots.push(opened.value);
    }
    const made = await client.makePortfolio(
      pilots,
      { nowMs: now(), day, circle, paper, format: written === "pdf" ? "html" : written },
      { signal, onProgress: (step) => setState({ kind: "running", step }) },
    );
    if (!made.ok) return made;
    let bytes = made.value;
    if (written === "pdf") {
      setState({ kind: "running", step: "printing" });
      const printed = await host.printToPdf(new TextDecoder().decode(bytes), paper);
      if (!printed.ok) return printed;
      bytes = printed.value;
    }
    if (signal.aborted) return success(null);
    setState({ kind: "running", step: "saving" });
    return host.saveFile(
      `Portfolio-report${copySuffix(circle)}.${written}`,
      REPORT_FORMATS[written].mediaType,
      bytes,
    );
  };
  const start = async (): Promise<void> => {
    const own = new AbortController();
    running.current = own;
    setState({ kind: "running", step: "reading" });
    const done = await make(own.signal);
    if (own.signal.aborted || (done.ok && done.value === null)) setState({ kind: "choosing" });
    else if (done.ok && done.value !== null) setState({ kind: "done", file: done.value });
    else if (!done.ok) setState({ kind: "failed", problem: done.problem });
  };
  const isRunning = state.kind === "running";
  if (state.kind === "done") return <SavedFileNote file={state.file} onClose={onClose} />;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      {head(isRunning)}
      {selected.length === 0 ? null : (
        <NativeSelect
          label="Companies"
          disabled={isRunning}
          data={[
            { value: "selected", label: `The ${selected.length} on the screen` },
            { value: "all", label: `All ${pilotIds.length}` },
          ]}
          value={isOfSelected ? "selected" : "all"}
          onChange={({ currentTarget: { value } }) => setIsOfSelected(value === "selected")}
        />
      )}
      <div className="row" style={{ alignItems: "flex-end", gap: 12 }}>
        <NativeSelect
          label="Format"
          className="grow"
          disabled={isRunning}
          data={[itemOf(USUAL), { group: "Other formats", items: OTHERS.map(itemOf) }]}
          value={format}
          onChange={({ currentTarget: { value } }) => setFormat(value as ReportFormatName)}
        />
        {format === "pdf" || format === "html" ? (
          <PaperField paper={paper} isDisabled={isRunning} onChange={setPaper} />
        ) : null}
      </div>
      <CopyField circle={circle} isDisabled={isRunning} onChange={setCircle} />
      {cannotPrint ? (
        <p className="note">
          A page in a browser cannot write a PDF by itself. Export the report as HTML, open it and print it
          with “Save as PDF”: the pages come out the same.
        </p>
      ) : null}
      {state.kind === "failed" ? <ExportProblem problem={state.problem} /> : null}
      <div className="row" style={{ gap: 12 }}>
        <p className="muted grow" role="status">
          {isRunning ? STEPS[state.step] : ""}
        </p>
        <Button
          onClick={isRunning ? () => running.current?.abort() : onClose}
          disabled={isRunning && state.step === "saving"}
        >
          {isRunning ? "Stop" : "Cancel"}
        </Button>
        <Button type="submit" variant="filled" data-autofocus loading={isRunning}>
          {cannotPrint ? "Export HTML to print…" : "Export…"}
        </Button>
      </div>
    </form>
  );
}

function itemOf(value: ReportFormatName) {
  return { value, label: REPORT_FORMATS[value].name };
}
