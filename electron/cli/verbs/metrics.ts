import type { Figure } from "../../../shared/metrics/figure.ts";
import { computeFigures } from "../../../shared/metrics/figures.ts";
import { createDatasetReader } from "../../../shared/pilot-data/dataset-reader.ts";
import { byOption, dateOption, metricOption } from "../arguments.ts";
import { decorativeLines } from "../decorative-note.ts";
import { plainNumber } from "../figure-text.ts";
import { textTable } from "../output.ts";
import { PACK_OPTIONS, packOf, refuse } from "../pack-verb.ts";
import { EXIT, UsageError, type Verb } from "../verb.ts";

/** `metrics`: the figures. */
export const metrics: Verb = {
  name: "metrics",
  usage: "F.c180 [--by workflow,segment,week] [--metric ID,…] [--from D] [--to D] [--json]",
  summary: "prints the figures, rolled up over whatever --by does not name",
  options: {
    ...PACK_OPTIONS,
    by: { type: "string" },
    metric: { type: "string" },
    from: { type: "string" },
    to: { type: "string" },
  },
  positionals: [1, 1],
  run: async (call) => {
    const from = dateOption(call, "from");
    const to = dateOption(call, "to");
    if (from !== undefined && to !== undefined && from > to) throw new UsageError("--from is after --to");
    const chosen = metricOption(call);
    const by = byOption(call, true);
    const opened = await packOf(call);
    if (!opened.ok) return refuse(call, opened.problem);
    const dataset = createDatasetReader().datasetOf(opened.value.pilot);
    if (!dataset.ok) return refuse(call, dataset.problem);
    const figures = computeFigures(dataset.value, {
      by,
      ...(chosen === undefined ? {} : { metrics: chosen }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
    });
    if (call.output.json) call.output.result(figures);
    else {
      call.output.line(figureTable(figures));
      const printed = new Set(figures.map(({ metric }) => metric));
      for (const line of decorativeLines(opened.value.pilot, printed, call.world.nowMs)) {
        call.output.line(line);
      }
    }
    return EXIT.done;
  },
};

function figureTable(figures: readonly Figure[]): string {
  const head = ["metric", "workflow", "segment", "period", "value", "low", "high", "n", "from", "to"];
  const rows = figures.map((figure) => [
    figure.metric,
    figure.workflow,
    figure.segment,
    figure.period,
    plainNumber(figure.value),
    plainNumber(figure.low),
    plainNumber(figure.high),
    plainNumber(figure.n),
    figure.from ?? "–",
    `${figure.to ?? "–"}${figure.partial ? " (partial)" : ""}`,
  ]);
  return textTable(head, rows, [4, 5, 6, 7]);
}
