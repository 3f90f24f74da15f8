import { IconX } from "@tabler/icons-react";
import { lazy, type ReactElement, Suspense, useState } from "react";
import type { StartVerdict } from "../../data/workspace.ts";
import { useSaveState, useVerdict } from "../services.ts";
import { mendedSentence, notSavedSentence, readOnlyWords, type TroubleWords } from "./trouble-words.ts";

// What is seldom seen is no part of the start.
const LastingTrouble = lazy(async () => {
  const { LastingTrouble: lasting } = await import("./lasting-trouble.tsx");
  return { default: lasting };
});

/** Says for as long as it lasts that changes cannot be saved, and once what a start mended. */
export function TroubleBanner(): ReactElement | null {
  const verdict = useVerdict();
  const saveState = useSaveState();
  const [dismissed, setDismissed] = useState<StartVerdict | null>(null);
  if (verdict.kind === "read-only") {
    const words = readOnlyWords(verdict);
    return lasting(`Read only: ${verdict.reason}.`, words);
  }
  if (saveState.kind === "failed") return lasting(notSavedSentence(saveState), null);
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

function lasting(text: string, words: TroubleWords | null): ReactElement {
  return (
    <Suspense fallback={<div className="notice bad">{text}</div>}>
      <LastingTrouble text={text} words={words} />
    </Suspense>
  );
}
