import type { MetricId } from "./registry.ts";

/** What a metric says, in one sentence for somebody who has never seen it. */
export const METRIC_SENTENCES: { readonly [Metric in MetricId]: string } = {
  "avd.volume":
    "Units of work that the product completed with acceptable quality and confidence, without a person.",
  "avd.rate":
    "Of the work that the product could have done, the share that it completed with acceptable quality and confidence, without a person.",
  "avd.coverage": "Of the work that the product could have done, the share that it took on at all.",
  "avd.yield":
    "Of the work that the product took on, the share that it completed well enough without a person.",
  "avd.perCustomer": "Qualified units for each customer that was active on a day.",
  "avd.value": "Qualified units, each at the value that its workflow's unit was given.",
  "avd.cycleP50": "Half of all cases were through in this time or less.",
  "avd.cycleP90": "Nine of ten cases were through in this time or less: what the slow ones wait.",
  "trust.acceptance": "Of the results that people looked at, the share that they took as they were.",
  "trust.override": "Of the results that people looked at, the share that they replaced by their own.",
  "trust.escalation": "Of the results that people looked at, the share that they passed on to somebody else.",
  "trust.correctionP50": "Half of all wrong results were corrected within this time of being found.",
  "trust.correctionP90": "Nine of ten wrong results were corrected within this time of being found.",
  "trust.corrections": "How many wrong results were found and corrected.",
  "cost.total": "What the work cost in models, infrastructure and support.",
  "cost.perOutcome": "What one successful outcome cost in models, infrastructure and support.",
  "cost.modelPerOutcome": "The part of an outcome's cost that went to models.",
  "cost.infraPerOutcome": "The part of an outcome's cost that went to infrastructure.",
  "cost.supportPerOutcome": "The part of an outcome's cost that went to people in support.",
  "cost.margin": "What is left of the revenue once models, infrastructure and support are paid.",
  "system.failureRate": "Of the work that the product took on, the share that failed for technical reasons.",
  "system.incidentMinutes": "How long incidents of the period lasted, from start to resolution.",
  "revenue.nrr": "What last month's customers pay now for each unit they paid then, growth included.",
  "revenue.grr": "What last month's customers pay now for each unit they paid then, growth left out.",
  "revenue.logoRetention": "The share of last month's paying customers who still pay.",
  "revenue.expansionPropensity": "The share of paying customers who bought more in the period.",
  "revenue.timeToValue": "Half of all signed customers saw their first value within this time.",
  "revenue.dealFit": "How well the deals signed in the period fit what the product can do, by their size.",
  "revenue.rqi": "Retention, growth, time to value and fit of deals, weighed into one score.",
  "revenue.churnDebt":
    "The yearly value of the deals signed in the period that do not fit, or whose fit nobody knows.",
  "revenue.autonomyGap":
    "How far what customers were promised lies above what the product can be shown to deliver to them.",
  "loop.detectToDeploy": "Half of all signals led to a change in production within this time.",
  "loop.detectToValidate": "Half of all signals were answered by a change that was checked within this time.",
  "loop.throughput": "Changes a week that were shown to improve something.",
  "loop.hitRate": "Of the loops that were checked, the share that improved something.",
  "loop.triage": "Half of all signals were sorted within this time of being seen.",
  "loop.authorise": "Half of all sorted signals were allowed to be acted on within this time.",
  "loop.deploy": "Half of all allowed changes were live within this time.",
  "loop.validate": "Half of all live changes were checked within this time.",
  "loop.open": "Signals that were seen and not yet answered by a checked change.",
};

/** What the two sides of a quotient count, above and below its line; metrics without one are left out. */
export const METRIC_SIDES: { readonly [Metric in MetricId]?: readonly [above: string, below: string] } = {
  "avd.rate": ["qualified", "eligible"],
  "avd.coverage": ["attempted", "eligible"],
  "avd.yield": ["qualified", "attempted"],
  "avd.perCustomer": ["qualified", "active customers on the mean day"],
  "trust.acceptance": ["accepted", "reviewed"],
  "trust.override": ["overridden", "reviewed"],
  "trust.escalation": ["escalated", "reviewed"],
  "cost.perOutcome": ["cost", "outcomes"],
  "cost.modelPerOutcome": ["model cost", "outcomes"],
  "cost.infraPerOutcome": ["infrastructure cost", "outcomes"],
  "cost.supportPerOutcome": ["support cost", "outcomes"],
  "cost.margin": ["revenue less cost", "revenue"],
  "system.failureRate": ["failed", "attempted"],
  "revenue.nrr": ["revenue at the end", "revenue at the start"],
  "revenue.grr": ["revenue kept", "revenue at the start"],
  "revenue.logoRetention": ["customers who stayed", "customers at the start"],
  "revenue.expansionPropensity": ["customers who bought more", "customers at the start"],
  "revenue.dealFit": ["fit × yearly value", "yearly value"],
  "revenue.rqi": ["weighed scores", "weights"],
  "loop.throughput": ["improving loops", "weeks"],
  "loop.hitRate": ["improved", "validated"],
};

/** What `n` counts for a metric that is no quotient. */
export function unitsCounted(metric: MetricId): string {
  if (metric.startsWith("avd.cycle")) return "cases";
  if (metric.startsWith("trust.correction")) return "corrections";
  if (metric === "system.incidentMinutes") return "incidents";
  if (metric.startsWith("loop.")) return "loops";
  if (metric.startsWith("revenue.")) return "customers";
  return "units";
}
