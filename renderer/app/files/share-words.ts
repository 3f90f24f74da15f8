import type { Circle } from "../../../shared/journal/pilot-state.ts";
import type { RecordTypeName } from "../../../shared/records/record-types.ts";

/** The circles that a copy can be for, the widest first. */
export const CIRCLES: readonly { readonly circle: Circle; readonly name: string; readonly about: string }[] =
  [
    { circle: "everyone", name: "Everyone", about: "What the whole pilot works on." },
    { circle: "leadership", name: "Leadership", about: "With incentives, structure and title changes." },
    { circle: "partner", name: "Partner only", about: "With hidden KPIs and notes about leaders." },
  ];

/** One, and several, of the records that stand in narrower circles. */
const NAMES: Readonly<Partial<Record<RecordTypeName, readonly [one: string, many: string]>>> = {
  incentive: ["incentive", "incentives"],
  structureDecision: ["structure decision", "structure decisions"],
  titleChange: ["title change", "title changes"],
  shadowMetric: ["hidden KPI", "hidden KPIs"],
  assessment: ["note about a leader", "notes about leaders"],
  note: ["confidential note", "confidential notes"],
};
const OTHERS = ["other record", "other records"] as const;

/** What a copy leaves out, in a sentence: `Withheld: 8 incentives, 2 hidden KPIs.` */
export function withheldSentence(counts: ReadonlyMap<RecordTypeName, number>): string {
  const byName = new Map<readonly [string, string], number>(
    [...Object.values(NAMES), OTHERS].map((name) => [name, 0]),
  );
  for (const [type, count] of counts) {
    const name = NAMES[type] ?? OTHERS;
    byName.set(name, (byName.get(name) ?? 0) + count);
  }
  const parts = [...byName]
    .filter(([, count]) => count > 0)
    .map(([[one, many], count]) => `${count} ${count === 1 ? one : many}`);
  return parts.length === 0 ? "Nothing is withheld." : `Withheld: ${parts.join(", ")}.`;
}
