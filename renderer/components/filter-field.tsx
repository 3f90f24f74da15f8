import { TextInput } from "@mantine/core";
import type { ReactElement, RefObject } from "react";

/** The filter of a list. `/` goes into it; Escape empties it, then leaves it. */
export function FilterField({
  label,
  value,
  onChange,
  field,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
}): ReactElement {
  return (
    <TextInput
      ref={field}
      aria-label={label}
      placeholder="Filter"
      w={184}
      value={value}
      rightSection={<kbd aria-hidden="true">/</kbd>}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        if (value === "") event.currentTarget.blur();
        else onChange("");
      }}
    />
  );
}

/** Does a text hold every word that was typed, in any order and case? */
export function isMatch(text: string, typed: string): boolean {
  const words = typed.toLowerCase().split(/\s+/u);
  const lower = text.toLowerCase();
  return words.every((word) => lower.includes(word));
}
