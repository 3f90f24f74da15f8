import { instantOf } from "../calendar/moments.ts";
import { PACKAGING_KEYS } from "../records/decision.ts";
import type { RecordsHolder } from "../records/read-records.ts";
import { recordById } from "../records/read-records.ts";
import type { RecordOf } from "../records/record-types.ts";
import { peopleInRole } from "./people-roles.ts";
import type { RightsRow } from "./rights-content.ts";

/** One of the two keys of a decision on commercial packaging. */
export type PackagingKey = (typeof PACKAGING_KEYS)[number];

/** A key of a decision: who may turn it, and whether it was. */
export interface KeyState {
  readonly key: PackagingKey;
  /** Ids of those who may turn it. */
  readonly holders: readonly string[];
  /** Who turned it and when; null: it waits. */
  readonly turned: { readonly by: string; readonly at: string } | null;
}

const CATEGORY_WITH_KEYS = 4;

/** The category that counts: the decision's own, or else that of its row in the matrix. */
export function categoryOf(decision: RecordOf<"decision">, row: RightsRow | null): number | null {
  return decision.category ?? row?.category ?? null;
}

/**
 * The keys that a decision needs, turned or not: none outside commercial packaging. A key is with whoever the row of the
 * matrix names; where it names nobody, with product (CPO) or revenue (CRO).
 */
export function keyStates(
  pilot: RecordsHolder,
  decision: RecordOf<"decision">,
  row: RightsRow | null,
): readonly KeyState[] {
  if (categoryOf(decision, row) !== CATEGORY_WITH_KEYS) return [];
  return PACKAGING_KEYS.map((key) => {
    const named = row === null ? null : key === "product" ? row.productKey : row.revenueKey;
    const holders = named === null ? peopleInRole(pilot, key === "product" ? "CPO" : "CRO") : [named.id];
    const turned = decision.keys?.find((one) => one.key === key) ?? null;
    return { key, holders, turned: turned === null ? null : { by: turned.by, at: turned.at } };
  });
}

/** The keys that were not turned by an instant. */
export function missingKeys(states: readonly KeyState[], atMs: number): readonly KeyState[] {
  return states.filter(({ turned }) => turned === null || (instantOf(turned.at) ?? 0) > atMs);
}

/** `the product key (Ada)`: which key, and who holds it. */
export function keyWords(pilot: RecordsHolder, { key, holders }: KeyState): string {
  const names = holders.flatMap((id) => recordById(pilot, "person", id)?.name ?? []);
  return `the ${key} key (${names.length === 0 ? "nobody holds it" : names.join(" or ")})`;
}
