import { Button, Checkbox, Modal, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { type ArrivalQuestion, useArrivals } from "../../stores/arrivals-store.ts";
import { useServices } from "../services.ts";
import { type ArrivalLine, arrivalsSentence, isOpenWord, remedyOf, sentenceOf } from "./arrival-words.ts";
import { newsCount, type PreviewLine, previewLines } from "./preview-words.ts";

/** What is asked before packs are opened: a passphrase, or a word on what they would bring. */
export function PackQuestion(): ReactElement | null {
  const question = useArrivals((state) => state.question);
  if (question?.kind === "passphrase") return <PassphraseQuestion key={question.file} {...question} />;
  return question === null ? null : <PreviewQuestion {...question} />;
}

function PassphraseQuestion({
  file,
  problem,
  isTrying,
  answer,
}: ArrivalQuestion & { readonly kind: "passphrase" }): ReactElement {
  const [passphrase, setPassphrase] = useState("");
  const [isShown, setIsShown] = useState(false);
  return (
    <Modal opened onClose={() => answer(null)} title="This pack is encrypted" closeOnClickOutside={false}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (passphrase !== "" && !isTrying) answer(passphrase);
        }}
      >
        <p>
          <strong>{file}</strong> opens with its passphrase alone. Whoever sent it has told you the passphrase
          by another way.
        </p>
        <TextInput
          label="Passphrase"
          data-autofocus
          type={isShown ? "text" : "password"}
          autoComplete="off"
          value={passphrase}
          disabled={isTrying}
          error={problem === null ? undefined : sentenceOf(problem)}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <Checkbox
          label="Show it"
          checked={isShown}
          onChange={(event) => setIsShown(event.currentTarget.checked)}
        />
        {problem === null ? null : (
          <p className="muted" role="alert">
            {remedyOf(problem)} Nothing was changed.
          </p>
        )}
        <div className="row" style={{ gap: 12 }}>
          <p className="muted grow" role="status">
            {isTrying ? "Trying the passphrase…" : ""}
          </p>
          <Button onClick={() => answer(null)} disabled={isTrying}>
            Leave it closed
          </Button>
          <Button type="submit" variant="filled" loading={isTrying} disabled={passphrase === ""}>
            Open
          </Button>
        </div>
      </form>
    </Modal>
  );
}

const ORDER: readonly ArrivalLine["word"][] = [
  "set aside",
  "to merge",
  "new",
  "update",
  "older",
  "unchanged",
];

function PreviewQuestion({ files, answer }: ArrivalQuestion & { readonly kind: "preview" }): ReactElement {
  const { now } = useServices();
  const clock = { nowMs: now(), timeZone: new Intl.DateTimeFormat().resolvedOptions().timeZone };
  const lines = previewLines(files, clock).toSorted((a, b) => ORDER.indexOf(a.word) - ORDER.indexOf(b.word));
  const news = newsCount(files);
  const [only] = lines;
  const what = news === 1 && lines.length === 1 ? (only?.company ?? "1 company") : companies(news);
  return (
    <Modal
      opened
      onClose={() => answer(false)}
      title={files.length === 1 ? "Open this pack" : `Open ${files.length} packs`}
      size={720}
      closeOnClickOutside={false}
    >
      <div className="stack">
        <p className="muted">
          Verified, and nothing is changed here until you open {lines.length === 1 ? "it" : "them"}:{" "}
          {arrivalsSentence(lines)}
        </p>
        <ul className="arrivals">
          {lines.map((line) => (
            <Line key={line.key} line={line} />
          ))}
        </ul>
        <div className="row" style={{ justifyContent: "flex-end", gap: 12 }}>
          <Button onClick={() => answer(false)}>Cancel</Button>
          <Button data-autofocus variant="filled" onClick={() => answer(true)}>
            {news === 0 ? "Look at the merge" : `Open ${what}`}
          </Button>
        </div>
      </div>
    </Modal>
  );
}

function Line({ line }: { readonly line: PreviewLine }): ReactElement {
  const { word, company, file, why, remedy, withheld } = line;
  return (
    <li>
      <span className={isOpenWord(word) ? "said" : ""}>{word}</span>
      <div className="stack tight">
        <span>
          <strong>{company ?? file}</strong>
          {company === null ? null : <span className="caption"> {file}</span>}
        </span>
        <span>{why}</span>
        {withheld === null ? null : <span className="muted">{withheld}</span>}
        {remedy === null ? null : <span className="muted">{remedy}</span>}
      </div>
    </li>
  );
}

function companies(count: number): string {
  return count === 1 ? "1 company" : `${count} companies`;
}
