import "../../styles/backups.css";
import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { Backup } from "../../../shared/ipc/ipc-contract.ts";
import { backupWords, momentHere, REASON_WORDS } from "../../app/backup-words.ts";
import { remedyOf } from "../../app/files/arrival-words.ts";
import { savePacks } from "../../app/files/save-packs.ts";
import { useServices, useSummaries } from "../../app/services.ts";
import { useBackups } from "../../app/use-backups.ts";
import { problemMessage } from "../../app/use-execute.ts";
import type { BackupState, Backups } from "../../data/backups.ts";
import { useMessages } from "../../stores/message-store.ts";
import { RestoreDialog } from "./restore-dialog.tsx";

/** Backups outside the app's own data; in a browser, which has no such place, that they are downloads. */
export function BackupsSection(): ReactElement {
  const { backups } = useServices();
  const state = useBackups();
  return (
    <section className="stack" aria-labelledby="backups">
      <h2 id="backups" className="title3">
        Backups
      </h2>
      {backups === null || state === null ? (
        <DownloadBackup />
      ) : (
        <KeptBackups backups={backups} state={state} />
      )}
    </section>
  );
}

function DownloadBackup(): ReactElement {
  const services = useServices();
  const summaries = useSummaries();
  return (
    <>
      <p className="muted">
        A page in a browser has no folder of its own outside the browser: nothing is backed up by itself here.
        Clearing the browser’s data takes these data with it. Download everything as one pack now and then,
        and keep it elsewhere; opening that pack brings it back.
      </p>
      <div>
        <Button disabled={summaries.length === 0} onClick={() => void savePacks(services, summaries)}>
          Download a backup…
        </Button>
      </div>
    </>
  );
}

/** So many are listed before the rest is asked for. */
const FIRST = 8;

function KeptBackups({
  backups,
  state,
}: {
  readonly backups: Backups;
  readonly state: BackupState;
}): ReactElement {
  const { now } = useServices();
  const [restoring, setRestoring] = useState<Backup | null>(null);
  const [isAll, setIsAll] = useState(false);
  const { list, problem, isRunning } = state;
  const words = backupWords(state, now());
  const all = list?.backups ?? [];
  const shown = isAll ? all : all.slice(0, FIRST);
  const backUp = async (): Promise<void> => {
    const done = await backups.backUp("asked");
    const { say } = useMessages.getState();
    if (!done.ok) say(problemMessage(done.problem));
    else if (done.value === null) say({ kind: "done", text: "There is nothing to back up yet" });
    else say({ kind: "done", text: "Backed up, read back and verified" });
  };
  const choose = async (): Promise<void> => {
    const chosen = await backups.chooseFolder();
    if (!chosen.ok) useMessages.getState().say(problemMessage(chosen.problem));
  };
  return (
    <>
      <p className={words.isDue ? "note due" : "note"} role="status">
        {words.text}
        {problem === null ? "" : `. ${remedyOf(problem)}`}
      </p>
      <p className="muted">
        Once a day and before every upgrade, restore, merge and removal, everything is written as one pack to
        the folder <strong>{list?.folder ?? "…"}</strong>, read back and opened. It is not encrypted. A good
        one never makes way for a smaller one.
      </p>
      <div className="row wrap">
        <Button loading={isRunning} onClick={() => void backUp()}>
          Back up now
        </Button>
        <Button onClick={() => void backups.show()}>Show folder</Button>
        <Button onClick={() => void choose()}>Choose another folder…</Button>
      </div>
      {all.length === 0 ? null : (
        <ul className="backups" aria-label="Backups, the newest first">
          {shown.map((backup) => (
            <li key={backup.id}>
              <span className="num">{momentHere(backup.at, now())}</span>
              <span className="muted">{REASON_WORDS[backup.reason]}</span>
              <span className="muted">
                {backup.pilots === 0
                  ? ""
                  : backup.pilots === 1
                    ? "1 company, "
                    : `${backup.pilots} companies, `}
                {sizeWords(backup.sizeBytes)}
              </span>
              <span className={backup.isVerified ? "" : "said"}>
                {backup.isVerified ? "verified" : "not verified"}
              </span>
              <button
                type="button"
                className="linkbutton"
                aria-label={`Restore the backup of ${momentHere(backup.at, now())}`}
                onClick={() => setRestoring(backup)}
              >
                Restore…
              </button>
            </li>
          ))}
        </ul>
      )}
      {all.length > shown.length ? (
        <button type="button" className="linkbutton" onClick={() => setIsAll(true)}>
          Show all {all.length}
        </button>
      ) : null}
      {restoring === null ? null : (
        <RestoreDialog backups={backups} backup={restoring} onClose={() => setRestoring(null)} />
      )}
    </>
  );
}

function sizeWords(bytes: number): string {
  return bytes < 1_048_576
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${Math.round(bytes / 1_048_576)} MB`;
}
