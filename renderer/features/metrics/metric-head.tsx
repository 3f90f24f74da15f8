import { NativeSelect } from "@mantine/core";
import type { ReactElement, RefObject } from "react";
import { dayOf } from "../../../shared/calendar/moments.ts";
import type { MetricCase } from "../../../shared/domain/metric-case.ts";
import { LAST_PILOT_DAY } from "../../../shared/domain/pilot-calendar.ts";
import { METRIC_SENTENCES } from "../../../shared/metrics/metric-sentences.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { directionWords, PILLAR_NAMES, unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { StatusWord } from "../../../shared/report/charts/status.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { ExplainButton } from "../../components/explain-button.tsx";
import { Figure } from "../../components/figure.tsx";
import { LineLabel } from "../../components/line-label.tsx";
import { askWhy, explainMark } from "../../components/panel-marks.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { verdictStatus } from "../../figures/verdict-status.ts";

interface MetricHeadProps {
  readonly open: OpenPilot;
  readonly now: MetricCase;
  readonly pickerRef: RefObject<HTMLSelectElement | null>;
  readonly picker: {
    readonly workflows: readonly string[];
    readonly value: string;
    readonly onChange: (workflow: string) => void;
  } | null;
}

/** Name and meaning at the left; at the right the figure with its interval, its mark and its difference. */
export function MetricHead({ open, now, picker, pickerRef }: MetricHeadProps): ReactElement {
  const { format, pilot, overview } = open;
  const { metric, workflow, segment, figure, difference, hasBaseline, line, owner, keeper, obligation } = now;
  const unit = unitOf(metric);
  const { name, pillar } = metricDefinition(metric);
  const [from, to] = [dayOf(figure?.from ?? undefined), dayOf(figure?.to ?? undefined)];
  const place = from === null || to === null ? null : { metric, workflow, segment, from, to };
  const interval =
    difference === null || (difference.differenceLow === null && difference.differenceHigh === null)
      ? ""
      : ` (${format.difference(difference.differenceLow, unit).number}…${format.difference(difference.differenceHigh, unit).number})`;
  const lastDay = overview.startDate === null ? null : overview.startDate + LAST_PILOT_DAY;
  return (
    <div className="metrichead">
      <div className="stack tight grow">
        <p className="caption">
          <a href={hrefOf(`/c/${overview.pilotId}/metrics`)}>Metrics</a> · {PILLAR_NAMES[pillar]} ·{" "}
          {directionWords(metric)}
        </p>
        <div className="row">
          <h2 className="title2">{name}</h2>
          {picker === null ? null : (
            <NativeSelect
              ref={pickerRef}
              aria-label="Workflow (W)"
              data={[
                { value: "*", label: "All workflows" },
                ...picker.workflows.map((one) => ({ value: one, label: one })),
              ]}
              value={picker.value}
              onChange={(event) => picker.onChange(event.currentTarget.value)}
            />
          )}
        </div>
        <p className="muted definition">{METRIC_SENTENCES[metric]}</p>
        <p className="caption">
          owner: {owner ?? "nobody"} · keeper: {keeper ?? "nobody"} · <Seal open={open} />
        </p>
      </div>
      <div className="row headline" {...(place === null ? {} : explainMark(pilot.pilotId, place))}>
        <Figure
          value={figure?.value ?? null}
          unit={unit}
          low={figure?.low ?? null}
          high={figure?.high ?? null}
          n={figure?.n ?? null}
          format={format}
          size="figure0"
        />
        {place === null ? null : <ExplainButton pilotId={pilot.pilotId} place={place} what={name} />}
      </div>
      <div className="stack tight against">
        <StatusLabel
          status={verdictStatus(figure?.value ?? null, difference ?? undefined, hasBaseline)}
          size={16}
        />
        <span>
          {difference === null || difference.difference === null
            ? ""
            : `${format.difference(difference.difference, unit).text}${interval}`}
        </span>
        <span className="caption">
          {difference === null || difference.before === null
            ? "no baseline value"
            : `Baseline ${format.value(difference.before, unit).text}`}
        </span>
        {obligation !== null ? (
          <button
            type="button"
            className="linkbutton bad"
            onClick={() => askWhy(pilot.pilotId, { kind: "obligation", id: obligation })}
          >
            Answer the obligation…
          </button>
        ) : line === null ? null : (
          <LineLabel line={line} format={format} lastDay={lastDay} />
        )}
      </div>
    </div>
  );
}

function Seal({ open }: { readonly open: OpenPilot }): ReactElement {
  const { overview, format } = open;
  const { baseline, findings } = overview;
  if (baseline === null) return <>no sealed baseline</>;
  const isBroken = findings.some(({ code, about }) => code === "baseline broken" && about === baseline.id);
  const word: StatusWord = isBroken ? "broken" : baseline.late === true ? "sealed late" : "sealed";
  const day = dayOf(baseline.date);
  return (
    <a href={hrefOf(`/c/${overview.pilotId}/data?tab=Baseline`)} className="sealchip">
      <StatusLabel
        status={{ word }}
        rest={`${day === null ? baseline.date : format.dates.date(day)}${isBroken ? "" : ", verified"}`}
      />
    </a>
  );
}
