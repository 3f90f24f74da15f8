import { isRecordTypeName, type RecordTypeName } from "../records/record-types.ts";
import { typeWords } from "./collision-words.ts";

/** One and many of each type of record. One word alone: a pilot has one of it, which is not counted. */
const NOUNS = {
  pilot: ["settings of the pilot"],
  company: ["company page"],
  person: ["person", "people"],
  workflow: ["workflow", "workflows"],
  segment: ["segment", "segments"],
  meetingZero: ["Meeting Zero"],
  checklistItem: ["checklist item", "checklist items"],
  evidence: ["piece of evidence", "pieces of evidence"],
  conflict: ["conflict", "conflicts"],
  cadence: ["cadence"],
  snapshot: ["snapshot", "snapshots"],
  metricOwnership: ["owned metric", "owned metrics"],
  threshold: ["threshold", "thresholds"],
  obligationAnswer: ["answer to an obligation", "answers to obligations"],
  shadowMetric: ["shadow metric", "shadow metrics"],
  processShift: ["process shift", "process shifts"],
  readinessAnswer: ["readiness answer", "readiness answers"],
  decision: ["decision", "decisions"],
  decisionRight: ["decision right", "decision rights"],
  rightsMatrix: ["version of the decision rights", "versions of the decision rights"],
  guardrail: ["guardrail", "guardrails"],
  escalationScenario: ["escalation scenario", "escalation scenarios"],
  escalation: ["escalation", "escalations"],
  change: ["change", "changes"],
  review: ["review", "reviews"],
  narrative: ["board narrative", "board narratives"],
  loop: ["loop", "loops"],
  incident: ["incident", "incidents"],
  customer: ["customer", "customers"],
  forum: ["forum", "forums"],
  charter: ["charter", "charters"],
  incentive: ["incentive", "incentives"],
  structureDecision: ["decision on structure", "decisions on structure"],
  operatingModel: ["operating model", "operating models"],
  titleChange: ["title change", "title changes"],
  convergenceTest: ["convergence test", "convergence tests"],
  assessment: ["assessment", "assessments"],
  ask: ["ask", "asks"],
  diligence: ["diligence"],
  mapping: ["mapping", "mappings"],
  batch: ["import", "imports"],
  attachment: ["attached file", "attached files"],
  settlement: ["settlement", "settlements"],
  note: ["note", "notes"],
} as const satisfies Readonly<Record<RecordTypeName, readonly [string] | readonly [string, string]>>;

/** So many records of a type, as people say it: "2 people", "1 piece of evidence", "settings of the pilot". */
export function recordsWords(type: string, count: number): string {
  const [one, many] = isRecordTypeName(type) ? NOUNS[type] : [typeWords(type), `${typeWords(type)}s`];
  return many === undefined ? one : `${count} ${count === 1 ? one : many}`;
}
