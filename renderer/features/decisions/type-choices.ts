import { zoneClock } from "../../../shared/calendar/zone.ts";
import type { RightsRow } from "../../../shared/domain/rights-content.ts";
import { rightsInForce } from "../../../shared/domain/rights-versions.ts";
import type { PilotState } from "../../../shared/journal/pilot-state.ts";
import { pilotRecord } from "../../../shared/records/read-records.ts";
import { categoryName } from "./decision-words.ts";

/** The decision types of the version in force at a moment. */
export function typesInForce(pilot: PilotState, asOfMs: number): readonly RightsRow[] {
  return rightsInForce(pilot, zoneClock(pilotRecord(pilot).timeZone).dayOf(asOfMs)).rows;
}

/** The same as choices, grouped by category; `present` stands among them although it is of another version. */
export function typeChoices(
  rows: readonly RightsRow[],
): readonly { readonly group: string; readonly items: { value: string; label: string }[] }[] {
  const byCategory = Map.groupBy(rows, ({ category }) => categoryName(category));
  return [...byCategory].map(([group, own]) => ({
    group,
    items: own.map(({ id, decisionType }) => ({ value: id, label: decisionType })),
  }));
}

/** What a decision takes over from its type: the type itself, its category and its domain. */
export function typeFields(row: RightsRow | undefined): Readonly<Record<string, string | number>> {
  if (row === undefined) return {};
  return {
    right: row.id,
    ...(row.category === null ? {} : { category: row.category }),
    ...(row.domain === null ? {} : { domain: row.domain }),
  };
}
