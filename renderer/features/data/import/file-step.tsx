import { Button, NativeSelect, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import { useServices } from "../../../app/services.ts";
import { problemMessage } from "../../../app/use-execute.ts";
import { Loading } from "../../../components/loading.tsx";
import { useMessages } from "../../../stores/message-store.ts";
import type { FileSource } from "./draft.ts";
import { sizeWords } from "./file-words.ts";
import { ProblemNote } from "./problem-note.tsx";
import { RawLines } from "./raw-lines.tsx";
import { ReadingFields } from "./reading-fields.tsx";
import { useImport } from "./session-context.ts";
import { activeFile, draftOf, type SessionFile } from "./session-state.ts";

/** Which files, and how each of them is read: sheet, encoding, delimiter, header row, decimal mark, words for "no data". */
export function FileStep(): ReactElement {
  const { state } = useImport();
  const file = activeFile(state);
  if (state.files.length === 0) return <NoFile />;
  return (
    <div className="importgrid file">
      <FileList />
      <section className="importpane" aria-label="The file as it stands">
        {file === null ? null : <FileContent file={file} />}
      </section>
      <section className="importpane" aria-label="How the file is read">
        {file === null || file.look === null ? null : (
          <FileSettings file={file} key={`${file.key} ${file.look.headerDigest}`} />
        )}
      </section>
    </div>
  );
}

function NoFile(): ReactElement {
  const choose = useChooseFiles();
  return (
    <div className="importempty">
      <div className="empty" style={{ width: 440 }}>
        <p className="title3">Drop CSV or XLSX files anywhere in this window, or choose them.</p>
        <p className="muted">
          Files that follow a template (work.csv, interactions.csv, revenue.csv …) need nothing more. For
          every other export you say once what its columns mean; the next one of its kind is recognised.
          Nothing is stored before you have seen what it will do.
        </p>
        <div className="row">
          <Button variant="filled" autoFocus onClick={() => void choose()}>
            Choose files…
          </Button>
        </div>
      </div>
    </div>
  );
}

function useChooseFiles(): () => Promise<void> {
  const { session } = useImport();
  const { host } = useServices();
  return async () => {
    const picked = await host.pickFiles("tables", true);
    if (!picked.ok) useMessages.getState().say(problemMessage(picked.problem));
    else if (picked.value.length > 0) await session.add(picked.value);
  };
}

function FileList(): ReactElement {
  const { session, state } = useImport();
  const choose = useChooseFiles();
  return (
    <section className="importpane" aria-labelledby="import-files">
      <h2 id="import-files" className="title3">
        Files
      </h2>
      <ul className="filelist">
        {state.files.map((file) => (
          <li key={file.key} className={file.key === state.active ? "active" : undefined}>
            <button type="button" className="grow" onClick={() => session.goTo("File", file.key)}>
              <span className="clip">{file.name}</span>
              <span className={`caption clip ${file.problem === null ? "" : "bad"}`}>
                {sizeWords(file.sizeBytes)} · {stateWords(file)}
              </span>
            </button>
            <button
              type="button"
              className="iconbutton"
              aria-label={`Leave out ${file.name}`}
              onClick={() => session.remove(file.key)}
            >
              <IconTrash size={16} stroke={1.5} />
            </button>
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={() => void choose()}>Add files…</Button>
      </div>
    </section>
  );
}

function stateWords(file: SessionFile): string {
  if (file.problem !== null) return `cannot be read (${file.problem.code})`;
  if (file.opened === null) return "opening…";
  if (file.isTemplate) return `follows ${(file.opened.templates ?? []).join(", ")}`;
  return "needs a mapping";
}

function FileContent({ file }: { readonly file: SessionFile }): ReactElement {
  const { session } = useImport();
  if (file.problem !== null) return <ProblemNote problem={file.problem} />;
  if (file.isTemplate) {
    return (
      <div className="empty" style={{ width: 440 }}>
        <p>
          {file.name} has the columns of {(file.opened?.templates ?? []).join(", ")}: nothing has to be said
          about it.
        </p>
        <p className="muted">If its columns mean something else, say what they mean.</p>
        <div className="row">
          <Button onClick={() => void session.mapColumns(file.key)}>Map its columns…</Button>
        </div>
      </div>
    );
  }
  if (file.look === null) return <Loading height={320} what={file.name} />;
  return (
    <>
      <h2 className="title3">The first lines</h2>
      <RawLines
        lines={file.look.lines}
        headerLine={file.look.headerLine}
        onChoose={(line) => void session.setSource(file.key, { ...file.source, headerRow: line })}
      />
      {file.look.isMixed ? (
        <p className="said">
          Some bytes are not UTF-8 although others are: rows that hold them are refused. Name the encoding if
          it is another.
        </p>
      ) : null}
    </>
  );
}

const ENCODINGS = ["utf-8", "windows-1252", "utf-16le", "utf-16be"] as const;
const DELIMITERS = [
  { value: ",", label: "comma ," },
  { value: ";", label: "semicolon ;" },
  { value: "tab", label: "tab" },
  { value: "|", label: "bar |" },
];

function FileSettings({ file }: { readonly file: SessionFile }): ReactElement {
  const { session, state } = useImport();
  const { look, source, opened } = file;
  const [row, setRow] = useState(String(source.headerRow ?? look?.headerLine ?? 1));
  const set = (part: FileSource): void => void session.setSource(file.key, { ...source, ...part });
  const without = (name: keyof FileSource): void => {
    const { [name]: _, ...rest } = source;
    void session.setSource(file.key, rest);
  };
  const sheets = opened?.sheets ?? [];
  const draft = draftOf(state, file);
  const commitRow = (): void => {
    const line = Number(row);
    if (Number.isInteger(line) && line >= 1 && line !== look?.headerLine) set({ headerRow: line });
  };
  return (
    <>
      <h2 className="title3">How it is read</h2>
      {sheets.length === 0 ? null : (
        <NativeSelect
          label="Sheet"
          data={sheets.map(({ name, isHidden, rows }) => ({
            value: name,
            label: `${name} (${rows} rows${isHidden ? ", hidden" : ""})`,
          }))}
          value={look?.sheet ?? ""}
          onChange={(event) => set({ sheet: event.currentTarget.value })}
        />
      )}
      {look === null || look.encoding === null ? null : (
        <NativeSelect
          label="Encoding"
          data={[
            { value: "", label: `found out${source.encoding === undefined ? `: ${look.encoding}` : ""}` },
            ...ENCODINGS.map((name) => ({ value: name, label: name })),
          ]}
          value={source.encoding ?? ""}
          onChange={(event) => {
            const { value } = event.currentTarget;
            if (value === "") without("encoding");
            else set({ encoding: value });
          }}
        />
      )}
      {look === null || look.delimiter === null ? null : (
        <NativeSelect
          label="Cells are parted by"
          data={[
            {
              value: "",
              label:
                source.delimiter === undefined
                  ? `found out: ${look.delimiter === "\t" ? "tab" : look.delimiter}`
                  : "found out",
            },
            ...DELIMITERS,
          ]}
          value={source.delimiter === "\t" ? "tab" : (source.delimiter ?? "")}
          onChange={(event) => {
            const chosen = DELIMITERS.find(({ value }) => value === event.currentTarget.value)?.value;
            if (chosen === undefined) without("delimiter");
            else set({ delimiter: chosen as NonNullable<FileSource["delimiter"]> });
          }}
        />
      )}
      <TextInput
        label="Header stands in line"
        inputMode="numeric"
        value={row}
        onChange={(event) => setRow(event.currentTarget.value)}
        onBlur={commitRow}
        onKeyDown={(event) => {
          if (event.key === "Enter") commitRow();
        }}
      />
      {draft === null ? null : (
        <ReadingFields fileKey={file.key} draft={draft} profile={look?.profile ?? null} />
      )}
    </>
  );
}
