import { Button, Modal } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { useMessages } from "../../stores/message-store.ts";
import { useServices } from "../services.ts";
import { RescueButton } from "./rescue-button.tsx";
import { TroubleFacts } from "./start-screen.tsx";
import type { TroubleWords } from "./trouble-words.ts";

/** A banner that stays for as long as changes cannot be saved, with what can be done about it. */
export function LastingTrouble({
  text,
  words,
}: {
  readonly text: string;
  readonly words: TroubleWords;
}): ReactElement {
  const services = useServices();
  const [isTrying, setIsTrying] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const again = async (): Promise<void> => {
    setIsTrying(true);
    const verdict = await services.workspace.restart();
    const isMended = verdict.kind !== "read-only" && services.workspace.saveState().kind === "saved";
    // What was refused stands in a message as well; it is not true any more.
    const { message, clear } = useMessages.getState();
    if (isMended && message?.kind === "problem") clear();
    setIsTrying(false);
  };
  return (
    <div className="notice bad" role="alert">
      <span className="grow">{text}</span>
      <button type="button" className="linkbutton" onClick={() => setIsAsked(true)}>
        What to do
      </button>
      <Button loading={isTrying} onClick={() => void again()}>
        Try again
      </Button>
      <RescueButton services={services} label="Save everything as a pack…" isMain={false} />
      {!isAsked ? null : (
        <Modal opened onClose={() => setIsAsked(false)} title={words.title}>
          <div className="stack">
            <TroubleFacts words={words} />
            <div className="row" style={{ justifyContent: "flex-end" }}>
              <Button data-autofocus variant="filled" onClick={() => setIsAsked(false)}>
                Close
              </Button>
            </div>
          </div>
        </Modal>
      )}
    </div>
  );
}
