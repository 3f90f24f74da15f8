import "../styles/lens-fields.css";
import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import {
  LENS_NAMES,
  LENSES,
  type LensDraft,
  type LensDrafts,
  type LensName,
} from "../../shared/domain/lenses.ts";
import { METRICS, type MetricId, metricDefinition } from "../../shared/metrics/registry.ts";
import { unitOf } from "../../shared/report/baseline/metric-print.ts";
import type { Status } from "../../shared/report/charts/status.ts";
import type { PrintedValue, ReportFormat } from "../../shared/report/format/report-format.ts";
import { DateField } from "./date-field.tsx";
import { EffectControl } from "./effect-control.tsx";
import { Value } from "./figure.tsx";
import { StatusLabel } from "./status-label.tsx";

/** A metric as it reads now, beside the lens that it informs. */
export interface LensReading {
  readonly name: string;
  readonly printed: PrintedValue;
  /** `56.7–59.3`; empty: none. */
  readonly interval: string;
  readonly status?: Status;
  /** Nobody would act on it. */
  readonly isDecorative?: boolean;
}

interface LensFieldsProps {
  readonly value: LensDrafts;
  readonly onChange: (value: LensDrafts) => void;
  /** What the metrics of a lens read now, shown above its fields. */
  readonly readings?: Partial<Readonly<Record<LensName, readonly LensReading[]>>>;
  /** Given: each lens may also name a metric, its expected change and the date on which both are compared. */
  readonly format?: ReportFormat;
  /** What stands under a lens, such as who assesses it or what was measured since. */
  readonly foot?: (lens: LensName) => ReactNode;
  readonly isDisabled?: boolean;
}

/** The three lenses side by side: what the metric reads now, the expected effect from −2 to +2, and why. */
export function LensFields({
  value,
  onChange,
  readings,
  format,
  foot,
  isDisabled = false,
}: LensFieldsProps): ReactElement {
  return (
    <div className="lenses">
      {LENSES.map((lens) => {
        const draft = value[lens];
        const change = (part: Partial<LensDraft>): void =>
          onChange({ ...value, [lens]: { ...draft, ...part } });
        return (
          <section key={lens} className="lens" aria-label={LENS_NAMES[lens]}>
            <h3 className="title3">{LENS_NAMES[lens]}</h3>
            {readings === undefined ? null : <Readings readings={readings[lens] ?? []} />}
            <EffectControl
              label={`Expected effect on ${LENS_NAMES[lens].toLowerCase()}`}
              value={draft.effect}
              isDisabled={isDisabled}
              onChange={(effect) => change({ effect })}
            />
            <Textarea
              label="Why, in a sentence"
              required
              aria-label={`${LENS_NAMES[lens]}: why, in a sentence`}
              disabled={isDisabled}
              value={draft.sentence}
              onChange={(event) => change({ sentence: event.currentTarget.value })}
            />
            {format === undefined ? null : (
              <Expectation
                lens={lens}
                draft={draft}
                format={format}
                isDisabled={isDisabled}
                onChange={change}
              />
            )}
            {foot?.(lens)}
          </section>
        );
      })}
    </div>
  );
}

function Readings({ readings }: { readonly readings: readonly LensReading[] }): ReactElement {
  if (readings.length === 0) return <p className="caption">no figure yet</p>;
  return (
    <ul className="stack tight">
      {readings.map(({ name, printed, interval, status, isDecorative = false }) => (
        <li key={name} className="reading">
          <span className="muted grow clip" title={name}>
            {name}
          </span>
          <strong>
            <Value printed={printed} />
          </strong>
          {interval === "" ? null : <span className="caption">{interval}</span>}
          {status === undefined ? null : <StatusLabel status={status} />}
          {isDecorative ? <StatusLabel status={{ word: "decorative" }} /> : null}
        </li>
      ))}
    </ul>
  );
}

function Expectation({
  lens,
  draft,
  format,
  isDisabled,
  onChange,
}: {
  readonly lens: LensName;
  readonly draft: LensDraft;
  readonly format: ReportFormat;
  readonly isDisabled: boolean;
  readonly onChange: (part: Partial<LensDraft>) => void;
}): ReactElement {
  const { metric } = draft;
  const unit = metric === null ? null : unitOf(metric);
  const unitName = unit === null ? "" : unit === "rate" ? "pts" : format.unitName(unit);
  return (
    <div className="stack tight">
      <NativeSelect
        label="Expected to show in"
        aria-label={`${LENS_NAMES[lens]}: metric that is expected to change`}
        disabled={isDisabled}
        data={[{ value: "", label: "No metric" }, ...metricChoices(lens)]}
        value={metric ?? ""}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          onChange(
            chosen === "" ? { metric: null, expectedChange: "", by: "" } : { metric: chosen as MetricId },
          );
        }}
      />
      {metric === null ? null : (
        <div className="row" style={{ alignItems: "flex-start" }}>
          <TextInput
            className="grow"
            label={unitName === "" ? "Change" : `Change, ${unitName}`}
            placeholder={metricDefinition(metric).direction === "down" ? "−2" : "+2"}
            disabled={isDisabled}
            value={draft.expectedChange}
            onChange={(event) => onChange({ expectedChange: event.currentTarget.value })}
          />
          <DateField
            label="Compared on"
            disabled={isDisabled}
            value={draft.by}
            onChange={(event) => onChange({ by: event.currentTarget.value })}
            w={148}
          />
        </div>
      )}
    </div>
  );
}

/** The metrics in the order in which they are likely for a lens: its own pillars first. */
function metricChoices(lens: LensName): readonly { readonly value: string; readonly label: string }[] {
  const own = METRICS.filter(({ pillar }) => LENS_PILLARS[lens].includes(pillar));
  const others = METRICS.filter(({ pillar }) => !LENS_PILLARS[lens].includes(pillar));
  return [...own, ...others].map(({ id, name }) => ({ value: id, label: name }));
}

const LENS_PILLARS: Readonly<Record<LensName, readonly string[]>> = {
  outcome: ["avd", "trust"],
  reliability: ["cost", "loop"],
  revenue: ["revenue"],
};
