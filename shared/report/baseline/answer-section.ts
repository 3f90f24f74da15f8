import { HEADLINES } from "../../domain/headlines.ts";
import { PILLARS, type Pillar } from "../../metrics/metric-settings.ts";
import { metricDefinition } from "../../metrics/registry.ts";
import type { Status } from "../charts/status.ts";
import { decorativeNames, operationalShareText } from "../operational.ts";
import type { FigureTile, ReportBlock, ReportSection } from "../report-document.ts";
import type { BaselineContext } from "./baseline-context.ts";
import {
  column,
  enumeration,
  freeText,
  heading,
  missing,
  nameText,
  numberCell,
  numberColumn,
  optionalCell,
  plural,
  row,
  table,
  textCell,
} from "./blocks.ts";
import { leadershipHours } from "./cadence-section.ts";
import { PILLAR_FILES, PILLAR_NAMES, unitOf } from "./metric-print.ts";
import { pillarFinding } from "./pillar-findings.ts";

/** The one-page answer: five figures, what stands out, the conflicts, the test, the decisions asked. */
export function answerSection(context: BaselineContext): Omit<ReportSection, "number"> {
  return {
    id: "answer",
    name: "The answer",
    finding: answerFinding(context),
    hasContent: true,
    blocks: [
      { kind: "figures", size: "row", tiles: PILLARS.map((pillar) => pillarTile(context, pillar)) },
      heading("What the record says"),
      { kind: "list", isNumbered: false, items: observations(context) },
      {
        kind: "split",
        ratio: "even",
        left: [heading("What slows execution"), ...conflictBlocks(context)],
        right: [heading("What passes on Day 180"), ...criteriaBlocks(context)],
      },
      heading("Decisions asked of this meeting"),
      ...decisionBlocks(context),
    ],
  };
}

function answerFinding(context: BaselineContext): string {
  const value = context.figure(HEADLINES.avd)?.value ?? null;
  const cost = context.figure(HEADLINES.cost)?.value ?? null;
  const acceptance = context.figure(HEADLINES.trust)?.value ?? null;
  const clauses: string[] = [];
  if (value !== null)
    clauses.push(`${context.format.value(value, "rate").text} of eligible work is done without a person`);
  if (acceptance !== null)
    clauses.push(`people accept ${context.format.value(acceptance, "rate").text} of what they review`);
  if (cost !== null)
    clauses.push(`a successful outcome costs ${context.format.value(cost, "moneyPerOutcome").text}`);
  if (clauses.length > 0) return sentenceCase(enumeration(clauses));
  const known = PILLARS.filter(
    (pillar) => (context.figure(HEADLINES[pillar])?.value ?? null) !== null,
  ).length;
  return `The baseline is not known yet: ${known} of 5 pillars have a figure`;
}

/** The tile of a pillar's headline. */
export function pillarTile(context: BaselineContext, pillar: Pillar): FigureTile {
  const metric = HEADLINES[pillar];
  const unit = unitOf(metric);
  const figure = context.figure(metric);
  const value = figure?.value ?? null;
  const state = context.governance(metric)?.state ?? null;
  const status: Status =
    value === null ? { word: "no data" } : state === null ? { word: "not set" } : { word: state };
  const series = context.input.series.find((one) => one.metric === metric && one.workflow === "*");
  return {
    label: PILLAR_NAMES[pillar],
    value: context.format.value(value, unit),
    raw: value,
    unit,
    interval: context.format.interval(figure?.low ?? null, figure?.high ?? null, unit),
    n: figure?.n === null || figure?.n === undefined ? "" : context.format.count(figure.n),
    status,
    statusDetail: status.word === "not set" ? "no threshold" : "",
    ...(series === undefined
      ? {}
      : {
          spark: series.points
            .slice(-12)
            .map(({ value: one, state: word }) => ({ value: one, isHollow: word !== "whole" })),
        }),
  };
}

/** Up to five sentences, the most pressing first. */
function observations(context: BaselineContext): readonly string[] {
  const { input, format } = context;
  const sentences: string[] = [];
  const breached = input.governance.filter((one) => one.state === "breach");
  for (const one of breached.slice(0, 2)) {
    const figure = context.figure(one.metric, one.workflow, one.segment);
    const { name } = metricDefinition(one.metric);
    if (figure !== null && one.threshold !== null) {
      const unit = unitOf(one.metric);
      sentences.push(
        `${name} is past its line already: ${format.value(figure.value, unit).text} against ${format.value(one.threshold.breach, unit).text}.`,
      );
    }
  }
  for (const pillar of PILLARS) {
    const figure = context.figure(HEADLINES[pillar]);
    if (figure !== null && figure.value !== null) sentences.push(`${pillarFinding(context, pillar)}.`);
  }
  const absent = PILLARS.filter((pillar) => (context.figure(HEADLINES[pillar])?.value ?? null) === null);
  const slowest = slowestDecision(context);
  const hours = leadershipHours(input.cadence);
  const facts: string[] = [];
  const operational = operationalSentence(context);
  if (operational !== null) facts.push(operational);
  if (slowest !== null) facts.push(slowest);
  if (hours > 0)
    facts.push(
      `Leadership spends ${format.numbers.upTo(hours, 0)} person-hours a month in ${plural(input.cadence.length, "forum or gate", "forums and gates")}.`,
    );
  if (absent.length > 0) {
    const files = absent.map((pillar) => `${PILLAR_NAMES[pillar]} (${PILLAR_FILES[pillar]})`);
    facts.push(`No figure yet for ${enumeration(files)}.`);
  }
  return [...sentences.slice(0, 5), ...facts].slice(0, 7).map((sentence) => freeText(sentence));
}

/** How many of the metrics that the leadership is shown somebody would act on, and which are decorative. */
function operationalSentence({ input, format }: BaselineContext): string | null {
  const { decorative, shown, share } = input.operational;
  if (share === null || decorative.length === 0) return null;
  const count = Math.round(share * shown);
  return `Operational share ${operationalShareText(share, format)}: ${count} of ${plural(shown, "metric")} shown to the leadership have an owner, a threshold and a pre-committed action that was not left to expire; decorative: ${enumeration(decorativeNames(decorative))}.`;
}

function slowestDecision(context: BaselineContext): string | null {
  const timed = context.input.rights.asIs.filter((right) => right.days !== null);
  const slowest = timed.toSorted((a, b) => (b.days ?? 0) - (a.days ?? 0))[0];
  if (slowest === undefined || slowest.days === null) return null;
  const agree = slowest.agreeing === null ? "" : ` and ${plural(slowest.agreeing, "agreement")}`;
  return `The slowest decision, “${nameText(slowest.decision, 60)}”, takes ${context.format.numbers.upTo(slowest.days, 1)} days${agree}.`;
}

function conflictBlocks(context: BaselineContext): readonly ReportBlock[] {
  const { conflicts } = context.input;
  if (conflicts.length === 0) {
    return [
      missing(
        "No conflict recorded",
        "Rank the three cross-functional conflicts that slow execution, each with its cost of delay and an owner.",
      ),
    ];
  }
  const rows = conflicts.slice(0, 3).map((conflict, index) =>
    row(
      textCell(String(conflict.rank ?? index + 1), { style: "muted" }),
      textCell(nameText(conflict.title), {
        detail: conflict.owner === null ? "no owner" : nameText(conflict.owner, 60),
      }),
      numberCell(
        context.format.micros(conflict.costOfDelayMicrosPerWeek, "compact"),
        conflict.costOfDelayMicrosPerWeek === null ? null : conflict.costOfDelayMicrosPerWeek / 1e6,
        "money",
      ),
    ),
  );
  return [
    table("Top conflicts", [column("", 0.4), column("Conflict", 5), numberColumn("Cost a week", 1.6)], rows),
  ];
}

function criteriaBlocks(context: BaselineContext): readonly ReportBlock[] {
  const { criteria } = context.input;
  if (criteria.length === 0) {
    return [
      missing(
        "No pass criteria sealed",
        "Fix target and verdict per pillar now; afterwards nobody can agree what passing would have been.",
      ),
    ];
  }
  const rows = criteria.map((criterion) => {
    const unit = unitOf(criterion.metric);
    const before = context.figure(criterion.metric)?.value ?? null;
    return row(
      textCell(PILLAR_NAMES[criterion.pillar]),
      numberCell(context.format.value(before, unit).text, before, "decimal2"),
      criterion.target === null
        ? optionalCell(null)
        : numberCell(context.format.value(criterion.target, unit).text, criterion.target, "decimal2"),
      textCell(criterion.verdict),
    );
  });
  return [
    table(
      "Day-180 pass criteria",
      [
        column("Pillar", 1.6),
        numberColumn("Baseline", 1.7),
        numberColumn("Target", 1.7),
        column("Verdict", 2.2),
      ],
      rows,
    ),
  ];
}

function decisionBlocks(context: BaselineContext): readonly ReportBlock[] {
  const asked = context.input.decisionsAsked;
  if (asked.length === 0) {
    return [
      { kind: "text", style: "body", text: "Agree to this baseline, or record dissent in the last section." },
    ];
  }
  const rows = asked
    .slice(0, 5)
    .map((decision) =>
      row(
        textCell(nameText(decision.text, 200)),
        optionalCell(decision.owner === null ? null : nameText(decision.owner)),
        optionalCell(
          decision.due === null
            ? null
            : context.format.dates.planned(decision.due, context.input.pilot.startDate),
        ),
      ),
    );
  return [table("Decisions asked", [column("Decision", 6), column("Who", 2), column("By", 2)], rows)];
}

function sentenceCase(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
