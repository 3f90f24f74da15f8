import { Button } from "@mantine/core";
import { type ReactElement, useState } from "react";
import { bottleneckSentence } from "../../../../shared/domain/bottleneck-words.ts";
import { reviewSeries, seriesBottleneck } from "../../../../shared/domain/review-series.ts";
import type { RecordOf } from "../../../../shared/records/record-types.ts";
import type { OpenPilot } from "../../../app/pilot-context.ts";
import { asSentence } from "../review-words.ts";

/** How a review ends: with what was decided, or with the explicit verdict that nothing was. There is no third way. */
export function EndingStage({
  open,
  review,
  verdict,
  onClose,
  onCancel,
}: {
  readonly open: OpenPilot;
  readonly review: RecordOf<"review">;
  readonly verdict: "decision" | "none";
  readonly onClose: () => Promise<void>;
  readonly onCancel: () => void;
}): ReactElement {
  const [isBusy, setIsBusy] = useState(false);
  const { entries } = reviewSeries(open.pilot, review.kind, open.overview.moment.date);
  const others = entries.filter((entry) => entry.review !== review.id);
  const after = seriesBottleneck(others, {
    hasTradeOff: verdict === "decision" && review.tradeOff !== undefined,
  });
  const { looked, withoutTradeOff } = after;
  return (
    <div className="ending">
      <h2>
        {verdict === "none"
          ? asSentence(bottleneckSentence(after) ?? "No trade-off decision")
          : `Agreed: ${review.tradeOff ?? "a decision without a clear trade-off"}`}
      </h2>
      <p className="lead">
        {verdict === "none"
          ? after.isBottleneck
            ? "It stands so in the minutes of both copies."
            : `${withoutTradeOff} of the last ${looked} ${looked === 1 ? "review" : "reviews"} ended so. From three of four on, the operating model is the bottleneck.`
          : "It is what the minutes begin with. Once the review is closed they stay as they are."}
      </p>
      <div className="row">
        <Button onClick={onCancel}>Back to the review</Button>
        <Button
          variant="filled"
          autoFocus
          loading={isBusy}
          onClick={() => {
            setIsBusy(true);
            void onClose().finally(() => setIsBusy(false));
          }}
        >
          {verdict === "none" ? "Close: no decision today" : "Close with the decision"}
        </Button>
      </div>
    </div>
  );
}
