import { instantOf } from "../calendar/moments.ts";
import { type PilotView, pilotView } from "../domain/pilot-view.ts";
import { type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { readDataset } from "../pilot-data/dataset-reader.ts";

/** Everything derived from a pilot at the moment of a command. ROWS_ELSEWHERE: the pilot comes without its rows. */
export function viewAt(pilot: PilotState, now: string): Result<PilotView> {
  const dataset = readDataset(pilot);
  if (!dataset.ok) return dataset;
  return success(pilotView(pilot, dataset.value, instantOf(now) ?? 0));
}
