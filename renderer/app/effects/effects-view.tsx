import "../../styles/effects.css";
import { NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { type ChangeEffect, type ChangeImpact, effectName } from "../../../shared/domain/change-impact.ts";
import type { DataRange } from "../../../shared/metrics/data-range.ts";
import { DEFAULT_IMPACT_DAYS } from "../../../shared/metrics/impact.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { ReportFormat } from "../../../shared/report/format/report-format.ts";
import { DecorativeMark } from "../../components/decorative-mark.tsx";
import { Loading } from "../../components/loading.tsx";
import { StatusLabel } from "../../components/status-label.tsx";
import type { OpenPilot } from "../pilot-context.ts";
import { useServices } from "../services.ts";
import { useAnswer } from "../use-answer.ts";
import { effectStatus } from "./effect-status.ts";
import { EffectStrip } from "./effect-strip.tsx";

/** Days on either side that can be looked at. */
const WINDOWS = [7, DEFAULT_IMPACT_DAYS, 28];
const STRIP_WIDTH = 148;

/**
 * The five effects of one change (metrics.md, "Impact of a change"): before → after, difference with its interval,
 * verdict, what else changed, and from which day the rest can be known.
 */
export function EffectsView({
  open,
  change,
}: {
  readonly open: OpenPilot;
  /** Id of the change. */
  readonly change: string;
}): ReactElement {
  const { figures } = useServices();
  const [windowDays, setWindowDays] = useState(DEFAULT_IMPACT_DAYS);
  const { pilot, asOfMs } = open;
  const impact = useAnswer([pilot, change, windowDays], () =>
    figures.ask("changeImpact", pilot, asOfMs, { change, windowDays }),
  );
  if (impact.kind === "failed") return <p className="note bad">{impact.problem.message}</p>;
  if (impact.kind === "loading") return <Loading height={360} what="the effects" />;
  if (impact.value === null) {
    return <p className="muted">The five effects are measured from the day on which it goes live.</p>;
  }
  return (
    <div className="stack">
      <div className="row">
        <p className="caption grow">{windowText(impact.value, open.format)}</p>
        <NativeSelect
          size="xs"
          aria-label="Days on either side"
          data={WINDOWS.map((days) => ({ value: String(days), label: `± ${days} days` }))}
          value={String(windowDays)}
          onChange={(event) => setWindowDays(Number(event.currentTarget.value))}
        />
      </div>
      <ul className="effects" aria-label="Five effects">
        {impact.value.effects.map((effect) => (
          <EffectRow key={effect.metric} effect={effect} open={open} />
        ))}
      </ul>
      <Confounders impact={impact.value} format={open.format} />
    </div>
  );
}

function windowText(
  { effects, daysBefore, daysAfter, windowDays }: ChangeImpact,
  { dates }: ReportFormat,
): string {
  const own = effects.find(({ scope }) => scope === "workflow");
  if (own === undefined) return "";
  const span = ({ from, to }: DataRange): string => `${dates.shortDate(from)} – ${dates.shortDate(to)}`;
  const days =
    Math.min(daysBefore, daysAfter) < windowDays ? `; data on ${daysBefore} and ${daysAfter} days` : "";
  return `${span(own.beforeRange)} → ${span(own.afterRange)}${days}`;
}

function EffectRow({
  effect,
  open: { format, overview },
}: {
  readonly effect: ChangeEffect;
  readonly open: OpenPilot;
}): ReactElement {
  const unit = unitOf(effect.metric);
  const { before, value, difference, differenceLow, differenceHigh } = effect;
  const name = effectName(effect.metric);
  const notes = effectNotes(effect, format);
  return (
    <li>
      <div className="row">
        <span className="name">{`${name.slice(0, 1).toUpperCase()}${name.slice(1)}`}</span>
        <span className="grow">
          <DecorativeMark decorative={overview.operational.decorative} metric={effect.metric} />
        </span>
        <StatusLabel status={effectStatus(effect)} />
      </div>
      <div className="row figures">
        <span className="grow">
          {before === null && value === null
            ? "–"
            : `${format.bare(before, unit)} → ${format.value(value, unit).text}`}
          {effect.dueOn !== null && value !== null ? <span className="caption"> so far</span> : null}
        </span>
        {difference === null ? null : (
          <span>
            {format.difference(difference, unit).text}
            {differenceLow === null && differenceHigh === null ? null : (
              <span className="caption">
                {" "}
                ({differenceLow === null ? "…" : format.difference(differenceLow, unit).number} to{" "}
                {differenceHigh === null ? "…" : format.difference(differenceHigh, unit).number})
              </span>
            )}
          </span>
        )}
      </div>
      <div className="row">
        <span className="caption grow">
          {notes.map((note) => (
            <span key={note} className="part">
              {note}
            </span>
          ))}
        </span>
        <EffectStrip effect={effect} width={STRIP_WIDTH} />
      </div>
    </li>
  );
}

/** What stands under the figures of an effect: whose it is, when it is due or why not, what its segments say. */
function effectNotes(effect: ChangeEffect, format: ReportFormat): readonly string[] {
  const { scope, dueOn, reason, hidden, segments, rateEffect, mixEffect } = effect;
  const { dates } = format;
  const notes: string[] = [];
  if (scope === "company") {
    notes.push(`company: ${dates.month(effect.beforeRange.from)} → ${dates.month(effect.afterRange.from)}`);
  }
  if (dueOn !== null) notes.push(`due ${dates.date(dueOn)}: ${reason ?? ""}`);
  else if (reason !== null) notes.push(reason);
  const worse = segments.filter(({ verdict }) => verdict === "worse").length;
  const better = segments.filter(({ verdict }) => verdict === "improved").length;
  if (segments.length > 1 && worse > 0) notes.push(`worse in ${worse} of ${segments.length} segments`);
  if (segments.length > 1 && better > 0) notes.push(`improved in ${better} of ${segments.length} segments`);
  if (hidden !== null) notes.push(`the roll-up hides it: ${hidden}`);
  const isMixed = rateEffect !== null && mixEffect !== null && rateEffect * mixEffect < 0;
  if (isMixed && (worse > 0 || better > 0)) {
    const points = (share: number): string => format.difference(share, "rate").text;
    notes.push(`rates ${points(rateEffect)}, mix ${points(mixEffect)}`);
  }
  return notes;
}

function Confounders({
  impact,
  format,
}: {
  readonly impact: ChangeImpact;
  readonly format: ReportFormat;
}): ReactElement {
  const { confounders } = impact;
  if (confounders.length === 0) {
    return <p className="caption">Nothing else changed on this workflow within the window.</p>;
  }
  return (
    <div className="note due">
      <p>Also within the window, so that it cannot be told apart:</p>
      <ul>
        {confounders.map(({ id, title, on }) => (
          <li key={id}>
            {title} <span className="caption">{format.dates.date(on)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
