import { IconInfoCircle } from "@tabler/icons-react";
import type { ReactElement } from "react";
import type { FigurePlace } from "../../shared/metrics/figure-place.ts";
import { explainFigure, explainMark } from "./panel-marks.ts";

/** The small way by mouse to what a figure is made of; by keyboard it is I. */
export function ExplainButton({
  pilotId,
  place,
  what,
}: {
  readonly pilotId: string;
  readonly place: FigurePlace;
  readonly what: string;
}): ReactElement {
  return (
    <button
      type="button"
      className="iconbutton explain"
      aria-label={`Explain ${what}`}
      title="Explain (I)"
      {...explainMark(pilotId, place)}
      onClick={(event) => {
        event.stopPropagation();
        explainFigure(pilotId, place);
      }}
    >
      <IconInfoCircle size={16} stroke={1.5} aria-hidden="true" />
    </button>
  );
}
