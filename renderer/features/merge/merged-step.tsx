import { type ReactElement, useEffect, useRef } from "react";
import { newsOf } from "../../../shared/merge/merge-news.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { hrefOf } from "../../app/places.ts";
import { useServices } from "../../app/services.ts";
import type { MergeSession } from "./merge-session.ts";
import { counted } from "./merge-words.ts";

interface StepProps {
  readonly open: OpenPilot;
  readonly session: MergeSession;
  readonly isDone: boolean;
}

/** What merging will do, and what it did. */
export function MergedStep({ open, session, isDone }: StepProps): ReactElement {
  const { backups } = useServices();
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that merged is gone: what it came to is read first.
  useEffect(() => {
    if (isDone) heading.current?.focus();
  }, [isDone]);
  const { merge, choices } = session;
  const taken = (side: "A" | "B"): number =>
    merge.collisions.filter(({ id }) => choices.get(id)?.side === side).length;
  const notes = [...choices.values()].filter(({ note }) => note === true).length;
  const coming = newsOf(merge.sides.B, merge.sides.A.pilot).entries;
  const { company, pilotId } = open.overview;
  return (
    <>
      <h2 ref={heading} className="title2" tabIndex={-1}>
        {isDone ? `${company} was merged` : `Merge ${company}`}
      </h2>
      <dl className="mergenews wide">
        <div>
          <dt>{isDone ? "Came with the pack" : "Comes with the pack"}</dt>
          <dd>{counted(coming, "change")}</dd>
        </div>
        {merge.collisions.length === 0 ? null : (
          <>
            <div>
              <dt>Settled for this copy</dt>
              <dd>{taken("A")}</dd>
            </div>
            <div>
              <dt>Settled for the pack</dt>
              <dd>{taken("B")}</dd>
            </div>
          </>
        )}
        {notes === 0 ? null : (
          <div>
            <dt>Kept as notes</dt>
            <dd>{notes}</dd>
          </div>
        )}
      </dl>
      {isDone ? (
        <p className="read">
          Nothing of either copy is lost: the journal holds what both did, also where the other side was
          taken. Send a pack of it back: whoever opens it has the same, and is asked nothing again.{" "}
          <a href={hrefOf(`/c/${pilotId}/today`)}>Open Today</a> ·{" "}
          <a href={hrefOf(`/c/${pilotId}/data?tab=Packs`)}>Save a pack</a>
          {backups === null ? null : (
            <>
              {" "}
              · <a href={hrefOf("/settings")}>Go back to the backup before it</a>
            </>
          )}
        </p>
      ) : (
        <p className="read">
          {merge.collisions.length === 0
            ? "Nothing collides, so that no entry is written: the two journals become one."
            : "What you settled is written as one entry of the journal, under your name."}{" "}
          {backups === null
            ? "A merge has no undo: save a pack of this copy first if you want a way back."
            : "Before it a backup of everything is made and read back: a merge has no undo, the backup is the way back."}
        </p>
      )}
    </>
  );
}
