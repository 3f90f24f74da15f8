import type { ReactElement } from "react";
import { heatStep } from "../../shared/report/charts/heat-step.ts";
import { certaintyOf, type Status } from "../../shared/report/charts/status.ts";

/** A heatmap cell: the colour is the verdict, the arrow the direction of the value; grey says nothing is proven. */
export function VerdictCell({
  text,
  spoken = text,
  n,
  status,
  progress,
  isBreach = false,
  isDecorative = false,
  label,
}: {
  readonly text: string;
  /** The same with its unit, for those who do not see the head of the column. */
  readonly spoken?: string;
  readonly n: string | null;
  readonly status: Status;
  readonly progress: number | null;
  readonly isBreach?: boolean;
  /** Nobody would act on the metric. */
  readonly isDecorative?: boolean;
  readonly label: string;
}): ReactElement {
  const isSilent = certaintyOf(status.word) === "cannotSay";
  const step = heatStep(status, progress);
  const hasValue = text !== "–";
  const className = `heatcell${isSilent ? (hasValue ? " plain" : " none") : ""}${isBreach ? " breach" : ""}${isDecorative ? " decorative" : ""}`;
  return (
    <span
      className={className}
      style={isSilent ? undefined : { background: `var(--h-${step})`, color: `var(--h-${step}-text)` }}
    >
      <span className="line">
        {status.direction === undefined || step === 0 ? null : (
          <svg width={8} height={8} viewBox="0 0 8 8" aria-hidden="true">
            <path d={status.direction === "up" ? "M4 1 7.5 7h-7z" : "M4 7 0.5 1h7z"} fill="currentColor" />
          </svg>
        )}
        <span aria-hidden="true">{text}</span>
      </span>
      {isSilent && hasValue && n !== null ? <span aria-hidden="true">n {n}</span> : null}
      <span className="hidden">{`${label}: ${spoken}, ${status.word}${isBreach ? ", breach" : ""}${isDecorative ? ", decorative" : ""}`}</span>
    </span>
  );
}
