import { formatCalendarDate } from "../../calendar/calendar-date.ts";
import { dayOf } from "../../calendar/moments.ts";
import type { PilotView } from "../../domain/pilot-view.ts";
import { type ReadinessCase, readinessCase } from "../../domain/readiness/readiness-case.ts";
import { SECTION_NAMES } from "../../domain/readiness/readiness-question.ts";
import type { PilotState } from "../../journal/pilot-state.ts";
import { APP } from "../../product-version.ts";
import { pilotRecord, recordById, recordsOf } from "../../records/read-records.ts";
import { keyValue, nameText, optionalCell, plural, statusCell, textCell } from "../baseline/blocks.ts";
import type { Status } from "../charts/status.ts";
import { type ReportFormat, reportFormat } from "../format/report-format.ts";
import { operationalEntry, withOperational } from "../operational.ts";
import type { FigureRow, ReportControl, ReportDocument } from "../report-document.ts";
import { fingerprintEntry, fingerprintOf } from "../reviews/report-frame.ts";
import { answersSection, coverageSection, gapsSection, planSection, readinessSection } from "./sections.ts";

/** The diligence report of a company at the moment of a view: score, gaps, signals, and the plan from day one. */
export function diligenceReport(pilot: PilotState, view: PilotView, locale?: string): ReportDocument {
  const root = pilotRecord(pilot);
  const format = reportFormat({ locale, currency: root.currency, asOf: view.moment.date });
  const readiness = readinessCase(pilot, view);
  const control = controlOf(pilot, view, readiness, format);
  const figures = readinessFigures(readiness, format, formatCalendarDate(view.moment.date));
  const sections = [
    readinessSection(readiness, format),
    gapsSection(readiness),
    planSection(readiness),
    coverageSection(readiness, format),
    answersSection(readiness),
  ];
  const document: ReportDocument = {
    kind: "diligence",
    locale: format.locale,
    currency: root.currency,
    control,
    parts: [
      {
        title: control.title,
        sections: [
          {
            id: "control",
            number: "",
            name: control.title,
            finding: "",
            hasContent: true,
            blocks: [{ kind: "keyValues", entries: control.entries }],
          },
          ...sections.map((section, place) => ({ ...section, number: String(place + 1) })),
        ],
      },
    ],
    figures,
    definitions: figures.map(({ metric, metricName, definition }) => ({
      id: metric,
      pillar: "Readiness",
      name: metricName,
      unit: metric === "readiness.score" ? "0–100" : "0–4",
      direction: "higher is better",
      formula: definition,
      columns: "",
    })),
  };
  // Nobody leads a target by metrics yet.
  return isTarget(view) ? document : withOperational(document, view.operational, format);
}

function isTarget({ moment }: PilotView): boolean {
  return moment.stage === "target";
}

function controlOf(
  pilot: PilotState,
  view: PilotView,
  { state }: ReadinessCase,
  format: ReportFormat,
): ReportControl {
  const root = pilotRecord(pilot);
  const { moment } = view;
  const company = nameText(recordById(pilot, "company", root.company)?.name ?? "Company");
  const about = recordsOf(pilot, "diligence").at(-1);
  const due = dayOf(about?.decisionDue);
  const status: Status = { word: state.answered === state.total ? "complete" : "partial" };
  const asOf = format.dates.fullDate(moment.date);
  const answered = `${state.answered} of ${state.total} questions answered, ${state.evidenced} with evidence`;
  return {
    company,
    title: "Diligence report",
    subtitle: "Readiness for convergence",
    asOf,
    asOfIso: formatCalendarDate(moment.date),
    version: plural(state.answered, "answer"),
    confidentiality: nameText(root.notice ?? "Confidential", 64),
    fingerprint: fingerprintOf(pilot).digest,
    engine: APP,
    status,
    entries: [
      keyValue("Company", company),
      keyValue("Sector", optionalCell(about?.sector ?? null)),
      keyValue("Size", optionalCell(about?.size ?? null)),
      keyValue("As of", textCell(moment.day === null ? asOf : `Day ${moment.day} of 180 · ${asOf}`)),
      keyValue("Decision due", optionalCell(due === null ? null : format.dates.fullDate(due))),
      keyValue("Sources", optionalCell(about?.dataSource ?? null)),
      keyValue("Note", optionalCell(about?.note ?? null)),
      fingerprintEntry(fingerprintOf(pilot)),
      ...(isTarget(view) ? [] : [operationalEntry(view.operational, format)]),
      keyValue("Status", statusCell(status.word, answered)),
    ],
  };
}

/** The score and the five levels in long form, for CSV and the sheet of figures. */
function readinessFigures(
  { state }: ReadinessCase,
  { numbers }: ReportFormat,
  on: string,
): readonly FigureRow[] {
  const common = {
    pillar: "Readiness",
    workflow: "*",
    segment: "*",
    period: "all",
    from: null,
    to: on,
    low: null,
    high: null,
    numerator: null,
    denominator: null,
    unit: "score",
    currency: "",
    printedInterval: "",
  } as const;
  const printed = (value: number | null): string => (value === null ? "–" : numbers.fixed(value, 1));
  return [
    {
      ...common,
      metric: "readiness.score",
      metricName: "Readiness",
      value: state.score,
      n: state.answered,
      printed: printed(state.score),
      definition: "sum of the five mean levels / 20 × 100",
    },
    ...state.sections.map(({ section, level, answered }) => ({
      ...common,
      metric: `readiness.${section}`,
      metricName: SECTION_NAMES[section],
      value: level,
      n: answered,
      printed: printed(level),
      definition: "mean level of its answers, 0–4",
    })),
  ];
}
