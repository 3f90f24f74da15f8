import type { MetricDefinition } from "./metric-definition.ts";

const daily = { dimensions: ["workflow", "segment"], family: "daily" } as const;
const incidents = { dimensions: ["workflow"], family: "incidents" } as const;
const cost = { ...daily, pillar: "cost" } as const;
const COSTS = [
  "work.model_cost",
  "work.infra_cost",
  "work.support_cost",
  "interactions.model_cost",
  "interactions.infra_cost",
  "interactions.support_cost",
] as const;
const OUTCOMES = ["work.outcomes", "interactions.success"] as const;

/** The metrics of pillar 3 and its reliability half, in order. */
export const COST_METRICS = [
  {
    ...cost,
    id: "cost.total",
    name: "Total cost",
    unit: "money",
    direction: "none",
    kind: "dayQuotient",
    formula: "Σ model_cost + Σ infra_cost + Σ support_cost",
    columns: COSTS,
  },
  {
    ...cost,
    id: "cost.perOutcome",
    name: "Cost per outcome",
    unit: "money/outcome",
    direction: "down",
    kind: "dayQuotient",
    formula: "cost.total / Σ outcomes",
    columns: [...COSTS, ...OUTCOMES],
  },
  {
    ...cost,
    id: "cost.modelPerOutcome",
    name: "Model cost per outcome",
    unit: "money/outcome",
    direction: "down",
    kind: "dayQuotient",
    formula: "Σ model_cost / Σ outcomes",
    columns: ["work.model_cost", "interactions.model_cost", ...OUTCOMES],
  },
  {
    ...cost,
    id: "cost.infraPerOutcome",
    name: "Infrastructure cost per outcome",
    unit: "money/outcome",
    direction: "down",
    kind: "dayQuotient",
    formula: "Σ infra_cost / Σ outcomes",
    columns: ["work.infra_cost", "interactions.infra_cost", ...OUTCOMES],
  },
  {
    ...cost,
    id: "cost.supportPerOutcome",
    name: "Support cost per outcome",
    unit: "money/outcome",
    direction: "down",
    kind: "dayQuotient",
    formula: "Σ support_cost / Σ outcomes",
    columns: ["work.support_cost", "interactions.support_cost", ...OUTCOMES],
  },
  {
    ...cost,
    id: "cost.margin",
    name: "Margin",
    unit: "rate",
    direction: "up",
    kind: "dayQuotient",
    formula: "(Σ revenue − cost.total) / Σ revenue",
    columns: [...COSTS, "work.revenue"],
  },
  {
    ...cost,
    id: "system.failureRate",
    group: "Reliability",
    name: "Failure rate",
    unit: "rate",
    direction: "down",
    kind: "dailyRate",
    formula: "Σ failed / Σ attempted",
    columns: ["work.failed", "work.attempted"],
  },
  {
    ...incidents,
    pillar: "cost",
    id: "system.incidentMinutes",
    group: "Reliability",
    name: "Incident minutes",
    unit: "minutes",
    direction: "down",
    kind: "dayQuotient",
    formula:
      "Σ over incidents started in the period of minutes from started to resolved, cut at the period's end",
    columns: ["incidents.started_at", "incidents.resolved_at"],
  },
] as const satisfies readonly MetricDefinition[];
