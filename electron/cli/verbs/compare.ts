import { compareRanges } from "../../../shared/metrics/comparison.ts";
import type { Comparison } from "../../../shared/metrics/figure.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { asOfOption, byOption, metricOption, requiredDate } from "../arguments.ts";
import { decorativeLines } from "../decorative-note.ts";
import { plainNumber } from "../figure-text.ts";
import { textTable } from "../output.ts";
import { PACK_OPTIONS, packOf, refuse } from "../pack-verb.ts";
import { EXIT, UsageError, type Verb } from "../verb.ts";

/** `compare`: each metric in two ranges, with difference, interval and verdict. */
export const compare: Verb = {
  name: "compare",
  usage:
    "F.c180 --from A --to B --against-from C --against-to D [--by workflow,segment] [--metric ID,…] [--as-of T] [--json]",
  summary: "compares two ranges: difference, interval, verdict, and what rate and mix contributed",
  options: {
    ...PACK_OPTIONS,
    from: { type: "string" },
    to: { type: "string" },
    "against-from": { type: "string" },
    "against-to": { type: "string" },
    by: { type: "string" },
    metric: { type: "string" },
    "as-of": { type: "string" },
  },
  positionals: [1, 1],
  run: async (call) => {
    const from = requiredDate(call, "from");
    const to = requiredDate(call, "to");
    const againstFrom = requiredDate(call, "against-from");
    const againstTo = requiredDate(call, "against-to");
    if (from > to) throw new UsageError("--from is after --to");
    if (againstFrom > againstTo) throw new UsageError("--against-from is after --against-to");
    if (from <= againstTo && againstFrom <= to) throw new UsageError("the two ranges overlap");
    const by = byOption(call, false).filter(
      (dimension) => dimension === "workflow" || dimension === "segment",
    );
    const chosen = metricOption(call);
    const asOf = asOfOption(call);
    const opened = await packOf(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const dataset = createDatasetReader().datasetOf(opened.value.pilot);
    if (!dataset.ok) return refuse(call, dataset.problem);
    const comparisons = compareRanges(dataset.value, {
      from,
      to,
      againstFrom,
      againstTo,
      by,
      asOf,
      ...(chosen === undefined ? {} : { metrics: chosen }),
    });
    if (call.output.json) call.output.result(comparisons);
    else {
      call.output.line(comparisonTable(comparisons));
      const printed = new Set(comparisons.map(({ metric }) => metric));
      for (const line of decorativeLines(opened.value.pilot, printed, call.world.nowMs)) {
        call.output.line(line);
      }
    }
    return EXIT.done;
  },
};

function comparisonTable(comparisons: readonly Comparison[]): string {
  const head = ["metric", "workflow", "segment", "before", "now", "difference", "from", "to", "verdict"];
  const rows = comparisons.map((comparison) => [
    comparison.metric,
    comparison.workflow,
    comparison.segment,
    plainNumber(comparison.before),
    plainNumber(comparison.value),
    plainNumber(comparison.difference),
    plainNumber(comparison.differenceLow),
    plainNumber(comparison.differenceHigh),
    comparison.verdict ?? "–",
  ]);
  return textTable(head, rows, [3, 4, 5, 6, 7]);
}
