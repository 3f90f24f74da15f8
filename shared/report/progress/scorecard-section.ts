import { HEADLINES } from "../../domain/headlines.ts";
import { PILLARS, type Pillar } from "../../metrics/metric-settings.ts";
import { metricDefinition } from "../../metrics/registry.ts";
import {
  caution,
  column,
  enumeration,
  missing,
  numberColumn,
  optionalCell,
  plural,
  row,
  table,
  textCell,
} from "../baseline/blocks.ts";
import { PILLAR_NAMES, rawKindOf, unitOf } from "../baseline/metric-print.ts";
import { metricCell } from "../operational.ts";
import type { FigureTile, ReportBlock, ReportSection } from "../report-document.ts";
import { headlineDifference, type ProgressGround } from "./progress-ground.ts";
import { beforeCell, differenceCell, valueCell, verdictCell, verdictStatus } from "./verdict-cells.ts";

type Draft = Omit<ReportSection, "number">;

/** The five pillars against the sealed baseline and their targets, and the system value that they add up to. */
export function scorecardSection(ground: ProgressGround): Draft {
  const { format, baseline } = ground;
  const blocks: ReportBlock[] = [
    { kind: "figures", size: "row", tiles: PILLARS.map((pillar) => pillarNow(ground, pillar)) },
  ];
  if (baseline === null) {
    blocks.push(
      missing("No sealed baseline", "Nothing can be held against the start of the pilot: seal a baseline."),
    );
  }
  blocks.push(
    table(
      "Five pillars against the baseline",
      [
        column("Pillar", 1),
        column("Headline", 1.9),
        numberColumn("Baseline", 1.28),
        numberColumn("Now", 1.28),
        numberColumn("Difference", 1.55),
        column("Verdict", 2.5),
        numberColumn("Target", 1.28),
        numberColumn("On the way", 1),
      ],
      PILLARS.map((pillar) => {
        const metric = HEADLINES[pillar];
        const unit = unitOf(metric);
        const difference = headlineDifference(ground, pillar);
        const progress = ground.pillars.find((one) => one.pillar === pillar);
        const target = progress?.target ?? null;
        return row(
          textCell(PILLAR_NAMES[pillar], { style: "strong" }),
          metricCell(ground.operational, metric),
          beforeCell(metric, difference, format),
          valueCell(metric, ground.figure(metric), format),
          differenceCell(metric, difference, format),
          verdictCell(difference),
          target === null
            ? optionalCell(null)
            : { text: format.value(target, unit).text, raw: target, rawKind: rawKindOf(unit) },
          progress === undefined || progress.progress === null
            ? optionalCell(null)
            : {
                text: format.value(progress.progress, "rate").text,
                raw: progress.progress,
                rawKind: "rate",
              },
        );
      }),
      systemValueSentence(ground),
    ),
    ...regressionCautions(ground),
  );
  return {
    id: "scorecard",
    name: "Scorecard",
    finding: scorecardFinding(ground),
    hasContent: ground.figure(HEADLINES.avd) !== null,
    blocks,
  };
}

/** `Three pillars improved since the baseline, one is worse: Cost`. */
export function scorecardFinding(ground: ProgressGround): string {
  const verdicts = PILLARS.map((pillar) => ({
    pillar,
    word: verdictStatus(headlineDifference(ground, pillar)).word,
  }));
  const named = (word: string): readonly string[] =>
    verdicts.filter((one) => one.word === word).map(({ pillar }) => PILLAR_NAMES[pillar]);
  const [improved, worse] = [named("improved"), named("worse")];
  if (ground.baseline === null) return "No baseline is sealed: 0 of 5 pillars can be judged";
  const value =
    ground.systemValue === null
      ? ""
      : `System value ${ground.format.numbers.signed(ground.systemValue, 0)}: `;
  const bad =
    worse.length === 0 ? "none worse" : `${enumeration(worse)} ${worse.length === 1 ? "is" : "are"} worse`;
  const good =
    improved.length === 0
      ? "no pillar is shown to have improved"
      : `${enumeration(improved)} improved against the baseline`;
  return `${value}${good}, ${bad}`;
}

/** One pillar now, with its verdict. */
function pillarNow(ground: ProgressGround, pillar: Pillar): FigureTile {
  const metric = HEADLINES[pillar];
  const unit = unitOf(metric);
  const figure = ground.figure(metric);
  const value = figure?.value ?? null;
  return {
    label: PILLAR_NAMES[pillar],
    value: ground.format.value(value, unit),
    raw: value,
    unit,
    interval: ground.format.interval(figure?.low ?? null, figure?.high ?? null, unit),
    n: figure === null || figure.n === null ? "" : ground.format.count(figure.n),
    status: verdictStatus(headlineDifference(ground, pillar)),
  };
}

function systemValueSentence({ systemValue, pillars, format }: ProgressGround): string {
  const known = pillars.filter(({ progress }) => progress !== null).length;
  if (systemValue === null)
    return "The system value cannot be given: no pillar has data, baseline and target.";
  return `System value ${format.numbers.signed(systemValue, 0)} of 100: the way to each target, weighted by the shared objective; ${plural(known, "pillar")} of 5 with data. A verdict is given only where the interval of the difference excludes 0.`;
}

/** A rise that may be a return to where the figure had been before the baseline is said wherever the rise is. */
export function regressionCautions({ regressions, format }: ProgressGround): readonly ReportBlock[] {
  return regressions.map(({ metric, against, isChosenBecauseBad }) => {
    const unit = unitOf(metric);
    const chosen = isChosenBecauseBad ? " The workflow was chosen because it did badly." : "";
    return caution(
      `${metricDefinition(metric).name}: regression to the mean`,
      `Against the weeks before the baseline the difference is ${format.difference(against.difference, unit).text} (${format.interval(against.differenceLow, against.differenceHigh, unit)}): ${against.verdict ?? "not judged"}.${chosen}`,
    );
  });
}
