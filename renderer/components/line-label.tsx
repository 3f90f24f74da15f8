import type { ReactElement } from "react";
import type { LineNow } from "../../shared/domain/lines-now.ts";
import { unitOf } from "../../shared/report/baseline/metric-print.ts";
import type { ReportFormat } from "../../shared/report/format/report-format.ts";
import { StatusLabel } from "./status-label.tsx";

/** The state of a line in words, with how many more units would prove it and whether that can be before Day 180. */
export function LineLabel({
  line: { line, provenOn, terms, metric },
  format,
  lastDay,
}: {
  readonly line: LineNow;
  readonly format: ReportFormat;
  /** The last day of the pilot; null: it has none. */
  readonly lastDay: number | null;
}): ReactElement {
  const bound = format.value(terms.breach, unitOf(metric)).text;
  const rest: string[] = [];
  if (line.state === "unproven") {
    if (line.moreUnits !== null) rest.push(`about ${format.count(line.moreUnits)} more`);
    if (provenOn !== null && lastDay !== null && provenOn > lastDay) rest.push("not before Day 180");
  }
  rest.push(`line ${bound}`);
  return <StatusLabel status={{ word: line.state }} rest={rest.join(" · ")} />;
}
