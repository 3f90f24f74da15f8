import type { ReactElement } from "react";
import type { CustomerRow } from "../../../shared/domain/customer-rows.ts";
import { colour } from "../../../shared/report/charts/tokens.ts";

const WIDTH = 408;
const HEIGHT = 28;

/** From 0 to 100 %: what the segment gets with its interval, and the promise as a line. Decorative beside the words. */
export function PromiseStrip({ row }: { readonly row: CustomerRow }): ReactElement | null {
  const { promised, trust } = row;
  const { value, low, high } = trust.delivered ?? { value: null, low: null, high: null };
  if (promised === null || value === null || low === null || high === null) return null;
  const x = (share: number): number => 1 + share * (WIDTH - 2);
  const isCovered = promised <= low;
  return (
    <svg aria-hidden="true" width="100%" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="promise">
      <path d={`M1 14H${WIDTH - 1}`} stroke={colour("hairline")} />
      {isCovered ? null : (
        <rect x={x(low)} y={9} width={x(promised) - x(low)} height={10} fill={colour("badTint")} />
      )}
      <path d={`M${x(low)} 14H${x(high)}`} stroke={colour("text2")} strokeWidth={3} />
      <circle cx={x(value)} cy={14} r={4} fill={colour("text2")} stroke={colour("surface")} />
      <path d={`M${x(promised)} 3v22`} stroke={colour(isCovered ? "text" : "bad")} strokeWidth={2} />
    </svg>
  );
}
