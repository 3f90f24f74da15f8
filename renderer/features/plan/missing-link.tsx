import type { ReactElement } from "react";
import type { ItemState } from "../../../shared/domain/checklist-item.ts";
import { makingPath } from "../../app/making-places.ts";
import { hrefOf } from "../../app/places.ts";

/** What an item lacks, as a link to the place where it is made. */
export function MissingLink({
  item,
  pilotId,
}: {
  readonly item: ItemState;
  readonly pilotId: string;
}): ReactElement | null {
  if (item.overrideReason !== null) {
    return (
      <span className="muted" title={item.overrideReason}>
        overridden: {item.overrideReason}
      </span>
    );
  }
  const open = item.conditions.find(({ met, missing }) => !met && missing.length > 0);
  const first = open?.missing[0];
  if (open === undefined || first === undefined) return null;
  const more = item.missing.length - 1;
  const text = more > 0 ? `${first}, and ${more} more` : first;
  return (
    <a
      href={hrefOf(makingPath(open.where, pilotId, item.id))}
      title={item.missing.join("; ")}
      aria-label={`${item.title}: ${text}`}
      tabIndex={-1}
    >
      {text}
    </a>
  );
}
