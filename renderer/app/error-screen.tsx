import { Button } from "@mantine/core";
import { type ReactElement, useEffect } from "react";
import { faultNote } from "../../shared/ipc/fault-note.ts";
import { useServices } from "./services.ts";

/** What stands where a screen broke: nothing was lost, because only commands change anything. */
export function ErrorScreen({
  error,
  reset,
}: {
  readonly error: Error;
  readonly reset: () => void;
}): ReactElement {
  const { host } = useServices();
  useEffect(() => host.noteFault?.(faultNote(error)), [host, error]);
  return (
    <main className="content" data-region="content" tabIndex={-1} role="alert">
      <div className="stack" style={{ maxWidth: 560 }}>
        <h2 className="title2">This screen broke</h2>
        <p>Your data are as they were: what was saved is saved. Try again, or go on elsewhere.</p>
        <p className="mono">{String(error).slice(0, 300)}</p>
        <div className="row">
          <Button variant="filled" onClick={reset}>
            Try again
          </Button>
          <a href="#/portfolio">Go to the portfolio</a>
        </div>
      </div>
    </main>
  );
}
