import { Modal } from "@mantine/core";
import type { ReactElement } from "react";
import { type MetricId, metricDefinition } from "../../../shared/metrics/registry.ts";
import type { RecordOf } from "../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { ThresholdForm } from "./threshold-form.tsx";

interface ThresholdDialogProps {
  readonly open: OpenPilot;
  readonly metric: MetricId;
  /** The threshold to revise; null: a new one, on all workflows and segments. */
  readonly threshold: RecordOf<"threshold"> | null;
  readonly onClose: () => void;
}

/** Sets or revises a threshold where no panel is at hand. */
export function ThresholdDialog({ open, metric, threshold, onClose }: ThresholdDialogProps): ReactElement {
  const { workflow, segment } = threshold ?? {};
  return (
    <Modal
      opened
      onClose={onClose}
      title={`${threshold === null ? "Set a threshold" : "Revise the threshold"}: ${metricDefinition(metric).name}`}
    >
      <ThresholdForm
        open={open}
        place={{ metric, workflow, segment }}
        threshold={threshold}
        onDone={onClose}
      />
    </Modal>
  );
}
