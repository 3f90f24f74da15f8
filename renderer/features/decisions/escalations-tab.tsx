import type { ReactElement } from "react";
import { EmptyState } from "../../components/empty-state.tsx";

/** Conflicts that were modelled before they happen, and those that run. */
export function EscalationsTab(): ReactElement {
  return (
    <EmptyState
      what="Here will be the conflicts that were thought through before they happen, and the escalations that run."
      why="Their screen is not built yet; the checklist judges the scenarios that are recorded."
    />
  );
}
