import type { NamedPerson, RightsRow } from "./rights-content.ts";

/** One field of a row in two versions, in words. */
export interface FieldDifference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** One decision type in two versions. */
export interface RowDifference {
  readonly decisionType: string;
  readonly category: number | null;
  readonly kind: "added" | "removed" | "changed" | "unchanged";
  readonly fields: readonly FieldDifference[];
}

/** What is said where a field is empty. */
const NOTHING = "–";

/**
 * Two versions row by row, matched by decision type: first those of the later version in its order, then what it leaves
 * out. A type that stands several times is matched in order.
 */
export function rightsDifference(
  before: readonly RightsRow[],
  after: readonly RightsRow[],
): readonly RowDifference[] {
  const left = [...before];
  const take = (decisionType: string): RightsRow | null => {
    const place = left.findIndex((row) => row.decisionType === decisionType);
    return place < 0 ? null : (left.splice(place, 1)[0] ?? null);
  };
  const kept = after.map((row): RowDifference => {
    const old = take(row.decisionType);
    const fields = old === null ? [] : fieldDifferences(old, row);
    const kind = old === null ? "added" : fields.length === 0 ? "unchanged" : "changed";
    return { decisionType: row.decisionType, category: row.category, kind, fields };
  });
  const gone = left.map(
    ({ decisionType, category }): RowDifference => ({ decisionType, category, kind: "removed", fields: [] }),
  );
  return [...kept, ...gone];
}

function fieldDifferences(before: RightsRow, after: RightsRow): readonly FieldDifference[] {
  return FIELDS.flatMap(({ field, key, words }) =>
    key(before) === key(after) ? [] : [{ field, before: words(before), after: words(after) }],
  );
}

interface ComparedField {
  readonly field: string;
  /** What is compared: people by who they are, so that a new name is no change of rights. */
  readonly key: (row: RightsRow) => string;
  readonly words: (row: RightsRow) => string;
}

const FIELDS: readonly ComparedField[] = [
  plain("category", ({ category }) => numberWords(category)),
  people("accountable", ({ accountable }) => [accountable]),
  people("delegates", ({ delegates }) => delegates),
  plain("must agree", ({ agreeing }) => numberWords(agreeing)),
  plain("days", ({ days }) => numberWords(days)),
  plain("cadence", ({ cadence }) => cadence ?? NOTHING),
  plain("domain", ({ domain }) => domain ?? NOTHING),
  plain("guardrails", ({ guardrails }) => listWords(guardrails.map(({ domain }) => domain))),
  people("product key", ({ productKey }) => [productKey]),
  people("revenue key", ({ revenueKey }) => [revenueKey]),
  plain("note", ({ note }) => note ?? NOTHING),
];

function plain(field: string, words: (row: RightsRow) => string): ComparedField {
  return { field, key: words, words };
}

function people(field: string, of: (row: RightsRow) => readonly (NamedPerson | null)[]): ComparedField {
  const named = (row: RightsRow): readonly NamedPerson[] => of(row).filter((person) => person !== null);
  return {
    field,
    key: (row) => JSON.stringify(named(row).map(({ id }) => id)),
    words: (row) => listWords(named(row).map(({ id, name }) => name ?? id)),
  };
}

function numberWords(value: number | null): string {
  return value === null ? NOTHING : String(value);
}

function listWords(words: readonly string[]): string {
  return words.length === 0 ? NOTHING : words.join(", ");
}
