import "../../styles/ownership.css";
import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { currentTerms } from "../../../shared/domain/ownership.ts";
import { thresholdLock } from "../../../shared/domain/threshold-period.ts";
import type { ThresholdPlace } from "../../../shared/domain/threshold-terms.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { OverruleFields, type OverruleTime } from "./overrule-fields.tsx";
import {
  type DraftTerms,
  draftLoosens,
  draftOf,
  previewTerms,
  readDraft,
  type ThresholdDraft,
} from "./threshold-draft.ts";
import { ThresholdPreviewView } from "./threshold-preview.tsx";

interface ThresholdFormProps {
  readonly open: OpenPilot;
  readonly place: ThresholdPlace;
  /** The threshold to revise; null: a new one. */
  readonly threshold: RecordOf<"threshold"> | null;
  /** The side of a new one, where the other is taken. */
  readonly side?: "above" | "below";
  readonly onDone: () => void;
}

/** The terms of a threshold with what they would have done; locked in the period that runs. */
export function ThresholdForm({ open, place, threshold, side, onDone }: ThresholdFormProps): ReactElement {
  const execute = useExecute();
  const { pilot, format, overview } = open;
  const current = threshold === null ? undefined : currentTerms(threshold);
  const [draft, setDraft] = useState(() => draftOf(place, current, side));
  const [time, setTime] = useState<OverruleTime>("next");
  const [reason, setReason] = useState("");
  const set = (field: Partial<ThresholdDraft>): void => setDraft((before) => ({ ...before, ...field }));
  const { terms, faults } = readDraft(pilot, place, draft, threshold?.id);
  const looser = draftLoosens(current, terms);
  const lock = thresholdLock(place.metric, overview.moment.date);
  const { name } = metricDefinition(place.metric);
  const isReady = terms !== null && (looser.length === 0 || reason.trim() !== "");
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady) return;
    const done =
      threshold === null
        ? await execute(pilot.pilotId, `Threshold set: ${name}`, [
            { command: "threshold.add", input: { ...scopeOf(place), ...givenTerms(terms) } },
          ])
        : await execute(pilot.pilotId, `Threshold revised: ${name}`, [
            {
              command: "threshold.revise",
              input: {
                id: threshold.id,
                ...terms,
                ...(looser.length === 0 ? {} : { overruleReason: reason.trim(), thisPeriod: time === "now" }),
              },
            },
          ]);
    if (done !== null) onDone();
  };
  const unitName = format.unitName(unitOf(place.metric));
  const inUnit = unitName === "" ? "" : `, ${unitName}`;
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {threshold === null && side === undefined ? (
        <NativeSelect
          label="A breach is a value"
          data={["above", "below"]}
          value={draft.direction}
          onChange={({ currentTarget }) =>
            set({ direction: currentTarget.value === "above" ? "above" : "below" })
          }
        />
      ) : (
        <p>
          A breach is a value <strong>{draft.direction}</strong> the line.
        </p>
      )}
      <div className="termrow">
        <TextInput
          data-autofocus
          label={`Breach${inUnit}`}
          required
          value={draft.breach}
          error={faults.breach}
          onChange={({ currentTarget }) => set({ breach: currentTarget.value })}
        />
        <TextInput
          label={`Warn${inUnit}`}
          value={draft.warn}
          error={faults.warn}
          onChange={({ currentTarget }) => set({ warn: currentTarget.value })}
        />
        <TextInput
          label={`${lock.step === "week" ? "Weeks" : "Months"} in a row`}
          required
          value={draft.periods}
          error={faults.periods}
          onChange={({ currentTarget }) => set({ periods: currentTarget.value })}
        />
      </div>
      {terms === null ? null : (
        <ThresholdPreviewView open={open} scope={namedScope(open, place)} terms={previewTerms(terms)} />
      )}
      <Textarea
        label="Action, in the exact words"
        description="Committed to now; when the line is crossed, this is what must be done."
        autosize
        minRows={2}
        value={draft.action}
        onChange={({ currentTarget }) => set({ action: currentTarget.value })}
      />
      <div className="termrow">
        <NativeSelect
          className="grow"
          label="Owner"
          data={[
            { value: "", label: "Nobody" },
            ...recordsOf(pilot, "person").map((person) => ({ value: person.id, label: person.name })),
          ]}
          value={draft.owner}
          onChange={({ currentTarget }) => set({ owner: currentTarget.value })}
        />
        <TextInput
          label="Deadline, hours"
          value={draft.hours}
          error={faults.hours}
          onChange={({ currentTarget }) => set({ hours: currentTarget.value })}
        />
      </div>
      {looser.length === 0 || terms === null || current === undefined || threshold === null ? (
        <p className="caption">{lockWords(open, lock, threshold === null)}</p>
      ) : (
        <OverruleFields
          open={open}
          metric={place.metric}
          threshold={threshold}
          before={current}
          after={terms}
          looser={looser}
          lock={lock}
          time={time}
          onTime={setTime}
          reason={reason}
          onReason={setReason}
        />
      )}
      <div className="row end">
        <Button onClick={onDone}>Cancel</Button>
        <Button type="submit" variant="filled" disabled={!isReady}>
          {threshold === null
            ? "Set threshold"
            : looser.length > 0 && time === "now"
              ? `Overrule this ${lock.step}’s line`
              : "Revise threshold"}
        </Button>
      </div>
    </form>
  );
}

function lockWords(
  { format }: OpenPilot,
  { to, nextFrom }: ReturnType<typeof thresholdLock>,
  isNew: boolean,
): string {
  const next = format.dates.date(nextFrom);
  return isNew
    ? `It applies from ${next} on; what happened before fires nothing.`
    : `Locked until ${format.dates.date(to)}: new terms apply from ${next} on. Loosening now is an overrule.`;
}

function scopeOf({ metric, workflow, segment }: ThresholdPlace) {
  return {
    metric,
    ...(workflow === undefined ? {} : { workflow }),
    ...(segment === undefined ? {} : { segment }),
  };
}

function namedScope({ pilot }: OpenPilot, { metric, workflow, segment }: ThresholdPlace) {
  return {
    metric,
    workflow: workflow === undefined ? "*" : (recordById(pilot, "workflow", workflow)?.name ?? "*"),
    segment: segment === undefined ? "*" : (recordById(pilot, "segment", segment)?.name ?? "*"),
  };
}

/** The terms of a new threshold: what is not set is left out. */
function givenTerms(terms: DraftTerms): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(terms).filter(([, value]) => value !== null));
}
