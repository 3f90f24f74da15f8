import { TextInput } from "@mantine/core";
import type { ReactElement } from "react";

/** The filter of a list, which the key of the window goes into. Down goes on to the list, Escape empties it. */
export function FilterField({
  label,
  value,
  onChange,
}: {
  /** Begins with "Filter": by that the window finds it. */
  readonly label: `Filter ${string}`;
  readonly value: string;
  readonly onChange: (text: string) => void;
}): ReactElement {
  return (
    <TextInput
      aria-label={label}
      placeholder="Filter"
      w={184}
      miw={136}
      value={value}
      rightSection={<kbd aria-hidden="true">/</kbd>}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === "ArrowDown") {
          event.preventDefault();
          document.querySelector<HTMLElement>('[role="grid"] tr[tabindex="0"]')?.focus();
        } else if (event.key === "Escape" && !event.defaultPrevented && value !== "") {
          event.preventDefault();
          onChange("");
        }
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
