import type { PhaseId } from "../../shared/domain/checklist-template.ts";

/** What the phases are called. */
export const PHASE_NAMES: Readonly<Record<PhaseId, string>> = {
  P1: "Establish baseline",
  P2: "Launch converged operating pilot",
  P3: "Instrument and enforce",
  P4: "Scale to two more workflows",
  P5: "Formalize structure",
};
