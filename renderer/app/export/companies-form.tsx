import "../../styles/company-set.css";
import { Button, Checkbox, NativeSelect } from "@mantine/core";
import { type ReactElement, type ReactNode, useState } from "react";
import type { Result } from "../../../shared/errors/problem.ts";
import type { Circle } from "../../../shared/journal/pilot-state.ts";
import { plural } from "../../../shared/report/baseline/blocks.ts";
import { REPORT_FORMAT_NAMES, REPORT_FORMATS } from "../../../shared/report/file-formats.ts";
import { COMPANY_REPORT_KINDS } from "../../../shared/report/report-kinds.ts";
import { SavedFileNote } from "../files/saved-file.tsx";
import { useServices, useSummaries } from "../services.ts";
import { shownLocale, usualPaper } from "../shown-locale.ts";
import { useShownPortfolio } from "../shown-portfolio.ts";
import { CompanyChecks } from "./company-checks.tsx";
import {
  type LeftOut,
  runCompanySet,
  type SetFormats,
  type SetOutcome,
  type SetStep,
} from "./company-set.ts";
import { CopyField } from "./copy-field.tsx";
import { ExportProblem, LocaleField, PaperField, type PaperSize } from "./form-parts.tsx";
import { type ReportKind, reportFacts } from "./report-list.ts";
import { useExport } from "./use-export.ts";

/** The reports of several companies as one ZIP: which companies, which reports, in which formats, for whom. */
export function CompaniesForm({
  head,
  onClose,
}: {
  /** What stands above the form's own fields. */
  readonly head: (isRunning: boolean) => ReactNode;
  readonly onClose: () => void;
}): ReactElement {
  const { day, compared } = useShownPortfolio();
  const summaries = useSummaries();
  const { workspace, host, now } = useServices();
  const { client, state, start, stop } = useExport<SetStep | null, SetOutcome>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(compared.length > 0 ? compared : summaries.map(({ pilotId }) => pilotId)),
  );
  const [kind, setKind] = useState<ReportKind | "all">("all");
  const [formats, setFormats] = useState<SetFormats>("usual");
  const [circle, setCircle] = useState<Circle>("partner");
  const [paper, setPaper] = useState<PaperSize>(() => usualPaper(shownLocale()));
  const [locale, setLocale] = useState(shownLocale);
  const [withPortfolio, setWithPortfolio] = useState(true);
  const make = (signal: AbortSignal, onStep: (step: SetStep) => void): Promise<Result<SetOutcome | null>> =>
    runCompanySet(
      { open: (pilotId) => workspace.open(pilotId), client, host, signal, onStep, nowMs: now() },
      {
        pilotIds: summaries.map(({ pilotId }) => pilotId).filter((pilotId) => chosen.has(pilotId)),
        kinds: kind === "all" ? COMPANY_REPORT_KINDS : [kind],
        formats,
        paper,
        locale,
        circle,
        portfolio: withPortfolio ? { day } : null,
      },
    );
  const isRunning = state.kind === "running";
  if (state.kind === "done") return <SetDone outcome={state.outcome} onClose={onClose} />;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isRunning && chosen.size > 0) void start(null, make);
      }}
    >
      {head(isRunning)}
      <CompanyChecks chosen={chosen} companies={summaries} isDisabled={isRunning} onChange={setChosen} />
      <NativeSelect
        label="Reports"
        disabled={isRunning}
        data={[
          { value: "all", label: "All that a company has" },
          ...COMPANY_REPORT_KINDS.map((value) => ({ value, label: reportFacts(value).name })),
        ]}
        value={kind}
        onChange={({ currentTarget: { value } }) =>
          setKind(COMPANY_REPORT_KINDS.find((known) => known === value) ?? "all")
        }
      />
      <div className="row" style={{ alignItems: "flex-end", gap: 12 }}>
        <NativeSelect
          label="Format"
          className="grow"
          disabled={isRunning}
          data={[
            { value: "usual", label: "The usual one of each report" },
            { value: "all", label: "All formats" },
            {
              group: "Where a report has it",
              items: REPORT_FORMAT_NAMES.map((value) => ({ value, label: REPORT_FORMATS[value].name })),
            },
          ]}
          value={formats}
          onChange={({ currentTarget: { value } }) => setFormats(formatsFrom(value))}
        />
        <PaperField paper={paper} isDisabled={isRunning} onChange={setPaper} />
      </div>
      <div className={formats === "csv" ? undefined : "pairoffields"}>
        {formats === "csv" ? null : (
          <LocaleField locale={locale} isDisabled={isRunning} onChange={setLocale} />
        )}
        <CopyField circle={circle} isDisabled={isRunning} onChange={setCircle} />
      </div>
      <Checkbox
        label="The portfolio report over these companies too"
        checked={withPortfolio}
        disabled={isRunning}
        onChange={({ currentTarget: { checked } }) => setWithPortfolio(checked)}
      />
      {host.kind === "browser" && ["usual", "all", "pdf"].includes(formats) ? (
        <p className="note">
          A page in a browser cannot write a PDF: these reports come as HTML, to print with “Save as PDF”. The
          desktop app and the command line write the PDF.
        </p>
      ) : null}
      {state.kind === "failed" ? <ExportProblem problem={state.problem} /> : null}
      {isRunning ? <SetProgress step={state.step} /> : null}
      <div className="row" style={{ gap: 12, justifyContent: "flex-end" }}>
        <Button onClick={isRunning ? stop : onClose}>{isRunning ? "Stop" : "Cancel"}</Button>
        <Button
          type="submit"
          variant="filled"
          data-autofocus
          loading={isRunning}
          disabled={chosen.size === 0 || (kind === "slip" && !withPortfolio)}
        >
          Export…
        </Button>
      </div>
    </form>
  );
}

function SetProgress({ step }: { readonly step: SetStep | null }): ReactElement {
  const words =
    step === null
      ? "Reading the companies…"
      : [step.what, step.report].filter((text) => text !== "").join(" · ");
  return (
    <div className="setprogress">
      <progress
        aria-label="Making the reports"
        max={step?.count ?? 1}
        {...(step === null ? {} : { value: step.done })}
      />
      <p className="muted">
        {words}
        {step === null ? "" : `, ${step.done} of ${step.count} done`}
      </p>
      <p className="hidden" role="status">
        {step === null ? words : quarterWords(step)}
      </p>
    </div>
  );
}

/** What is read aloud of it: not every report, but each quarter of the way. */
function quarterWords({ done, count }: SetStep): string {
  return `Making the reports, ${Math.floor((done / count) * 4) * 25} per cent done`;
}

/** The saved file, and what the companies have nothing for. */
function SetDone({
  outcome: { file, files, companies, leftOut },
  onClose,
}: {
  readonly outcome: SetOutcome;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <div className="stack">
      {leftOut.length === 0 ? null : (
        <details className="leftout">
          <summary>{plural(leftOut.length, "report")} left out, because there is nothing for it yet</summary>
          <ul>
            {byReason(leftOut).map(({ report, why, companies: names }) => (
              <li key={`${report} ${why}`}>
                <strong>{report}</strong> · {why}: {names.join(", ")}
              </li>
            ))}
          </ul>
        </details>
      )}
      <SavedFileNote
        file={file}
        about={`with ${plural(files, "file")} of ${plural(companies, "company", "companies")}`}
        onClose={onClose}
      />
    </div>
  );
}

/** What was left out for one reason, with the companies that it holds for. */
function byReason(leftOut: readonly LeftOut[]) {
  const groups = new Map<
    string,
    { readonly report: string; readonly why: string; readonly companies: string[] }
  >();
  for (const { company, report, why } of leftOut) {
    const key = `${report}\n${why}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { report, why, companies: [company] });
    else group.companies.push(company);
  }
  return [...groups.values()];
}

function formatsFrom(value: string): SetFormats {
  if (value === "all") return value;
  return REPORT_FORMAT_NAMES.find((name) => name === value) ?? "usual";
}
