import { Outlet } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { Loading } from "../components/loading.tsx";
import { usePlace } from "./navigation.ts";
import { PilotProvider, useOpenPilot } from "./pilot-context.ts";

/** Opens the company of the address and hands it to its places. */
export function PilotFrame(): ReactElement {
  const { pilotId } = usePlace();
  return <Opened key={pilotId} pilotId={pilotId ?? ""} />;
}

function Opened({ pilotId }: { readonly pilotId: string }): ReactElement {
  const loaded = useOpenPilot(pilotId);
  if (loaded.kind === "ready") {
    return (
      <PilotProvider value={loaded.value}>
        <Outlet />
      </PilotProvider>
    );
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
            {loaded.problem.remedy ?? "Nothing was changed."} <a href="#/portfolio">Go to the portfolio</a>
          </p>
        </div>
      )}
    </main>
  );
}
