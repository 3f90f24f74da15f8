import { failure } from "../../../shared/errors/problem.ts";
import type { LineChartSpec } from "../../../shared/report/charts/chart-spec.ts";
import { chartTable } from "../../../shared/report/charts/chart-table.ts";
import { chartPicture } from "../../components/chart-picture.ts";
import { useMessages } from "../../stores/message-store.ts";
import type { Services } from "../services.ts";
import { problemMessage } from "../use-execute.ts";

/** Puts a chart into the clipboard as a picture, and says so. */
export async function copyChartPicture({ host }: Pick<Services, "host">, chart: Element): Promise<void> {
  const { say } = useMessages.getState();
  const svg = chart.querySelector("svg.chart");
  if (!(svg instanceof SVGSVGElement)) return;
  const { REPORT_FONTS } = await import("../../../shared/report/html/embedded-fonts.ts");
  const { fontFaceCss } = await import("../../../shared/report/html/report-fonts.ts");
  const drawn = await chartPicture(svg, fontFaceCss(REPORT_FONTS)).catch((fault: unknown) =>
    failure("INTERNAL", fault instanceof Error ? fault.message : String(fault)),
  );
  const copied = drawn instanceof Uint8Array ? await host.copyPicture(drawn) : drawn;
  if (copied.ok) say({ kind: "done", text: "The chart is copied as a picture" });
  else say(problemMessage(copied.problem));
}

/** Puts the points of a chart into the clipboard as a table for a spreadsheet, and says so. */
export async function copyChartTable({ host }: Pick<Services, "host">, spec: LineChartSpec): Promise<void> {
  const { say } = useMessages.getState();
  const copied = await host.copyText(chartTable(spec));
  if (copied.ok) say({ kind: "done", text: "The chart is copied as a table" });
  else say(problemMessage(copied.problem));
}
