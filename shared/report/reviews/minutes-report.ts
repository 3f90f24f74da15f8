import { parseCalendarDate } from "../../calendar/calendar-date.ts";
import { bottleneckSentence } from "../../domain/bottleneck-words.ts";
import { HEADLINES } from "../../domain/headlines.ts";
import { EFFECT_WORDS, LENS_NAMES, LENSES, type LensEffect } from "../../domain/lenses.ts";
import { routineWords } from "../../domain/review-agenda.ts";
import type { MinutesCopy, ReviewMinutes } from "../../domain/review-minutes.ts";
import { reviewMinutes } from "../../domain/review-minutes.ts";
import { REVIEW_SECTIONS } from "../../domain/review-sections.ts";
import type { SeenAgenda } from "../../domain/seen-agenda.ts";
import { digestOfJson } from "../../json/digest.ts";
import { isMetricId } from "../../metrics/registry.ts";
import type { RecordOf } from "../../records/record-types.ts";
import {
  caption,
  column,
  enumeration,
  heading,
  keyValue,
  missing,
  nameText,
  numberColumn,
  optionalCell,
  paragraph,
  row,
  statusCell,
  table,
  textCell,
} from "../baseline/blocks.ts";
import { unitOf } from "../baseline/metric-print.ts";
import { metricCell } from "../operational.ts";
import { definitionRowsOf, definitionsOf, progressFigures } from "../progress/definitions.ts";
import type { ProgressGround } from "../progress/progress-ground.ts";
import { scorecardSection } from "../progress/scorecard-section.ts";
import type { KeyValue, ReportBlock, ReportDocument, ReportSection } from "../report-document.ts";
import { figureRow, framedReport, type ReportMoment } from "./report-frame.ts";
import { REVIEW_NAMES } from "./review-names.ts";

type Draft = Omit<ReportSection, "number">;

/** Letters that a text may have beside a finding and say nothing of its own, such as the review's number. */
const SHORT = 24;
const HEADLINE_IDS = Object.values(HEADLINES);

/** The minutes of a review: the room's copy, or the facilitator's with the confidential points. */
export function minutesReport(
  moment: ProgressGround,
  review: RecordOf<"review">,
  copy: MinutesCopy,
): ReportDocument {
  const minutes = reviewMinutes(moment.pilot, review, copy);
  const { format } = moment;
  // A review that was held in the room has its page frozen; of others the figures of that moment are told.
  const stood = minutes.seen === null ? [stoodSection(moment)].filter(({ hasContent }) => hasContent) : [];
  const number = minutes.number === null ? "" : ` ${minutes.number}`;
  const seen = minutes.seen;
  const sections = [
    outcomeSection(moment, minutes),
    ...(minutes.answers.length === 0 && (seen?.due.length ?? 0) === 0 ? [] : [dueSection(minutes)]),
    ...(seen === null ? [] : [movementSection(moment, seen)]),
    ...stood,
    ...(minutes.decisions.length === 0 ? [] : [decisionsSection(minutes)]),
    ...(minutes.cells.length === 0 ? [] : [cellsSection(minutes)]),
    ...nextSections(moment, minutes),
    ...(copy === "facilitator" ? [confidentialSection(minutes)] : []),
  ];
  const signals = (seen === null ? [] : [...seen.regressed, ...seen.moved]).flatMap((one) =>
    isMetricId(one.metric) ? [{ ...one, metric: one.metric }] : [],
  );
  const shown = [...(stood.length > 0 ? HEADLINE_IDS : []), ...signals.map(({ metric }) => metric)];
  const definitions = definitionRowsOf(shown);
  const on = minutes.on === null ? "–" : format.dates.fullDate(minutes.on);
  return framedReport(moment, {
    kind: "minutes",
    title: `Minutes: ${REVIEW_NAMES[minutes.kind].toLowerCase()}${number}`,
    subtitle: on,
    version: copy === "room" ? "Room copy" : "Facilitator copy",
    status: { word: minutes.isClosed ? "complete" : "running" },
    // Closed minutes stay as they are, whatever is recorded later: they stand on their own record.
    fingerprint: { digest: digestOfJson({ ...review }), of: "of the record of this review" },
    confidentiality: copy === "room" ? "Confidential" : "Facilitator only",
    entries: [
      keyValue("Held on", on),
      ...attendanceEntries(minutes),
      keyValue("Copy", copy === "room" ? "Room" : "Facilitator: not for the room"),
    ],
    sections: [...sections, ...(definitions.length === 0 ? [] : [definitionsOf(definitions)])],
    figures: [
      ...signals.map((one) =>
        figureRow(moment, one.metric, { ...one, segment: "*", from: null, to: null }, "week"),
      ),
      ...(stood.length > 0 ? progressFigures(moment, HEADLINE_IDS) : []),
    ],
    definitions,
  });
}

function outcomeSection({ format }: ReportMoment, minutes: ReviewMinutes): Draft {
  const { verdict, tradeOff, bottleneck, sections, words } = minutes;
  const finding =
    verdict === null
      ? "The review runs: it has no verdict yet"
      : verdict === "none"
        ? (bottleneckSentence(bottleneck) ?? "No trade-off decision was made")
        : tradeOff === null
          ? "It ended with a decision, without a clear trade-off"
          : `Agreed: ${tradeOff.replace(/\.$/u, "")}`;
  const blocks: ReportBlock[] = [];
  if (words !== null && !isSaid(words, finding)) blocks.push(paragraph(words));
  if (sections.length > 0) {
    blocks.push(
      table(
        "Time",
        [column("Section", 4), numberColumn("Planned, min", 2), numberColumn("Spent, min", 2)],
        sections.map(({ key, plannedMinutes, spentMinutes }) =>
          row(
            textCell(REVIEW_SECTIONS.find((one) => one.key === key)?.name ?? key),
            minuteCell(plannedMinutes, format),
            minuteCell(spentMinutes, format),
          ),
        ),
      ),
    );
  }
  for (const { key, notes } of sections) {
    if (notes === undefined) continue;
    blocks.push(heading(REVIEW_SECTIONS.find((one) => one.key === key)?.name ?? key), paragraph(notes));
  }
  return { id: "outcome", name: "Outcome", finding, blocks, hasContent: true };
}

/** Where the pillars stood at the close, from the data as they are known now. */
function stoodSection(ground: ProgressGround): Draft {
  const section = scorecardSection(ground);
  return {
    ...section,
    name: "Where it stood",
    blocks: [
      // The same figures stand in the table: minutes are short.
      ...section.blocks.filter(({ kind }) => kind !== "figures"),
      caption("Computed for the moment of the close over the data as they are known now."),
    ],
  };
}

/** Whether a text says little more than a finding that stands above it. */
function isSaid(words: string, finding: string): boolean {
  return words.includes(finding) && words.length - finding.length < SHORT;
}

/** Who was there, and who was not. */
function attendanceEntries({ attendance }: ReviewMinutes): readonly KeyValue[] {
  const named = (isPresent: boolean): readonly string[] =>
    attendance
      .filter(({ present }) => present === isPresent)
      .map(({ name, role }) =>
        role === null || role === name ? nameText(name, 60) : `${nameText(name, 60)} (${role})`,
      );
  return (["Present", "Absent"] as const).flatMap((label) => {
    const names = named(label === "Present");
    return names.length === 0 ? [] : [keyValue(label, enumeration(names))];
  });
}

function minuteCell(minutes: number | undefined, format: ReportMoment["format"]) {
  return minutes === undefined
    ? optionalCell(null)
    : { text: format.numbers.fixed(minutes, 0), raw: minutes, rawKind: "decimal1" as const };
}

function dueSection({ answers, seen }: ReviewMinutes): Draft {
  const blocks: ReportBlock[] = [];
  if (answers.length > 0) {
    blocks.push(
      heading("Committed to and answered"),
      table(
        "Committed to and answered",
        [
          column("Metric", 2),
          column("Committed to beforehand", 4),
          column("Answer", 1.5),
          column("Reason", 3),
          column("By", 1.5),
        ],
        answers.map(({ metric, words, answer, reason, by }) =>
          row(
            textCell(metric),
            optionalCell(words === null ? null : `“${words}”`),
            statusCell(answer === "overruled" ? "overruled" : "obeyed"),
            optionalCell(reason),
            optionalCell(by),
          ),
        ),
      ),
    );
  }
  const due = seen?.due ?? [];
  if (due.length > 0) {
    blocks.push(
      heading("Still due at the close"),
      table(
        "Still due at the close",
        [column("What", 4), column("Kind", 1.5), column("Detail", 3)],
        due.map(({ text, kind, detail }) => row(textCell(text), textCell(kind), optionalCell(detail))),
      ),
    );
  }
  const overruled = answers.filter(({ answer }) => answer === "overruled").length;
  const finding = `${answers.length} answered, ${overruled} of them overruled; ${due.length} still due`;
  return { id: "due", name: "Due first", finding, blocks, hasContent: true };
}

function movementSection({ format, operational }: ReportMoment, seen: SeenAgenda): Draft {
  const { moved, regressed, changed, questions, routine } = seen;
  const blocks: ReportBlock[] = [];
  const signals = [
    ...regressed.map((one) => ({ ...one, word: "worse" as const })),
    ...moved.map((one) => ({ ...one, word: null })),
  ];
  if (signals.length > 0) {
    blocks.push(
      table(
        "Signals",
        [
          column("Metric", 2.4),
          column("", 1.2),
          numberColumn("Week", 1.2),
          numberColumn("Usual", 1.2),
          column("Why it counts", 6),
        ],
        signals.map(({ metric, workflow, value, low, high, usual, why, word }) => {
          const unit = isMetricId(metric) ? unitOf(metric) : "count";
          return row(
            metricCell(operational, metric, workflow === "*" ? {} : { detail: workflow }),
            word === null ? textCell("moved") : textCell("regressed"),
            { text: format.value(value, unit).text, detail: format.interval(low, high, unit) },
            { text: format.value(usual, unit).text },
            textCell(why),
          );
        }),
        routineWords(routine),
      ),
    );
  }
  for (const { question, shown, looked, notEnough } of questions) {
    blocks.push(heading(question));
    if (shown.length === 0) {
      blocks.push(paragraph(nowhereWords(looked, notEnough)));
      continue;
    }
    blocks.push(
      table(
        question,
        [
          column("Where", 4),
          numberColumn("Week", 1.5),
          numberColumn("Before", 1.5),
          numberColumn("Difference", 2),
        ],
        shown.map(
          ({ metric, workflow, segment, value, before, difference, differenceLow, differenceHigh }) => {
            const unit = isMetricId(metric) ? unitOf(metric) : "count";
            return row(
              textCell([workflow, segment].filter((name) => name !== "*").join(", ") || "all"),
              { text: format.value(value, unit).text },
              { text: format.value(before, unit).text },
              {
                text: format.difference(difference, unit).text,
                detail: format.interval(differenceLow, differenceHigh, unit),
              },
            );
          },
        ),
      ),
    );
  }
  if (changed.length > 0) {
    blocks.push(heading("What changed"), {
      kind: "list",
      isNumbered: false,
      items: changed.map(({ title, on }) => `${title}${on === null ? "" : ` (${dateText(on, format)})`}`),
    });
  }
  const finding = `${changed.length} changed, ${moved.length} moved, ${regressed.length} regressed`;
  return { id: "movement", name: "What changed and moved", finding, blocks, hasContent: true };
}

/** A day that was kept as a date, as the report writes dates. */
function dateText(date: string, { dates }: ReportMoment["format"]): string {
  const day = parseCalendarDate(date);
  return day === null ? date : dates.date(day);
}

/** What is said where a value question has no answer that the data show. */
export function nowhereWords(looked: number, notEnough: number): string {
  if (looked === 0) return "No data.";
  return notEnough === 0
    ? `Nowhere: ${looked} looked at, none shown by its interval.`
    : `Nowhere shown: ${looked} looked at, ${notEnough} of them with too few data.`;
}

function decisionsSection({ decisions }: ReviewMinutes): Draft {
  const blocks = decisions.flatMap(({ title, chosen, lenses, status }): readonly ReportBlock[] => [
    heading(title),
    paragraph(chosen === undefined ? `Status: ${status}.` : `Chosen: ${chosen} (${status}).`),
    table(
      title,
      [column("Lens", 2.4), column("Expected", 1.4), column("Why", 5)],
      LENSES.map((lens) => {
        const one = lenses?.[lens];
        return row(
          textCell(LENS_NAMES[lens]),
          optionalCell(one === undefined ? null : EFFECT_WORDS[one.effect as LensEffect]),
          optionalCell(one?.sentence ?? null),
        );
      }),
    ),
  ]);
  const finding = `${decisions.length} ${decisions.length === 1 ? "decision" : "decisions"} with three lenses`;
  return { id: "decisions", name: "Decisions", finding, blocks, hasContent: true };
}

function cellsSection({ cells }: ReviewMinutes): Draft {
  const count = (verdict: string): number => cells.filter((cell) => cell.verdict === verdict).length;
  return {
    id: "cells",
    name: "Continue, shift, stop",
    finding: `${count("continue")} continue, ${count("shift")} shift, ${count("stop")} stop`,
    hasContent: true,
    blocks: [
      table(
        "Cells",
        [column("Workflow", 2), column("Segment", 2), column("Verdict", 1.4), column("Reason", 4)],
        cells.map(({ workflow, segment, verdict, reason }) =>
          row(textCell(workflow), textCell(segment), textCell(verdict), optionalCell(reason ?? null)),
        ),
      ),
    ],
  };
}

function nextSections({ format }: ReportMoment, { parked, seen }: ReviewMinutes): readonly Draft[] {
  const ships = seen?.shipsNext ?? [];
  if (parked.length === 0 && ships.length === 0) return [];
  const blocks: ReportBlock[] = [];
  if (ships.length > 0) {
    blocks.push(
      table(
        "Ships next",
        [column("Change", 4), column("Planned on", 1.5), column("Held up by", 4)],
        ships.map(({ title, on, blockers }) =>
          row(
            textCell(title),
            optionalCell(on === null ? null : dateText(on, format)),
            optionalCell(blockers.length === 0 ? null : blockers.join("; ")),
          ),
        ),
      ),
    );
  }
  if (parked.length > 0) {
    blocks.push(heading("Parked"), { kind: "list", isNumbered: false, items: parked });
  }
  const finding = `${ships.length} ${ships.length === 1 ? "change ships" : "changes ship"} next, ${parked.length} parked`;
  return [{ id: "next", name: "Ships next and parked", finding, blocks, hasContent: true }];
}

function confidentialSection({ confidential, confidentialCount }: ReviewMinutes): Draft {
  const withheld = confidentialCount - confidential.length;
  return {
    id: "confidential",
    name: "Confidential points",
    finding: `${confidentialCount} ${confidentialCount === 1 ? "point" : "points"} that the room copy leaves out`,
    hasContent: confidentialCount > 0,
    blocks: [
      ...(confidential.length === 0
        ? []
        : [{ kind: "list" as const, isNumbered: true, items: confidential }]),
      ...(withheld === 0 ? [] : [missing("Withheld", `${withheld} not held by this copy of the pilot.`)]),
    ],
  };
}
