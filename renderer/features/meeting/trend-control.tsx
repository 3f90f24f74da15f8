import { type ReactElement, useId } from "react";
import type { Trend } from "../../../shared/domain/trade-off-question.ts";

const TRENDS: readonly Trend[] = ["falling", "steady", "rising"];

/** Where a number has gone over three months; it need not be said. */
export function TrendControl({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: Trend | null;
  readonly onChange: (trend: Trend) => void;
}): ReactElement {
  const name = useId();
  return (
    <fieldset className="effect trend">
      <legend className="hidden">{label}</legend>
      <div className="steps">
        {TRENDS.map((trend) => (
          <label key={trend}>
            <input
              type="radio"
              name={name}
              aria-label={trend}
              checked={trend === value}
              onChange={() => onChange(trend)}
            />
            <span aria-hidden="true">{trend}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
