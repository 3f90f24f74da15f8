import { TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { ColumnDocument } from "../../../../shared/intake/mapping-document.ts";

/** What a number of the file is multiplied by: 0.01 for cents, 60 for hours that are to be minutes. */
export function ScaleField({
  column,
  onChange,
}: {
  readonly column: ColumnDocument;
  readonly onChange: (column: ColumnDocument) => void;
}): ReactElement {
  const [typed, setTyped] = useState(column.scale === undefined ? "" : String(column.scale));
  const value = Number(typed.trim());
  const isWrong = typed.trim() !== "" && (!Number.isFinite(value) || value === 0);
  const commit = (): void => {
    if (isWrong) return;
    const { scale: _, ...rest } = column;
    onChange(typed.trim() === "" || value === 1 ? rest : { ...rest, scale: value });
  };
  return (
    <div className="fieldrow">
      <TextInput
        label="Multiplied by"
        description="0.01 turns cents into units, 60 hours into minutes"
        inputMode="decimal"
        error={isWrong ? "Give a number other than 0, with a decimal point" : undefined}
        value={typed}
        placeholder="1"
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
      />
    </div>
  );
}
