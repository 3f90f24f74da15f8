import { Button, NativeSelect } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import { instantOf } from "../../../shared/calendar/moments.ts";
import { changeTitle, changeWord } from "../../../shared/domain/change-state.ts";
import type { TrailWord } from "../../../shared/domain/learning-trails.ts";
import { LOOP_MOMENTS } from "../../../shared/metrics/loop-rows.ts";
import { VALIDATION_VERDICTS } from "../../../shared/records/change.ts";
import { pilotRecord, recordById, recordsOf } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useExecute } from "../../app/use-execute.ts";
import { momentOfLocal } from "../../app/zone-moment.ts";
import { DateField } from "../../components/date-field.tsx";
import { StatusLabel } from "../../components/status-label.tsx";

type Step = "triaged" | "authorised" | "deployed" | "validated";
const STEPS: Readonly<Record<Step, { readonly command: string; readonly button: string }>> = {
  triaged: { command: "loop.triage", button: "Record triage…" },
  authorised: { command: "loop.authorise", button: "Record authorisation…" },
  deployed: { command: "loop.deploy", button: "Record deployment…" },
  validated: { command: "loop.validate", button: "Validate…" },
};

/** What moves a loop on: its next moment, a change that answers it, its validation. */
export function LoopActions({
  open,
  loop,
  state,
  isMoving,
}: {
  readonly open: OpenPilot;
  readonly loop: RecordOf<"loop">;
  readonly state: TrailWord;
  readonly isMoving: boolean;
}): ReactElement | null {
  const next = LOOP_MOMENTS.slice(LOOP_MOMENTS.findIndex((name) => name === state) + 1).filter(
    (name): name is Step => name !== "detected",
  );
  const [step, setStep] = useState<Step | null>(isMoving ? (next[0] ?? null) : null);
  const shown = next.filter((name, index) => index === 0 || name === "validated");
  return (
    <>
      {step === null ? (
        <div className="row wrap">
          {shown.map((name, index) => (
            <Button key={name} variant={index === 0 ? "filled" : "default"} onClick={() => setStep(name)}>
              {name === "validated" && state !== "deployed" ? "Close without a change…" : STEPS[name].button}
            </Button>
          ))}
        </div>
      ) : (
        <StepForm key={step} open={open} loop={loop} step={step} onClose={() => setStep(null)} />
      )}
      <AnsweringChange open={open} loop={loop} />
    </>
  );
}

function StepForm({
  open,
  loop,
  step,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly loop: RecordOf<"loop">;
  readonly step: Step;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const [when, setWhen] = useState("");
  const [verdict, setVerdict] = useState("");
  const { pilot } = open;
  const needsVerdict = step === "validated" && loop.deployedAt !== undefined;
  const isReady = !needsVerdict || verdict !== "";
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const at = momentOfLocal(when, pilotRecord(pilot).timeZone);
    const input = {
      id: loop.id,
      ...(at === null ? {} : { at }),
      ...(verdict === "" ? {} : { verdict }),
    };
    const label = `${step.slice(0, 1).toUpperCase()}${step.slice(1)}: ${loop.title ?? loop.key}`;
    if ((await execute(pilot.pilotId, label, [{ command: STEPS[step].command, input }])) !== null) onClose();
  };
  return (
    <form
      className="moveform"
      aria-label={STEPS[step].button}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      {step === "validated" ? (
        <NativeSelect
          label="What the validation found"
          required={needsVerdict}
          autoFocus
          data={[
            { value: "", label: needsVerdict ? "Choose…" : "Nothing was changed" },
            ...VALIDATION_VERDICTS,
          ]}
          value={verdict}
          onChange={(event) => setVerdict(event.currentTarget.value)}
        />
      ) : null}
      <DateField
        hasTime
        label="When"
        description="Empty: now"
        value={when}
        onChange={(event) => setWhen(event.currentTarget.value)}
      />
      <div className="row">
        <Button type="submit" variant="filled" disabled={!isReady} autoFocus={step !== "validated"}>
          {STEPS[step].button.replace("…", "")}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}

/** The change that answers the loop; only one that did not go live before the signal can. */
function AnsweringChange({
  open,
  loop,
}: {
  readonly open: OpenPilot;
  readonly loop: RecordOf<"loop">;
}): ReactElement {
  const execute = useExecute();
  const { pilot, overview } = open;
  const change = loop.change === undefined ? null : recordById(pilot, "change", loop.change);
  const detectedAt = instantOf(loop.detectedAt) ?? Number.NEGATIVE_INFINITY;
  const candidates = recordsOf(pilot, "change").filter(
    (one) => one.id === loop.change || (instantOf(one.at) ?? Number.POSITIVE_INFINITY) >= detectedAt,
  );
  const attach = (id: string): void =>
    void execute(pilot.pilotId, id === "" ? "Change taken off" : "Change attached", [
      { command: "loop.attach", input: { id: loop.id, change: id === "" ? null : id } },
    ]);
  return (
    <div className="stack tight">
      <NativeSelect
        label="Answered by the change"
        description="The loop follows its authorisation, deployment and validation"
        data={[
          { value: "", label: candidates.length === 0 ? "No change since the signal" : "None" },
          ...candidates.map((one) => ({ value: one.id, label: changeTitle(one) })),
        ]}
        value={loop.change ?? ""}
        onChange={(event) => attach(event.currentTarget.value)}
      />
      {change === null ? null : (
        <div className="row">
          <span className="grow">
            <StatusLabel status={{ word: changeWord(change) }} />
          </span>
          <a href={hrefOf(`/c/${overview.pilotId}/changes?item=${change.id}`)}>Open the change</a>
        </div>
      )}
    </div>
  );
}
