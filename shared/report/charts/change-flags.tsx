import type { ScaleLinear } from "d3-scale";
import type { ReactElement } from "react";
import type { LineChartSpec } from "./chart-spec.ts";
import { colour } from "./tokens.ts";

type Change = NonNullable<LineChartSpec["changes"]>[number];

const FLAG = 14;
const TOGETHER = 20;

/** Flags above the plot, one per change; changes under 20 px apart share one flag with their count. */
export function ChangeFlags({
  changes,
  x,
  top,
  bottom,
}: {
  readonly changes: readonly Change[];
  readonly x: ScaleLinear<number, number>;
  readonly top: number;
  readonly bottom: number;
}): ReactElement {
  const [from = 0, to = 0] = x.domain();
  const inside = changes.filter((change) => change.at >= from && change.at <= to);
  return (
    <g className="flags">
      {groupsOf(inside, x).map((group) => {
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

function groupsOf(
  changes: readonly Change[],
  x: ScaleLinear<number, number>,
): readonly (readonly Change[])[] {
  const groups: Change[][] = [];
  for (const change of changes.toSorted((a, b) => a.at - b.at || (a.title < b.title ? -1 : 1))) {
    const group = groups.at(-1);
    const first = group?.[0];
    if (group !== undefined && first !== undefined && x(change.at) - x(first.at) < TOGETHER)
      group.push(change);
    else groups.push([change]);
  }
  return groups;
}
