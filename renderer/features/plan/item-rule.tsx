import type { ReactElement } from "react";
import type { ItemState } from "../../../shared/domain/checklist-item.ts";
import { StatusMark } from "../../../shared/report/charts/status-mark.tsx";
import { makingPath } from "../../app/making-places.ts";
import { hrefOf } from "../../app/places.ts";

/** The rule of an item in words, a mark for each condition; what is missing leads to where it is made. */
export function ItemRule({
  item,
  pilotId,
}: {
  readonly item: ItemState;
  readonly pilotId: string;
}): ReactElement {
  return (
    <ul className="rule" aria-label="Conditions">
      {item.conditions.map(({ words, met, missing, where }) => (
        <li key={words}>
          <span aria-hidden="true">
            <StatusMark status={{ word: met ? "proven" : "open" }} />
          </span>
          <div>
            <span className="hidden">{met ? "met: " : "not met: "}</span>
            <span className={met ? undefined : "muted"}>{words}</span>
            {missing.map((sentence) => (
              <div key={sentence}>
                {where === "item" ? (
                  <span className="muted">{sentence}</span>
                ) : (
                  <a href={hrefOf(makingPath(where, pilotId, item.id))}>{sentence}</a>
                )}
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
