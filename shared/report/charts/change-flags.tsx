import type { ScaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import type { LineChartSpec } from "./chart-spec.ts";
import { colour } from "./tokens.ts";

/** A change as charts flag it. */
export type FlaggedChange = NonNullable<LineChartSpec["changes"]>[number];

const FLAG = 14;
const TOGETHER = 20;

/** Flags above the plot, one per change; changes under 20 px apart share one flag with their count. */
export function ChangeFlags({
  changes,
  x,
  top,
  bottom,
  isLineOnly = false,
}: {
  readonly changes: readonly FlaggedChange[];
  readonly x: ScaleLinear<number, number>;
  readonly top: number;
  readonly bottom: number;
  /** The flags stand elsewhere: only their lines are drawn, from `top` on. */
  readonly isLineOnly?: boolean;
}): ReactElement {
  if (isLineOnly) {
    return (
      <g className="flags">
        {changesInside(changes, x).map((change) => (
          <path
            key={`${change.at} ${change.title}`}
            d={`M${x(change.at)} ${top}V${bottom}`}
            stroke={colour("text3")}
            strokeWidth={0.75}
          />
        ))}
      </g>
    );
  }
  return (
    <g className="flags">
      {flagGroups(changes, x).map((group) => {
        const at = x(group[0]?.at ?? 0);
        return (
          <g key={`${group[0]?.at ?? 0}${group[0]?.title ?? ""}`}>
            <title>{group.map((change) => change.title).join("; ")}</title>
            {group.map((change) => (
              <path
                key={change.title}
                d={`M${x(change.at)} ${top - 4}V${bottom}`}
                stroke={colour("text3")}
                strokeWidth={0.75}
              />
            ))}
            <rect
              x={at - FLAG / 2}
              y={top - 4 - FLAG}
              width={FLAG}
              height={FLAG}
              rx={2}
              fill={colour("surface")}
              stroke={colour("text3")}
              strokeWidth={0.75}
            />
            <text x={at} y={top - 4 - FLAG / 2} dy="0.36em" textAnchor="middle">
              {group.length === 1 ? group[0]?.letter : group.length}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** The changes between the ends of an axis. */
function changesInside(
  changes: readonly FlaggedChange[],
  x: ScaleLinear<number, number>,
): readonly FlaggedChange[] {
  const [from = 0, to = 0] = x.domain();
  return changes.filter((change) => change.at >= from && change.at <= to);
}

/** The changes on an axis by flag: those under 20 px apart share one. */
export function flagGroups(
  changes: readonly FlaggedChange[],
  x: ScaleLinear<number, number>,
): readonly (readonly FlaggedChange[])[] {
  const groups: FlaggedChange[][] = [];
  for (const change of changesInside(changes, x).toSorted(
    (a, b) => a.at - b.at || (a.title < b.title ? -1 : 1),
  )) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && x(change.at) - x(first.at) < TOGETHER)
      group.push(change);
    else groups.push([change]);
  }
  return groups;
}
