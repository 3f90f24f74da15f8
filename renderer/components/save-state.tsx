import type { ReactElement } from "react";
import type { SaveState } from "../data/workspace.ts";

/** What stands at the foot of the rail: everything is saved, and since when; or why not. */
export function SaveStateLine({
  state,
  timeOf,
}: {
  readonly state: SaveState;
  readonly timeOf: (moment: string) => string;
}): ReactElement {
  return (
    <p className={`caption save${state.kind === "failed" ? " bad" : ""}`} role="status">
      {textOf(state, timeOf)}
    </p>
  );
}

function textOf(state: SaveState, timeOf: (moment: string) => string): string {
  switch (state.kind) {
    case "opening":
      return "Opening your data…";
    case "saved":
      return state.at === null ? "All changes saved" : `All changes saved ${timeOf(state.at)}`;
    case "saving":
      return "Saving…";
    case "failed":
      return `Not saved: ${state.reason}`;
  }
}
