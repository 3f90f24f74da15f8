import type { ReactElement } from "react";
import { recordById } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { CadencePanel } from "./cadence-panel.tsx";
import { ConflictPanel } from "./conflict-panel.tsx";
import { SegmentPanel } from "./segment-panel.tsx";
import { WorkflowPanel } from "./workflow-panel.tsx";

/** The panel of whatever record the address names; nothing where it is gone. */
export function CompanyPanel({
  open,
  id,
  onClose,
}: {
  readonly open: OpenPilot;
  readonly id: string;
  readonly onClose: () => void;
}): ReactElement | null {
  const { pilot } = open;
  const workflow = recordById(pilot, "workflow", id);
  if (workflow !== null) return <WorkflowPanel key={id} open={open} workflow={workflow} onClose={onClose} />;
  const segment = recordById(pilot, "segment", id);
  if (segment !== null) return <SegmentPanel key={id} open={open} segment={segment} onClose={onClose} />;
  const conflict = recordById(pilot, "conflict", id);
  if (conflict !== null) return <ConflictPanel key={id} open={open} conflict={conflict} onClose={onClose} />;
  const cadence = recordById(pilot, "cadence", id);
  if (cadence !== null) return <CadencePanel key={id} open={open} cadence={cadence} onClose={onClose} />;
  return null;
}
