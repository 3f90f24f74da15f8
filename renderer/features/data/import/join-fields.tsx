import { NativeSelect, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { type ReactElement, useState } from "react";
import type { ColumnDocument } from "../../../../shared/intake/mapping-document.ts";
import type { FileLook } from "../../../workers/import-calls.ts";
import { sourceColumns } from "./column-summary.ts";

/** Several columns of the file whose texts are joined, in their order. */
export function JoinFields({
  column,
  look,
  onChange,
}: {
  readonly column: ColumnDocument;
  readonly look: FileLook;
  readonly onChange: (column: ColumnDocument) => void;
}): ReactElement {
  const columns = sourceColumns(column);
  const names = look.profile.columns.map(({ name }) => name);
  const [typed, setTyped] = useState(column.join ?? "");
  const set = (next: readonly string[]): void => onChange({ ...column, from: [...next] });
  return (
    <div className="stack tight">
      {columns.map((from, place) => (
        // A column may be joined twice, so its place is its identity.
        <div className="row" key={place}>
          <NativeSelect
            aria-label={`Column ${place + 1}`}
            data={names}
            value={from}
            onChange={(event) =>
              set(columns.map((one, at) => (at === place ? event.currentTarget.value : one)))
            }
          />
          {columns.length <= 2 ? null : (
            <button
              type="button"
              className="iconbutton"
              aria-label={`Leave out column ${place + 1}`}
              onClick={() => set(columns.filter((_, at) => at !== place))}
            >
              <IconTrash size={16} stroke={1.5} />
            </button>
          )}
        </div>
      ))}
      <div className="row">
        <TextInput
          label="Joined by"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => onChange({ ...column, join: typed })}
        />
        <button type="button" className="linkbutton row" onClick={() => set([...columns, names[0] ?? ""])}>
          <IconPlus size={16} stroke={1.5} aria-hidden="true" /> and another column
        </button>
      </div>
    </div>
  );
}
