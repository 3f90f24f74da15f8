import { instantOf } from "../../calendar/moments.ts";
import { CLAIM_NAMES, type ClaimKind } from "../../domain/narrative-claims.ts";
import type { SentenceState } from "../../domain/narrative-sentences.ts";
import { narrativeState } from "../../domain/narrative-state.ts";
import type { PilotFigures } from "../../domain/pilot-figures.ts";
import type { RecordedOverrides } from "../../domain/recorded-overrides.ts";
import { isMetricId, type MetricId } from "../../metrics/registry.ts";
import type { RecordOf } from "../../records/record-types.ts";
import {
  caution,
  column,
  heading,
  keyValue,
  missing,
  numberColumn,
  optionalCell,
  paragraph,
  row,
  statusCell,
  table,
  textCell,
} from "../baseline/blocks.ts";
import { unitOf } from "../baseline/metric-print.ts";
import type { StatusWord } from "../charts/status.ts";
import { metricCell } from "../operational.ts";
import { moneyDefinitions } from "../portfolio/portfolio-figures.ts";
import { askedSection, nextSection } from "../progress/asked-section.ts";
import { decisionsSection } from "../progress/decisions-section.ts";
import { definitionRowsOf, definitionsOf, progressFigures } from "../progress/definitions.ts";
import { evaluationSection } from "../progress/evaluation-section.ts";
import { gainedFigures, gainedSection } from "../progress/money-section.ts";
import { organisationSection } from "../progress/organisation-section.ts";
import {
  efficiencySection,
  learningSection,
  trustSection,
  valueSection,
} from "../progress/pillar-sections.ts";
import { planSection } from "../progress/plan-section.ts";
import type { ProgressGround } from "../progress/progress-ground.ts";
import { scorecardSection } from "../progress/scorecard-section.ts";
import type { ReportBlock, ReportDocument, ReportSection } from "../report-document.ts";
import { figureRow, framedReport, type ReportMoment } from "./report-frame.ts";

type Draft = Omit<ReportSection, "number">;

/** The quarterly board synthesis: the one narrative, its claims and the figures behind them. */
export function boardReport(
  moment: ReportMoment,
  figures: PilotFigures,
  narrative: RecordOf<"narrative">,
  asOfMs: number,
  ground: ProgressGround,
): ReportDocument {
  const definitions = [...definitionRowsOf(BOARD_METRICS), ...moneyDefinitions()];
  const state = narrativeState(moment.pilot, figures, narrative, asOfMs);
  const { format } = moment;
  const publishedMs = instantOf(narrative.publishedAt);
  const chips = state.sentences.flatMap((sentence) => shownChips(sentence, state.isPublished));
  return framedReport(moment, {
    kind: "board",
    title: "Board synthesis",
    subtitle: narrative.title,
    version: state.isPublished ? "Published" : "Draft",
    status: { word: state.isPublished ? (state.isIntact === true ? "sealed" : "broken") : "draft" },
    fingerprint:
      narrative.digest === undefined ? null : { digest: narrative.digest, of: "of the published text" },
    confidentiality: "Confidential",
    entries: [
      keyValue("Narrative", narrative.title),
      keyValue(
        "Published",
        optionalCell(
          publishedMs === null
            ? null
            : `${format.dates.moment(publishedMs, figures.settings.timeZone)}${narrative.publishedBy === undefined ? "" : `, by ${narrative.publishedBy}`}`,
        ),
      ),
    ],
    sections: [
      withClaims(
        narrativeSection(moment, state.sentences, state.isPublished, state.older.length),
        claimsSection(moment, narrative, state),
      ),
      ...overridesSection(moment, state.overrides),
      scorecardSection(ground),
      valueSection(ground),
      trustSection(ground),
      efficiencySection(ground),
      learningSection(ground),
      gainedSection(ground),
      decisionsSection(ground),
      planSection(ground),
      ...(ground.view.verdict === null ? [] : [evaluationSection(ground)]),
      organisationSection(ground),
      askedSection(ground),
      nextSection(ground),
      definitionsOf(definitions),
    ],
    figures: [
      ...chips.flatMap((chip) =>
        isMetricId(chip.metric) ? [figureRow(moment, chip.metric, chip, "narrative")] : [],
      ),
      ...progressFigures(ground, BOARD_METRICS),
      ...gainedFigures(ground),
    ],
    definitions,
  });
}

/** A sentence with its figures as digits: as frozen where it was published, else as they are now. */
export function printedSentence(
  sentence: SentenceState,
  isPublished: boolean,
  { format }: ReportMoment,
): string {
  const chips = shownChips(sentence, isPublished);
  return sentence.parts
    .map((part) => {
      if (part.kind === "words") return part.text;
      const chip = chips[part.place];
      if (chip === undefined || !isMetricId(chip.metric)) return "–";
      return format.value(chip.value, unitOf(chip.metric)).text;
    })
    .join("");
}

function shownChips({ chips }: SentenceState, isPublished: boolean) {
  return chips.map(({ written, now }) => (isPublished ? written : now));
}

function narrativeSection(
  moment: ReportMoment,
  sentences: readonly SentenceState[],
  isPublished: boolean,
  older: number,
): Draft {
  const printed = sentences.map((sentence) => printedSentence(sentence, isPublished, moment));
  const isTitle = (printed[0]?.length ?? 0) <= TITLE_LETTERS;
  const blocks: ReportBlock[] =
    sentences.length === 0
      ? [missing("Nothing is written", "Write the narrative in Reviews, Board.")]
      : printed.slice(isTitle ? 1 : 0).map((sentence) => paragraph(sentence));
  if (!isPublished && older > 0) {
    blocks.push(
      caution(
        "Older than its figures",
        `${older} ${older === 1 ? "sentence was" : "sentences were"} written on other figures than those of now: read ${older === 1 ? "it" : "them"} again before publishing.`,
      ),
    );
  }
  return {
    id: "narrative",
    name: "The narrative",
    finding: narrativeFinding(printed, isPublished),
    blocks,
    hasContent: sentences.length > 0,
  };
}

/** A first sentence up to this length is read as the title alone; a longer one stands in the text too, for decks cut titles. */
const TITLE_LETTERS = 130;

/** One story on one page: the narrative, then the claims that it rests on. */
function withClaims(narrative: Draft, claims: Draft): Draft {
  return {
    ...narrative,
    blocks: [...narrative.blocks, heading(claims.finding), ...claims.blocks],
    hasContent: narrative.hasContent || claims.hasContent,
  };
}

/** The narrative begins with what it says: its first sentence is the title. */
function narrativeFinding([first]: readonly string[], isPublished: boolean): string {
  if (first === undefined) return "The narrative is not written yet: 0 sentences";
  return `${first.replace(/[.\s]+$/u, "")}${isPublished ? "" : " (draft)"}`;
}

/** The metrics whose figures the deck shows. */
const BOARD_METRICS: readonly MetricId[] = [
  "avd.rate",
  "avd.value",
  "trust.acceptance",
  "trust.override",
  "trust.escalation",
  "trust.correctionP50",
  "cost.perOutcome",
  "cost.modelPerOutcome",
  "cost.infraPerOutcome",
  "cost.supportPerOutcome",
  "cost.margin",
  "system.failureRate",
  "revenue.nrr",
  "revenue.grr",
  "revenue.expansionPropensity",
  "revenue.rqi",
  "loop.detectToDeploy",
  "loop.detectToValidate",
  "loop.throughput",
  "loop.hitRate",
  "loop.open",
];

function claimsSection(
  { format, operational }: ReportMoment,
  narrative: RecordOf<"narrative">,
  state: ReturnType<typeof narrativeState>,
): Draft {
  const rows = state.claims.map(({ place, kind, claim, metric, state: word, fault, figure: now }) => {
    const frozen = narrative.claims?.[place]?.figure;
    const shown = state.isPublished && frozen !== undefined ? frozen : now;
    const unit = metric === null ? "count" : unitOf(metric);
    return row(
      textCell(kind === null ? "Other" : CLAIM_NAMES[kind satisfies ClaimKind]),
      textCell(claim),
      metric === null ? textCell("–") : metricCell(operational, metric),
      { text: format.value(shown?.before ?? null, unit).text },
      { text: format.value(shown?.value ?? null, unit).text },
      {
        text: format.difference(shown?.difference ?? null, unit).text,
        detail: format.interval(shown?.differenceLow ?? null, shown?.differenceHigh ?? null, unit),
      },
      state.isPublished
        ? statusCell("proven")
        : statusCell(CLAIM_STATUS[word], fault === null ? undefined : format.sentence(fault.text)),
    );
  });
  const ready = state.claims.filter((claim) => claim.state === "ready").length;
  return {
    id: "claims",
    name: "Three claims",
    finding: state.isPublished
      ? `${state.claims.length} claims, each shown against the sealed baseline`
      : `${ready} of ${state.claims.length} claims are shown against the sealed baseline`,
    hasContent: rows.length > 0,
    blocks:
      rows.length === 0
        ? [missing("No claims", "A narrative claims defensible growth, margin expansion and risk reduction.")]
        : [
            table(
              "Claims",
              [
                column("", 1.2),
                column("Claim", 2.8),
                column("Metric", 2),
                numberColumn("Baseline", 1.2),
                numberColumn("Now", 1.2),
                numberColumn("Difference", 1.6),
                column("State", 2.8),
              ],
              rows,
            ),
          ],
  };
}

/** Every override with its reason: the board reads of it. Nothing was overridden: there is no such section. */
function overridesSection(
  { format }: ReportMoment,
  { overrides, withheld }: RecordedOverrides,
): readonly Draft[] {
  if (overrides.length + withheld === 0) return [];
  const count = overrides.length + withheld;
  return [
    {
      id: "overrides",
      name: "Overrides",
      finding: `${count} ${count === 1 ? "gate or guardrail was" : "gates and guardrails were"} overridden, each with its reason`,
      hasContent: true,
      blocks: [
        ...(overrides.length === 0
          ? []
          : [
              table(
                "Overrides",
                [column("On", 1.4), column("What", 3), column("Overridden", 1.8), column("Reason", 4)],
                overrides.map(({ kind, what, reason, by, on }) =>
                  row(
                    optionalCell(on === null ? null : format.dates.date(on)),
                    textCell(what),
                    { text: OVERRIDDEN[kind], ...(by === null ? {} : { detail: `by ${by}` }) },
                    textCell(`“${reason}”`),
                  ),
                ),
              ),
            ]),
        ...(withheld === 0
          ? []
          : [
              caution(
                "Withheld",
                `${withheld} ${withheld === 1 ? "change of a title or reporting line is" : "changes of titles or reporting lines are"} withheld from this copy: they belong to the circle leadership.`,
              ),
            ]),
      ],
    },
  ];
}

const OVERRIDDEN = { "title gate": "Title gate", "suspended domain": "Suspended domain" } as const;

/** How a claim's state is marked. */
export const CLAIM_STATUS = {
  ready: "proven",
  against: "worse",
  "lacks evidence": "not enough data",
} as const satisfies Record<string, StatusWord>;
