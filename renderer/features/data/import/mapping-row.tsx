import { NativeSelect } from "@mantine/core";
import { IconChevronDown, IconChevronRight } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { fileColumnsOf } from "../../../../shared/intake/guess/document-columns.ts";
import type { ColumnTemplate } from "../../../../shared/observations/input-templates.ts";
import type { FileLook } from "../../../workers/import-calls.ts";
import { fromColumn, inWay, otherWays, WAY_WORDS } from "./column-choices.ts";
import { ColumnEditor } from "./column-editor.tsx";
import { sourceColumns, summaryOf, type Way, wayOf } from "./column-summary.ts";
import { type Draft, missingFields } from "./draft.ts";
import { useImport } from "./session-context.ts";
import type { SessionFile } from "./session-state.ts";
import { kindWords } from "./words.ts";

/** One field: where it comes from, how it is read, three cells of the file; opened it shows everything that can be said. */
export function MappingRow({
  file,
  look,
  draft,
  template,
  isOpen,
  onToggle,
}: {
  readonly file: SessionFile;
  readonly look: FileLook;
  readonly draft: Draft;
  readonly template: ColumnTemplate;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}): ReactElement {
  const { session } = useImport();
  const { name } = template;
  const column = draft.document.columns[name] ?? null;
  const isGuessed = draft.guessed.has(name);
  const isMissing = missingFields(draft).includes(name);
  const Chevron = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div
      className={`mappingrow${isOpen ? " open" : ""}${column === null ? " unset" : ""}`}
      role="group"
      aria-label={name}
      onFocus={() => (isGuessed ? session.look(file.key, name) : undefined)}
    >
      <div className="cells">
        <span className="fieldname">
          <span className={isMissing ? "said" : undefined}>{name}</span>
          <span className="caption">{isMissing ? "missing" : kindWords(template)}</span>
        </span>
        <SourceSelect
          file={file}
          look={look}
          draft={draft}
          template={template}
          onWay={onToggle}
          isOpen={isOpen}
        />
        <button
          type="button"
          className="how"
          aria-expanded={isOpen}
          disabled={column === null}
          onClick={onToggle}
        >
          <Chevron size={16} stroke={1.5} aria-hidden="true" />
          <span className="hidden">How {name} is read: </span>
          <span className="two">
            <span className="clip">{column === null ? "" : summaryOf(column)}</span>
            {isGuessed ? <span className="guessed">guessed</span> : null}
          </span>
        </button>
        <Samples look={look} columns={column === null ? [] : fileColumnsOf(column)} />
      </div>
      {isOpen && column !== null ? (
        <ColumnEditor
          key={wayOf(column)}
          file={file}
          look={look}
          template={template}
          column={column}
          onChange={(next) => session.setColumn(file.key, name, next)}
        />
      ) : null}
    </div>
  );
}

function SourceSelect({
  file,
  look,
  draft,
  template,
  isOpen,
  onWay,
}: {
  readonly file: SessionFile;
  readonly look: FileLook;
  readonly draft: Draft;
  readonly template: ColumnTemplate;
  readonly isOpen: boolean;
  readonly onWay: () => void;
}): ReactElement {
  const { session, open } = useImport();
  const { name } = template;
  const column = draft.document.columns[name] ?? null;
  const { columns } = look.profile;
  const way = column === null ? null : wayOf(column);
  const value =
    column === null || way === null
      ? ""
      : way === "column"
        ? `column ${sourceColumns(column)[0] ?? ""}`
        : way;
  const choose = (chosen: string): void => {
    if (chosen === "") return session.setColumn(file.key, name, null);
    if (chosen.startsWith("column ")) {
      const found = columns.find((candidate) => `column ${candidate.name}` === chosen);
      if (found !== undefined) session.setColumn(file.key, name, fromColumn(template, found));
      return undefined;
    }
    const next = inWay(
      chosen as Exclude<Way, "column">,
      template,
      column,
      look.profile,
      open.overview.workflow,
    );
    session.setColumn(file.key, name, next);
    // What was chosen asks for more.
    if (!isOpen) onWay();
    return undefined;
  };
  return (
    <NativeSelect
      className="cellselect"
      aria-label={`${name}: from the file`}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: "", label: template.required === true ? "choose…" : "not in this file" },
        {
          group: "Columns of the file",
          items: columns.map(({ name: from }) => ({
            value: `column ${from}`,
            label: from === "" ? "(no name)" : from,
          })),
        },
        {
          group: "Otherwise",
          items: otherWays(template).map((other) => ({ value: other, label: WAY_WORDS[other] })),
        },
      ]}
    />
  );
}

const MOST_SAMPLES = 3;

function Samples({
  look,
  columns,
}: {
  readonly look: FileLook;
  readonly columns: readonly string[];
}): ReactElement {
  const texts = columns
    .flatMap((name) => look.profile.columns.find((column) => column.name === name)?.samples ?? [])
    .map(({ text }) => text)
    .slice(0, MOST_SAMPLES);
  const shown = texts.join(", ");
  return (
    <span className="samples clip" title={shown}>
      {shown}
    </span>
  );
}
