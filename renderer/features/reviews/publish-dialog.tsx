import { Button, Modal } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { NarrativeState } from "../../../shared/domain/narrative-state.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { shownSentence } from "../../app/shown-locale.ts";
import { useExecute } from "../../app/use-execute.ts";
import { asSentence } from "./review-words.ts";

/** Publishing seals the narrative: nothing changes it any more. What keeps it from that is said, and nothing changes. */
export function PublishDialog({
  open,
  state,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly state: NarrativeState;
  readonly onClose: () => void;
}): ReactElement {
  const execute = useExecute();
  const [isBusy, setIsBusy] = useState(false);
  const { faults, older, sentences } = state;
  const isBlocked = faults.length > 0 || sentences.length === 0;
  const publish = async (): Promise<void> => {
    setIsBusy(true);
    const done = await execute(open.pilot.pilotId, `Published: ${state.title}`, [
      { command: "narrative.publish", input: { id: state.id } },
    ]);
    setIsBusy(false);
    if (done !== null) onClose();
  };
  return (
    <Modal opened onClose={onClose} title="Publish the narrative">
      <div className="stack">
        {isBlocked ? (
          <div className="note bad" role="alert">
            <p>It cannot be published:</p>
            <ul className="faultlist">
              {sentences.length === 0 ? <li>It has no sentence yet.</li> : null}
              {faults.map(({ code, text }) => (
                <li key={text}>
                  {asSentence(shownSentence(text))} <span className="muted">({code})</span>
                </li>
              ))}
            </ul>
          </div>
        ) : (
          <p>
            Its figures are frozen as they are now, and the whole is sealed: nobody can change it unnoticed.
            Later figures go into a narrative that follows it.
          </p>
        )}
        {older.length > 0 ? (
          <p className="note due">
            {older.length} {older.length === 1 ? "sentence is" : "sentences are"} older than a figure: confirm
            first, or the words may say something else than the figure.
          </p>
        ) : null}
        <div className="row" style={{ justifyContent: "flex-end" }}>
          <Button data-autofocus onClick={onClose}>
            Cancel
          </Button>
          <Button variant="filled" disabled={isBlocked} loading={isBusy} onClick={() => void publish()}>
            Publish and seal
          </Button>
        </div>
      </div>
    </Modal>
  );
}
