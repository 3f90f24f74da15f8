import type { ReactElement } from "react";
import { recordById } from "../../../../shared/records/read-records.ts";
import { importPath } from "../../../app/navigation.ts";
import { hrefOf } from "../../../app/places.ts";
import { ConsequenceList } from "./consequence-list.tsx";
import { useImport } from "./session-context.ts";

/** The import itself: it goes on and can be stopped until saving begins; then what it did. */
export function ImportStep(): ReactElement {
  const { state, open } = useImport();
  const { imported } = state;
  if (imported.kind !== "done") {
    return (
      <div className="importempty" role="status">
        <div className="stack" style={{ width: 440 }}>
          <p className="title3">
            {imported.kind === "running" && imported.isStopping ? "Stopping…" : "Importing…"}
          </p>
          <progress aria-label="Importing" />
          <p className="muted">
            All files are imported together or not at all. Until saving begins it can be stopped.
          </p>
        </div>
      </div>
    );
  }
  const batches = imported.batches.flatMap((id) => recordById(open.pilot, "batch", id) ?? []);
  return (
    <div className="importgrid check">
      <div className="importpane" role="status">
        <h2 className="title2">{batches.length === 0 ? "Nothing was to do" : "Imported"}</h2>
        <ul className="stack">
          {batches.map((batch) => (
            <li key={batch.id}>
              <a href={hrefOf(importPath(open.pilot.pilotId, batch.id))}>
                {batch.file}
                {batch.sheet === undefined ? "" : `, ${batch.sheet}`}
              </a>
              <span className="muted">
                {" "}
                → {batch.input}: new {open.format.count(batch.added ?? null)}, replaced{" "}
                {open.format.count(batch.replaced ?? null)}, there already{" "}
                {open.format.count(batch.unchanged ?? null)}, refused{" "}
                {open.format.count(batch.refused ?? null)}
                {batch.takenBack === true ? " · taken back" : ""}
              </span>
            </li>
          ))}
        </ul>
        {imported.notes
          .filter((note) => !note.startsWith("W_CREATED"))
          .map((note) => (
            <p key={note} className="caption">
              {note}
            </p>
          ))}
        <p className="muted">It can be taken back as a whole, here with Undo, later in Data.</p>
      </div>
      <aside className="importpane" aria-label="What it changed">
        <ConsequenceList />
      </aside>
    </div>
  );
}
