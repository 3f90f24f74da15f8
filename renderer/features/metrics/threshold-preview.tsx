import type { ReactElement } from "react";
import { type PreviewTerms, previewSentence } from "../../../shared/domain/threshold-preview.ts";
import type { ThresholdScope } from "../../../shared/metrics/threshold-periods.ts";
import { unitOf } from "../../../shared/report/baseline/metric-print.ts";
import type { OpenPilot } from "../../app/pilot-context.ts";
import { useServices } from "../../app/services.ts";
import { useAnswer } from "../../app/use-answer.ts";
import { Measured } from "../../components/measured.tsx";
import { PreviewStrip } from "./preview-strip.tsx";

/** What the terms would have done so far: a sentence, and the last periods against the line. */
export function ThresholdPreviewView({
  open,
  scope,
  terms,
}: {
  readonly open: OpenPilot;
  readonly scope: ThresholdScope;
  readonly terms: PreviewTerms;
}): ReactElement {
  const { figures } = useServices();
  const { pilot, asOfMs, format } = open;
  const { metric, workflow, segment } = scope;
  const { direction, breach, warn, periods } = terms;
  const answer = useAnswer([pilot, metric, workflow, segment, direction, breach, warn, periods], () =>
    figures.ask("thresholdPreview", pilot, asOfMs, { scope, terms }),
  );
  if (answer.kind === "failed") return <p className="note bad">{answer.problem.message}</p>;
  const preview = answer.kind === "ready" ? answer.value : null;
  return (
    <div className="thresholdpreview">
      <Measured height={120}>
        {(width) =>
          preview === null ? null : (
            <PreviewStrip
              preview={preview}
              direction={direction}
              breach={breach}
              warn={warn}
              unit={unitOf(metric)}
              format={format}
              width={width}
            />
          )
        }
      </Measured>
      <p className="preview-words" aria-live="polite">
        {preview === null ? "" : `${previewSentence(preview)}.`}
      </p>
      {preview === null || preview.periods.length === 0 ? null : (
        <p className="caption">
          Filled diamonds: the whole interval is past the line; hollow ones: the value is, with 30 units or
          more.
        </p>
      )}
    </div>
  );
}
