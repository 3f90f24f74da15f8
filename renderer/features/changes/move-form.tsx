import { Button, Checkbox, NativeSelect, Textarea } from "@mantine/core";
import { type FormEvent, type ReactElement, useState } from "react";
import type { CommandRequest } from "../../../shared/commands/execute-command.ts";
import { type ChangeWord, changeTitle } from "../../../shared/domain/change-state.ts";
import { VALIDATION_VERDICTS } from "../../../shared/records/change.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { momentOfLocal } from "../../app/zone-moment.ts";
import { DateField } from "../../components/date-field.tsx";
import { PersonSelect } from "../../components/person-select.tsx";

type Target = Exclude<ChangeWord, "planned">;

const COMMANDS: Readonly<Record<Target, string>> = {
  authorised: "change.authorise",
  deployed: "change.deploy",
  validated: "change.validate",
  "rolled back": "change.rollBack",
};
const CONFIRM: Readonly<Record<Target, string>> = {
  authorised: "Authorise",
  deployed: "Record deployment",
  validated: "Validate",
  "rolled back": "Roll back",
};
const DONE: Readonly<Record<Target, string>> = {
  authorised: "Authorised",
  deployed: "Live",
  validated: "Validated",
  "rolled back": "Rolled back",
};

/** Moves a change to its next state: when, and what that state asks for. */
export function MoveForm({
  open,
  change,
  to,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly change: RecordOf<"change">;
  readonly to: Target;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const [when, setWhen] = useState("");
  const [verdict, setVerdict] = useState("");
  const [reason, setReason] = useState("");
  const [by, setBy] = useState<string | null>(null);
  const [isLiveNow, setIsLiveNow] = useState(false);
  const isReady = (to !== "validated" || verdict !== "") && (to !== "rolled back" || reason.trim() !== "");
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const at = momentOfLocal(when, pilotRecord(pilot).timeZone);
    const common = { id: change.id, ...(at === null ? {} : { at }) };
    const requests: CommandRequest[] = [
      {
        command: COMMANDS[to],
        input: {
          ...common,
          ...(to === "validated" ? { verdict } : {}),
          ...(to === "rolled back" ? { reason: reason.trim() } : {}),
          ...(to === "authorised" && by !== null ? { by } : {}),
        },
      },
    ];
    if (to === "authorised" && isLiveNow) requests.push({ command: "change.deploy", input: common });
    const label = to === "authorised" && isLiveNow ? DONE.deployed : DONE[to];
    if ((await execute(pilot.pilotId, `${label}: ${changeTitle(change)}`, requests)) !== null) onClose();
  };
  return (
    <form
      className="moveform"
      aria-label={CONFIRM[to]}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          onClose();
        } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          void submit();
        }
      }}
    >
      {to === "validated" ? (
        <NativeSelect
          label="What the validation found"
          required
          autoFocus
          data={[{ value: "", label: "Choose…" }, ...VALIDATION_VERDICTS]}
          value={verdict}
          onChange={(event) => setVerdict(event.currentTarget.value)}
        />
      ) : null}
      {to === "rolled back" ? (
        <Textarea
          label="Why"
          required
          autoFocus
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : null}
      {to === "authorised" ? (
        <PersonSelect pilot={pilot} label="Authorised by" value={by} onChange={setBy} />
      ) : null}
      <DateField
        hasTime
        label="When"
        description="Empty: now"
        value={when}
        onChange={(event) => setWhen(event.currentTarget.value)}
      />
      {to === "authorised" ? (
        <Checkbox
          size="xs"
          label="It goes live at once"
          checked={isLiveNow}
          onChange={(event) => setIsLiveNow(event.currentTarget.checked)}
        />
      ) : null}
      <div className="row">
        <Button
          type="submit"
          variant="filled"
          disabled={!isReady}
          autoFocus={to === "authorised" || to === "deployed"}
        >
          {CONFIRM[to]}
        </Button>
        <Button onClick={onClose}>Cancel</Button>
      </div>
    </form>
  );
}
