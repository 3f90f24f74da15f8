import type { ReactElement } from "react";
import { ConsequenceList } from "./consequence-list.tsx";
import { ProblemNote } from "./problem-note.tsx";
import { ResultStrip } from "./result-strip.tsx";
import { useImport } from "./session-context.ts";
import { checkedSheets, readableFiles } from "./session-state.ts";
import { SheetCheck } from "./sheet-check.tsx";

/** What importing all files would do: per sheet its counts and refused rows, and together what changes. */
export function CheckStep(): ReactElement {
  const { state } = useImport();
  const refused = state.files.filter(({ problem }) => problem !== null);
  return (
    <>
      <div className="importgrid check">
        <div className="importpane">
          {refused.map(({ key, name, problem }) =>
            problem === null ? null : (
              <section key={key} className="stack tight" aria-label={`${name} cannot be read`}>
                <h2 className="title3">{name}</h2>
                <ProblemNote problem={problem} />
              </section>
            ),
          )}
          {checkedSheets(state).map(({ file, sheet }) => (
            <SheetCheck key={sheet.id} file={file} sheet={sheet} />
          ))}
        </div>
        <aside className="importpane" aria-label="What it changes">
          <ConsequenceList />
        </aside>
      </div>
      <ResultStrip files={readableFiles(state)} />
    </>
  );
}
