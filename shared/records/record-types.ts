import type * as z from "zod";
import type { Circle } from "../journal/pilot-state.ts";
import { ask, note } from "./ask.ts";
import { attachment, batch, mapping, settlement } from "./batch.ts";
import { cadence } from "./cadence.ts";
import { change } from "./change.ts";
import { checklistItem, evidence } from "./checklist-item.ts";
import { company } from "./company.ts";
import { conflict } from "./conflict.ts";
import { customer } from "./customer.ts";
import { decision } from "./decision.ts";
import { decisionRight, guardrail, rightsMatrix } from "./decision-right.ts";
import { diligence } from "./diligence.ts";
import { escalation, escalationScenario } from "./escalation.ts";
import { incident, loop } from "./loop.ts";
import { meetingZero } from "./meeting-zero.ts";
import {
  assessment,
  charter,
  convergenceTest,
  forum,
  incentive,
  operatingModel,
  structureDecision,
  titleChange,
} from "./organisation.ts";
import { person } from "./person.ts";
import { pilot } from "./pilot.ts";
import { readinessAnswer } from "./readiness-answer.ts";
import type { RecordDefinition, RecordFields } from "./record-definition.ts";
import { narrative, review } from "./review.ts";
import { segment } from "./segment.ts";
import { shadowMetric } from "./shadow-metric.ts";
import { snapshot } from "./snapshot.ts";
import { metricOwnership, obligationAnswer, processShift, threshold } from "./threshold.ts";
import { workflow } from "./workflow.ts";

/** Every record type of the method, in the order of `docs/data-model.md`. */
export const RECORD_TYPES = {
  pilot,
  company,
  person,
  workflow,
  segment,
  meetingZero,
  checklistItem,
  evidence,
  conflict,
  cadence,
  snapshot,
  metricOwnership,
  threshold,
  obligationAnswer,
  shadowMetric,
  processShift,
  readinessAnswer,
  decision,
  decisionRight,
  rightsMatrix,
  guardrail,
  escalationScenario,
  escalation,
  change,
  review,
  narrative,
  loop,
  incident,
  customer,
  forum,
  charter,
  incentive,
  structureDecision,
  operatingModel,
  titleChange,
  convergenceTest,
  assessment,
  ask,
  diligence,
  mapping,
  batch,
  attachment,
  settlement,
  note,
} as const;

/** The name of a record type, as it stands in a record's `type`. */
export type RecordTypeName = keyof typeof RECORD_TYPES;

/** The fields of a record of a type. */
export type FieldsOf<Type extends RecordTypeName> = z.infer<(typeof RECORD_TYPES)[Type]["fields"]>;

/**
 * One record of a type as code reads it. Fields whose values this copy does not hold are absent although the type may
 * say that they are there: `withheld` names them, and readers of narrower circles must look at it first.
 */
export type RecordOf<Type extends RecordTypeName> = Readonly<FieldsOf<Type>> & {
  readonly id: string;
  readonly circle: Circle;
  readonly withheld: readonly string[];
};

/** All names, in the order of the registry. */
export const RECORD_TYPE_NAMES = Object.keys(RECORD_TYPES) as readonly RecordTypeName[];

/** Is it the name of a record type? */
export function isRecordTypeName(type: string): type is RecordTypeName {
  return Object.hasOwn(RECORD_TYPES, type);
}

/** The definition of a type, with its fields known only as an object. */
export function recordDefinition(type: RecordTypeName): RecordDefinition<RecordFields> {
  return RECORD_TYPES[type];
}
