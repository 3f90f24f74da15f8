import "../styles/list-tools.css";
import type { ReactElement } from "react";

/** One choice of a row of chips, with how many rows it stands for. */
export interface Choice<Key extends string> {
  readonly key: Key;
  readonly label: string;
  readonly count: number;
}

/** A filter with few choices: one is pressed. */
export function ChoiceChips<Key extends string>({
  label,
  choices,
  current,
  onChange,
}: {
  readonly label: string;
  readonly choices: readonly Choice<Key>[];
  readonly current: Key;
  readonly onChange: (key: Key) => void;
}): ReactElement {
  return (
    <div className="choices" role="group" aria-label={label}>
      {choices.map(({ key, label: text, count }) => (
        <button
          key={key}
          type="button"
          className="choice"
          aria-pressed={key === current}
          onClick={() => onChange(key)}
        >
          {text} <span className="count">{count}</span>
        </button>
      ))}
    </div>
  );
}
