import type { ReactElement } from "react";
import { bottleneckSentence } from "../../../shared/domain/bottleneck-words.ts";
import type { ReviewSeries } from "../../../shared/domain/review-series.ts";

/** Said above everything where the last reviews decided nothing. */
export function RhythmBanner({ series }: { readonly series: ReviewSeries }): ReactElement | null {
  const sentence = bottleneckSentence(series.bottleneck);
  if (sentence === null) return null;
  return (
    <div className="note bad bottleneck" role="status">
      <p>
        <strong>The operating model is the bottleneck.</strong> {series.bottleneck.withoutTradeOff} of the
        last {series.bottleneck.looked} weekly reviews ended without a trade-off decision.
      </p>
    </div>
  );
}
