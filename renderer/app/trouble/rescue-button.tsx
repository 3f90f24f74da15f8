import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { waysTo } from "../files/save-packs.ts";
import { type RescueOutcome, type RescueServices, rescueSentence, saveRescue } from "./save-rescue.ts";

/** Saves everything that can still be read as one pack, and says beside it what that came to. */
export function RescueButton({
  services,
  label,
  isMain,
}: {
  readonly services: RescueServices;
  readonly label: string;
  readonly isMain: boolean;
}): ReactElement {
  const [outcome, setOutcome] = useState<RescueOutcome | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const save = async (): Promise<void> => {
    setIsBusy(true);
    setOutcome(await saveRescue(services));
    setIsBusy(false);
  };
  return (
    <>
      <Button variant={isMain ? "filled" : "default"} loading={isBusy} onClick={() => void save()}>
        {label}
      </Button>
      {outcome === null ? null : (
        <p role="status" className={outcome.kind === "failed" ? "bad" : ""} style={{ flexBasis: "100%" }}>
          {rescueSentence(outcome)}{" "}
          {outcome.kind === "saved"
            ? waysTo(outcome.file).map(({ label: way, run }) => (
                <button key={way} type="button" className="linkbutton" onClick={run}>
                  {way}
                </button>
              ))
            : null}
        </p>
      )}
    </>
  );
}
