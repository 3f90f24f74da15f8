import { type ReactElement, type ReactNode, useState } from "react";
import { Loading } from "../components/loading.tsx";
import { usePlace } from "./navigation.ts";
import { PilotProvider, useOpenPilot } from "./pilot-context.ts";

/** Opens the company of the address and hands it to its places. */
export function PilotFrame({ children }: { readonly children: ReactNode }): ReactElement {
  const { pilotId } = usePlace();
  const [attempt, setAttempt] = useState(0);
  return (
    <Opened
      key={`${pilotId} ${attempt}`}
      pilotId={pilotId ?? ""}
      onAgain={() => setAttempt((before) => before + 1)}
    >
      {children}
    </Opened>
  );
}

function Opened({
  pilotId,
  onAgain,
  children,
}: {
  readonly pilotId: string;
  readonly onAgain: () => void;
  readonly children: ReactNode;
}): ReactElement {
  const loaded = useOpenPilot(pilotId);
  if (loaded.kind === "ready") {
    return <PilotProvider value={loaded.value}>{children}</PilotProvider>;
  }
  return (
    <main className="content" data-region="content" tabIndex={-1}>
      {loaded.kind === "loading" ? (
        <Loading height={480} what="the company" />
      ) : (
        <div className="note bad" role="alert">
          <p>
            This company cannot be shown: {loaded.problem.message} ({loaded.problem.code})
          </p>
          <p className="muted">
            {loaded.problem.remedy ?? "Nothing was changed."}{" "}
            <button type="button" className="linkbutton" onClick={onAgain}>
              Try again
            </button>{" "}
            <a href="#/portfolio">Go to the portfolio</a>
          </p>
        </div>
      )}
    </main>
  );
}
