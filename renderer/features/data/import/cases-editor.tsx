import { IconPlus } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { valueText } from "../../../../shared/intake/mapping-document.ts";
import type { EditorProps } from "./column-editor.tsx";
import { ConditionList } from "./condition-list.tsx";
import { ValueField, valueOptions } from "./value-field.tsx";

/** The first case whose conditions all hold gives the value; else another one, or the row is refused. */
export function CasesEditor({ file, look, template, column, onChange }: EditorProps): ReactElement {
  const cases = column.cases ?? [];
  const names = look.profile.columns.map(({ name }) => name);
  const setCases = (next: typeof cases): void => onChange({ ...column, cases: next });
  const hasElse = column.else !== undefined;
  return (
    <div className="stack">
      {cases.map((one, place) => (
        // Cases have no identity of their own but their place.
        <div className="case" key={place}>
          <ConditionList
            label={`Case ${place + 1}: where`}
            file={file}
            conditions={one.when}
            columns={names}
            onChange={(when) => {
              const next = when.length === 0 ? [] : [{ ...one, when: [...when] }];
              const left = [...cases.slice(0, place), ...next, ...cases.slice(place + 1)];
              if (left.length > 0) setCases(left);
            }}
          />
          <ValueField
            key={valueText(one.value)}
            label="it is"
            options={valueOptions(template, valueText(one.value))}
            value={valueText(one.value)}
            onChange={(value) =>
              setCases(cases.map((other, at) => (at === place ? { ...other, value } : other)))
            }
          />
        </div>
      ))}
      <div>
        <button
          type="button"
          className="linkbutton row"
          onClick={() => setCases([...cases, { when: [{ column: names[0] ?? "", in: [] }], value: "" }])}
        >
          <IconPlus size={16} stroke={1.5} aria-hidden="true" /> another case
        </button>
      </div>
      <label className="row">
        <input
          type="checkbox"
          checked={hasElse}
          onChange={() => {
            const { else: _, ...rest } = column;
            onChange(hasElse ? rest : { ...rest, else: "" });
          }}
        />
        All other rows have a value too
      </label>
      {hasElse ? (
        <ValueField
          key={valueText(column.else ?? "")}
          label="In all other rows it is"
          options={valueOptions(template, valueText(column.else ?? ""))}
          value={valueText(column.else ?? "")}
          onChange={(value) => onChange({ ...column, else: value })}
        />
      ) : (
        <p className="caption">Rows that fit no case are refused.</p>
      )}
    </div>
  );
}
