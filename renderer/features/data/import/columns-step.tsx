import type { ReactElement } from "react";
import { Loading } from "../../../components/loading.tsx";
import { MappingTable } from "./mapping-table.tsx";
import { PreviewTable } from "./preview-table.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { QuestionList } from "./question-list.tsx";
import { ResultStrip } from "./result-strip.tsx";
import { useImport } from "./session-context.ts";
import { activeFile, draftOf } from "./session-state.ts";
import { TargetPanel } from "./target-panel.tsx";

/** What the columns of a foreign file mean: kind of data, how each field is filled, the rows as they will be stored. */
export function ColumnsStep(): ReactElement {
  const { state } = useImport();
  const file = activeFile(state);
  const draft = draftOf(state, file);
  if (file === null || file.look === null) {
    return (
      <div className="importgrid">
        <div className="importpane">
          {file === null || file.problem === null ? (
            <Loading height={320} what="the file" />
          ) : (
            <ProblemNote problem={file.problem} />
          )}
        </div>
      </div>
    );
  }
  return (
    <>
      <div className="importgrid columns">
        <TargetPanel file={file} look={file.look} draft={draft} key={file.look.headerDigest} />
        <section className="importpane" aria-label="Mapping">
          {draft === null ? (
            <div className="empty">
              <p>Which kind of data is it?</p>
              <p className="muted">
                Choose one at the left; the columns are then suggested from their names and values.
              </p>
            </div>
          ) : (
            <>
              <QuestionList file={file} look={file.look} draft={draft} />
              {file.problem === null ? null : <ProblemNote problem={file.problem} />}
              <MappingTable file={file} look={file.look} draft={draft} />
            </>
          )}
        </section>
        <section className="importpane" aria-label="Preview">
          {draft === null ? null : (
            <PreviewTable
              target={draft.document.target}
              preview={file.preview}
              label={`First rows of ${file.name} as they will be stored`}
            />
          )}
        </section>
      </div>
      <ResultStrip files={[file]} />
    </>
  );
}
