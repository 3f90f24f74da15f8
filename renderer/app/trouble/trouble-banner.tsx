import { IconX } from "@tabler/icons-react";
import { lazy, type ReactElement, Suspense, useState } from "react";
import type { StartVerdict } from "../../data/workspace.ts";
import { useSession } from "../../stores/session-store.ts";
import { useSaveState, useVerdict } from "../services.ts";
import {
  notSavedSentence,
  notSavedWords,
  readOnlySentence,
  readOnlyWords,
  startSentence,
  type TroubleWords,
} from "./trouble-words.ts";

// What is seldom seen is no part of the start.
const LastingTrouble = lazy(async () => {
  const { LastingTrouble: lasting } = await import("./lasting-trouble.tsx");
  return { default: lasting };
});

/** Says for as long as it lasts that changes cannot be saved, and once what a start found and mended. */
export function TroubleBanner(): ReactElement | null {
  const verdict = useVerdict();
  const saveState = useSaveState();
  const wasCut = useSession((state) => state.wasCut);
  const setWasCut = useSession((state) => state.setWasCut);
  const [dismissed, setDismissed] = useState<StartVerdict | null>(null);
  if (verdict.kind === "read-only") {
    return lasting(readOnlySentence(verdict), readOnlyWords(verdict));
  }
  if (saveState.kind === "failed") return lasting(notSavedSentence(saveState), notSavedWords(saveState));
  const said = startSentence(dismissed === verdict ? { kind: "equal" } : verdict, wasCut);
  if (said === null) return null;
  return (
    <div className="notice" role="status">
      <span className="grow">{said}</span>
      <button
        type="button"
        className="iconbutton"
        aria-label="Close notice"
        onClick={() => {
          setDismissed(verdict);
          setWasCut(false);
        }}
      >
        <IconX size={16} stroke={1.5} />
      </button>
    </div>
  );
}

function lasting(text: string, words: TroubleWords): ReactElement {
  return (
    <Suspense fallback={<div className="notice bad">{text}</div>}>
      <LastingTrouble text={text} words={words} />
    </Suspense>
  );
}
