import type { MakingPlace } from "../../shared/domain/checklist-item.ts";

/** The address at which that is made which a condition of an item asks for. */
export function makingPath(where: MakingPlace, pilotId: string, itemId: string): string {
  return `/c/${pilotId}/${where === "item" ? `plan?item=${itemId}` : PATHS[where]}`;
}

const PATHS: Readonly<Record<Exclude<MakingPlace, "item">, string>> = {
  baseline: "data?tab=Baseline",
  board: "reviews?tab=Board",
  cadence: "company?tab=Cadence",
  charters: "organisation?tab=Charters",
  conflicts: "company?tab=Conflicts",
  data: "data",
  decisions: "decisions",
  escalations: "decisions?tab=Escalations",
  forums: "organisation?tab=Forums",
  guardrails: "decisions?tab=Guardrails",
  incentives: "organisation?tab=Incentives",
  loops: "changes?tab=Incidents+and+loops",
  objective: "company?tab=Objective",
  ownership: "metrics?tab=Ownership",
  reviews: "reviews",
  rights: "decisions?tab=Rights",
  structure: "organisation?tab=Structure",
  workflows: "company?tab=Workflows",
};
