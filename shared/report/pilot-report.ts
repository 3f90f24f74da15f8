import { instantOf } from "../calendar/moments.ts";
import { PHASES } from "../calendar/period.ts";
import { baselineInForce } from "../domain/baselines.ts";
import type { PhaseId } from "../domain/checklist-template.ts";
import { createPilotFigures } from "../domain/create-pilot-figures.ts";
import { ownerSlip } from "../domain/owner-slip.ts";
import { pilotView } from "../domain/pilot-view.ts";
import type { MinutesCopy } from "../domain/review-minutes.ts";
import { strategicReset } from "../domain/strategic-reset.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { Circle, PilotState } from "../journal/pilot-state.ts";
import { type FigureSource, preparedOf } from "../metrics/figures.ts";
import { startDateOf } from "../pilot-data/metric-settings-of.ts";
import { pilotRecord, recordById, recordsOf } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { buildBaselineReport } from "./baseline/build-baseline-report.ts";
import { gatherBaselineInput } from "./baseline/gather-baseline-input.ts";
import { brandOf } from "./brand.ts";
import { diligenceReport } from "./diligence/diligence-report.ts";
import { exitReport } from "./exit/exit-report.ts";
import { kpiRows } from "./kpi/kpi-rows.ts";
import { phaseReport } from "./phase/phase-report.ts";
import { progressGround } from "./progress/progress-ground.ts";
import { copyFor, marked } from "./report-copy.ts";
import type { ReportDocument } from "./report-document.ts";
import type { PilotReportKind } from "./report-kinds.ts";
import { boardReport } from "./reviews/board-report.ts";
import { minutesReport } from "./reviews/minutes-report.ts";
import { reportMoment } from "./reviews/report-frame.ts";
import { resetReport } from "./reviews/reset-report.ts";
import { slipReport } from "./reviews/slip-report.ts";

/** Which report, of what, at which moment (epoch milliseconds). */
export interface ReportRequest {
  readonly kind: PilotReportKind;
  readonly asOfMs: number;
  /** Phase report: which; without it the phase of the day, after Day 180 the last one. */
  readonly phase?: PhaseId | undefined;
  /** Minutes: id of the review; without it the last one that was closed. */
  readonly review?: string | undefined;
  /** Minutes: for whom; the room unless it says otherwise. */
  readonly copy?: MinutesCopy | undefined;
  /** Board: id of the narrative; without it the last one that was published, else the last draft. */
  readonly narrative?: string | undefined;
  /** For whom: what belongs to narrower circles is left out and counted. Without it all that this copy holds. */
  readonly circle?: Circle | undefined;
  /** Owner slip: id or name of the person. */
  readonly person?: string | undefined;
  /** BCP 47: whose numbers and dates the report has; its words stay English. Without it `en-GB`. */
  readonly locale?: string | undefined;
}

/** The kinds whose workbook has the metrics with owner, line and action, to be sent back. */
const WITH_KPIS: ReadonlySet<PilotReportKind> = new Set(["baseline", "phase", "reset", "board"]);

/** A report as a document. A problem that `hasNothingFor` knows: there is nothing that it could be of. */
export function pilotReport(
  pilot: PilotState,
  data: FigureSource,
  request: ReportRequest,
): Result<ReportDocument> {
  const copy = request.circle === undefined ? null : copyFor(pilot, request.circle);
  const shown = copy?.pilot ?? pilot;
  const document = documentOf(shown, data, request);
  if (!document.ok) return document;
  const brand = brandOf(shown);
  return success({
    ...(copy === null ? document.value : marked(document.value, copy)),
    ...(brand === null ? {} : { brand }),
    ...(WITH_KPIS.has(request.kind) ? { kpis: kpiRows(shown, figuresOf(shown, data), request.asOfMs) } : {}),
  });
}

function documentOf(pilot: PilotState, data: FigureSource, request: ReportRequest): Result<ReportDocument> {
  switch (request.kind) {
    case "baseline": {
      const input = gatherBaselineInput(pilot, data);
      return input.ok ? success(buildBaselineReport(input.value, { locale: request.locale })) : input;
    }
    case "diligence":
      return diligenceOf(pilot, data, request);
    case "minutes":
      return minutesOf(pilot, data, request);
    case "reset":
      return resetOf(pilot, data, request);
    case "board":
      return boardOf(pilot, data, request);
    case "slip":
      return slipOf(pilot, data, request);
    case "phase":
      return phaseOf(pilot, data, request);
    case "exit":
      return exitOf(pilot, data, request);
  }
}

function diligenceOf(pilot: PilotState, data: FigureSource, { asOfMs, locale }: ReportRequest) {
  if (recordsOf(pilot, "readinessAnswer").length === 0) {
    return failure("NO_READINESS", "No question of the readiness questionnaire is answered in this pilot");
  }
  return success(diligenceReport(pilot, pilotView(pilot, preparedOf(data), asOfMs), locale));
}

function minutesOf(
  pilot: PilotState,
  data: FigureSource,
  { review, copy, asOfMs, locale }: ReportRequest,
): Result<ReportDocument> {
  const found = review === undefined ? lastReview(pilot) : recordById(pilot, "review", review);
  if (found === null) return noReview(review);
  const ground = groundAt(pilot, data, instantOf(found.closedAt ?? found.startedAt) ?? asOfMs, locale);
  return success(minutesReport(ground, found, copy ?? "room"));
}

function resetOf(
  pilot: PilotState,
  data: FigureSource,
  { review, asOfMs, locale }: ReportRequest,
): Result<ReportDocument> {
  if (startDateOf(pilotRecord(pilot)) === null) {
    return failure("NO_PHASE", "It is a target for diligence: no pilot runs there that could be reset");
  }
  const found = review === undefined ? null : recordById(pilot, "review", review);
  if (review !== undefined && found?.kind !== "monthly") return noReview(review);
  const atMs = instantOf(found?.closedAt) ?? asOfMs;
  const running = recordsOf(pilot, "review").findLast(
    ({ kind, startedAt, closedAt }) =>
      kind === "monthly" && startedAt !== undefined && closedAt === undefined,
  );
  const figures = figuresOf(pilot, data);
  if (strategicReset(pilot, figures, atMs).month === null) {
    return failure("NO_MONTH", "The data hold no whole month that is mature");
  }
  return success(resetReport(momentAt(pilot, data, atMs, locale), figures, found ?? running ?? null, atMs));
}

function boardOf(
  pilot: PilotState,
  data: FigureSource,
  { narrative, asOfMs, locale }: ReportRequest,
): Result<ReportDocument> {
  const all = recordsOf(pilot, "narrative").filter(({ withheld }) => withheld.length === 0);
  const found =
    narrative === undefined
      ? (all.findLast(({ status }) => status === "published") ?? all.at(-1))
      : all.find(({ id }) => id === narrative);
  if (found === undefined) return failure("NO_NARRATIVE", "No board narrative is on record in this pilot");
  const atMs = instantOf(found.publishedAt) ?? asOfMs;
  const ground = groundAt(pilot, data, atMs, locale);
  return success(boardReport(ground, ground.view.figures, found, asOfMs, ground));
}

function phaseOf(
  pilot: PilotState,
  data: FigureSource,
  { phase, asOfMs, locale }: ReportRequest,
): Result<ReportDocument> {
  const start = startDateOf(pilotRecord(pilot));
  const { clock } = preparedOf(data);
  const today = start === null ? null : clock.dayOf(asOfMs) - start;
  if (start === null || today === null || today < 0) {
    return failure("NO_PHASE", "The pilot has not begun: there is no phase to report on");
  }
  const wanted =
    PHASES.find(({ label }) => label === phase) ??
    PHASES.find(({ firstDay, lastDay }) => today >= firstDay && today <= lastDay) ??
    PHASES[PHASES.length - 1];
  if (wanted === undefined || wanted.firstDay > today) {
    return failure("NO_PHASE", `Phase ${phase ?? ""} has not begun: today is Day ${today}`);
  }
  // A phase that is over is reported as it stood when it ended.
  const endMs = clock.startOfDay(start + wanted.lastDay + 1) - 1;
  return success(phaseReport(groundAt(pilot, data, Math.min(asOfMs, endMs), locale), wanted.label));
}

function exitOf(
  pilot: PilotState,
  data: FigureSource,
  { asOfMs, locale }: ReportRequest,
): Result<ReportDocument> {
  if (baselineInForce(pilot) === null) {
    return failure("NO_BASELINE", "The four proofs are held against a sealed baseline, and there is none");
  }
  return success(exitReport(groundAt(pilot, data, asOfMs, locale)));
}

function groundAt(pilot: PilotState, data: FigureSource, atMs: number, locale: string | undefined) {
  const view = pilotView(pilot, preparedOf(data), atMs);
  return progressGround(reportMoment(pilot, view, locale), view);
}

function slipOf(
  pilot: PilotState,
  data: FigureSource,
  { person, asOfMs, locale }: ReportRequest,
): Result<ReportDocument> {
  const found = personOf(pilot, person);
  if (!found.ok) return found;
  const view = pilotView(pilot, preparedOf(data), asOfMs);
  const slip = ownerSlip(pilot, view, found.value.id);
  if (slip === null) return failure("NO_PERSON", "There is no such person in this pilot");
  return success(slipReport(reportMoment(pilot, view, locale), slip));
}

/** A person of the pilot by id or name. */
export function personOf(pilot: PilotState, person: string | undefined): Result<RecordOf<"person">> {
  const people = recordsOf(pilot, "person");
  const byName = people.filter(({ name }) => name === person);
  const [found] = [...people.filter(({ id }) => id === person), ...byName];
  if (found !== undefined && byName.length <= 1) return success(found);
  const names = people.map(({ name }) => name).join(", ");
  return failure(
    "NO_PERSON",
    person === undefined
      ? `An owner slip is of one person: ${names}`
      : `There is no one person ${person.slice(0, 40)} in this pilot: ${names}`,
  );
}

function lastReview(pilot: PilotState): RecordOf<"review"> | null {
  const closed = recordsOf(pilot, "review").filter(({ closedAt }) => closedAt !== undefined);
  return (
    closed.toSorted((a, b) => (instantOf(a.closedAt) ?? 0) - (instantOf(b.closedAt) ?? 0)).at(-1) ?? null
  );
}

function noReview(review: string | undefined) {
  return failure(
    "NO_REVIEW",
    review === undefined
      ? "No review was closed in this pilot"
      : `There is no such review: ${review.slice(0, 40)}`,
  );
}

function momentAt(pilot: PilotState, data: FigureSource, atMs: number, locale: string | undefined) {
  return reportMoment(pilot, pilotView(pilot, preparedOf(data), atMs), locale);
}

function figuresOf(pilot: PilotState, data: FigureSource) {
  return createPilotFigures(preparedOf(data), pilotRecord(pilot).baselineWeeks);
}
