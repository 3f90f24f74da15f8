import type { RecordsHolder } from "../records/read-records.ts";
import { isConvergedExecutive } from "./people-roles.ts";
import type { RightsRow } from "./rights-content.ts";

/** The four categories of the decision-rights matrix (method.md, 5). */
export const RIGHT_CATEGORIES = [
  "platform controls",
  "value-engine controls",
  "squad-level optimisation",
  "commercial packaging",
] as const;

/** What the method says of a category. */
export const CATEGORY_RULES: readonly string[] = [
  "Non-negotiable, centrally enforced: nothing is delegated.",
  "Owned by the converged executive, calibrated weekly.",
  "Squads decide by themselves inside policy budgets.",
  "Reviewed as system design: product and revenue each hold a key.",
];

/** Something that keeps a matrix from being explicit: which row (by its id), and what, without a full stop. */
export interface RightsGap {
  readonly row: string | null;
  readonly text: string;
}

/**
 * What keeps rows from being a complete matrix: every category has rows, every decision type stands once with exactly
 * one accountable owner; nothing is delegated in 1; 2 is owned by the converged executive and calibrated weekly; 3 is
 * delegated within a guardrail that has a budget; in 4 product and revenue each hold a key of their own.
 */
export function rightsGaps(pilot: RecordsHolder, rows: readonly RightsRow[]): readonly RightsGap[] {
  const empty = RIGHT_CATEGORIES.flatMap((name, index): RightsGap[] =>
    rows.some(({ category }) => category === index + 1)
      ? []
      : [{ row: null, text: `no decision type stands in ${index + 1}, ${name}` }],
  );
  const byType = Map.groupBy(rows, ({ decisionType }) => typeKey(decisionType));
  const twice = [...byType.values()].flatMap(([first, ...others]): RightsGap[] =>
    first === undefined || others.length === 0
      ? []
      : [{ row: others[0]?.id ?? null, text: `"${first.decisionType}" stands ${others.length + 1} times` }],
  );
  return [...empty, ...twice, ...rows.flatMap((row) => rowGaps(pilot, row))];
}

/** What is missing in one row. */
export function rowGaps(pilot: RecordsHolder, row: RightsRow): readonly RightsGap[] {
  const { decisionType: type, accountable, category } = row;
  const gaps = [
    accountable === null ? `"${type}" has no accountable owner` : null,
    category === null ? `"${type}" has no category` : null,
    ...(category === null ? [] : (CATEGORY_GAPS[category]?.(pilot, row) ?? [])),
  ];
  return gaps.flatMap((text): RightsGap[] => (text === null ? [] : [{ row: row.id, text }]));
}

type CategoryGaps = (pilot: RecordsHolder, row: RightsRow) => readonly (string | null)[];

const CATEGORY_GAPS: Readonly<Record<number, CategoryGaps>> = {
  1: (_, { decisionType, delegates, domain }) => [
    delegates.length > 0 ? `"${decisionType}" is a platform control: it cannot be delegated` : null,
    domain === null ? null : `"${decisionType}" is a platform control: it cannot be a delegated domain`,
  ],
  2: (pilot, { decisionType, accountable, cadence }) => [
    accountable === null || isConvergedExecutive(pilot, accountable.id)
      ? null
      : `"${decisionType}" is a value-engine control: its owner is the converged executive`,
    cadence !== null && /week/iu.test(cadence) ? null : `"${decisionType}" is not calibrated weekly`,
  ],
  3: (_, { decisionType, guardrails }) => [
    guardrails.length > 0 ? null : `"${decisionType}" names no guardrail to stay inside`,
    ...guardrails.map(({ domain, budgetPerWeek }) =>
      budgetPerWeek === null ? `the guardrail "${domain}" of "${decisionType}" has no budget` : null,
    ),
  ],
  4: (_, { decisionType, productKey, revenueKey }) => [
    productKey === null ? `"${decisionType}" has nobody with the product key` : null,
    revenueKey === null ? `"${decisionType}" has nobody with the revenue key` : null,
    productKey !== null && productKey.id === revenueKey?.id
      ? `both keys of "${decisionType}" are with one person`
      : null,
  ],
};

function typeKey(decisionType: string): string {
  return decisionType.trim().toLowerCase();
}
