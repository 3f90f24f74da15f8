import { IconX } from "@tabler/icons-react";
import { type ReactElement, useEffect } from "react";
import { useArrivals } from "../../stores/arrivals-store.ts";
import { useLayers } from "../../stores/layer-store.ts";
import { useMerges } from "../../stores/merge-store.ts";
import { mergePath, useGo, usePath } from "../navigation.ts";
import { hrefOf } from "../places.ts";
import { arrivalLines, arrivalsSentence, isOpenWord } from "./arrival-words.ts";

/** What the packs of the last opening brought, in one line; all of it under Review. */
export function ArrivalsBanner(): ReactElement | null {
  const { outcomes, progress, question, dismiss } = useArrivals();
  const show = useLayers((state) => state.show);
  const path = usePath();
  useMergeLead();
  if (question !== null) return null;
  if (progress !== null && progress.done < progress.of) {
    return (
      <div className="notice" role="status">
        <span className="grow">
          {progress.of === 1 ? "Reading the pack…" : `Reading pack ${progress.done + 1} of ${progress.of}…`}
        </span>
      </div>
    );
  }
  if (outcomes === null || outcomes.length === 0) return null;
  const lines = arrivalLines(outcomes);
  const forks = lines.filter(({ word }) => word === "to merge");
  // The merge itself says more.
  if (forks.some(({ pilotId }) => pilotId !== null && path === mergePath(pilotId))) return null;
  const [fork] = forks;
  const arrived = lines.filter(({ word }) => word === "new" || word === "update");
  const [only] = arrived;
  const isAside = lines.some(({ word }) => isOpenWord(word));
  return (
    <div className={`notice${isAside ? " unsettled" : ""}`} role="status">
      <span className="grow">{arrivalsSentence(lines)}</span>
      {arrived.length === 1 && only !== undefined ? (
        <a href={hrefOf(`/c/${only.pilotId}/today`)}>Open {only.company}</a>
      ) : null}
      {forks.length === 1 && fork?.pilotId !== null && fork !== undefined ? (
        <a href={hrefOf(mergePath(fork.pilotId))}>Merge {fork.company}…</a>
      ) : null}
      <button type="button" className="linkbutton" onClick={() => show("arrivals")}>
        Review
      </button>
      <button type="button" className="iconbutton" aria-label="Close notice" onClick={dismiss}>
        <IconX size={16} stroke={1.5} />
      </button>
    </div>
  );
}

/** A pack with nothing but a copy that was changed apart leads straight to its merge. */
function useMergeLead(): void {
  const lead = useMerges((state) => state.lead);
  const go = useGo();
  useEffect(() => {
    if (lead === null) return;
    useMerges.getState().leadTo(null);
    go(mergePath(lead));
  }, [lead, go]);
}
