import { instantOf } from "../calendar/moments.ts";
import { baselineInForce } from "../domain/baselines.ts";
import { createPilotFigures } from "../domain/create-pilot-figures.ts";
import type { OptionEffect } from "../domain/net-effect.ts";
import { optionEffects } from "../domain/net-effect.ts";
import { pilotObligations } from "../domain/pilot-obligations.ts";
import type { RightsContext } from "../domain/rights.ts";
import { pilotProgress } from "../domain/system-value.ts";
import { failure, type Result, success } from "../errors/problem.ts";
import type { PilotState } from "../journal/pilot-state.ts";
import { prepareDataset } from "../metrics/prepared-dataset.ts";
import { readDataset } from "../pilot-data/dataset-reader.ts";
import { pilotRecord, recordById } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";

/** What rights are computed from at the moment of a command. ROWS_ELSEWHERE: the pilot comes without its rows. */
export function rightsAt(pilot: PilotState, now: string): Result<RightsContext> {
  const dataset = readDataset(pilot);
  if (!dataset.ok) return dataset;
  const prepared = prepareDataset(dataset.value);
  const figures = createPilotFigures(prepared, pilotRecord(pilot).baselineWeeks);
  const asOfMs = instantOf(now) ?? 0;
  const obligations = pilotObligations(pilot, figures, asOfMs);
  return success({ pilot, figures, asOfMs, obligations });
}

/** The net effects of a decision's options at the moment of a context. */
export function effectsAt(
  pilot: PilotState,
  { figures, asOfMs }: RightsContext,
  decision: RecordOf<"decision">,
): readonly OptionEffect[] {
  return optionEffects(decision, pilotProgress(figures, baselineInForce(pilot), asOfMs).pillars);
}

/** A record that a command names, or the refusal that there is none. */
export function namedRecord<
  Type extends "decision" | "guardrail" | "person" | "rightsMatrix" | "decisionRight",
>(pilot: PilotState, type: Type, id: string, where = "/id"): Result<RecordOf<Type>> {
  const record = recordById(pilot, type, id);
  const words = type.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);
  return record === null
    ? failure("REF_DANGLING", `there is no ${words} ${id.slice(0, 60)}`, { where })
    : success(record);
}
