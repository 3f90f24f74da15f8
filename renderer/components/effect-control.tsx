import { type ReactElement, useId } from "react";
import { EFFECT_WORDS, LENS_EFFECTS, type LensEffect } from "../../shared/domain/lenses.ts";
import { MINUS } from "../../shared/report/format/number-format.ts";

/** Five steps from −2 to +2: one tab stop, arrows choose, and the word of the step stands beside it. */
export function EffectControl({
  label,
  value,
  isDisabled = false,
  onChange,
}: {
  readonly label: string;
  readonly value: LensEffect | null;
  readonly isDisabled?: boolean;
  readonly onChange: (effect: LensEffect) => void;
}): ReactElement {
  const name = useId();
  return (
    <fieldset className="effect" disabled={isDisabled}>
      <legend className="hidden">{label}</legend>
      <div className="steps">
        {LENS_EFFECTS.map((effect) => (
          <label key={effect}>
            <input
              type="radio"
              name={name}
              aria-label={`${signed(effect)}, ${EFFECT_WORDS[effect]}`}
              checked={effect === value}
              onChange={() => onChange(effect)}
            />
            <span aria-hidden="true">{signed(effect)}</span>
          </label>
        ))}
      </div>
      <span className="caption" aria-hidden="true">
        {value === null ? "no effect chosen" : EFFECT_WORDS[value]}
      </span>
    </fieldset>
  );
}

/** An effect with its sign: `−2`, `0`, `+1`. */
export function signed(effect: number): string {
  return effect > 0 ? `+${effect}` : effect < 0 ? `${MINUS}${-effect}` : "0";
}
