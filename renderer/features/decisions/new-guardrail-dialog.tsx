import { TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { madeRecord } from "../../app/made-record.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
import { FormDialog } from "../../components/form-dialog.tsx";
import { type BandDraft, BandEditor, bandsOf, NEW_BAND } from "./band-editor.tsx";
import { PeopleField } from "./person-field.tsx";

/** A domain that is to be delegated: its bands, its budget, who holds it. It delegates nothing until it is granted. */
export function NewGuardrailDialog({
  open,
  onClose,
  onMade,
}: {
  readonly open: OpenPilot;
  readonly onClose: () => void;
  readonly onMade: (id: string) => void;
}): ReactElement {
  const execute = useExecute();
  const { pilot } = open;
  const [domain, setDomain] = useState("");
  const [budget, setBudget] = useState("1");
  const [drafts, setDrafts] = useState<readonly BandDraft[]>([NEW_BAND]);
  const [holder, setHolder] = useState<readonly string[]>([]);
  const bands = bandsOf(drafts);
  const isBudget = /^[1-9]\d{0,5}$/u.test(budget.trim());
  const isReady = domain.trim() !== "" && bands !== null && isBudget;
  const submit = async (): Promise<void> => {
    if (bands === null) return;
    const done = await execute(pilot.pilotId, `Guardrail added: ${domain.trim()}`, [
      {
        command: "guardrail.add",
        input: {
          domain: domain.trim(),
          budgetPerWeek: Number(budget),
          ...(bands.length === 0 ? {} : { bands }),
          ...(holder.length === 0 ? {} : { holder }),
        },
      },
    ]);
    const made = madeRecord(done, "guardrail");
    if (made === undefined) return;
    onClose();
    onMade(made);
  };
  return (
    <FormDialog
      title="New guardrail"
      verb="Add guardrail"
      isReady={isReady}
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="row top">
        <TextInput
          data-autofocus
          className="grow"
          label="Domain"
          placeholder="pricing experiments"
          required
          value={domain}
          onChange={(event) => setDomain(event.currentTarget.value)}
        />
        <TextInput
          label="Changes a week"
          required
          inputMode="numeric"
          error={budget.trim() !== "" && !isBudget ? "a whole number from 1" : undefined}
          value={budget}
          onChange={(event) => setBudget(event.currentTarget.value)}
          w={136}
        />
      </div>
      <BandEditor open={open} drafts={drafts} onChange={setDrafts} />
      <PeopleField pilot={pilot} label="Held by" value={holder} onChange={setHolder} />
    </FormDialog>
  );
}
