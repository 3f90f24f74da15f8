import type { ReadinessCase } from "../../domain/readiness/readiness-case.ts";
import { SECTION_NAMES, TOP_LEVEL } from "../../domain/readiness/readiness-question.ts";
import type { ReadinessSignal } from "../../domain/readiness/readiness-signals.ts";
import { type FamilyCoverage, SIGNAL_FAMILIES } from "../../domain/signal-coverage.ts";
import {
  caption,
  column,
  groupRow,
  missing,
  numberCell,
  numberColumn,
  optionalCell,
  plural,
  row,
  statusCell,
  table,
  textCell,
} from "../baseline/blocks.ts";
import type { StatusWord } from "../charts/status.ts";
import type { ReportFormat } from "../format/report-format.ts";
import type { ReportSection, TableCell } from "../report-document.ts";

type Draft = Omit<ReportSection, "number">;

const SIGNAL_WORDS: Readonly<Record<ReadinessSignal["state"], StatusWord>> = {
  shown: "finding",
  "not there": "holds",
  "no data": "no data",
};

/** The answer: the score, and what was said of each pattern beside what the record shows. */
export function readinessSection({ state, signals }: ReadinessCase, format: ReportFormat): Draft {
  const low = state.lowConfidence.length;
  const sure =
    low === 0 ? "no section rests on low confidence" : `${low} of 5 sections rest on low confidence`;
  return {
    id: "readiness",
    name: "Readiness",
    finding:
      state.score === null
        ? `Readiness cannot be said yet: ${state.answered} of ${state.total} questions are answered`
        : `Readiness for convergence is ${format.numbers.fixed(state.score, 0)} of 100, and ${sure}`,
    hasContent: state.answered > 0,
    blocks: [
      table(
        "Failure patterns",
        [
          column("Failure pattern", 2.4),
          numberColumn(`Level, 0–${TOP_LEVEL}`, 0.8),
          numberColumn("Evidence", 0.8),
          column("Confidence", 0.9),
          column("What the record shows", 3),
        ],
        state.sections.map(({ section, level, evidenced, questions, confidence }) => {
          const signal = signals.find((one) => one.section === section);
          return row(
            textCell(SECTION_NAMES[section]),
            level === null
              ? optionalCell(null)
              : numberCell(format.numbers.fixed(level, 1), level, "decimal1"),
            textCell(`${evidenced} of ${questions.length}`),
            optionalCell(confidence),
            signal === undefined
              ? optionalCell(null)
              : statusCell(SIGNAL_WORDS[signal.state], format.sentence(signal.text)),
          );
        }),
      ),
      caption(
        "The score is the sum of the five mean levels over what it could be. Confidence follows the share of questions that have evidence.",
      ),
    ],
  };
}

/** What was found at level 0 or 1, and what the next level looks like. */
export function gapsSection({ gaps }: ReadinessCase): Draft {
  return {
    id: "gaps",
    name: "Gaps",
    finding:
      gaps.length === 0 ? "No answer is at level 0 or 1" : `${plural(gaps.length, "answer")} at level 0 or 1`,
    hasContent: gaps.length > 0,
    blocks:
      gaps.length === 0
        ? [missing("No gap", "Nothing has to be mended before the pilot.")]
        : [
            table(
              "Gaps",
              [column("Found", 3), numberColumn("Level", 0.5), column("Next level", 3)],
              [...new Set(gaps.map(({ section }) => section))].flatMap((pattern) => [
                groupRow(SECTION_NAMES[pattern]),
                ...gaps
                  .filter(({ section }) => section === pattern)
                  .map(({ level, found, next }) =>
                    row(textCell(found), numberCell(String(level), level, "count"), textCell(next)),
                  ),
              ]),
              "Under each failure pattern what was found at level 0 or 1, and what the next level looks like.",
            ),
          ],
  };
}

/** The transformation plan: what is done by which day of the pilot. */
export function planSection({ plan }: ReadinessCase): Draft {
  const [first] = plan;
  return {
    id: "plan",
    name: "Plan from day one",
    finding:
      first === undefined
        ? "The plan from day one has no line of its own beside the seventeen items of the method"
        : `The plan from day one has ${plural(plan.length, "line")}, the first by Day ${first.dueDay}`,
    hasContent: plan.length > 0,
    blocks:
      plan.length === 0
        ? [missing("No line", "The pilot begins with the seventeen items of the method.")]
        : [
            table(
              "Plan from day one",
              [column("By", 0.9), column("What is done", 3), column("Because today", 3)],
              plan.map(({ title, phase, dueDay, gaps }) =>
                row(
                  textCell(`Day ${dueDay} · ${phase}`),
                  textCell(title, { style: "strong" }),
                  textCell(gaps.map(({ level, found }) => `${level}: ${found}`).join(" ")),
                ),
              ),
            ),
          ],
  };
}

/** How the signals of product, model, system and revenue are integrated today. */
export function coverageSection({ coverage }: ReadinessCase, format: ReportFormat): Draft {
  const { rows, window } = coverage;
  const whole = rows.filter(({ present }) => present === SIGNAL_FAMILIES.length).length;
  return {
    id: "coverage",
    name: "Signals",
    finding:
      rows.length === 0
        ? "No signal was imported: how they are integrated cannot be shown"
        : whole === 0
          ? "No workflow has signals of all four families"
          : `All four families of signals meet on ${whole} of ${plural(rows.length, "workflow")}`,
    hasContent: rows.length > 0,
    blocks:
      rows.length === 0 || window === null
        ? [missing("No data", "Import work, interactions or revenue: coverage is computed from imports.")]
        : [
            table(
              "Signals by workflow",
              [column("Workflow", 2), ...SIGNAL_FAMILIES.map((family) => column(sentenceCase(family), 1.7))],
              rows.map(({ workflow, families }) =>
                row(
                  textCell(workflow === "*" ? "No workflow named" : workflow),
                  ...families.map((family) => coverageCell(family, format)),
                ),
              ),
              `Share of the days ${format.dates.range(window.from, window.to)}, and the last day seen.`,
            ),
          ],
  };
}

function coverageCell({ share, lastOn }: FamilyCoverage, format: ReportFormat): TableCell {
  if (share === null) return statusCell("no data");
  return {
    text: format.value(share, "rate").text,
    raw: share,
    rawKind: "rate",
    status: { word: share >= 0.995 ? "complete" : "partial" },
    detail: lastOn === null ? "" : `to ${format.dates.date(lastOn)}`,
  };
}

/** Every question with the level that was found, its description and the evidence. */
export function answersSection({ state }: ReadinessCase): Draft {
  return {
    id: "answers",
    name: "Answers",
    finding: `${state.answered} of ${state.total} questions are answered, ${state.evidenced} with evidence`,
    hasContent: state.answered > 0,
    blocks: [
      table(
        "Answers",
        [
          column("Question", 2.4),
          numberColumn("Level", 0.5),
          column("Found", 2.4),
          column("Evidence", 2.4),
          column("How sure", 0.9),
        ],
        state.sections.flatMap(({ section, questions }) => [
          groupRow(SECTION_NAMES[section]),
          ...questions.map(({ question, levels, answer }) =>
            row(
              textCell(question),
              answer === null ? optionalCell(null) : numberCell(String(answer.level), answer.level, "count"),
              optionalCell(answer === null ? null : (levels[answer.level] ?? null)),
              optionalCell(answer?.evidence ?? null),
              optionalCell(answer?.confidence ?? null),
            ),
          ),
        ]),
      ),
    ],
  };
}

function sentenceCase(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
