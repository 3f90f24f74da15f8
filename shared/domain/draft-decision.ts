import type { EpochDay } from "../calendar/calendar-date.ts";
import { formatCalendarDate } from "../calendar/calendar-date.ts";
import { formatInstant } from "../calendar/instant.ts";
import { dateOfMoment } from "../calendar/moments.ts";
import { DEFAULT_IMPACT_DAYS } from "../metrics/impact.ts";
import type { MetricId } from "../metrics/registry.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordsOf } from "../records/read-records.ts";
import type { FieldsOf, RecordOf } from "../records/record-types.ts";
import { judgedRange } from "./band-state.ts";
import type { FrozenFigure } from "./frozen-figure.ts";
import { figureIn, frozen, intervalOf, scopeNames } from "./frozen-figure.ts";
import { lensReadings } from "./lens-readings.ts";
import { metricName, metricValue } from "./metric-words.ts";
import type { PilotFigures } from "./pilot-figures.ts";
import { pilotWorkflow } from "./pilot-workflow.ts";

/** What a decision is drafted from: what was looked at when somebody said "Decide…". */
export interface DraftRequest {
  /** The metric in question; absent: the decision is not about a figure. */
  readonly metric?: MetricId;
  /** Ids; absent: the pilot's workflow, all segments. */
  readonly workflow?: string;
  readonly segment?: string;
  readonly title?: string;
  /** Id of the change in question; absent: the last one on the workflow within 14 days. */
  readonly change?: string;
  /** The obligation that made it urgent: its deadline, and the words that were committed to. */
  readonly obligation?: { readonly deadlineMs: number | null; readonly action: string | null };
}

/** The input of `decision.add` that the draft makes. */
export type DecisionDraft = Pick<FieldsOf<"decision">, "title" | "status"> & Partial<FieldsOf<"decision">>;

const LONGEST_TITLE = 240;

/**
 * A decision prefilled from what was looked at, at a moment: scope, the figure in question and the readings of the three
 * lenses as evidence, the last change as option A "roll back" with "keep" as option B, and the obligation's deadline
 * with its committed action as what holds if nobody decides.
 */
export function draftDecision(
  pilot: RecordsHolder,
  figures: PilotFigures,
  request: DraftRequest,
  asOfMs: number,
): DecisionDraft {
  const workflow = request.workflow ?? pilotWorkflow(pilot)?.id;
  const scope = {
    ...(workflow === undefined ? {} : { workflow }),
    ...(request.segment === undefined ? {} : { segment: request.segment }),
  };
  const change = changeInQuestion(pilot, figures, request, workflow, asOfMs);
  const figure =
    request.metric === undefined ? null : judgedFigure(pilot, figures, request.metric, scope, asOfMs);
  const at = formatInstant(asOfMs);
  const changeTitle = change === null ? null : onOneLine(change.title ?? change.key);
  return {
    title: request.title ?? titleOf(figure, changeTitle),
    status: "draft",
    question: questionOf(figure, changeTitle),
    ...scope,
    ...(changeTitle === null ? {} : { options: [`Roll back: ${changeTitle}`, `Keep: ${changeTitle}`] }),
    ...(change === null ? {} : { change: change.id }),
    evidence: [
      ...(figure === null ? [] : [{ ...figure, at }]),
      ...lensReadings(pilot, figures, scope, asOfMs).map((one) => ({ ...one.figure, at, lens: one.lens })),
    ],
    ...dueOf(figures, request.obligation),
  };
}

function judgedFigure(
  pilot: RecordsHolder,
  figures: PilotFigures,
  metric: MetricId,
  scope: { readonly workflow?: string; readonly segment?: string },
  asOfMs: number,
): FrozenFigure | null {
  const range = judgedRange(figures, metric, asOfMs);
  const figure = figureIn(figures, metric, scopeNames(pilot, metric, scope), range);
  if (figure === undefined) return null;
  return frozen({ ...figure, ...pickEnds(intervalOf(figures, figure, range, asOfMs)) });
}

function pickEnds({ low, high }: { readonly low: number | null; readonly high: number | null }) {
  return { low, high };
}

function changeInQuestion(
  pilot: RecordsHolder,
  figures: PilotFigures,
  request: DraftRequest,
  workflow: string | undefined,
  asOfMs: number,
): RecordOf<"change"> | null {
  const changes = recordsOf(pilot, "change");
  if (request.change !== undefined) return changes.find(({ id }) => id === request.change) ?? null;
  const { timeZone } = figures.settings;
  const today: EpochDay = figures.prepared.clock.dayOf(asOfMs);
  const recent = changes.flatMap((change) => {
    const on = dateOfMoment(change.at, timeZone);
    const isPast = on !== null && on <= today && on > today - DEFAULT_IMPACT_DAYS;
    const isDone =
      change.status === undefined || change.status === "deployed" || change.status === "validated";
    return isPast && isDone && change.workflow === workflow ? [{ change, on }] : [];
  });
  return recent.toSorted((one, other) => other.on - one.on)[0]?.change ?? null;
}

function titleOf(figure: FrozenFigure | null, change: string | null): string {
  if (figure !== null) return onOneLine(figureWords(figure));
  return change === null ? "New decision" : onOneLine(`Keep or roll back: ${change}`);
}

/** Imported texts may hold lines and be long; a title is one line. */
function onOneLine(text: string): string {
  const line = text.replaceAll(/[\u0000-\u0020\u007f\u2028\u2029]+/gu, " ").trim();
  return line.length <= LONGEST_TITLE ? line : `${line.slice(0, LONGEST_TITLE).toWellFormed()}…`;
}

function questionOf(figure: FrozenFigure | null, change: string | null): string {
  if (change !== null) return `Roll back "${change}", or keep it?`;
  return figure === null ? "What do we decide?" : `What do we do about it: ${figureWords(figure)}?`;
}

function figureWords({ metric, segment, value }: FrozenFigure): string {
  const where = segment === "*" ? "" : ` in ${segment}`;
  const reading = value === null ? "no data" : metricValue(metric as MetricId, value);
  return `${metricName(metric)}${where}: ${reading}`;
}

function dueOf(
  figures: PilotFigures,
  obligation: DraftRequest["obligation"],
): Pick<DecisionDraft, "dueOn" | "defaultOutcome"> {
  if (obligation === undefined) return {};
  const { deadlineMs, action } = obligation;
  return {
    // The last day that lies wholly before the deadline's end.
    ...(deadlineMs === null
      ? {}
      : { dueOn: formatCalendarDate(figures.prepared.clock.dayOf(deadlineMs - 1)) }),
    ...(action === null ? {} : { defaultOutcome: action }),
  };
}
