import "../../styles/share.css";
import { Button, Checkbox, Modal, NativeSelect } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { withheldRecords } from "../../../shared/domain/withheld-records.ts";
import { type Problem, type Result, success } from "../../../shared/errors/problem.ts";
import type { Circle, PilotState } from "../../../shared/journal/pilot-state.ts";
import type { RecordTypeName } from "../../../shared/records/record-types.ts";
import type { SavedFile } from "../../host/host.ts";
import { useLayers } from "../../stores/layer-store.ts";
import { type Services, useServices, useSummaries } from "../services.ts";
import { useCurrentPilotId } from "../shell/current-pilot.ts";
import { useAnswer } from "../use-answer.ts";
import { remedyOf, sentenceOf } from "./arrival-words.ts";
import { isUsable, NO_PASSPHRASE, PassphraseFields } from "./passphrase-fields.tsx";
import { savePackFile } from "./save-packs.ts";
import { SavedFileNote } from "./saved-file.tsx";
import { CIRCLES, withheldSentence } from "./share-words.ts";

type State =
  | { readonly kind: "choosing" }
  | { readonly kind: "running" }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "done"; readonly file: SavedFile };

/** Shares a copy: of which companies, for which circle, encrypted or open. Says what goes out before anything does. */
export function ShareDialog(): ReactElement {
  const services = useServices();
  const show = useLayers((state) => state.show);
  const summaries = useSummaries();
  const pilotId = useCurrentPilotId();
  const own = summaries.find((one) => one.pilotId === pilotId);
  const [isAll, setIsAll] = useState(own === undefined);
  const [circle, setCircle] = useState<Circle>("everyone");
  const [isClosed, setIsClosed] = useState(true);
  const [passphrase, setPassphrase] = useState(NO_PASSPHRASE);
  const [state, setState] = useState<State>({ kind: "choosing" });
  const shared = isAll || own === undefined ? summaries : [own];
  const opened = useAnswer([services.workspace, isAll, pilotId], () => openAll(services, shared));
  const isRunning = state.kind === "running";
  const close = (): void => show(null);
  const save = async (): Promise<void> => {
    setState({ kind: "running" });
    const terms = { audience: circle, ...(isClosed ? { passphrase: passphrase.text.normalize("NFC") } : {}) };
    const saved = await savePackFile(services, shared, terms);
    if (!saved.ok) setState({ kind: "failed", problem: saved.problem });
    else setState(saved.value === null ? { kind: "choosing" } : { kind: "done", file: saved.value });
  };
  if (state.kind === "done") {
    return <Shared file={state.file} circle={circle} isClosed={isClosed} onClose={close} />;
  }
  return (
    <Modal
      opened
      onClose={isRunning ? () => undefined : close}
      title="Share a copy"
      size={880}
      closeOnClickOutside={false}
    >
      <form
        className="stack share"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isRunning && (!isClosed || isUsable(passphrase))) void save();
        }}
      >
        <div className="sharecolumns">
          <div className="stack">
            <NativeSelect
              label="Of"
              data-autofocus
              disabled={isRunning}
              data={[
                ...(own === undefined ? [] : [{ value: "own", label: own.company }]),
                ...(summaries.length > 1 || own === undefined
                  ? [{ value: "all", label: `All ${summaries.length} companies` }]
                  : []),
              ]}
              value={isAll ? "all" : "own"}
              onChange={(event) => setIsAll(event.currentTarget.value === "all")}
            />
            <fieldset className="circles">
              <legend>For whom</legend>
              {CIRCLES.map(({ circle: one, name, about }) => (
                <label key={one} className={one === circle ? "chosen" : ""}>
                  <input
                    type="radio"
                    name="circle"
                    checked={one === circle}
                    disabled={isRunning}
                    onChange={() => setCircle(one)}
                  />
                  <span className="stack tight">
                    <strong>{name}</strong>
                    <span className="muted">{about}</span>
                    <span className="caption">
                      {opened.kind === "ready" ? withheldSentence(countsFor(opened.value, one)) : "…"}
                    </span>
                  </span>
                </label>
              ))}
            </fieldset>
            <p className="caption">
              What is withheld stays counted in the copy: the receiver sees how much it is, the copy still
              verifies, and it never deletes anything when it comes back.
            </p>
          </div>
          <div className="stack">
            <Checkbox
              label="Encrypt it with a passphrase"
              description="It opens with the public age tool too. Without, whoever has the file can read it."
              checked={isClosed}
              disabled={isRunning}
              onChange={(event) => setIsClosed(event.currentTarget.checked)}
            />
            {isClosed ? (
              <PassphraseFields chosen={passphrase} isDisabled={isRunning} onChange={setPassphrase} />
            ) : null}
          </div>
        </div>
        {state.kind === "failed" ? (
          <div className="note bad" role="alert">
            <p>{sentenceOf(state.problem)}</p>
            <p className="muted">{remedyOf(state.problem)}</p>
          </div>
        ) : null}
        <div className="row" style={{ gap: 12 }}>
          <p className="muted grow" role="status">
            {isRunning ? (isClosed ? "Encrypting and saving…" : "Saving…") : ""}
          </p>
          <Button onClick={close} disabled={isRunning}>
            Cancel
          </Button>
          <Button
            type="submit"
            variant="filled"
            loading={isRunning}
            disabled={opened.kind !== "ready" || (isClosed && !isUsable(passphrase))}
          >
            Save the copy…
          </Button>
        </div>
      </form>
    </Modal>
  );
}

function Shared({
  file,
  circle,
  isClosed,
  onClose,
}: {
  readonly file: SavedFile;
  readonly circle: Circle;
  readonly isClosed: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const name = CIRCLES.find((one) => one.circle === circle)?.name.toLowerCase() ?? circle;
  return (
    <Modal opened onClose={onClose} title="Share a copy">
      <SavedFileNote
        file={file}
        about={`for ${name}, ${isClosed ? "encrypted" : "not encrypted"}`}
        {...(isClosed ? { hint: "Send the file and its passphrase by two different ways." } : {})}
        onClose={onClose}
      />
    </Modal>
  );
}

async function openAll(
  { workspace }: Pick<Services, "workspace">,
  summaries: readonly { readonly pilotId: string }[],
): Promise<Result<readonly PilotState[]>> {
  const pilots: PilotState[] = [];
  for (const { pilotId } of summaries) {
    const opened = await workspace.open(pilotId);
    if (!opened.ok) return opened;
    pilots.push(opened.value);
  }
  return success(pilots);
}

function countsFor(pilots: readonly PilotState[], circle: Circle): ReadonlyMap<RecordTypeName, number> {
  const counts = new Map<RecordTypeName, number>();
  for (const [type, count] of pilots.flatMap((pilot) => [...withheldRecords(pilot, circle)])) {
    counts.set(type, (counts.get(type) ?? 0) + count);
  }
  return counts;
}
