import { NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useId, useState } from "react";
import { allowedWords } from "../../../../shared/intake/guess/word-values.ts";
import type { ColumnTemplate } from "../../../../shared/observations/input-templates.ts";

/** A value that may be chosen, and how it is called. */
export interface ValueOption {
  readonly value: string;
  readonly label: string;
}

/** The words that a field may hold, and no data where it may be empty; null: it is a text. */
export function valueOptions(template: ColumnTemplate, value: string): readonly ValueOption[] | null {
  const words = allowedWords(template);
  if (words === null) return null;
  const empty =
    template.filled !== true
      ? [{ value: "", label: "no data" }]
      : value === ""
        ? [{ value: "", label: "choose…" }]
        : [];
  return [...empty, ...words.map((word) => ({ value: word, label: word }))];
}

/** A value as it is to be stored: one of the field's words, or a text. It is taken over when the field is left. */
export function ValueField({
  label,
  isLabelHidden = false,
  options,
  suggestions = [],
  placeholder,
  value,
  onChange,
}: {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  /** What may be chosen; null: a text. */
  readonly options: readonly ValueOption[] | null;
  readonly suggestions?: readonly string[];
  readonly placeholder?: string | undefined;
  readonly value: string;
  readonly onChange: (value: string) => void;
}): ReactElement {
  const list = useId();
  const naming = isLabelHidden ? { "aria-label": label } : { label };
  const [typed, setTyped] = useState(value);
  if (options !== null) {
    return (
      <NativeSelect
        {...naming}
        data={[...options]}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  const commit = (): void => {
    if (typed !== value) onChange(typed);
  };
  return (
    <>
      <TextInput
        {...naming}
        value={typed}
        placeholder={placeholder}
        list={suggestions.length === 0 ? undefined : list}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === "Enter") commit();
        }}
      />
      {suggestions.length === 0 ? null : (
        <datalist id={list}>
          {suggestions.map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      )}
    </>
  );
}
