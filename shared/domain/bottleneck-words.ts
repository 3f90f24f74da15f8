import type { SeriesBottleneck } from "./review-series.ts";

/** The sentence for a series that decides nothing, without a full stop; null: it does not say so. */
export function bottleneckSentence({
  isBottleneck,
  looked,
  withoutTradeOff,
}: SeriesBottleneck): string | null {
  return isBottleneck
    ? `No trade-off decision. ${withoutTradeOff} of the last ${looked} reviews ended so: the operating model is the bottleneck`
    : null;
}
