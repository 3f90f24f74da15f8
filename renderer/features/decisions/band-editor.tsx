import { Button, NativeSelect, TextInput } from "@mantine/core";
import type { ReactElement } from "react";
import type { Band, BandState } from "../../../shared/domain/band-state.ts";
import { isMetricId, METRICS, metricDefinition } from "../../../shared/metrics/registry.ts";
import { recordsOf } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { shownSentence } from "../../app/shown-locale.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { StatusLabel } from "../../components/status-label.tsx";
import { numberFault, numberText, typedNumber } from "../../components/typed-number.ts";

/** A band while it is written: the bound is text, of a rate in percent. */
export interface BandDraft {
  readonly metric: string;
  readonly workflow: string;
  readonly segment: string;
  readonly side: Band["side"];
  readonly bound: string;
  readonly on: Band["on"];
}

/** The drafts of bands that stand on a record. */
export function bandDrafts(bands: readonly Band[]): readonly BandDraft[] {
  return bands.map(({ metric, workflow, segment, side, bound, on }) => ({
    metric,
    workflow: workflow ?? "",
    segment: segment ?? "",
    side,
    bound: numberText(bound, factorOf(metric)),
    on,
  }));
}

/** Why the bound of a draft is no number, as a sentence without a full stop; null: it is one, or none is written yet. */
export function bandFault({ bound }: BandDraft): string | null {
  return bound.trim() === "" ? null : numberFault(bound);
}

/** The bands of drafts; null where one has no number as its bound. */
export function bandsOf(drafts: readonly BandDraft[]): readonly Band[] | null {
  const bands = drafts.map(({ metric, workflow, segment, side, bound, on }): Band | null => {
    const typed = typedNumber(bound);
    if (typed === null) return null;
    return {
      metric,
      ...(workflow === "" ? {} : { workflow }),
      ...(segment === "" ? {} : { segment }),
      side,
      bound: typed / factorOf(metric),
      on,
    };
  });
  return bands.some((band) => band === null) ? null : bands.flatMap((band) => band ?? []);
}

/** A new band, on the first metric of trust. */
export const NEW_BAND: BandDraft = {
  metric: "trust.escalation",
  workflow: "",
  segment: "",
  side: "atMost",
  bound: "",
  on: "interval",
};

/** The bands of a guardrail as they are written, with how each would stand now. */
export function BandEditor({
  open,
  drafts,
  onChange,
}: {
  readonly open: OpenPilot;
  readonly drafts: readonly BandDraft[];
  readonly onChange: (drafts: readonly BandDraft[]) => void;
}): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs } = open;
  // Only what has a bound can be judged; the others wait for theirs.
  const judged = drafts.map((draft) => bandsOf([draft])?.[0] ?? null);
  const answer = useAnswer([pilot, JSON.stringify(judged)], () =>
    figures.ask(
      "bandStates",
      pilot,
      asOfMs,
      judged.flatMap((band) => band ?? []),
    ),
  );
  const answers = answer.kind === "ready" ? answer.value : [];
  const placeOf = (index: number): number => judged.slice(0, index).filter((band) => band !== null).length;
  return (
    <div className="stack">
      <p className="label">Bands that must hold</p>
      {drafts.length === 0 ? <p className="muted">Without a band nothing can show that it is safe.</p> : null}
      {drafts.map((draft, index) => {
        const state = (judged[index] ?? null) === null ? undefined : answers[placeOf(index)];
        return (
          <BandFields
            key={index}
            open={open}
            draft={draft}
            number={index + 1}
            state={state}
            onChange={(next) => onChange(drafts.map((one, other) => (other === index ? next : one)))}
            onRemove={() => onChange(drafts.filter((_, other) => other !== index))}
          />
        );
      })}
      <div>
        <Button onClick={() => onChange([...drafts, NEW_BAND])}>Add a band</Button>
      </div>
    </div>
  );
}

function BandFields({
  open,
  draft,
  number,
  state,
  onChange,
  onRemove,
}: {
  readonly open: OpenPilot;
  readonly draft: BandDraft;
  readonly number: number;
  readonly state: BandState | undefined;
  readonly onChange: (draft: BandDraft) => void;
  readonly onRemove: () => void;
}): ReactElement {
  const { pilot } = open;
  const definition = isMetricId(draft.metric) ? metricDefinition(draft.metric) : null;
  const unit = definition?.unit === "rate" ? "%" : (definition?.unit ?? "");
  const set = (part: Partial<BandDraft>): void => onChange({ ...draft, ...part });
  const scope = (type: "workflow" | "segment") => [
    { value: "", label: type === "workflow" ? "All workflows" : "All segments" },
    ...recordsOf(pilot, type).map(({ id, name }) => ({ value: id, label: name })),
  ];
  return (
    <fieldset className="bandfields">
      <legend className="hidden">Band {number}</legend>
      <NativeSelect
        aria-label={`Band ${number}: metric`}
        data={METRICS.filter(({ direction }) => direction !== "none").map(({ id, name }) => ({
          value: id,
          label: name,
        }))}
        value={draft.metric}
        onChange={(event) => {
          const metric = event.currentTarget.value;
          const side =
            isMetricId(metric) && metricDefinition(metric).direction === "down" ? "atMost" : "atLeast";
          set({ metric, side });
        }}
      />
      <div className="row top">
        <NativeSelect
          aria-label={`Band ${number}: side`}
          data={[
            { value: "atLeast", label: "at least" },
            { value: "atMost", label: "at most" },
          ]}
          value={draft.side}
          onChange={(event) => set({ side: event.currentTarget.value === "atMost" ? "atMost" : "atLeast" })}
        />
        <TextInput
          className="grow"
          aria-label={`Band ${number}: bound${unit === "" ? "" : `, ${unit}`}`}
          placeholder="bound"
          inputMode="decimal"
          rightSection={<span className="unit">{unit.length > 3 ? "" : unit}</span>}
          error={bandFault(draft)}
          value={draft.bound}
          onChange={(event) => set({ bound: event.currentTarget.value })}
        />
        <NativeSelect
          aria-label={`Band ${number}: held against`}
          data={[
            { value: "interval", label: "whole interval" },
            { value: "value", label: "value alone" },
          ]}
          value={draft.on}
          onChange={(event) => set({ on: event.currentTarget.value === "value" ? "value" : "interval" })}
        />
      </div>
      <div className="row top">
        {(["workflow", "segment"] as const).map((type) => (
          <NativeSelect
            key={type}
            className="grow"
            aria-label={`Band ${number}: ${type}`}
            data={scope(type)}
            value={draft[type]}
            disabled={definition?.dimensions.includes(type) === false}
            onChange={(event) => set({ [type]: event.currentTarget.value })}
          />
        ))}
        <Button variant="subtle" onClick={onRemove}>
          Remove<span className="hidden"> band {number}</span>
        </Button>
      </div>
      <p className="caption">
        {state === undefined ? (
          "Give it a bound to see how it stands."
        ) : (
          <StatusLabel status={{ word: state.state }} rest={shownSentence(state.reason)} />
        )}
      </p>
    </fieldset>
  );
}

function factorOf(metric: string): number {
  return isMetricId(metric) && metricDefinition(metric).unit === "rate" ? 100 : 1;
}
