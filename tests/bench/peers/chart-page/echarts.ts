import { HeatmapChart, LineChart } from "echarts/charts";
import { GridComponent, TitleComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { type Dashboard, type Drawn, type DrawnLine, HEAT_COLUMNS, HEIGHT, WIDTH } from "./chart-data.ts";

use([
  LineChart,
  HeatmapChart,
  GridComponent,
  TooltipComponent,
  TitleComponent,
  VisualMapComponent,
  CanvasRenderer,
]);

const lineSeries = ({ values }: DrawnLine) => [
  { type: "line", showSymbol: false, data: values.map((y, x) => [x, y]) },
];
const heatSeries = (heat: Drawn["heat"]) => [
  {
    type: "heatmap",
    data: heat.flatMap((shares, row) => shares.map((share, column) => [column, row, share])),
  },
];

const lineOption = (line: DrawnLine) => ({
  animation: false,
  title: { text: line.title },
  grid: { left: 40, right: 10, top: 30, bottom: 24 },
  tooltip: { trigger: "axis" },
  xAxis: { type: "value", max: line.values.length - 1 },
  yAxis: { type: "value", scale: true },
  series: lineSeries(line),
});

const heatOption = (heat: Drawn["heat"]) => ({
  animation: false,
  grid: { left: 70, right: 10, top: 20, bottom: 30 },
  tooltip: {},
  xAxis: {
    type: "category",
    data: Array.from({ length: HEAT_COLUMNS }, (_, place) => `Pillar ${place + 1}`),
  },
  yAxis: { type: "category", data: heat.map((_, place) => `Company ${place + 1}`) },
  visualMap: { min: 0, max: 1, show: false },
  series: heatSeries(heat),
});

export const dashboard: Dashboard = {
  mount(root, drawn) {
    root.style.cssText = "display:flex;flex-wrap:wrap;width:1400px";
    const chart = (height: number, option: object) => {
      const element = document.createElement("div");
      root.append(element);
      const made = init(element, null, { width: WIDTH, height });
      made.setOption(option);
      // Drawn now, not in the next frame.
      made.getZr().flush();
      return made;
    };
    const lines = drawn.lines.map((line) => chart(HEIGHT, lineOption(line)));
    const heat = chart(900, heatOption(drawn.heat));
    return {
      update(next) {
        for (const [place, line] of next.lines.entries())
          lines[place]?.setOption({ series: lineSeries(line) });
        heat.setOption({ series: heatSeries(next.heat) });
        for (const made of [...lines, heat]) made.getZr().flush();
      },
      unmount() {
        for (const made of [...lines, heat]) made.dispose();
      },
    };
  },
};
