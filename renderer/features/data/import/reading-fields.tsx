import { NativeSelect, TextInput } from "@mantine/core";
import { type ReactElement, useState } from "react";
import type { SheetProfile } from "../../../../shared/intake/guess/column-profile.ts";
import type { Draft, ReadingDocument } from "./draft.ts";
import { useImport } from "./session-context.ts";

/** How numbers and gaps are written in the file: decimal mark, and words that mean "no data". */
export function ReadingFields({
  fileKey,
  draft,
  profile,
}: {
  readonly fileKey: number;
  readonly draft: Draft;
  readonly profile: SheetProfile | null;
}): ReactElement {
  const { session } = useImport();
  const { decimal, nulls } = draft.document.source ?? {};
  const [words, setWords] = useState((nulls ?? []).join(" "));
  const found = [...new Set((profile?.columns ?? []).flatMap(({ blanks }) => blanks))];
  const set = (part: ReadingDocument): void => {
    const next = {
      ...(decimal === undefined ? {} : { decimal }),
      ...(nulls === undefined ? {} : { nulls }),
      ...part,
    };
    session.setReading(fileKey, next);
  };
  const setNulls = (given: readonly string[]): void => {
    const own = [...new Set(given.filter((word) => word !== ""))];
    setWords(own.join(" "));
    if (own.length > 0) set({ nulls: own });
    else session.setReading(fileKey, decimal === undefined ? {} : { decimal });
  };
  return (
    <>
      <NativeSelect
        label="Decimal mark"
        description={draft.guessed.has("decimal") ? "guessed from the values" : undefined}
        data={[
          { value: "", label: "point, nothing parts thousands" },
          { value: ".", label: "point 1,234.5" },
          { value: ",", label: "comma 1.234,5" },
        ]}
        value={decimal ?? ""}
        onChange={(event) => {
          const { value } = event.currentTarget;
          if (value === "," || value === ".") set({ decimal: value });
          else session.setReading(fileKey, nulls === undefined ? {} : { nulls });
        }}
      />
      <TextInput
        label="Words for “no data”, parted by spaces"
        description={draft.guessed.has("nulls") ? "guessed from the values" : "An empty cell always is"}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
        onBlur={() => setNulls(words.split(/\s+/))}
        onKeyDown={(event) => {
          if (event.key === "Enter") setNulls(words.split(/\s+/));
        }}
      />
      {found.length === 0 ? null : (
        <p className="caption">
          In the file:{" "}
          {found.map((word) => (
            <button
              key={word}
              type="button"
              className="chip chipbutton"
              aria-pressed={nulls?.includes(word) === true}
              onClick={() =>
                setNulls(
                  nulls?.includes(word) === true
                    ? nulls.filter((one) => one !== word)
                    : [...(nulls ?? []), word],
                )
              }
            >
              {word}
            </button>
          ))}
        </p>
      )}
    </>
  );
}
