import type { ReactElement } from "react";
import type { SaveState } from "../data/workspace.ts";

/**
 * What stands at the foot of the rail: everything is saved, and since when; or why not. It is not read aloud by itself: what was
 * done is said where it was done, and what could not be saved by the banner that stays.
 */
export function SaveStateLine({
  state,
  timeOf,
}: {
  readonly state: SaveState;
  readonly timeOf: (moment: string) => string;
}): ReactElement {
  return (
    <p
      className={`caption save${state.kind === "failed" || state.kind === "read-only" ? " bad" : ""}`}
      role="status"
      aria-live="off"
    >
      {saveStateText(state, timeOf)}
    </p>
  );
}

/** The line in words. */
export function saveStateText(state: SaveState, timeOf: (moment: string) => string): string {
  switch (state.kind) {
    case "opening":
      return "Opening your data…";
    case "saved":
      return state.at === null ? "All changes saved" : `All changes saved ${timeOf(state.at)}`;
    case "saving":
      return "Saving…";
    case "failed":
      return `Not saved: ${state.reason}`;
    case "read-only":
      return "Read only: nothing can be saved now";
  }
}
