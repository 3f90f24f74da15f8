import { Button, Modal, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useExecute } from "../../app/use-execute.ts";
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
    if (!isReady || bands === null) return;
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
    const made = done?.entries[0]?.changes.find(
      ({ field, after }) => field === "type" && after === "guardrail",
    );
    if (made === undefined) return;
    onClose();
    onMade(made.record);
  };
  return (
    <Modal opened onClose={onClose} title="New guardrail">
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
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
        <div className="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={!isReady}>
            Add guardrail
          </Button>
        </div>
      </form>
    </Modal>
  );
}
