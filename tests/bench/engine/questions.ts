/** The rates of daily rows: the sum above and the sums below, which make the denominator together. */
export const RATES = [
  ["avd.rate", "qualified", ["eligible"]],
  ["avd.coverage", "attempted", ["eligible"]],
  ["avd.yield", "qualified", ["attempted"]],
  ["trust.acceptance", "accepted", ["accepted", "overridden", "escalated"]],
  ["trust.override", "overridden", ["accepted", "overridden", "escalated"]],
  ["trust.escalation", "escalated", ["accepted", "overridden", "escalated"]],
  ["system.failureRate", "failed", ["attempted"]],
] as const;

export const QUANTILES = [
  ["avd.cycleP50", "cycle", 0.5],
  ["avd.cycleP90", "cycle", 0.9],
  ["trust.correctionP50", "correction", 0.5],
  ["trust.correctionP90", "correction", 0.9],
] as const;

/** The columns that are summed. */
export const SUMMED = [
  "eligible",
  "attempted",
  "qualified",
  "accepted",
  "overridden",
  "escalated",
  "outcomes",
  "model_cost",
  "infra_cost",
  "support_cost",
  "active_customers",
  "revenue",
  "failed",
] as const;

/** The other figures of daily rows, as a formula over sums; `days` is the number of rows. */
export const FORMULAS = [
  ["avd.volume", "qualified", "1"],
  ["avd.perCustomer", "qualified", "active_customers / days"],
  ["avd.value", "qualified * 2.5", "1"],
  ["cost.total", "(model_cost + infra_cost + support_cost) / 1e6", "1"],
  ["cost.perOutcome", "(model_cost + infra_cost + support_cost) / 1e6", "outcomes"],
  ["cost.modelPerOutcome", "model_cost / 1e6", "outcomes"],
  ["cost.infraPerOutcome", "infra_cost / 1e6", "outcomes"],
  ["cost.supportPerOutcome", "support_cost / 1e6", "outcomes"],
  ["cost.margin", "revenue - model_cost - infra_cost - support_cost", "revenue"],
] as const;

/** Every answer that is asked for of daily rows. */
export const WORK_ANSWERS: readonly string[] = [
  ...RATES.flatMap(([id]) => [id, `${id} low`, `${id} high`]),
  ...FORMULAS.map(([id]) => id),
];

export const Z = 1.959963984540054;
