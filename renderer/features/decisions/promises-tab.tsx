import type { ReactElement } from "react";
import { EmptyState } from "../../components/empty-state.tsx";

/** What was promised to customers against what is delivered. */
export function PromisesTab(): ReactElement {
  return (
    <EmptyState
      what="Here will be what may be promised to a segment, and what was promised against what is delivered."
      why="Its screen is not built yet; the gap stands in Metrics as “Autonomy gap”."
    />
  );
}
