import type { ReactElement } from "react";
import type { OpenPilot } from "../../app/pilot-context.ts";
import type { TakingBack } from "../../workers/import-calls.ts";
import { ConsequenceFacts } from "./import/consequence-facts.tsx";

const MOST_KEPT = 8;

/** What taking an import back does, or did: fields restored and kept, records removed, what no longer holds. */
export function TakingBackFacts({
  taking,
  open,
}: {
  readonly taking: TakingBack;
  readonly open: OpenPilot;
}): ReactElement {
  const { kept, restoredFields, removedRecords, consequences, done } = taking;
  const isDone = done !== null;
  const fields = isDone
    ? `${restoredFields} ${restoredFields === 1 ? "field got" : "fields got"} its earlier value back`
    : `${restoredFields} ${restoredFields === 1 ? "field gets" : "fields get"} its earlier value back`;
  return (
    <div className="stack tight">
      {restoredFields + removedRecords === 0 ? null : (
        <p>
          {[
            ...(restoredFields === 0 ? [] : [fields]),
            ...(removedRecords === 0
              ? []
              : [
                  `${removedRecords} ${removedRecords === 1 ? "record that only this import made is" : "records that only this import made are"} removed`,
                ]),
          ].join("; ")}
          .
        </p>
      )}
      {kept.length === 0 ? null : (
        <>
          <p>
            {kept.length} {kept.length === 1 ? "field was" : "fields were"} changed by people since and{" "}
            {isDone ? "stayed" : "will stay"} as {kept.length === 1 ? "it is" : "they are"}:
          </p>
          <ul className="factlist">
            {kept.slice(0, MOST_KEPT).map((note) => (
              <li key={note}>{note}</li>
            ))}
            {kept.length > MOST_KEPT ? <li>and {kept.length - MOST_KEPT} more</li> : null}
          </ul>
        </>
      )}
      <ConsequenceFacts consequences={consequences} open={open} isDone={isDone} />
    </div>
  );
}
