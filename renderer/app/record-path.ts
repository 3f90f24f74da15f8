/** The address, below its company, at which a record is looked at; null: it has no place of its own. */
export function recordPath(type: string, id: string): string | null {
  return PATHS[type]?.(encodeURIComponent(id)) ?? null;
}

const inCompany = (tab: string) => (id: string) => `company?tab=${tab}&item=${id}`;
const inDecisions = (tab: string) => (id: string) => `decisions?tab=${tab}&item=${id}`;
const inOrganisation = (tab: string) => (id: string) => `organisation?tab=${tab}&item=${id}`;
const inTrails = (id: string): string => `changes?tab=Incidents+and+loops&item=${id}`;

const PATHS: Readonly<Record<string, (id: string) => string>> = {
  checklistItem: (id) => `plan?item=${id}`,
  decision: (id) => `decisions/${id}`,
  decisionRight: inDecisions("Rights"),
  guardrail: inDecisions("Guardrails"),
  escalationScenario: inDecisions("Escalations"),
  escalation: inDecisions("Escalations"),
  change: (id) => `changes?item=${id}`,
  incident: inTrails,
  loop: inTrails,
  review: (id) => `reviews?tab=Minutes&review=${id}`,
  narrative: (id) => `reviews/board/${id}`,
  forum: inOrganisation("Forums"),
  charter: () => "organisation?tab=Charters",
  person: inOrganisation("People"),
  company: () => "company",
  workflow: inCompany("Workflows"),
  conflict: inCompany("Conflicts"),
  cadence: inCompany("Cadence"),
};
