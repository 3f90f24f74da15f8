import type { ReactElement } from "react";
import { Sparkline } from "../../shared/report/charts/sparkline.tsx";
import { certaintyOf, type Status } from "../../shared/report/charts/status.ts";
import { StatusMark } from "../../shared/report/charts/status-mark.tsx";
import type { FigureUnit, ReportFormat } from "../../shared/report/format/report-format.ts";
import type { MetricSpark } from "../figures/metric-spark.ts";
import { Figure } from "./figure.tsx";

/** What a tile shows of a pillar's headline. */
export interface TileFacts {
  readonly name: string;
  readonly metric: string;
  readonly unit: FigureUnit;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly n: number | null;
  readonly status: Status;
  readonly difference: number | null;
  readonly spark: MetricSpark;
  readonly baseline: number | null;
  readonly target: number | null;
  /** What stands in the pillar beside its headline: a breach, a note on regression to the mean. */
  readonly alert?: { readonly status: Status; readonly text: string };
  readonly note?: string;
}

interface PillarTileProps {
  readonly facts: TileFacts;
  readonly format: ReportFormat;
  /** Where it leads; a tile that asks why instead has `onAsk`. */
  readonly href?: string;
  readonly onAsk?: () => void;
  /** Marks for the panel at the right. */
  readonly marks?: Readonly<Record<`data-${string}`, string>>;
  readonly explain?: ReactElement;
}

/** A pillar at a glance: figure with interval, twelve periods, difference from the baseline with its verdict. */
export function PillarTile({ facts, format, href, onAsk, marks, explain }: PillarTileProps): ReactElement {
  const { name, metric, unit, value, low, high, n, status, difference, spark, baseline, target } = facts;
  const against =
    baseline === null
      ? "no baseline yet"
      : difference === null
        ? "against baseline: –"
        : `${format.difference(difference, unit).text} vs baseline`;
  const isBad = facts.alert !== undefined && certaintyOf(facts.alert.status.word) === "bad";
  const content = (
    <>
      <span className="head">
        <span className="label">{name}</span>
        <span aria-hidden="true" className="row">
          <StatusMark status={isBad ? (facts.alert?.status ?? status) : status} size={16} />
        </span>
      </span>
      <span className="caption clip">{metric}</span>
      <Figure value={value} unit={unit} low={low} high={high} n={n} format={format} isCompact />
      <Sparkline
        points={spark.points}
        changes={spark.changes}
        isSparse={spark.isSparse}
        {...(baseline === null ? {} : { baseline })}
        {...(target === null ? {} : { target })}
        {...(spark.breach === null ? {} : { breach: spark.breach })}
      />
      <span className="caption">
        {[
          against,
          baseline === null ? "" : status.word,
          target === null ? "" : `target ${format.bare(target, unit)}`,
        ]
          .filter((part) => part !== "")
          .join(" · ")}
      </span>
      {facts.alert === undefined ? null : (
        <span className={`caption ${certaintyOf(facts.alert.status.word)}`}>
          {facts.alert.status.word} · {facts.alert.text}
        </span>
      )}
      {facts.note === undefined ? null : <span className="caption straddle">{facts.note}</span>}
    </>
  );
  return (
    <div className="tile" {...marks}>
      {onAsk === undefined ? (
        <a className="tilemain" href={href}>
          {content}
        </a>
      ) : (
        <button type="button" className="tilemain" onClick={onAsk}>
          {content}
        </button>
      )}
      {explain}
    </div>
  );
}
