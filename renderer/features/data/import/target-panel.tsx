import { Button, NativeSelect, TextInput } from "@mantine/core";
import { IconCheck, IconMinus } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { readMapping } from "../../../../shared/intake/mapping.ts";
import type { MappingDocument } from "../../../../shared/intake/mapping-document.ts";
import { INPUT_TEMPLATES } from "../../../../shared/observations/input-templates.ts";
import { recordsOf } from "../../../../shared/records/read-records.ts";
import type { FileLook } from "../../../workers/import-calls.ts";
import { type Draft, missingFields } from "./draft.ts";
import { MappingFileButtons } from "./mapping-file-buttons.tsx";
import { RowChoice } from "./row-choice.tsx";
import { useImport } from "./session-context.ts";
import type { SessionFile } from "./session-state.ts";
import { TARGET_ORDER, TARGET_WORDS } from "./words.ts";

/** Which kind of data the file holds, what it needs for that, and the name under which the mapping is remembered. */
export function TargetPanel({
  file,
  look,
  draft,
}: {
  readonly file: SessionFile;
  readonly look: FileLook;
  readonly draft: Draft | null;
}): ReactElement {
  const { session } = useImport();
  return (
    <section className="importpane" aria-label="Kind of data">
      <fieldset className="targets">
        <legend className="title3">What kind of data?</legend>
        {TARGET_ORDER.map((input) => (
          <label key={input} className={draft?.document.target === input ? "chosen" : undefined}>
            <input
              type="radio"
              name="target"
              value={input}
              checked={draft?.document.target === input}
              onChange={() => session.setTarget(file.key, input)}
            />
            <span>
              <strong>{input}</strong>
              <span className="caption">{TARGET_WORDS[input]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      {draft === null ? null : (
        <>
          <RequiredList draft={draft} />
          <RowChoice file={file} look={look} draft={draft} />
          <MappingName file={file} draft={draft} />
        </>
      )}
    </section>
  );
}

function RequiredList({ draft }: { readonly draft: Draft }): ReactElement {
  const missing = missingFields(draft);
  const required = INPUT_TEMPLATES[draft.document.target].columns.filter(
    (column) => column.required === true,
  );
  return (
    <div className="stack tight">
      <h2 className="title3">
        Required fields
        <span className={missing.length === 0 ? "caption" : "caption said"}>
          {missing.length === 0 ? " all there" : ` ${missing.length} missing`}
        </span>
      </h2>
      <ul className="requiredlist" aria-label="Required fields">
        {required.map(({ name }) => {
          const isMissing = missing.includes(name);
          const Icon = isMissing ? IconMinus : IconCheck;
          return (
            <li key={name} className={isMissing ? "said" : undefined}>
              <Icon size={16} stroke={1.5} aria-hidden="true" />
              {name}
              <span className="hidden">{isMissing ? ": missing" : ": there"}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function MappingName({ file, draft }: { readonly file: SessionFile; readonly draft: Draft }): ReactElement {
  const { session, open } = useImport();
  const known = recordsOf(open.pilot, "mapping").toReversed();
  const take = (id: string): void => {
    const record = known.find((mapping) => mapping.id === id);
    if (record === undefined) return;
    const read = readMapping(record.document);
    if (read.ok) void session.take(file.key, record.name, record.document as unknown as MappingDocument);
  };
  return (
    <div className="stack">
      <h2 className="title3">Mapping</h2>
      {known.length === 0 ? null : (
        <NativeSelect
          label="Use a remembered one"
          data={[
            { value: "", label: draft.isRemembered ? draft.name : "choose…" },
            ...known.map(({ id, name, target }) => ({ value: id, label: `${name} (${target})` })),
          ]}
          value=""
          onChange={(event) => take(event.currentTarget.value)}
        />
      )}
      <TextInput
        label="Remember it as"
        description={
          draft.isRemembered
            ? "Remembered; offered whenever a file with these columns comes"
            : "Offered again when a file with these columns comes"
        }
        value={draft.name}
        error={draft.name.trim() === "" ? "Give it a name" : undefined}
        maxLength={120}
        onChange={(event) => session.setName(file.key, event.currentTarget.value)}
      />
      <MappingFileButtons file={file} draft={draft} />
      {draft.isRemembered ? (
        <div>
          <Button variant="subtle" onClick={() => session.setTarget(file.key, draft.document.target)}>
            Guess anew instead
          </Button>
        </div>
      ) : null}
    </div>
  );
}
