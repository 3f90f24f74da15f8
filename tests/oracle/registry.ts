/** Every metric id of metrics.md in its order, with its direction (null: none) and the dimensions that it has. */
export type Group = "operations" | "incidents" | "revenue" | "loops";
export interface Metric {
  readonly id: string;
  readonly direction: "up" | "down" | null;
  readonly group: Group;
}

const list = (group: Group, direction: Metric["direction"], ids: string): readonly Metric[] =>
  ids.split(" ").map((id) => ({ id, direction, group }));

export const metrics: readonly Metric[] = [
  ...list("operations", "up", "avd.volume avd.rate avd.coverage avd.yield avd.perCustomer avd.value"),
  ...list("operations", "down", "avd.cycleP50 avd.cycleP90"),
  ...list("operations", "up", "trust.acceptance"),
  ...list("operations", "down", "trust.override trust.escalation"),
  ...list("operations", "down", "trust.correctionP50 trust.correctionP90 trust.corrections"),
  ...list("operations", null, "cost.total"),
  ...list("operations", "down", "cost.perOutcome cost.modelPerOutcome cost.infraPerOutcome"),
  ...list("operations", "down", "cost.supportPerOutcome"),
  ...list("operations", "up", "cost.margin"),
  ...list("operations", "down", "system.failureRate"),
  ...list("incidents", "down", "system.incidentMinutes"),
  ...list("revenue", "up", "revenue.nrr revenue.grr revenue.logoRetention revenue.expansionPropensity"),
  ...list("revenue", "down", "revenue.timeToValue"),
  ...list("revenue", "up", "revenue.dealFit revenue.rqi"),
  ...list("revenue", "down", "revenue.churnDebt revenue.autonomyGap"),
  ...list("loops", "down", "loop.detectToDeploy loop.detectToValidate"),
  ...list("loops", "up", "loop.throughput loop.hitRate"),
  ...list("loops", "down", "loop.triage loop.authorise loop.deploy loop.validate loop.open"),
];

export type Dimension = "workflow" | "segment";

/** Which dimensions a metric can be told apart by. */
export const dimensionsOf: Readonly<Record<Group, readonly Dimension[]>> = {
  operations: ["workflow", "segment"],
  incidents: ["workflow"],
  revenue: ["segment"],
  loops: ["workflow"],
};
