import "../../styles/removal.css";
import { Button, Checkbox, Modal } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { failure, type Problem } from "../../../shared/errors/problem.ts";
import { momentHere } from "../../app/backup-words.ts";
import { remedyOf, sentenceOf } from "../../app/files/arrival-words.ts";
import { savePackFile } from "../../app/files/save-packs.ts";
import { useGo, usePlace } from "../../app/navigation.ts";
import { useServices, useSummaries, useVerdict } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { useBackups } from "../../app/use-backups.ts";
import { Loading } from "../../components/loading.tsx";
import type { PilotSummary } from "../../data/workspace.ts";
import { useLayers } from "../../stores/layer-store.ts";
import { removalFacts } from "./removal-facts.ts";
import { removeCompany } from "./remove-company.ts";

/** Asks before a company is removed from this machine, and says what goes, what stays of it, and where the way back is. */
export function RemovalDialog(): ReactElement | null {
  const pilotId = useLayers((state) => state.removing);
  const summaries = useSummaries();
  const summary = summaries.find((one) => one.pilotId === pilotId);
  return summary === undefined ? null : <Removal key={summary.pilotId} summary={summary} />;
}

type State =
  | { readonly kind: "asking" | "saving" | "removing" }
  | { readonly kind: "failed"; readonly problem: Problem; readonly of: "saving" | "removing" };

function Removal({ summary }: { readonly summary: PilotSummary }): ReactElement {
  const { pilotId, company } = summary;
  const services = useServices();
  const go = useGo();
  const place = usePlace();
  const show = useLayers((state) => state.show);
  const kept = useBackups();
  const [state, setState] = useState<State>({ kind: "asking" });
  const [saved, setSaved] = useState<string | null>(null);
  const [isAgreed, setIsAgreed] = useState(false);
  const going = useAnswer([services.workspace, pilotId], () => services.workspace.open(pilotId));
  // Where the trouble goes on, the banner over the place says what can still be relied on.
  const isOpen = useVerdict().kind !== "read-only";
  const isBusy = state.kind === "saving" || state.kind === "removing";
  const hasWayBack = services.backups !== null || saved !== null || isAgreed;
  const close = (): void => show(null);
  const savePack = async (): Promise<void> => {
    setState({ kind: "saving" });
    const file = await savePackFile(services, [summary], {});
    if (file.ok && file.value !== null) setSaved(file.value.name);
    setState(file.ok ? { kind: "asking" } : { kind: "failed", of: "saving", problem: file.problem });
  };
  const remove = async (): Promise<void> => {
    setState({ kind: "removing" });
    const removed = await removeCompany(services, summary).catch(() =>
      failure("WRITE_FAILED", "the company could not be removed"),
    );
    if (!removed.ok) return setState({ kind: "failed", of: "removing", problem: removed.problem });
    close();
    if (place.pilotId === pilotId) go("/portfolio");
  };
  return (
    <Modal
      opened
      onClose={isBusy ? () => undefined : close}
      title={`Remove ${company}`}
      closeOnClickOutside={false}
    >
      <div className="stack">
        <p>Everything of {company} goes from this machine; the other companies stay as they are.</p>
        {going.kind === "loading" ? <Loading height={96} what="what goes" /> : null}
        {going.kind === "ready" ? (
          <dl className="going" aria-label="What goes">
            {[
              ...removalFacts(going.value),
              ["Last change", momentHere(summary.changedAt, services.now())] as const,
            ].map(([name, amount]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{amount}</dd>
              </div>
            ))}
          </dl>
        ) : null}
        {services.backups === null ? (
          <>
            <p className="note due">
              A page in a browser keeps no backups. Save a pack first: opening it brings everything back.
            </p>
            <Checkbox
              label="Remove it without a saved pack"
              checked={isAgreed}
              disabled={isBusy}
              onChange={(event) => setIsAgreed(event.currentTarget.checked)}
            />
          </>
        ) : (
          <p className="muted">
            First everything is backed up to the folder{" "}
            <strong>{kept?.list?.folder ?? "of the backups"}</strong>, read back and verified; where that
            fails, nothing is removed. From there it can be restored for a year. To be rid of it for good,
            delete that backup, and the earlier ones that hold it, from the folder.
          </p>
        )}
        {saved === null ? null : (
          <p role="status">
            Saved <strong>{saved}</strong>.
          </p>
        )}
        {state.kind === "failed" ? (
          <div className="note bad" role="alert">
            <p>{sentenceOf(state.problem)}</p>
            <p className="muted">
              {state.of === "saving" ? "Nothing was saved, nothing was removed. " : ""}
              {state.of === "removing" && isOpen ? "Nothing was removed. " : ""}
              {remedyOf(state.problem)}
            </p>
          </div>
        ) : null}
        <div className="row" style={{ gap: 12 }}>
          <Button onClick={() => void savePack()} disabled={isBusy} loading={state.kind === "saving"}>
            Save a pack first…
          </Button>
          <span className="muted grow" role="status">
            {state.kind === "removing" ? (services.backups === null ? "Removing…" : "Backing up…") : ""}
          </span>
          <Button data-autofocus onClick={close} disabled={isBusy}>
            Cancel
          </Button>
          <Button
            variant="filled"
            loading={state.kind === "removing"}
            disabled={going.kind === "loading" || !hasWayBack || state.kind === "saving"}
            onClick={() => void remove()}
          >
            Remove
          </Button>
        </div>
      </div>
    </Modal>
  );
}
