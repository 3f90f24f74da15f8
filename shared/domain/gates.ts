import { PHASES } from "../calendar/period.ts";
import type { ItemState } from "./checklist-item.ts";
import { isSettled } from "./checklist-item.ts";
import type { PhaseId } from "./checklist-template.ts";

/** The gate at the end of a phase: closed once every item of the phase is proven or overridden with a reason. */
export interface PhaseGate {
  readonly phase: PhaseId;
  readonly state: "closed" | "open";
  readonly settled: number;
  readonly total: number;
  /** One sentence per item that still holds it open. */
  readonly missing: readonly string[];
  /** Said where a later phase runs by date while this gate is open, such as "running P2 with P1 open: 2 items". */
  readonly warning: string | null;
}

/**
 * The five gates in order. `current` is the phase by date: null before Day 0; after Day 180 give `ended`, and every
 * open gate says so. `hard`: what holds a gate open whatever is overridden, a sentence each (method.md, 7: a leader who is
 * paid on bookings alone).
 */
export function phaseGates(
  items: readonly ItemState[],
  current: PhaseId | "ended" | null,
  hard: { readonly [Phase in PhaseId]?: readonly string[] } = {},
): readonly PhaseGate[] {
  return PHASES.map(({ label }) => {
    const own = items.filter((item) => item.phase === label);
    const unsettled = own.filter((item) => !isSettled(item));
    // Where the item is not settled it says so itself.
    const said = unsettled.flatMap(({ missing }) => missing);
    const holds = (hard[label] ?? []).filter((sentence) => !said.includes(sentence));
    const open = unsettled.length + holds.length;
    return {
      phase: label,
      state: open === 0 ? "closed" : "open",
      settled: own.length - unsettled.length,
      total: own.length,
      missing: [
        ...unsettled.map((item) => `${item.title}: ${item.missing.join("; ") || "not shown"}`),
        ...holds,
      ],
      warning: warningOf(label, current, open),
    };
  });
}

function warningOf(phase: PhaseId, current: PhaseId | "ended" | null, open: number): string | null {
  if (open === 0 || current === null) return null;
  const items = `${open} ${open === 1 ? "item" : "items"}`;
  if (current === "ended") return `ended with ${phase} open: ${items}`;
  // The labels P1 … P5 sort as the phases follow each other.
  return current > phase ? `running ${current} with ${phase} open: ${items}` : null;
}
