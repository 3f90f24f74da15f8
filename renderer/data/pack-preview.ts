import { type Result, success } from "../../shared/errors/problem.ts";
import type { PilotState, WholePilot } from "../../shared/journal/pilot-state.ts";
import { arrivalOf } from "./pack-arrival.ts";
import { summaryOf } from "./pilot-summary.ts";
import type { PackInHand, PackPreview } from "./workspace.ts";

/** What taking in a pilot of a pack would do with the one that is here, if any. Changes nothing. */
export function previewOf(known: Result<PilotState | null>, whole: WholePilot): PackPreview {
  const { pilotId, entries, records } = whole;
  const { company, changedAt } = summaryOf(whole);
  const withheld = [...records.values()].filter((record) => record.withheld.length > 0).length;
  const facts = { changedAt, withheld };
  const arrival = known.ok ? arrivalOf<PilotState>(known.value, whole) : known;
  if (!arrival.ok) {
    return { ...facts, arrival: { kind: "failed", pilotId, company, problem: arrival.problem } };
  }
  const { kind } = arrival.value;
  if (kind === "added") return { ...facts, arrival: { kind, pilotId, company }, after: arrival.value.state };
  if (kind !== "updated") return { ...facts, arrival: { kind, pilotId, company } };
  const before = known.ok ? (known.value?.entries.length ?? 0) : 0;
  const more = Math.max(0, entries.length - before);
  return { ...facts, arrival: { kind, pilotId, company, entries: more }, after: arrival.value.state };
}

/** The packs as they would be taken in, one after the other: each is held against what those before it bring. */
export function previewsInTurn(packs: readonly PackInHand[]): readonly PackInHand[] {
  const brought = new Map<string, PilotState>();
  return packs.map((pack) => {
    const previews = pack.previews.map((preview, place) => {
      const pilot = pack.pilots[place];
      const earlier = brought.get(preview.arrival.pilotId);
      const inTurn =
        pilot === undefined || earlier === undefined ? preview : previewOf(success(earlier), pilot);
      if (inTurn.after !== undefined) brought.set(inTurn.arrival.pilotId, inTurn.after);
      return inTurn;
    });
    return { ...pack, previews };
  });
}

/** Whether taking it in changes anything here. */
export function isNews({ arrival }: PackPreview): boolean {
  return arrival.kind === "added" || arrival.kind === "updated";
}
