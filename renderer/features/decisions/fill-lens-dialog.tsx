import { Button, Modal, Textarea } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { LENS_NAMES, type LensEffect, type LensName } from "../../../shared/domain/lenses.ts";
import { useExecute } from "../../app/use-execute.ts";
import { EffectControl } from "../../components/effect-control.tsx";
import type { DecisionPart } from "./decision-page.tsx";

/** Fills a lens that was empty when the decision was taken: the breach stays, the lesson does not have to wait. */
export function FillLensDialog({
  open,
  subject,
  lens,
  onClose,
}: DecisionPart & { readonly lens: LensName; readonly onClose: () => void }): ReactElement {
  const execute = useExecute();
  const [effect, setEffect] = useState<LensEffect | null>(null);
  const [sentence, setSentence] = useState("");
  const { decision } = subject;
  const isReady = effect !== null && sentence.trim() !== "";
  const submit = async (): Promise<void> => {
    if (!isReady) return;
    const lenses = { ...decision.lenses, [lens]: { effect, sentence: sentence.trim() } };
    const done = await execute(open.pilot.pilotId, `${LENS_NAMES[lens]} filled in: ${decision.title}`, [
      { command: "decision.edit", input: { id: decision.id, lenses } },
    ]);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`${LENS_NAMES[lens]}, filled in afterwards`}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>
          It was carried out without this lens: that stays a finding. What is written now cannot be changed
          later.
        </p>
        <EffectControl
          label={`Expected effect on ${LENS_NAMES[lens].toLowerCase()}`}
          value={effect}
          onChange={setEffect}
        />
        <Textarea
          data-autofocus
          label="Why, in a sentence"
          required
          value={sentence}
          onChange={(event) => setSentence(event.currentTarget.value)}
        />
        <div className="row end">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" variant="filled" disabled={!isReady}>
            Fill in
          </Button>
        </div>
      </form>
    </Modal>
  );
}
