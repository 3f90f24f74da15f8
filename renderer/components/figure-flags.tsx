import type { ReactElement } from "react";
import type { BaselineSplit } from "../../shared/domain/baseline-split.ts";
import type { FragileGrowth } from "../../shared/domain/fragile-growth.ts";
import type { RegressionNote } from "../../shared/domain/regression-note.ts";
import { metricDefinition } from "../../shared/metrics/registry.ts";
import { unitOf } from "../../shared/report/baseline/metric-print.ts";
import type { ReportFormat } from "../../shared/report/format/report-format.ts";

/** That a roll-up hides what its segments did, with the numbers. */
export function splitSentence(split: BaselineSplit, format: ReportFormat): string {
  const { metric, rate, mix, segments } = split;
  const { name, direction } = metricDefinition(metric);
  const unit = unitOf(metric);
  const sign = direction === "down" ? 1 : -1;
  const worse = segments.filter(
    ({ rateBefore, rateAfter }) =>
      rateBefore !== null && rateAfter !== null && sign * (rateAfter - rateBefore) > 0,
  );
  const what =
    worse.length === segments.length
      ? `every segment ${direction === "down" ? "rose" : "fell"} (${format.difference(rate, unit).text})`
      : `the segments' own rates made ${format.difference(rate, unit).text}`;
  return `Roll-up hides it: ${name}, ${what}, mix made ${format.difference(mix, unit).text}`;
}

/** That more outcomes came at a higher cost each, with the numbers and what carries it. */
export function fragileSentence(fragile: FragileGrowth, format: ReportFormat): string {
  const { growth, costBefore, costAfter, costRise, carrier } = fragile;
  const percent = (share: number): string => `${format.numbers.signed(share * 100, 1)} %`;
  const money = (value: number): string => format.value(value, "moneyPerOutcome").text;
  const carried =
    carrier === null
      ? ""
      : `; ${carrier.name.toLowerCase()} carries it (${money(carrier.before)} → ${money(carrier.after)})`;
  return `Fragile growth: outcomes ${percent(growth)}, cost per outcome ${percent(costRise)} (${money(costBefore)} → ${money(costAfter)})${carried}`;
}

/** That a rise may be a return to what was usual, with the history that says so. */
export function regressionSentence(note: RegressionNote, format: ReportFormat): string {
  const { metric, against, history, isChosenBecauseBad } = note;
  const unit = unitOf(metric);
  const { difference, differenceLow, differenceHigh, verdict, before } = against;
  const interval =
    differenceLow === null && differenceHigh === null
      ? ""
      : ` (${format.difference(differenceLow, unit).number}…${format.difference(differenceHigh, unit).number})`;
  const weeks = Math.round((history.to - history.from + 1) / 7);
  const chosen = isChosenBecauseBad ? "; the workflow was chosen because it had become bad" : "";
  return `Perhaps regression to the mean: against the ${weeks} weeks before the baseline (${format.value(before, unit).text}) it is ${format.difference(difference, unit).text}${interval}, ${verdict ?? "not judged"}${chosen}`;
}

/** The same in short, for a tile. */
export function regressionNote(note: RegressionNote, format: ReportFormat): string {
  const { metric, against, history } = note;
  const unit = unitOf(metric);
  const { difference, differenceLow, differenceHigh, verdict } = against;
  const ends = [differenceLow, differenceHigh].map((end) => format.difference(end, unit).number);
  const weeks = Math.round((history.to - history.from + 1) / 7);
  return `Regression note: vs the ${weeks} weeks before the baseline ${format.difference(difference, unit).text} (${ends.join("…")}), ${verdict ?? "not judged"}`;
}

export function SplitText(props: {
  readonly split: BaselineSplit;
  readonly format: ReportFormat;
}): ReactElement {
  return <p className="note bad">{splitSentence(props.split, props.format)}.</p>;
}

export function RegressionText(props: {
  readonly note: RegressionNote;
  readonly format: ReportFormat;
}): ReactElement {
  return <p className="note due">{regressionSentence(props.note, props.format)}.</p>;
}
