import { IconX } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useArrivals } from "../../stores/arrivals-store.ts";
import { useLayers } from "../../stores/layer-store.ts";
import { hrefOf } from "../places.ts";
import { arrivalLines, arrivalsSentence } from "./arrival-words.ts";

/** What the packs of the last opening brought, in one line; all of it under Review. */
export function ArrivalsBanner(): ReactElement | null {
  const { outcomes, progress, question, dismiss } = useArrivals();
  const show = useLayers((state) => state.show);
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
  const arrived = lines.filter(({ word }) => word === "new" || word === "update");
  const [only] = arrived;
  const isAside = lines.some(({ word }) => word === "set aside");
  return (
    <div className={`notice${isAside ? " unsettled" : ""}`} role="status">
      <span className="grow">{arrivalsSentence(lines)}</span>
      {arrived.length === 1 && only !== undefined ? (
        <a href={hrefOf(`/c/${only.pilotId}/today`)}>Open {only.company}</a>
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
