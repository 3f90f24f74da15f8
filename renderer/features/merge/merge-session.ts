import { useCallback, useEffect, useState } from "react";
import type { Problem } from "../../../shared/errors/problem.ts";
import type { Choice, Choices } from "../../../shared/merge/choices.ts";
import type { PilotMerge } from "../../../shared/merge/merge-pilots.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useMerges, type WaitingMerge } from "../../stores/merge-store.ts";

/** The steps of a merge; without conflicts there is nothing to settle. */
export type MergeStep = "What comes" | "Settle" | "Merge";

/** A merge that was looked at, with what was settled so far. */
export interface MergeSession {
  readonly waiting: WaitingMerge;
  readonly merge: PilotMerge;
  readonly choices: Choices;
  /** Choices for several conflicts at once; null takes one back. */
  readonly choose: (ids: readonly string[], choice: Choice | null) => void;
}

type Looked =
  | { readonly kind: "looking" }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "ready"; readonly merge: PilotMerge };

/** Looks at the merge of a copy that waits, again whenever what is here changes; null: none waits. */
export function useMergeSession(open: OpenPilot): MergeSession | Exclude<Looked, { kind: "ready" }> | null {
  const { workspace } = useServices();
  const { pilot } = open;
  const waiting = useMerges((state) => state.waiting.get(pilot.pilotId) ?? null);
  const arriving = waiting?.pilot ?? null;
  const [looked, setLooked] = useState<Looked>({ kind: "looking" });
  useEffect(() => {
    if (arriving === null || arriving.pilotId !== pilot.pilotId) return;
    let isCurrent = true;
    void workspace.lookAtMerge(arriving).then((result) => {
      if (!isCurrent) return;
      setLooked(
        result.ok ? { kind: "ready", merge: result.value } : { kind: "failed", problem: result.problem },
      );
    });
    return () => {
      isCurrent = false;
    };
    // What is here may change while somebody settles: then it is looked at again.
  }, [workspace, arriving, pilot]);
  const choose = useCallback(
    (ids: readonly string[], choice: Choice | null) => {
      const { waiting: all, choose: keep } = useMerges.getState();
      const choices = new Map(all.get(pilot.pilotId)?.choices);
      for (const id of ids) {
        if (choice === null) choices.delete(id);
        else choices.set(id, choice);
      }
      keep(pilot.pilotId, choices);
    },
    [pilot.pilotId],
  );
  if (waiting === null) return null;
  if (looked.kind !== "ready") return looked;
  return { waiting, merge: looked.merge, choices: known(waiting.choices, looked.merge), choose };
}

/** The choices that are still about something: a conflict whose sides say something else by now is another one. */
function known(choices: Choices, { collisions }: PilotMerge): Choices {
  const ids = new Set(collisions.map(({ id }) => id));
  return new Map([...choices].filter(([id]) => ids.has(id)));
}
