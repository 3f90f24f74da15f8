import type { ReactElement } from "react";
import { typedFigure } from "../../../shared/domain/meeting-zero.ts";
import { PILLARS } from "../../../shared/metrics/metric-settings.ts";
import { shownDecimalMark } from "../../app/shown-locale.ts";
import { NumberRow } from "./number-row.tsx";
import type { StepProps } from "./step-props.ts";

/** The five numbers, one per pillar, or that nobody knows: which is baseline evidence. */
export function NumbersStep({ draft, format, onChange }: StepProps): ReactElement {
  const known = PILLARS.filter((pillar) => {
    const { text, isUnknown } = draft.figures[pillar];
    return !isUnknown && typedFigure(pillar, text, shownDecimalMark()).ok;
  }).length;
  const unknown = PILLARS.filter((pillar) => draft.figures[pillar].isUnknown).length;
  return (
    <>
      <div>
        <h2 className="title2" tabIndex={-1}>
          Five numbers of {draft.workflow.trim() === "" ? "the workflow" : draft.workflow}
        </h2>
        <p className="read muted">
          From memory, without looking anything up. What you do not know is part of the baseline too.
        </p>
      </div>
      <ul className="meetingrows">
        {PILLARS.map((pillar) => (
          <NumberRow
            key={pillar}
            pillar={pillar}
            figure={draft.figures[pillar]}
            format={format}
            onChange={(part) =>
              onChange({
                figures: { ...draft.figures, [pillar]: { ...draft.figures[pillar], ...part } },
                // Other numbers may put another question before the room.
                wording: null,
                choice: null,
                ending: null,
              })
            }
          />
        ))}
      </ul>
      <p role="status" className="muted">
        {known} of five known{unknown > 0 ? `, ${unknown} that nobody here knows` : ""}.
      </p>
    </>
  );
}
