import type { ReactElement } from "react";
import { countText } from "../../../app/shown-locale.ts";
import { ConsequenceFacts } from "./consequence-facts.tsx";
import { counted } from "./consequence-words.ts";
import { useImport } from "./session-context.ts";

/** What the import changes beside its rows: names, weeks, thresholds, obligations. */
export function ConsequenceList(): ReactElement {
  const { state, open } = useImport();
  const { assessment, imported } = state;
  const isDone = imported.kind === "done";
  return (
    <>
      <h2 className="title3">{isDone ? "What it changed" : "What it changes"}</h2>
      {assessment.kind === "running" ? <p className="caption">Working it out…</p> : null}
      {assessment.kind === "failed" ? (
        <p className="bad">
          {assessment.problem.message} ({assessment.problem.code})
        </p>
      ) : null}
      {assessment.kind === "ready" ? (
        <>
          <NameList noun="workflow" names={assessment.value.newWorkflows} isDone={isDone} />
          <NameList noun="segment" names={assessment.value.newSegments} isDone={isDone} />
          <ConsequenceFacts consequences={assessment.value.consequences} open={open} isDone={isDone} />
        </>
      ) : null}
    </>
  );
}

const MOST_NAMES = 8;

function NameList({
  noun,
  names,
  isDone,
}: {
  readonly noun: string;
  readonly names: readonly string[];
  readonly isDone: boolean;
}): ReactElement | null {
  if (names.length === 0) return null;
  const rest = names.length - MOST_NAMES;
  return (
    <p>
      <strong>{counted(names.length, `new ${noun}`)}</strong>: {names.slice(0, MOST_NAMES).join(", ")}
      {rest > 0 ? ` and ${countText(rest)} more` : ""}.
      {isDone ? "" : " A misspelling? Mend it in the file, or map it to the name that is meant."}
    </p>
  );
}
