import type { ScaleLinear } from "d3-scale";
import { type ReactElement, useState } from "react";
import { type FlaggedChange, flagGroups } from "../../shared/report/charts/change-flags.tsx";
import type { ReportFormat } from "../../shared/report/format/report-format.ts";
import { showEffects } from "./panel-marks.ts";
import { type MenuPlace, RowMenu } from "./row-menu.tsx";

interface ChangeFlagButtonsProps {
  readonly pilotId: string;
  readonly changes: readonly FlaggedChange[];
  readonly x: ScaleLinear<number, number>;
  readonly top: number;
  readonly format: ReportFormat;
  /** The flags are not drawn below: the buttons show their letters. */
  readonly hasLetters?: boolean;
}

/** The flags of a chart as buttons: each names its changes and opens their five effects. */
export function ChangeFlagButtons({
  pilotId,
  changes,
  x,
  top,
  format,
  hasLetters = false,
}: ChangeFlagButtonsProps): ReactElement {
  const [menu, setMenu] = useState<{
    readonly group: readonly FlaggedChange[];
    readonly place: MenuPlace;
  } | null>(null);
  const words = ({ letter, title, at }: FlaggedChange): string =>
    `${letter} ${title}, ${format.dates.date(at)}`;
  return (
    <>
      {flagGroups(changes, x).map((group) => {
        const [first] = group;
        if (first === undefined) return null;
        const name = group.map(words).join("; ");
        return (
          <button
            key={`${first.at} ${first.title}`}
            type="button"
            className={`flag${hasLetters ? " lettered" : ""}`}
            style={{ left: x(first.at), top }}
            aria-label={`Effects of ${name}`}
            title={name}
            onClick={(event) => {
              const { left, bottom } = event.currentTarget.getBoundingClientRect();
              if (group.length > 1) setMenu({ group, place: { x: left, y: bottom } });
              else if (first.id !== undefined) showEffects(pilotId, first.id);
            }}
          >
            {hasLetters ? (group.length === 1 ? first.letter : group.length) : ""}
          </button>
        );
      })}
      {menu === null ? null : (
        <RowMenu
          label="Changes"
          place={menu.place}
          actions={menu.group.map((change) => ({
            label: words(change),
            run: () => {
              if (change.id !== undefined) showEffects(pilotId, change.id);
            },
          }))}
          onClose={() => setMenu(null)}
        />
      )}
    </>
  );
}
