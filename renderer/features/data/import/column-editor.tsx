import { NativeSelect } from "@mantine/core";
import type { ReactElement } from "react";
import type { ColumnDocument } from "../../../../shared/intake/mapping-document.ts";
import { valueText } from "../../../../shared/intake/mapping-document.ts";
import type { ColumnTemplate } from "../../../../shared/observations/input-templates.ts";
import { recordsOf } from "../../../../shared/records/read-records.ts";
import type { FileLook } from "../../../workers/import-calls.ts";
import { CasesEditor } from "./cases-editor.tsx";
import { settingsOf } from "./column-choices.ts";
import { sourceColumns, wayOf } from "./column-summary.ts";
import { DateFields } from "./date-fields.tsx";
import { JoinFields } from "./join-fields.tsx";
import { ScaleField } from "./scale-field.tsx";
import { useImport } from "./session-context.ts";
import type { SessionFile } from "./session-state.ts";
import { ValueField, valueOptions } from "./value-field.tsx";
import { ValueTable } from "./value-table.tsx";
import { fieldWords } from "./words.ts";

/** What an editor of a field works on. */
export interface EditorProps {
  readonly file: SessionFile;
  readonly look: FileLook;
  readonly template: ColumnTemplate;
  readonly column: ColumnDocument;
  readonly onChange: (column: ColumnDocument) => void;
}

/** Everything that can be said about how a field is filled. */
export function ColumnEditor(props: EditorProps): ReactElement {
  const { template, column } = props;
  return (
    <div className="columneditor">
      <p className="caption">{fieldWords(template.name)}</p>
      {editorOf(props, wayOf(column))}
    </div>
  );
}

function editorOf(props: EditorProps, way: ReturnType<typeof wayOf>): ReactElement {
  const { file, look, template, column, onChange } = props;
  const { hasDate, hasScale } = settingsOf(template);
  switch (way) {
    case "const":
      return <ConstField {...props} />;
    case "cases":
      return <CasesEditor {...props} />;
    case "minutes":
      return (
        <>
          <MinutesFields {...props} />
          <DateFields {...props} isMoment />
          <ScaleField column={column} onChange={onChange} />
        </>
      );
    default: {
      const columns = sourceColumns(column);
      return (
        <>
          {way === "join" ? <JoinFields column={column} look={look} onChange={onChange} /> : null}
          {hasDate ? <DateFields {...props} isMoment={template.kind === "instant"} /> : null}
          {hasScale ? <ScaleField column={column} onChange={onChange} /> : null}
          {hasDate ? null : (
            <ValueTable
              file={file}
              template={template}
              column={column}
              columns={columns}
              onChange={onChange}
            />
          )}
        </>
      );
    }
  }
}

function ConstField({ template, column, onChange }: EditorProps): ReactElement {
  const { open } = useImport();
  const scope = template.name === "workflow" || template.name === "segment" ? template.name : null;
  const known = scope === null ? [] : recordsOf(open.pilot, scope).map(({ name }) => name);
  return (
    <ValueField
      label="Always, in every row"
      options={valueOptions(template, valueText(column.const ?? ""))}
      suggestions={known}
      value={valueText(column.const ?? "")}
      onChange={(text) => onChange({ const: text })}
    />
  );
}

function MinutesFields({ look, column, onChange }: EditorProps): ReactElement {
  const [from = "", to = ""] = column.minutesBetween ?? [];
  const names = look.profile.columns.map(({ name }) => name);
  return (
    <div className="fieldrow">
      <NativeSelect
        label="From"
        data={names}
        value={from}
        onChange={(event) => onChange({ ...column, minutesBetween: [event.currentTarget.value, to] })}
      />
      <NativeSelect
        label="To"
        data={names}
        value={to}
        onChange={(event) => onChange({ ...column, minutesBetween: [from, event.currentTarget.value] })}
      />
    </div>
  );
}
