import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { useGo } from "../../app/navigation.ts";
import { usePilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { openGivenPacks } from "../../app/shell/open-packs.ts";
import { FullWindow } from "../../components/full-window.tsx";
import { MergeFlow } from "./merge-flow.tsx";
import { useMergeSession } from "./merge-session.ts";
import { sentenceCase } from "./merge-words.ts";

/** The merge of a company with a copy of it that came in a pack. */
export function MergeRoute(): ReactElement {
  const open = usePilot();
  const session = useMergeSession(open);
  const services = useServices();
  const go = useGo();
  const { company } = open.overview;
  const leave = (): void => go(`/c/${open.pilot.pilotId}/data?tab=Packs`);
  if (session !== null && "merge" in session) {
    return <MergeFlow open={open} session={session} onLeave={leave} />;
  }
  const choose = async (): Promise<void> => {
    const picked = await services.host.pickFiles("pack", true);
    if (picked.ok) await openGivenPacks(services, picked.value);
  };
  return (
    <FullWindow
      title="Merge"
      about={company}
      steps={["What comes"]}
      current="What comes"
      canGoTo={() => false}
      onGoTo={() => undefined}
      leaveNote="Nothing was changed"
      onLeave={leave}
      footer={null}
    >
      {session === null ? (
        <div className="stack" style={{ maxWidth: 480 }}>
          <h2 className="title2" tabIndex={-1}>
            No copy waits for a merge
          </h2>
          <p>
            A pack of {company} that was changed apart from what is here is put together with it here, step by
            step.
          </p>
          <div>
            <Button variant="filled" onClick={() => void choose()}>
              Open a pack…
            </Button>
          </div>
        </div>
      ) : session.kind === "failed" ? (
        <div className="stack" style={{ maxWidth: 640 }}>
          <h2 className="title2" tabIndex={-1}>
            The two copies cannot be put together
          </h2>
          <p role="alert">
            {sentenceCase(session.problem.message)} ({session.problem.code}). Nothing was changed.
          </p>
        </div>
      ) : (
        <p className="muted" role="status">
          Putting the two side by side…
        </p>
      )}
    </FullWindow>
  );
}
