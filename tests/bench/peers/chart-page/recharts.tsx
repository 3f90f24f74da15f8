import { CartesianGrid, Line, LineChart, Tooltip, XAxis, YAxis } from "recharts";
import { Heat } from "./bare.tsx";
import { HEIGHT, WIDTH } from "./chart-data.ts";
import { reactDashboard } from "./react-dashboard.ts";

/** Recharts has no heatmap: that one is drawn by hand. */
export const dashboard = reactDashboard((drawn) => (
  <div style={{ display: "flex", flexWrap: "wrap", width: 1400 }}>
    {drawn.lines.map(({ title, values }) => (
      <LineChart key={title} width={WIDTH} height={HEIGHT} data={values.map((y, x) => ({ x, y }))}>
        <CartesianGrid stroke="#eee" />
        <XAxis dataKey="x" type="number" domain={["dataMin", "dataMax"]} />
        <YAxis domain={["auto", "auto"]} />
        <Tooltip />
        <Line dataKey="y" dot={false} isAnimationActive={false} stroke="#36c" />
      </LineChart>
    ))}
    <Heat heat={drawn.heat} />
  </div>
));
