import { Button } from "@mantine/core";
import type { ReactElement } from "react";
import { allowedWords, isOwnWord, wordFor } from "../../../../shared/intake/guess/word-values.ts";
import type { ColumnDocument } from "../../../../shared/intake/mapping-document.ts";
import { valueText } from "../../../../shared/intake/mapping-document.ts";
import type { ColumnTemplate } from "../../../../shared/observations/input-templates.ts";
import { countText } from "../../../app/shown-locale.ts";
import type { SessionFile } from "./session-state.ts";
import { useFoundValues } from "./use-found-values.ts";
import { ValueField } from "./value-field.tsx";

/** Stands for "nothing is said" where a value may be chosen; no text of a file can be it. */
const NOT_SAID = "\u0000";

/** Which value of the file means which value of the field, for the values that the file holds, and for all others. */
export function ValueTable({
  file,
  template,
  column,
  columns,
  onChange,
}: {
  readonly file: SessionFile;
  readonly template: ColumnTemplate;
  readonly column: ColumnDocument;
  readonly columns: readonly string[];
  readonly onChange: (column: ColumnDocument) => void;
}): ReactElement {
  const found = useFoundValues(file, columns, column.join ?? "");
  const words = allowedWords(template);
  const options =
    words === null
      ? null
      : [
          { value: NOT_SAID, label: "nothing said: refused" },
          ...(template.filled === true ? [] : [{ value: "", label: "no data" }]),
          ...words.map((word) => ({ value: word, label: word })),
        ];
  const { map } = column;
  if (map === undefined) {
    return (
      <div className="row">
        <span className="muted">The values are taken as they stand.</span>
        <Button
          onClick={() =>
            onChange({ ...column, map: suggestedMap(template, found?.values.map(({ text }) => text) ?? []) })
          }
        >
          Say what each value means…
        </Button>
      </div>
    );
  }
  const listed = found?.values ?? [];
  const extra = Object.keys(map).filter(
    (text) => found !== null && !listed.some((value) => value.text === text),
  );
  const rows = [...listed, ...extra.map((text) => ({ text, cells: 0 }))];
  const set = (text: string, value: string): void => {
    const { [text]: _, ...rest } = map;
    const isSaid = value !== NOT_SAID && (words !== null || value !== "");
    onChange({ ...column, map: isSaid ? { ...rest, [text]: value } : rest });
  };
  const otherwise = column.else;
  return (
    <div className="stack tight">
      <table className="table plain values" aria-label={`What the values mean for ${template.name}`}>
        <thead>
          <tr>
            <th scope="col">In the file</th>
            <th scope="col" className="number">
              Rows
            </th>
            <th scope="col">Means</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ text, cells }) => {
            const value = map[text];
            return (
              <tr key={text}>
                <td title={text}>{text === "" ? <span className="faint">(empty)</span> : text}</td>
                <td className="number faint">{countText(cells)}</td>
                <td>
                  <ValueField
                    // Another value than the field was made with comes from outside: it is shown anew.
                    key={valueText(value ?? NOT_SAID)}
                    label={`${text === "" ? "(empty)" : text} means`}
                    isLabelHidden
                    options={options}
                    placeholder="nothing said: refused"
                    value={value === undefined ? (words === null ? "" : NOT_SAID) : valueText(value)}
                    onChange={(next) => set(text, next)}
                  />
                </td>
              </tr>
            );
          })}
          <tr>
            <td>All others</td>
            <td className="number faint">
              {(found?.unlisted ?? 0) > 0 ? `${countText(found?.unlisted ?? 0)} values` : ""}
            </td>
            <td>
              <ValueField
                key={otherwise === undefined ? NOT_SAID : valueText(otherwise)}
                label="All others mean"
                isLabelHidden
                options={options}
                placeholder="nothing said: refused"
                value={otherwise === undefined ? (words === null ? "" : NOT_SAID) : valueText(otherwise)}
                onChange={(next) => {
                  const { else: _, ...rest } = column;
                  onChange(
                    next === NOT_SAID || (words === null && next === "") ? rest : { ...rest, else: next },
                  );
                }}
              />
            </td>
          </tr>
        </tbody>
      </table>
      {found === null ? <p className="caption">Looking for the values of the file…</p> : null}
      <div>
        <button
          type="button"
          className="linkbutton"
          onClick={() => {
            const { map: _, else: __, ...rest } = column;
            onChange(rest);
          }}
        >
          Take the values as they stand
        </button>
      </div>
    </div>
  );
}

function suggestedMap(template: ColumnTemplate, texts: readonly string[]): Record<string, string> {
  const known = texts.flatMap((text): readonly [string, string][] => {
    const word = isOwnWord(template, text) ? text : wordFor(template, text);
    return word === null ? [] : [[text, word]];
  });
  return Object.fromEntries(known);
}
