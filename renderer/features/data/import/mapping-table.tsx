import { type ReactElement, useState } from "react";
import { INPUT_TEMPLATES } from "../../../../shared/observations/input-templates.ts";
import type { FileLook } from "../../../workers/import-calls.ts";
import type { Draft } from "./draft.ts";
import { MappingRow } from "./mapping-row.tsx";
import { useImport } from "./session-context.ts";
import type { SessionFile } from "./session-state.ts";

/** Every field of the input: from which column it comes and how it is read. Required ones come first. */
export function MappingTable({
  file,
  look,
  draft,
}: {
  readonly file: SessionFile;
  readonly look: FileLook;
  readonly draft: Draft;
}): ReactElement {
  const { session } = useImport();
  const [opened, setOpened] = useState<string | null>(null);
  const { columns } = INPUT_TEMPLATES[draft.document.target];
  const required = columns.filter((column) => column.required === true);
  const optional = columns.filter((column) => column.required !== true);
  const guesses = [...draft.guessed].filter((name) => draft.document.columns[name] !== undefined);
  const rows = (templates: typeof columns) =>
    templates.map((template) => (
      <MappingRow
        key={template.name}
        file={file}
        look={look}
        draft={draft}
        template={template}
        isOpen={opened === template.name}
        onToggle={() => setOpened(opened === template.name ? null : template.name)}
      />
    ));
  return (
    <div className="mappingtable">
      <div className="mappinghead label" aria-hidden="true">
        <span>Field</span>
        <span>From the file</span>
        <span>How it is read</span>
        <span>In the file</span>
      </div>
      <h2 className="mappinggroup">Required</h2>
      {rows(required)}
      {optional.length === 0 ? null : <h2 className="mappinggroup">Optional</h2>}
      {rows(optional)}
      {guesses.length === 0 ? null : (
        <p className="caption mappingfoot">
          {guesses.length} {guesses.length === 1 ? "field was" : "fields were"} guessed from names and values.{" "}
          <button
            type="button"
            className="linkbutton"
            onClick={() => {
              for (const name of guesses) session.look(file.key, name);
            }}
          >
            I have looked at all of them
          </button>
        </p>
      )}
    </div>
  );
}
