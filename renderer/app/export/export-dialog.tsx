import { Button, Modal, NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { Circle, PilotState } from "../../../shared/journal/pilot-state.ts";
import { pilotRecord, recordById } from "../../../shared/records/read-records.ts";
import { REPORT_FORMATS, type ReportFormatName } from "../../../shared/report/file-formats.ts";
import { hasCopies } from "../../../shared/report/report-copy.ts";
import { PILOT_REPORT_KINDS } from "../../../shared/report/report-kinds.ts";
import { Loading } from "../../components/loading.tsx";
import type { SavedFile } from "../../host/host.ts";
import { useLayers } from "../../stores/layer-store.ts";
import { momentOf } from "../clock.ts";
import { sentenceOf } from "../files/arrival-words.ts";
import { SavedFileNote } from "../files/saved-file.tsx";
import { usePlace } from "../navigation.ts";
import { hrefOf } from "../places.ts";
import { ROLE_DEFAULTS } from "../roles.ts";
import { useServices } from "../services.ts";
import { useCurrentPilotId } from "../shell/current-pilot.ts";
import { shownLocale, usualPaper } from "../shown-locale.ts";
import { useAnswer } from "../use-answer.ts";
import { useRole } from "../use-role.ts";
import { CopyField } from "./copy-field.tsx";
import { type ExportChoice, type ExportFormat, type ExportStep, runExport } from "./export-run.ts";
import { ExportProblem, LocaleField, PaperField, type PaperSize } from "./form-parts.tsx";
import { PortfolioExport } from "./portfolio-export.tsx";
import { type ReportKind, reportFacts, reportOfPlace } from "./report-list.ts";
import { type ReportSubject, subjectOfPlace } from "./report-subject.ts";
import { SubjectFields } from "./subject-fields.tsx";
import { useExport } from "./use-export.ts";

/** How far an export is: which of so many files, and what is done with it. */
interface StepOf {
  readonly step: ExportStep;
  readonly place: number;
  readonly count: number;
}

const STEPS: Readonly<Record<ExportStep, string>> = {
  gathering: "Gathering figures…",
  writing: "Laying out the report…",
  printing: "Printing to PDF…",
  saving: "Waiting for a place to save it…",
};

/** Exports a report of the company on the screen: report, format, paper; then its progress, and the saved file. */
export function ExportDialog(): ReactElement {
  const show = useLayers((state) => state.show);
  const place = usePlace();
  return place.id === "portfolio" ? <PortfolioExport onClose={() => show(null)} /> : <CompanyExport />;
}

function CompanyExport(): ReactElement {
  const show = useLayers((state) => state.show);
  const { workspace } = useServices();
  const pilotId = useCurrentPilotId() ?? "";
  const opened = useAnswer([workspace, pilotId], () => workspace.open(pilotId));
  return (
    <Modal opened onClose={() => show(null)} title="Export">
      {opened.kind === "ready" ? (
        <ExportForm pilot={opened.value} onClose={() => show(null)} />
      ) : opened.kind === "loading" ? (
        <Loading height={240} what="the company" />
      ) : (
        <p className="note bad">{sentenceOf(opened.problem)}</p>
      )}
    </Modal>
  );
}

function ExportForm(props: { readonly pilot: PilotState; readonly onClose: () => void }): ReactElement {
  const { pilot, onClose } = props;
  const { host, now } = useServices();
  const place = usePlace();
  const given = useLayers((state) => state.exportOf);
  const role = useRole();
  const usual = reportOfPlace(place, ROLE_DEFAULTS[role].report, pilot);
  const [kind, setKind] = useState<ReportKind>(given?.kind ?? usual);
  const [subject, setSubject] = useState<ReportSubject>(() =>
    given === null ? subjectOfPlace(pilot, kind, place, momentOf(pilot, now())) : { person: given.person },
  );
  const facts = reportFacts(kind);
  // The chief executive shows it to the room; others keep all and choose what leaves the house.
  const [circle, setCircle] = useState<Circle>(role === "ceo" ? "everyone" : "partner");
  const company = recordById(pilot, "company", pilotRecord(pilot).company);
  const [format, setFormat] = useState<ExportFormat>(facts.formats[0]);
  const [paper, setPaper] = useState<PaperSize>(company?.paper ?? usualPaper(shownLocale()));
  const [locale, setLocale] = useState(shownLocale);
  const { client, state, start, stop } = useExport<StepOf, SavedFile>();
  const startOf = (choice: ExportChoice): void => {
    setFormat(choice.format);
    void start({ step: "gathering", place: 0, count: 1 }, (signal, onStep) =>
      runExport(
        {
          pilot,
          company: company?.name ?? "Company",
          client,
          host,
          signal,
          onStep: (step, place, count) => onStep({ step, place, count }),
          asOfMs: momentOf(pilot, now()),
        },
        choice,
      ),
    );
  };
  const lack = facts.lack(pilot);
  const cannotPrint = host.kind === "browser" && format === "pdf" && lack === null;
  const isRunning = state.kind === "running";
  if (state.kind === "done") return <SavedFileNote file={state.outcome} onClose={onClose} />;
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault();
        const whose = hasCopies(kind) ? { ...subject, circle } : subject;
        startOf({ kind, paper, locale, subject: whose, format: cannotPrint ? "html" : format });
      }}
    >
      <NativeSelect
        label="Report"
        disabled={isRunning}
        data={PILOT_REPORT_KINDS.map((value) => ({ value, label: reportFacts(value).name }))}
        value={kind}
        onChange={(event) => {
          const next = event.currentTarget.value as ReportKind;
          setKind(next);
          setSubject(subjectOfPlace(pilot, next, place, momentOf(pilot, now())));
          setFormat(reportFacts(next).formats[0]);
        }}
      />
      <p className="muted">{facts.about}</p>
      {lack === null ? (
        <SubjectFields
          pilot={pilot}
          kind={kind}
          subject={subject}
          isDisabled={isRunning}
          onChange={setSubject}
        />
      ) : null}
      {lack === null ? (
        <div className="row" style={{ alignItems: "flex-end", gap: 12 }}>
          <NativeSelect
            label="Format"
            className="grow"
            disabled={isRunning}
            data={formatChoices(facts.formats)}
            value={format}
            onChange={(event) => setFormat(event.currentTarget.value as ExportFormat)}
          />
          {format === "pdf" || format === "html" || format === "docx" || format === "all" ? (
            <PaperField paper={paper} isDisabled={isRunning} onChange={setPaper} />
          ) : null}
        </div>
      ) : (
        <div className="note due">
          <p>{lack.what}</p>
          <a href={hrefOf(`/c/${pilot.pilotId}/${lack.path}`)} onClick={onClose}>
            {lack.link}
          </a>
        </div>
      )}
      {lack === null && format !== "csv" ? (
        <LocaleField locale={locale} isDisabled={isRunning} onChange={setLocale} />
      ) : null}
      {lack === null && hasCopies(kind) ? (
        <CopyField circle={circle} isDisabled={isRunning} onChange={setCircle} />
      ) : null}
      {cannotPrint ? (
        <p className="note">
          A page in a browser cannot write a PDF by itself. Export the report as HTML, open it and print it
          with “Save as PDF”: the pages come out the same. The desktop app and the command line write the PDF
          at once.
        </p>
      ) : null}
      {state.kind === "failed" ? <ExportProblem problem={state.problem} /> : null}
      <div className="row" style={{ gap: 12 }}>
        <p className="muted grow" role="status">
          {isRunning ? stepWords(state.step) : ""}
        </p>
        <Button onClick={isRunning ? stop : onClose} disabled={isRunning && state.step.step === "saving"}>
          {isRunning ? "Stop" : "Cancel"}
        </Button>
        <Button type="submit" variant="filled" data-autofocus loading={isRunning} disabled={lack !== null}>
          {cannotPrint ? "Export HTML to print…" : "Export…"}
        </Button>
      </div>
    </form>
  );
}

/** The usual format by itself, all others below their own heading. */
function formatChoices([usual, ...others]: readonly [ReportFormatName, ...ReportFormatName[]]) {
  const item = (value: ReportFormatName) => ({ value, label: REPORT_FORMATS[value].name });
  const all = { value: "all", label: "All of them, one ZIP" };
  return [item(usual), { group: "Other formats", items: [...others.map(item), all] }];
}

/** What is being done, and of several files for which. */
function stepWords({ step, place, count }: StepOf): string {
  return count === 1 ? STEPS[step] : `${STEPS[step]} ${place + 1} of ${count}`;
}
