import type { ReactElement } from "react";
import { usePilot } from "../../app/pilot-context.ts";
import { hrefOf, type PlaceId } from "../../app/places.ts";
import { EmptyState } from "../../components/empty-state.tsx";

const TEXTS: Readonly<Partial<Record<PlaceId, readonly [string, string]>>> = {
  reviews: [
    "Here will be the weekly review with its agenda and minutes, the monthly reset and the board narrative.",
    "It is not built yet. What is due stands on Today.",
  ],
};

/** A place whose own screens follow: it says so. */
export function LaterPlace({ place }: { readonly place: PlaceId }): ReactElement {
  const { overview } = usePilot();
  const [what, why] = TEXTS[place] ?? ["This place is not built yet.", ""];
  return (
    <EmptyState what={what} why={why}>
      <a href={hrefOf(`/c/${overview.pilotId}/today`)}>Go to Today</a>
    </EmptyState>
  );
}
