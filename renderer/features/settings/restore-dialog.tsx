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
import type { PackPreview } from "../../data/workspace.ts";
import { useMessages } from "../../stores/message-store.ts";
import { useUndo } from "../../stores/undo-store.ts";

type State =
  | { readonly kind: "reading" | "running" }
  | { readonly kind: "ready"; readonly lines: readonly RestoreLine[] }
  | { readonly kind: "failed"; readonly problem: Problem };

/** What restoring would do with one company. */
interface RestoreLine {
  readonly pilotId: string;
  readonly company: string;
  readonly word: "goes back" | "comes back" | "brings more" | "as it is";
  readonly why: string;
}

/** Opens a backup beside what is here, says what putting it back would do, and does it when the person says so. */
export function RestoreDialog({
  backups,
  backup,
  onClose,
}: {
  readonly backups: Backups;
  readonly backup: Backup;
  readonly onClose: () => void;
}): ReactElement {
  const services = useServices();
  const [state, setState] = useState<State>({ kind: "reading" });
  useEffect(() => {
    let isCurrent = true;
    void linesOf(services, backups, backup).then((lines) => {
      if (!isCurrent) return;
      setState(lines.ok ? { kind: "ready", lines: lines.value } : { kind: "failed", problem: lines.problem });
    });
    return () => {
      isCurrent = false;
    };
  }, [services, backups, backup]);
  const lines = state.kind === "ready" ? state.lines : [];
  const changing = lines.filter(({ word }) => word !== "as it is");
  const isRunning = state.kind === "running";
  const restore = async (): Promise<void> => {
    setState({ kind: "running" });
    const done = await putBack(backups, backup, changing);
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
            <ul className="arrivals">
              {lines.map(({ pilotId, company, word, why }) => (
                <li key={pilotId}>
                  <span className={word === "goes back" ? "said" : ""}>{word}</span>
                  <div className="stack tight">
                    <strong>{company}</strong>
                    <span>{why}</span>
                  </div>
                </li>
              ))}
            </ul>
            <p className="muted">
              {changing.length === 0
                ? "Everything in it is here already: there is nothing to restore."
                : "First everything is backed up as it is now, so that this can be undone. Companies that are not in the backup stay as they are."}
            </p>
          </>
        ) : null}
        <div className="row" style={{ justifyContent: "flex-end", gap: 12 }}>
          <Button data-autofocus onClick={onClose} disabled={isRunning}>
            {changing.length === 0 ? "Close" : "Cancel"}
          </Button>
          {changing.length === 0 && !isRunning ? null : (
            <Button variant="filled" loading={isRunning} onClick={() => void restore()}>
              Restore {changing.length === 1 ? changing[0]?.company : `${changing.length} companies`}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

async function putBack(
  backups: Backups,
  backup: Backup,
  lines: readonly RestoreLine[],
): Promise<Result<null>> {
  const done = await backups.restore(backup);
  if (!done.ok) return done;
  for (const { pilotId } of lines) useUndo.getState().forget(pilotId);
  const { say } = useMessages.getState();
  const before = done.value;
  const many = lines.length === 1 ? (lines[0]?.company ?? "1 company") : `${lines.length} companies`;
  const undo = async (): Promise<void> => {
    if (before === null) return;
    const undone = await backups.restore(before);
    for (const { pilotId } of lines) useUndo.getState().forget(pilotId);
    say(
      undone.ok
        ? { kind: "done", text: "Undone: restored as it was before" }
        : problemMessage(undone.problem),
    );
  };
  say({
    kind: "done",
    text: `Restored ${many}. As it was before is backed up`,
    ...(before === null ? {} : { undo: () => void undo() }),
  });
  return success(null);
}

async function linesOf(
  { workspace, now }: Pick<Services, "workspace" | "now">,
  backups: Backups,
  backup: Backup,
): Promise<Result<readonly RestoreLine[]>> {
  const opened = await backups.open(backup);
  if (!opened.ok) return opened;
  const counts = new Map(opened.value.pilots.map(({ pilotId, entries }) => [pilotId, entries.length]));
  const lines: RestoreLine[] = [];
  for (const preview of opened.value.previews) {
    const { pilotId } = preview.arrival;
    const here = preview.arrival.kind === "added" ? null : await workspace.open(pilotId);
    const lost = here?.ok === true ? here.value.entries.length - (counts.get(pilotId) ?? 0) : 0;
    lines.push(lineOf(preview, lost, momentHere(preview.changedAt, now())));
  }
  return success(lines);
}

function lineOf({ arrival }: PackPreview, lost: number, at: string): RestoreLine {
  const { pilotId, company } = arrival;
  switch (arrival.kind) {
    case "unchanged":
      return { pilotId, company, word: "as it is", why: "It holds exactly what is here." };
    case "added":
      return { pilotId, company, word: "comes back", why: `It is not here any more. Changed last ${at}.` };
    case "updated":
      return { pilotId, company, word: "brings more", why: `It holds more than what is here, to ${at}.` };
    default: {
      const changes = lost === 1 ? "1 change since then is" : `${lost} changes since then are`;
      const why = `It goes back to ${at}${lost > 0 ? `: ${changes} taken out` : ""}.`;
      return { pilotId, company, word: "goes back", why };
    }
  }
}
