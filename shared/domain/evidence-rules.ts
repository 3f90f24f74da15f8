import type { Evidence } from "./checklist-item.ts";
import type { ChecklistKey } from "./checklist-template.ts";
import { conflictsEvidence, dashboardEvidence, mapEvidence, objectiveEvidence } from "./evidence-p1.ts";
import { driEvidence, loopEvidence, pricingEvidence, reviewEvidence } from "./evidence-p2.ts";
import { escalationEvidence, guardrailsEvidence, incentivesEvidence } from "./evidence-p3.ts";
import { chartersEvidence, forumsEvidence, replicateEvidence } from "./evidence-p4.ts";
import { evaluateEvidence, publishEvidence, structureEvidence } from "./evidence-p5.ts";
import type { RuleContext } from "./rule-context.ts";

/** What shows that a template item is done, over the pilot's own records and figures. */
export type EvidenceRule = (context: RuleContext) => Evidence;

/** The evidence rule of each of the seventeen template items. */
export const EVIDENCE_RULES: { readonly [Key in ChecklistKey]: EvidenceRule } = {
  "p1-map": mapEvidence,
  "p1-dashboard": dashboardEvidence,
  "p1-objective": objectiveEvidence,
  "p1-conflicts": conflictsEvidence,
  "p2-review": reviewEvidence,
  "p2-dri": driEvidence,
  "p2-loop": loopEvidence,
  "p2-pricing": pricingEvidence,
  "p3-guardrails": guardrailsEvidence,
  "p3-escalation": escalationEvidence,
  "p3-incentives": incentivesEvidence,
  "p4-replicate": replicateEvidence,
  "p4-charters": chartersEvidence,
  "p4-forums": forumsEvidence,
  "p5-evaluate": evaluateEvidence,
  "p5-structure": structureEvidence,
  "p5-publish": publishEvidence,
};
