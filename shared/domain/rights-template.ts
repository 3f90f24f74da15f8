/** A row that every matrix begins with (method.md, 5): nobody is named in it. */
export interface RightsTemplateRow {
  readonly decisionType: string;
  readonly category: 1 | 2 | 3 | 4;
  readonly cadence: string;
}

const TYPES: Readonly<
  Record<RightsTemplateRow["category"], readonly [cadence: string, types: readonly string[]]>
> = {
  1: [
    "as needed",
    [
      "Security policy",
      "Privacy boundaries",
      "Model safety constraints",
      "Audit logging standards",
      "Compliance controls",
    ],
  ],
  2: [
    "weekly",
    [
      "Autonomy thresholds",
      "Escalation logic",
      "Confidence gating policies",
      "High-impact workflow priorities",
    ],
  ],
  3: [
    "as needed",
    ["Prompt tuning", "Wording of screens", "Routing improvements", "Local performance experiments"],
  ],
  4: [
    "as needed",
    ["Feature entitlements", "Usage policies", "Outcome-based pricing options", "Contract risk language"],
  ],
};

/** The rows of the four categories. */
export const RIGHTS_TEMPLATE: readonly RightsTemplateRow[] = ([1, 2, 3, 4] as const).flatMap((category) => {
  const [cadence, types] = TYPES[category];
  return types.map((decisionType) => ({ decisionType, category, cadence }));
});
