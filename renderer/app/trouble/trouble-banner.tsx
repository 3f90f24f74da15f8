import { Button, Modal } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import type { StartVerdict } from "../../data/workspace.ts";
import { useSaveState, useServices, useVerdict } from "../services.ts";
import { RescueButton } from "./rescue-button.tsx";
import { TroubleFacts } from "./start-screen.tsx";
import { mendedSentence, notSavedSentence, readOnlyWords, type TroubleWords } from "./trouble-words.ts";

/** Says for as long as it lasts that changes cannot be saved, and once what a start mended. */
export function TroubleBanner(): ReactElement | null {
  const verdict = useVerdict();
  const saveState = useSaveState();
  const [dismissed, setDismissed] = useState<StartVerdict | null>(null);
  if (verdict.kind === "read-only") {
    const words = readOnlyWords(verdict);
    return <Lasting text={`Read only: ${verdict.reason}.`} words={words} />;
  }
  if (saveState.kind === "failed") return <Lasting text={notSavedSentence(saveState)} words={null} />;
  const mended = mendedSentence(verdict);
  if (mended === null || dismissed === verdict) return null;
  return (
    <div className="notice" role="status">
      <span className="grow">{mended}</span>
      <button
        type="button"
        className="iconbutton"
        aria-label="Close notice"
        onClick={() => setDismissed(verdict)}
      >
        <IconX size={16} stroke={1.5} />
      </button>
    </div>
  );
}

function Lasting({
  text,
  words,
}: {
  readonly text: string;
  readonly words: TroubleWords | null;
}): ReactElement {
  const services = useServices();
  const [isTrying, setIsTrying] = useState(false);
  const [isAsked, setIsAsked] = useState(false);
  const again = async (): Promise<void> => {
    setIsTrying(true);
    await services.workspace.restart();
    setIsTrying(false);
  };
  return (
    <div className="notice bad" role="alert">
      <span className="grow">{text}</span>
      {words === null ? null : (
        <button type="button" className="linkbutton" onClick={() => setIsAsked(true)}>
          What to do
        </button>
      )}
      <RescueButton services={services} label="Save everything as a pack…" isMain={false} />
      <Button loading={isTrying} onClick={() => void again()}>
        Try again
      </Button>
      {words === null || !isAsked ? null : (
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
