import type { ReactElement } from "react";
import type { FigurePlace } from "../../../shared/metrics/figure-place.ts";
import { metricDefinition } from "../../../shared/metrics/registry.ts";
import { SidePanel } from "../../components/side-panel.tsx";
import type { OpenPilot } from "../pilot-context.ts";

export function ExplainPanel({
  place,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly place: FigurePlace;
  readonly onClose: () => void;
}): ReactElement {
  return (
    <SidePanel title={metricDefinition(place.metric).name} onClose={onClose}>
      <section>…</section>
    </SidePanel>
  );
}
