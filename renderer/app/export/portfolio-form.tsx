import { Button, NativeSelect } from "@mantine/core";
import { type ReactElement, type ReactNode, useState } from "react";
import type { Result } from "../../../shared/errors/problem.ts";
import { success } from "../../../shared/errors/problem.ts";
import type { Circle, PilotState } from "../../../shared/journal/pilot-state.ts";
import { formatsOfKind, REPORT_FORMATS, type ReportFormatName } from "../../../shared/report/file-formats.ts";
import { copySuffix } from "../../../shared/report/report-copy.ts";
import type { SavedFile } from "../../host/host.ts";
import { SavedFileNote } from "../files/saved-file.tsx";
import { useServices, useSummaries } from "../services.ts";
import { shownLocale, usualPaper } from "../shown-locale.ts";
import { useShownPortfolio } from "../shown-portfolio.ts";
import { CopyField } from "./copy-field.tsx";
import { ExportProblem, LocaleField, PaperField, type PaperSize } from "./form-parts.tsx";
import { useExport } from "./use-export.ts";

type Step = "reading" | "gathering" | "writing" | "printing" | "saving";
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
  const { workspace, host, now } = useServices();
  const { client, state, start, stop } = useExport<Step, SavedFile>();
  const [format, setFormat] = useState<ReportFormatName>(USUAL);
  const [circle, setCircle] = useState<Circle>("partner");
  const [paper, setPaper] = useState<PaperSize>(() => usualPaper(shownLocale()));
  const [locale, setLocale] = useState(shownLocale);
  const [isOfSelected, setIsOfSelected] = useState(selected.length > 0);
  const cannotPrint = host.kind === "browser" && format === "pdf";
  const written = cannotPrint ? "html" : format;
  const make = async (
    signal: AbortSignal,
    onStep: (step: Step) => void,
  ): Promise<Result<SavedFile | null>> => {
    const pilots: PilotState[] = [];
    for (const pilotId of isOfSelected ? selected : pilotIds) {
      const opened = await workspace.open(pilotId);
      if (!opened.ok) return opened;
      pilots.push(opened.value);
    }
    const made = await client.makePortfolio(
      pilots,
      { nowMs: now(), day, circle, paper, locale, format: written === "pdf" ? "html" : written },
      { signal, onProgress: onStep },
    );
    if (!made.ok) return made;
    let bytes = made.value;
    if (written === "pdf") {
      onStep("printing");
      const printed = await host.printToPdf(new TextDecoder().decode(bytes), paper);
      if (!printed.ok) return printed;
      bytes = printed.value;
    }
    if (signal.aborted) return success(null);
    onStep("saving");
    return host.saveFile(
      `Portfolio-report${copySuffix(circle)}.${written}`,
      REPORT_FORMATS[written].mediaType,
      bytes,
    );
  };
  const isRunning = state.kind === "running";
  if (state.kind === "done") return <SavedFileNote file={state.outcome} onClose={onClose} />;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void start("reading", make);
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
      {format === "csv" ? null : <LocaleField locale={locale} isDisabled={isRunning} onChange={setLocale} />}
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
        <Button onClick={isRunning ? stop : onClose} disabled={isRunning && state.step === "saving"}>
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
