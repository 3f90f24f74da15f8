import { type EpochDay, formatCalendarDate } from "../../calendar/calendar-date.ts";
import { dayOf } from "../../calendar/moments.ts";
import { baselineInForce } from "../../domain/baselines.ts";
import type { Operational } from "../../domain/ownership.ts";
import type { PilotView } from "../../domain/pilot-view.ts";
import { pilotWorkflow } from "../../domain/pilot-workflow.ts";
import { journalDigest } from "../../journal/journal-digest.ts";
import type { PilotState } from "../../journal/pilot-state.ts";
import { type MetricId, metricDefinition } from "../../metrics/registry.ts";
import { APP } from "../../product-version.ts";
import { pilotRecord, recordById } from "../../records/read-records.ts";
import { keyValue, nameText, statusCell, textCell } from "../baseline/blocks.ts";
import { PILLAR_NAMES, unitOf } from "../baseline/metric-print.ts";
import type { Status } from "../charts/status.ts";
import { type ReportFormat, reportFormat } from "../format/report-format.ts";
import { operationalEntry, withOperational } from "../operational.ts";
import type {
  DefinitionRow,
  FigureRow,
  KeyValue,
  ReportDocument,
  ReportSection,
} from "../report-document.ts";

/** What a report about a moment of a pilot is made with. */
export interface ReportMoment {
  readonly pilot: PilotState;
  /** The date that the report is of, in the pilot's zone. */
  readonly asOf: EpochDay;
  readonly format: ReportFormat;
  /** How much of what the leadership is shown is acted on, at that moment. */
  readonly operational: Operational;
}

/** What a report of the moment of a view is made with. */
export function reportMoment(pilot: PilotState, view: PilotView, locale?: string): ReportMoment {
  const asOf = view.moment.date;
  return {
    pilot,
    asOf,
    format: reportFormat({ locale, currency: pilotRecord(pilot).currency, asOf }),
    operational: view.operational,
  };
}

/** A digest that a report can be held against, and of what it is. */
export interface Fingerprint {
  readonly digest: string;
  readonly of: string;
}

/** What a report of few pages says of itself. */
export interface FrameFacts {
  readonly kind: ReportDocument["kind"];
  readonly title: string;
  readonly subtitle: string;
  readonly version: string;
  readonly status: Status;
  /** What it stands on; null: the sealed baseline in force, else the journal as it is. */
  readonly fingerprint: Fingerprint | null;
  readonly confidentiality: string;
  readonly entries: readonly KeyValue[];
  readonly sections: readonly Omit<ReportSection, "number">[];
  readonly figures: readonly FigureRow[];
  readonly definitions?: readonly DefinitionRow[];
}

/** A report without a cover: control block and sections on pages that follow each other. */
export function framedReport(
  { pilot, asOf, format, operational }: ReportMoment,
  facts: FrameFacts,
): ReportDocument {
  const root = pilotRecord(pilot);
  const company = nameText(recordById(pilot, "company", root.company)?.name ?? "Company");
  const workflow = pilotWorkflow(pilot)?.name ?? "No workflow chosen";
  const start = dayOf(root.startDate);
  const day = start === null ? "" : `Day ${asOf - start} of 180 · `;
  const fingerprint = facts.fingerprint ?? fingerprintOf(pilot);
  const control = {
    company,
    title: facts.title,
    subtitle: facts.subtitle,
    asOf: format.dates.fullDate(asOf),
    asOfIso: formatCalendarDate(asOf),
    version: facts.version,
    confidentiality: nameText(root.notice ?? facts.confidentiality, 64),
    fingerprint: fingerprint.digest,
    engine: APP,
    status: facts.status,
    entries: [
      keyValue("Company", company),
      keyValue("Workflow", nameText(workflow)),
      keyValue("As of", textCell(`${day}${format.dates.fullDate(asOf)}`)),
      ...facts.entries,
      fingerprintEntry(fingerprint),
      operationalEntry(operational, format),
      keyValue("Status", statusCell(facts.status.word)),
    ],
  };
  const document: ReportDocument = {
    kind: facts.kind,
    locale: format.locale,
    currency: root.currency,
    control,
    parts: [
      {
        title: facts.title,
        sections: [
          {
            id: "control",
            number: "",
            name: facts.title,
            finding: "",
            hasContent: true,
            blocks: [{ kind: "keyValues", entries: control.entries }],
          },
          ...facts.sections.map((section, place) => ({ ...section, number: String(place + 1) })),
        ],
      },
    ],
    figures: facts.figures,
    definitions: facts.definitions ?? [],
  };
  return withOperational(document, operational, format);
}

/** What a report stands on: the sealed baseline in force, else the journal as it is. */
export function fingerprintOf(pilot: PilotState): Fingerprint {
  const baseline = baselineInForce(pilot);
  return baseline === null
    ? { digest: journalDigest(pilot), of: "of the journal: no baseline is sealed" }
    : { digest: baseline.digest, of: "of the sealed baseline" };
}

/** The same as a line of the control block. */
export function fingerprintEntry({ digest, of }: Fingerprint): KeyValue {
  return keyValue("Fingerprint", textCell(digest, { style: "mono", detail: of }));
}

/** A figure in long form, for CSV and the sheet of figures. */
export function figureRow(
  { format }: ReportMoment,
  metric: MetricId,
  figure: {
    readonly workflow: string;
    readonly segment: string;
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly n?: number | null;
    readonly from: string | null;
    readonly to: string | null;
  },
  period: string,
): FigureRow {
  const { name, pillar, formula } = metricDefinition(metric);
  const unit = unitOf(metric);
  return {
    metric,
    metricName: name,
    pillar: PILLAR_NAMES[pillar],
    workflow: figure.workflow,
    segment: figure.segment,
    period,
    from: figure.from,
    to: figure.to,
    value: figure.value,
    low: figure.low,
    high: figure.high,
    n: figure.n ?? null,
    numerator: null,
    denominator: null,
    unit,
    currency: format.currencyOf(unit),
    printed: format.value(figure.value, unit).text,
    printedInterval: format.interval(figure.low, figure.high, unit),
    definition: formula,
  };
}
