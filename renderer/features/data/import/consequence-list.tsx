import type { ReactElement } from "react";
import { ConsequenceFacts } from "./consequence-facts.tsx";
import { counted } from "./consequence-words.ts";
import { useImport } from "./session-context.ts";

/** What the import changes beside its rows: names, weeks, thresholds, obligations. */
export function ConsequenceList(): ReactElement {
  const { state, open } = useImport();
  const { assessment } = state;
  return (
    <>
      <h2 className="title3">What it changes</h2>
      {assessment.kind === "running" ? <p className="caption">Working it out…</p> : null}
      {assessment.kind === "failed" ? (
        <p className="bad">
          {assessment.problem.message} ({assessment.problem.code})
        </p>
      ) : null}
      {assessment.kind === "ready" ? (
        <>
          <NameList noun="workflow" names={assessment.value.newWorkflows} />
          <NameList noun="segment" names={assessment.value.newSegments} />
          <ConsequenceFacts consequences={assessment.value.consequences} open={open} />
        </>
      ) : null}
    </>
  );
}

const MOST_NAMES = 8;

function NameList({
  noun,
  names,
}: {
  readonly noun: string;
  readonly names: readonly string[];
}): ReactElement | null {
  if (names.length === 0) return null;
  const rest = names.length - MOST_NAMES;
  return (
    <p>
      <strong>{counted(names.length, `new ${noun}`)}</strong>: {names.slice(0, MOST_NAMES).join(", ")}
      {rest > 0 ? ` and ${rest.toLocaleString("en")} more` : ""}. A misspelling? Mend it in the file, or map
      it to the name that is meant.
    </p>
  );
}
