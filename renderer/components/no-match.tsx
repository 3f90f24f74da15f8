import type { ReactElement } from "react";

/** A list that is empty because it is filtered, with the way back to all of it. */
export function NoMatch({
  of,
  onAll,
}: {
  /** How many rows there are without the filter. */
  readonly of: number;
  readonly onAll: () => void;
}): ReactElement {
  return (
    <p className="muted">
      0 of {of} match.{" "}
      <button type="button" className="linkbutton" onClick={onAll}>
        Show all
      </button>
    </p>
  );
}
