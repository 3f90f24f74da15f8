import { byUrgency, type ItemState } from "../../../shared/domain/checklist-item.ts";
import { recordById } from "../../../shared/records/read-records.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { isMatch } from "../../components/filter-field.tsx";

/** What the list is narrowed to. */
export interface ChecklistFilter {
  readonly words: string;
  /** Only items of this person; null: of everybody. */
  readonly mine: string | null;
  /** In the order of the plan; else late ones and those without a DRI first. */
  readonly isPlanOrder: boolean;
}

/** The items that the list shows, phase by phase. */
export function filteredItems(
  { overview, pilot }: OpenPilot,
  { words, mine, isPlanOrder }: ChecklistFilter,
): readonly ItemState[] {
  const phases = [...new Set(overview.items.map(({ phase }) => phase))];
  return phases.flatMap((phase) => {
    const own = overview.items.filter((item) => item.phase === phase);
    return (isPlanOrder ? own : byUrgency(own)).filter((item) => {
      if (mine !== null && item.dri !== mine) return false;
      const dri = item.dri === null ? "no DRI" : (recordById(pilot, "person", item.dri)?.name ?? "");
      const state = item.late ? `late ${item.state}` : item.state;
      return isMatch(`${item.phase} ${item.title} ${dri} ${state} ${item.missing.join(" ")}`, words.trim());
    });
  });
}
