import { Button, Modal } from "@mantine/core";
import { type ReactElement, useEffect, useState } from "react";
import { type Problem, type Result, success } from "../../../shared/errors/problem.ts";
import type { Backup } from "../../../shared/ipc/ipc-contract.ts";
import { momentHere } from "../../app/backup-words.ts";
import { remedyOf, sentenceOf } from "../../app/files/arrival-words.ts";
import { type Services, useServices } from "../../app/services.ts";
import { problemMessage } from "../../app/use-execute.ts";
import { Loading } from "../../components/loading.tsx";
import type { Backups } from "../../data/backups.ts";
import type { PackInHand } from "../../data/workspace.ts";
import { useMessages } from "../../stores/message-store.ts";
import { useUndo } from "../../stores/undo-store.ts";
import { RestoreCompany } from "./restore-company.tsx";
import { type RestoreLine, restoreLine } from "./restore-lines.ts";
import { takeBackRestore } from "./take-back-restore.ts";

type State =
  | { readonly kind: "reading" | "running" }
  | { readonly kind: "ready"; readonly opened: Opened }
  | { readonly kind: "failed"; readonly problem: Problem };

/** A backup that was opened in a place of its own, and what putting it back would do. */
interface Opened {
  readonly inHand: PackInHand;
  readonly lines: readonly RestoreLine[];
}

/** Opens a backup in a place of its own, says what putting it back would do, and does it when the person says so. */
export function RestoreDialog({
  backups,
  backup,
  companies,
  onClose,
}: {
  readonly backups: Backups;
  readonly backup: Backup;
  /** The companies that are chosen at first; absent: all of it. */
  readonly companies?: readonly string[];
  readonly onClose: () => void;
}): ReactElement {
  const services = useServices();
  const [state, setState] = useState<State>({ kind: "reading" });
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(
    companies === undefined ? null : new Set(companies),
  );
  useEffect(() => {
    let isCurrent = true;
    void openedLines(services, backups, backup).then((opened) => {
      if (!isCurrent) return;
      setState(
        opened.ok ? { kind: "ready", opened: opened.value } : { kind: "failed", problem: opened.problem },
      );
    });
    return () => {
      isCurrent = false;
    };
  }, [services, backups, backup]);
  const lines = state.kind === "ready" ? state.opened.lines : [];
  const differing = lines.filter(({ word }) => word !== "as it is");
  const changing = differing.filter(({ pilotId }) => chosen === null || chosen.has(pilotId));
  const choose = (pilotId: string, isChosen: boolean): void => {
    const next = new Set(chosen ?? differing.map((line) => line.pilotId));
    if (isChosen) next.add(pilotId);
    else next.delete(pilotId);
    setChosen(next);
  };
  const isRunning = state.kind === "running";
  const restore = async (): Promise<void> => {
    if (state.kind !== "ready") return;
    setState({ kind: "running" });
    const { inHand } = state.opened;
    const pilots = inHand.pilots.filter(({ pilotId }) => changing.some((line) => line.pilotId === pilotId));
    const done = await putBack(services, backups, backup, { ...inHand, pilots }, changing);
    if (done.ok) onClose();
    else setState({ kind: "failed", problem: done.problem });
  };
  return (
    <Modal
      opened
      onClose={isRunning ? () => undefined : onClose}
      title={`Restore the backup of ${momentHere(backup.at, services.now())}`}
      size={720}
      closeOnClickOutside={false}
    >
      <div className="stack">
        {state.kind === "reading" || isRunning ? (
          <Loading height={96} what={isRunning ? "what is put back" : "the backup"} />
        ) : null}
        {state.kind === "failed" ? (
          <div className="note bad" role="alert">
            <p>{sentenceOf(state.problem)}</p>
            <p className="muted">{remedyOf(state.problem)}</p>
          </div>
        ) : null}
        {state.kind === "ready" ? (
          <>
            <p className="muted">
              It was opened in a place of its own and verified to the last change. Nothing is put back yet.
            </p>
            <ul className="arrivals">
              {lines.map((line) => (
                <RestoreCompany
                  key={line.pilotId}
                  line={line}
                  nowMs={services.now()}
                  {...(differing.length > 1 && line.word !== "as it is"
                    ? {
                        isChosen: changing.includes(line),
                        onChoose: (isChosen: boolean) => choose(line.pilotId, isChosen),
                      }
                    : {})}
                />
              ))}
            </ul>
            <p className="muted">
              {differing.length === 0
                ? "Everything in it is here already: there is nothing to restore."
                : changing.length === 0
                  ? "No company is chosen: nothing would be restored."
                  : "First everything is backed up as it is now, so that this can be undone. Companies that are not chosen, or not in the backup, stay as they are."}
            </p>
          </>
        ) : null}
        <div className="row" style={{ justifyContent: "flex-end", gap: 12 }}>
          <Button data-autofocus onClick={onClose} disabled={isRunning}>
            {differing.length === 0 ? "Close" : "Cancel"}
          </Button>
          {differing.length === 0 && !isRunning ? null : (
            <Button
              variant="filled"
              loading={isRunning}
              disabled={changing.length === 0}
              onClick={() => void restore()}
            >
              Restore {changing.length === 1 ? changing[0]?.company : `${changing.length} companies`}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

async function putBack(
  services: Pick<Services, "workspace">,
  backups: Backups,
  backup: Backup,
  inHand: PackInHand,
  lines: readonly RestoreLine[],
): Promise<Result<null>> {
  const done = await backups.restore(backup, inHand);
  if (!done.ok) return done;
  for (const { pilotId } of lines) useUndo.getState().forget(pilotId);
  const { say } = useMessages.getState();
  const many = lines.length === 1 ? (lines[0]?.company ?? "1 company") : `${lines.length} companies`;
  const undo = async (): Promise<void> => {
    const undone = await takeBackRestore(services, backups, done.value, lines);
    for (const { pilotId } of lines) useUndo.getState().forget(pilotId);
    say(
      undone.ok
        ? { kind: "done", text: "Undone: restored as it was before" }
        : problemMessage(undone.problem),
    );
  };
  const kept = done.value === null ? "" : ". As it was before is backed up";
  say({ kind: "done", text: `Restored ${many}${kept}`, undo: () => void undo() });
  return success(null);
}

async function openedLines(
  { workspace }: Pick<Services, "workspace">,
  backups: Backups,
  backup: Backup,
): Promise<Result<Opened>> {
  const opened = await backups.open(backup);
  if (!opened.ok) return opened;
  const lines: RestoreLine[] = [];
  for (const pilot of opened.value.pilots) {
    const isHere = workspace.summaries().some(({ pilotId }) => pilotId === pilot.pilotId);
    const here = isHere ? await workspace.open(pilot.pilotId) : null;
    if (here?.ok === false) return here;
    lines.push(restoreLine(here?.value ?? null, pilot));
  }
  return success({ inHand: opened.value, lines });
}
