import "../../styles/merge.css";
import { Button } from "@mantine/core";
import { type KeyboardEvent, type ReactElement, useEffect, useRef, useState } from "react";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { problemMessage } from "../../app/use-execute.ts";
import { FullWindow } from "../../components/full-window.tsx";
import { useArrivals } from "../../stores/arrivals-store.ts";
import { useMerges } from "../../stores/merge-store.ts";
import { useMessages } from "../../stores/message-store.ts";
import type { MergeSession, MergeStep } from "./merge-session.ts";
import { counted } from "./merge-words.ts";
import { MergedStep } from "./merged-step.tsx";
import { PreviewStep } from "./preview-step.tsx";
import { SettleStep } from "./settle-step.tsx";

interface MergeFlowProps {
  readonly open: OpenPilot;
  readonly session: MergeSession;
  readonly onLeave: () => void;
}

/** Two copies become one: what comes, what collides, and the merge itself. Nothing is changed before the last. */
export function MergeFlow({ open, session, onLeave }: MergeFlowProps): ReactElement {
  const { workspace, backups } = useServices();
  const say = useMessages((state) => state.say);
  // What was merged is no longer a merge: what it came to is shown as it was decided.
  const [done, setDone] = useState<MergeSession | null>(null);
  const isMerged = useRef(false);
  const { pilotId } = open.pilot;
  // What it came to is shown until the person leaves, whichever way.
  useEffect(
    () => () => {
      if (isMerged.current) useMerges.getState().done(pilotId);
    },
    [pilotId],
  );
  const [step, setStep] = useState<MergeStep>("What comes");
  const [isBusy, setIsBusy] = useState(false);
  const shown = done ?? session;
  const { collisions } = shown.merge;
  const steps: readonly MergeStep[] =
    collisions.length === 0 ? ["What comes", "Merge"] : ["What comes", "Settle", "Merge"];
  const left = collisions.filter(({ id }) => !shown.choices.has(id)).length;
  const current = steps.includes(step) ? step : "What comes";
  const place = steps.indexOf(current);
  const next = steps[place + 1];
  const previous = done === null ? steps[place - 1] : undefined;
  const isBlocked = left > 0 && next === "Merge";
  const merge = async (): Promise<void> => {
    setIsBusy(true);
    // The way back: without it nothing is merged.
    const backup = await backups?.backUp("merge");
    if (backup?.ok === false) {
      setIsBusy(false);
      say(problemMessage(backup.problem));
      return;
    }
    const merged = await workspace.merge(session.waiting.pilot, session.choices);
    setIsBusy(false);
    if (merged.ok) {
      isMerged.current = true;
      setDone(session);
      useArrivals.getState().dismiss();
    } else say(problemMessage(merged.problem));
  };
  const goOn = (): void => {
    if (done !== null || isBusy || isBlocked) return;
    if (next === undefined) void merge();
    else setStep(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
    event.preventDefault();
    goOn();
  };
  return (
    <FullWindow
      title="Merge"
      about={`${open.overview.company} · ${shown.waiting.file}`}
      steps={steps}
      current={current}
      canGoTo={(to) => done === null && (to !== "Merge" || left === 0)}
      onGoTo={setStep}
      leaveNote={done === null ? "Nothing is changed yet; what you settled is kept" : "Everything is saved"}
      onLeave={onLeave}
      footer={
        <>
          <Button
            disabled={previous === undefined || isBusy}
            onClick={() => previous !== undefined && setStep(previous)}
          >
            Back
          </Button>
          <span className="grow" />
          <span role="status" className="muted">
            {left > 0 && current === "Settle" ? `${counted(left, "conflict")} still open.` : ""}
          </span>
          {done === null ? (
            <>
              <kbd aria-hidden="true">Ctrl Enter</kbd>
              <Button variant="filled" loading={isBusy} disabled={isBlocked} onClick={goOn}>
                {next === undefined ? "Merge" : next === "Settle" ? "Settle conflicts" : "Continue"}
              </Button>
            </>
          ) : (
            <Button variant="filled" onClick={onLeave}>
              Done
            </Button>
          )}
        </>
      }
    >
      <div className="merging" onKeyDown={onKeyDown} role="group" aria-label={current}>
        {current === "What comes" ? <PreviewStep open={open} session={shown} /> : null}
        {current === "Settle" ? <SettleStep open={open} session={shown} /> : null}
        {current === "Merge" ? <MergedStep open={open} session={shown} isDone={done !== null} /> : null}
      </div>
    </FullWindow>
  );
}
