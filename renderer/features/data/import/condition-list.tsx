import { NativeSelect } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { ConditionDocument } from "../../../../shared/intake/mapping-document.ts";
import { valueText } from "../../../../shared/intake/mapping-document.ts";
import { countText } from "../../../app/shown-locale.ts";
import type { SessionFile } from "./session-state.ts";
import { useFoundValues } from "./use-found-values.ts";

/** Conditions that must all hold: a column of the file is one of some values. */
export function ConditionList({
  label,
  file,
  conditions,
  columns,
  onChange,
}: {
  readonly label: string;
  readonly file: SessionFile;
  readonly conditions: readonly ConditionDocument[];
  readonly columns: readonly string[];
  readonly onChange: (conditions: readonly ConditionDocument[]) => void;
}): ReactElement {
  const change = (place: number, next: ConditionDocument | null): void =>
    onChange(conditions.flatMap((one, at) => (at !== place ? [one] : next === null ? [] : [next])));
  return (
    <fieldset className="caseconditions">
      <legend className="label">{label}</legend>
      {conditions.map((condition, place) => (
        <Condition
          // Conditions have no identity of their own but their place.
          key={place}
          place={place}
          file={file}
          condition={condition}
          columns={columns}
          onChange={(next) => change(place, next)}
        />
      ))}
      <button
        type="button"
        className="linkbutton row"
        onClick={() => onChange([...conditions, { column: columns[0] ?? "", in: [] }])}
      >
        <IconPlus size={16} stroke={1.5} aria-hidden="true" /> and
      </button>
    </fieldset>
  );
}

function Condition({
  place,
  file,
  condition,
  columns,
  onChange,
}: {
  readonly place: number;
  readonly file: SessionFile;
  readonly condition: ConditionDocument;
  readonly columns: readonly string[];
  readonly onChange: (condition: ConditionDocument | null) => void;
}): ReactElement {
  const found = useFoundValues(file, [condition.column], "");
  const chosen = condition.in.map(valueText);
  const offered = found?.values.map(({ text }) => text) ?? [];
  const all = [...new Set([...offered, ...chosen])];
  const toggle = (text: string): void => {
    const next = chosen.includes(text) ? chosen.filter((one) => one !== text) : [...chosen, text];
    onChange({ ...condition, in: next });
  };
  return (
    <div className="condition">
      <div className="row">
        <NativeSelect
          className="grow"
          aria-label={`Column of condition ${place + 1}`}
          data={[...columns]}
          value={condition.column}
          onChange={(event) => onChange({ column: event.currentTarget.value, in: [] })}
        />
        <button
          type="button"
          className="iconbutton"
          aria-label={`Remove condition ${place + 1}`}
          onClick={() => onChange(null)}
        >
          <IconTrash size={16} stroke={1.5} />
        </button>
      </div>
      <div className="valuechoice" role="group" aria-label={`Values of ${condition.column}`}>
        {all.map((text) => (
          <label key={text}>
            <input type="checkbox" checked={chosen.includes(text)} onChange={() => toggle(text)} />
            <span className="clip">{text === "" ? "(empty)" : text}</span>
            <span className="faint">
              {cellsText(found?.values.find((value) => value.text === text)?.cells)}
            </span>
          </label>
        ))}
        {found === null ? <span className="caption">Looking for its values…</span> : null}
        {(found?.unlisted ?? 0) > 0 ? (
          <span className="caption">{countText(found?.unlisted ?? 0)} more are not listed</span>
        ) : null}
      </div>
      {chosen.length === 0 ? <p className="caption said">No value chosen: no row fits.</p> : null}
    </div>
  );
}

function cellsText(cells: number | undefined): string {
  return cells === undefined ? "" : countText(cells);
}
