import type { ReactElement } from "react";
import type { ReportFormat } from "../../shared/report/format/report-format.ts";

/** How many of the metrics that the leadership is shown somebody would act on. */
export function OperationalShare({
  share,
  format,
}: {
  readonly share: number | null;
  readonly format: ReportFormat;
}): ReactElement | null {
  if (share === null) return null;
  return (
    <span className="caption" title="Metrics that are not decorative, of those that the leadership is shown">
      operational share {format.numbers.fixed(share * 100, 0)} %
    </span>
  );
}
