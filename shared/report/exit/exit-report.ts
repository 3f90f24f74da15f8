import { dateOfMoment, dayOf } from "../../calendar/moments.ts";
import { metricName } from "../../domain/metric-words.ts";
import type { MetricId } from "../../metrics/registry.ts";
import { RETENTION_CONVENTION } from "../../metrics/registry.ts";
import { pilotRecord } from "../../records/read-records.ts";
import {
  caption,
  caution,
  column,
  keyValue,
  optionalCell,
  plural,
  row,
  statusCell,
  table,
  textCell,
} from "../baseline/blocks.ts";
import type { StatusWord } from "../charts/status.ts";
import { moneyDefinitions } from "../portfolio/portfolio-figures.ts";
import { definitionRowsOf, definitionsOf, progressFigures } from "../progress/definitions.ts";
import { evaluationSection } from "../progress/evaluation-section.ts";
import { gainedFigures, gainedSection } from "../progress/money-section.ts";
import { hiddenBlocks } from "../progress/pillar-sections.ts";
import type { ProgressGround } from "../progress/progress-ground.ts";
import { courseBlock, headBlocks, metricSentence, proofTable } from "../progress/proof-blocks.ts";
import { incidentBlocks, obligationBlocks } from "../progress/risk-blocks.ts";
import { regressionCautions } from "../progress/scorecard-section.ts";
import { valueCell, verdictStatus } from "../progress/verdict-cells.ts";
import type { ReportBlock, ReportDocument, ReportSection } from "../report-document.ts";
import { framedReport } from "../reviews/report-frame.ts";

type Draft = Omit<ReportSection, "number">;

/** One of the four valuation proofs (method.md, 6): what it claims, and the metrics that show it. */
interface Proof {
  readonly id: string;
  readonly name: string;
  readonly claim: string;
  /** The claim is proven where every one of these improved and none of the guards is worse. */
  readonly shown: readonly MetricId[];
  readonly guards: readonly MetricId[];
  readonly chart: MetricId;
  readonly metrics: readonly MetricId[];
}

const PROOFS: readonly Proof[] = [
  {
    id: "loops",
    name: "Fast learning loops",
    claim: "Signals become validated changes faster than at the baseline",
    shown: ["loop.detectToValidate"],
    guards: ["loop.throughput", "loop.hitRate"],
    chart: "loop.throughput",
    metrics: ["loop.detectToValidate", "loop.detectToDeploy", "loop.throughput", "loop.hitRate", "loop.open"],
  },
  {
    id: "trust",
    name: "Durable trust",
    claim: "People accept more of what they review, and no more is overridden or escalated",
    shown: ["trust.acceptance"],
    guards: ["trust.override", "trust.escalation"],
    chart: "trust.acceptance",
    metrics: [
      "trust.acceptance",
      "trust.override",
      "trust.escalation",
      "trust.correctionP50",
      "trust.correctionP90",
    ],
  },
  {
    id: "autonomy",
    name: "Efficient autonomy",
    claim: "More work is done without a person, and an outcome does not cost more",
    shown: ["avd.rate"],
    guards: ["cost.perOutcome", "cost.margin", "system.failureRate"],
    chart: "avd.rate",
    metrics: [
      "avd.rate",
      "avd.coverage",
      "avd.yield",
      "cost.perOutcome",
      "cost.margin",
      "system.failureRate",
    ],
  },
  {
    id: "expansion",
    name: "High-quality expansion",
    claim: "Revenue stays, grows and fits better than at the baseline",
    shown: ["revenue.rqi"],
    guards: ["revenue.nrr", "revenue.grr", "revenue.autonomyGap"],
    chart: "revenue.nrr",
    metrics: [
      "revenue.rqi",
      "revenue.nrr",
      "revenue.grr",
      "revenue.expansionPropensity",
      "revenue.timeToValue",
      "revenue.dealFit",
      "revenue.churnDebt",
    ],
  },
];

/** The exit evidence pack: the four proofs from the sealed baseline on, with what speaks against them. */
export function exitReport(ground: ProgressGround): ReportDocument {
  const { baseline, view, format } = ground;
  const words = PROOFS.map((proof) => ({ proof, word: proofWord(ground, proof) }));
  const proven = words.filter(({ word }) => word === "proven").length;
  const metrics = PROOFS.flatMap((proof) => proof.metrics);
  const definitions = [...definitionRowsOf(metrics), ...moneyDefinitions()];
  const weeks = ground.window.weeks;
  return framedReport(ground, {
    kind: "exit",
    title: "Exit evidence pack",
    subtitle: `${proven} of 4 valuation proofs`,
    version:
      baseline === null ? "Without a baseline" : `Against the baseline of ${dateText(baseline.date, format)}`,
    status: { word: proven === PROOFS.length ? "proven" : "partial" },
    fingerprint: null,
    confidentiality: "Confidential",
    entries: [
      keyValue(
        "Baseline",
        optionalCell(
          baseline === null
            ? null
            : `as of ${dateText(baseline.date, format)}, sealed ${format.dates.fullDate(dateOfMoment(baseline.sealedAt, pilotRecord(ground.pilot).timeZone) ?? ground.asOf)}`,
        ),
      ),
      keyValue("Now", optionalCell(weeks === null ? null : format.dates.range(weeks.from, weeks.to))),
    ],
    sections: [
      summarySection(ground, words),
      ...PROOFS.map((proof) => proofSection(ground, proof)),
      gainedSection(ground),
      againstSection(ground),
      ...(view.verdict === null ? [] : [evaluationSection(ground)]),
      definitionsOf(definitions),
    ],
    figures: [...progressFigures(ground, metrics), ...gainedFigures(ground)],
    definitions,
  });
}

/** `proven`: shown to have improved, with no guard worse. `worse`: the figure itself is. Else what is missing. */
function proofWord(ground: ProgressGround, { shown, guards }: Proof): StatusWord {
  const verdicts = shown.map((metric) => verdictStatus(ground.difference(metric)).word);
  if (verdicts.includes("worse")) return "worse";
  const isGuardWorse = guards.some((metric) => verdictStatus(ground.difference(metric)).word === "worse");
  const isImproved = verdicts.every((word) => word === "improved");
  if (isImproved) return isGuardWorse ? "not shown" : "proven";
  return verdicts.includes("not enough data") ? "not enough data" : "not shown";
}

function summarySection(
  ground: ProgressGround,
  words: readonly { readonly proof: Proof; readonly word: StatusWord }[],
): Draft {
  const proven = words.filter(({ word }) => word === "proven");
  return {
    id: "proofs",
    name: "Four proofs",
    finding: `${proven.length} of 4 proofs hold against the sealed baseline${proven.length === 0 ? "" : `: ${proven.map(({ proof }) => proof.name.toLowerCase()).join(", ")}`}`,
    hasContent: true,
    blocks: [
      {
        kind: "figures",
        size: "row",
        tiles: words.map(({ proof, word }) => {
          const [metric = "avd.rate"] = proof.shown;
          const cell = valueCell(metric, ground.figure(metric), ground.format);
          return {
            label: proof.name,
            value: { number: cell.text, unit: "", text: cell.text },
            raw: cell.raw ?? null,
            unit: "count",
            interval: cell.detail ?? "",
            n: "",
            status: { word },
          };
        }),
      },
      table(
        "Four proofs",
        [column("Proof", 1.6), column("Claim", 3), column("State", 1.5), column("What shows it", 4.4)],
        words.map(({ proof, word }) =>
          row(
            textCell(proof.name, { style: "strong" }),
            textCell(proof.claim),
            statusCell(word),
            textCell(
              proof.shown.map((metric) => metricSentence(ground, metric)).join("; "),
              guardDetail(ground, proof),
            ),
          ),
        ),
        "A proof holds where its figure is shown to have improved against the sealed baseline and none of its guards is worse.",
      ),
    ],
  };
}

function guardDetail(ground: ProgressGround, { guards }: Proof): { readonly detail?: string } {
  const worse = guards.filter((metric) => verdictStatus(ground.difference(metric)).word === "worse");
  return worse.length === 0 ? {} : { detail: `worse: ${worse.map(metricName).join(", ")}` };
}

function proofSection(ground: ProgressGround, proof: Proof): Draft {
  const [metric = "avd.rate"] = proof.shown;
  return {
    id: proof.id,
    name: proof.name,
    finding: metricSentence(ground, metric),
    hasContent: ground.figure(metric) !== null,
    blocks: [
      ...headBlocks(ground, metric),
      ...courseBlock(ground, proof.chart),
      ...hiddenBlocks(ground, proof.metrics),
      proofTable(ground, proof.name, proof.metrics),
      ...(proof.id === "expansion" ? [caption(`NRR and GRR: ${RETENTION_CONVENTION}.`)] : []),
    ],
  };
}

/** What a buyer will find anyway: regressions, what fired, incidents, metrics that nobody would act on. */
function againstSection(ground: ProgressGround): Draft {
  const { view } = ground;
  const fired = view.obligations.length;
  const expired = view.obligations.filter(({ state }) => state === "expired").length;
  const blocks: readonly ReportBlock[] = [
    ...regressionCautions(ground),
    ...(view.operational.decorative.length === 0
      ? []
      : [
          caution(
            "Decorative metrics",
            `${plural(view.operational.decorative.length, "metric")} shown to the leadership without owner, threshold or action: ${view.operational.decorative.map(({ metric }) => metricName(metric)).join(", ")}.`,
          ),
        ]),
    ...obligationBlocks(ground),
    ...incidentBlocks(ground),
  ];
  return {
    id: "against",
    name: "What speaks against it",
    finding: againstFinding(fired, expired, ground.regressions.length),
    hasContent: true,
    blocks:
      blocks.length === 0
        ? [
            caption(
              "Nothing fired, no incident is recorded and no improvement looks like a return to the mean.",
            ),
          ]
        : blocks,
  };
}

function againstFinding(fired: number, expired: number, returns: number): string {
  const actions =
    fired === 0
      ? "No pre-committed action fired"
      : `${plural(fired, "pre-committed action")} fired, ${expired === 0 ? "none" : expired} left to expire`;
  return `${actions}; ${returns === 0 ? "no improvement looks like" : `${plural(returns, "improvement")} may be`} a return to the mean`;
}

function dateText(date: string, format: ProgressGround["format"]): string {
  const day = dayOf(date);
  return day === null ? date : format.dates.fullDate(day);
}
