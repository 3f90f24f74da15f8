import { learningTrails, type Trail } from "../../../shared/domain/learning-trails.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";

const known = new WeakMap<
  PilotState["records"],
  { readonly asOfMs: number; readonly trails: readonly Trail[] }
>();

/** The followed records of a pilot, told once for the list, the card above it and the panel beside it. */
export function knownTrails({ pilot, asOfMs }: OpenPilot): readonly Trail[] {
  const last = known.get(pilot.records);
  if (last?.asOfMs === asOfMs) return last.trails;
  const trails = learningTrails(pilot, asOfMs);
  known.set(pilot.records, { asOfMs, trails });
  return trails;
}
