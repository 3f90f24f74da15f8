import { Button } from "@mantine/core";
import { type ReactElement, useEffect, useState } from "react";
import { whenStoreIsFree } from "../../data/store-lock.ts";
import type { StartVerdict } from "../../data/workspace.ts";
import type { Services } from "../services.ts";
import { RescueButton } from "./rescue-button.tsx";
import { StartScreen } from "./start-screen.tsx";
import { refusedWords } from "./trouble-words.ts";

/** What stands there when the data must not be opened; nothing of them was touched. */
export function StartRefused({
  services,
  verdict,
}: {
  readonly services: Pick<Services, "workspace" | "host" | "now">;
  readonly verdict: StartVerdict & { readonly kind: "refused" };
}): ReactElement {
  const { workspace } = services;
  const [isTrying, setIsTrying] = useState(false);
  const isBusy = verdict.code === "STORE_BUSY";
  const again = async (): Promise<void> => {
    setIsTrying(true);
    await workspace.restart();
    setIsTrying(false);
  };
  useEffect(() => {
    if (!isBusy) return undefined;
    const waiting = new AbortController();
    void whenStoreIsFree(waiting.signal).then((isFree) => (isFree ? workspace.restart() : undefined));
    return () => waiting.abort();
  }, [isBusy, workspace]);
  return (
    <StartScreen
      words={refusedWords(verdict)}
      {...(verdict.code === undefined ? {} : { code: verdict.code })}
    >
      <div className="row wrap" style={{ gap: 12 }}>
        {isBusy ? null : (
          <RescueButton services={services} label="Save what can be read as a pack…" isMain={false} />
        )}
        <Button loading={isTrying} onClick={() => void again()}>
          Try again
        </Button>
      </div>
    </StartScreen>
  );
}
