import type { PilotFigures } from "../../shared/domain/pilot-figures.ts";
import type { PilotState } from "../../shared/journal/pilot-state.ts";
import type { Dataset } from "../../shared/metrics/dataset.ts";
import type { PreparedDataset } from "../../shared/metrics/prepared-dataset.ts";

/** A pilot laid out for figures. */
export interface LaidOutPilot {
  readonly state: PilotState;
  /** The rows behind the layout, read from the pilot's imports when they are asked for. */
  readonly dataset: Dataset;
  readonly prepared: PreparedDataset;
  /** Answers of this state, each computed once. */
  readonly figures: PilotFigures;
}
