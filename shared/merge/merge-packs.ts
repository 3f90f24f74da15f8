import { type Result, success } from "../errors/problem.ts";
import { compareText } from "../journal/journal-order.ts";
import type { WholePilot } from "../journal/pilot-state.ts";
import type { Side } from "./collision.ts";
import { mergePilots, type PilotMerge } from "./merge-pilots.ts";

/** What becomes of one pilot: put together from both packs, or taken over from the one that has it. */
export type MergedPilot =
  | { readonly kind: "merged"; readonly merge: PilotMerge }
  | { readonly kind: "taken over"; readonly from: Side; readonly pilot: WholePilot };

/** The pilots of two packs, by id. A refusal names the pilot. */
export function mergePacks(
  a: readonly WholePilot[],
  b: readonly WholePilot[],
): Result<readonly MergedPilot[]> {
  const merged: MergedPilot[] = [];
  const ids = new Set([...a, ...b].map(({ pilotId }) => pilotId));
  for (const id of [...ids].sort(compareText)) {
    const ofA = a.find(({ pilotId }) => pilotId === id);
    const ofB = b.find(({ pilotId }) => pilotId === id);
    if (ofA !== undefined && ofB !== undefined) {
      const merge = mergePilots(ofA, ofB);
      if (!merge.ok) return { ok: false, problem: { ...merge.problem, where: `pilots/${id}` } };
      merged.push({ kind: "merged", merge: merge.value });
    } else {
      const pilot = ofA ?? ofB;
      if (pilot !== undefined)
        merged.push({ kind: "taken over", from: ofA === undefined ? "B" : "A", pilot });
    }
  }
  return success(merged);
}
