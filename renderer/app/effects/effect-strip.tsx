import type { ReactElement } from "react";
import type { ChangeEffect } from "../../../shared/domain/change-impact.ts";
import { certaintyOf } from "../../../shared/report/charts/status.ts";
import { type ColourToken, colour } from "../../../shared/report/charts/tokens.ts";
import { effectStatus } from "./effect-status.ts";

const HEIGHT = 12;
const MIDDLE = HEIGHT / 2;

/**
 * The difference and its interval around no change, drawn to the scale of this effect alone: whether it reaches over the
 * middle is what the verdict says. Decorative beside the figures.
 */
export function EffectStrip({
  effect,
  width,
}: {
  readonly effect: ChangeEffect;
  readonly width: number;
}): ReactElement | null {
  const { difference, differenceLow, differenceHigh } = effect;
  if (difference === null || (differenceLow === null && differenceHigh === null)) return null;
  const reach = 1.1 * Math.max(Math.abs(differenceLow ?? difference), Math.abs(differenceHigh ?? difference));
  const x = (value: number): number => (reach === 0 ? width / 2 : ((value / reach + 1) / 2) * width);
  const [left, right] = [
    differenceLow === null ? 0 : x(differenceLow),
    differenceHigh === null ? width : x(differenceHigh),
  ];
  const certainty = certaintyOf(effectStatus(effect).word);
  const ink: ColourToken = certainty === "good" || certainty === "bad" ? certainty : "neutralMark";
  return (
    <svg
      aria-hidden="true"
      width={width}
      height={HEIGHT}
      viewBox={`0 0 ${width} ${HEIGHT}`}
      className="strip"
    >
      <path d={`M0 ${MIDDLE}H${width}`} stroke={colour("hairline")} />
      <path d={`M${width / 2} 0V${HEIGHT}`} stroke={colour("text3")} />
      <path d={`M${left} ${MIDDLE}H${right}`} stroke={colour(ink)} strokeWidth={2} />
      {differenceLow === null ? null : (
        <path d={`M${left} ${MIDDLE - 3}v6`} stroke={colour(ink)} strokeWidth={2} />
      )}
      {differenceHigh === null ? null : (
        <path d={`M${right} ${MIDDLE - 3}v6`} stroke={colour(ink)} strokeWidth={2} />
      )}
      <circle cx={x(difference)} cy={MIDDLE} r={3.5} fill={colour(ink)} stroke={colour("surface")} />
    </svg>
  );
}
